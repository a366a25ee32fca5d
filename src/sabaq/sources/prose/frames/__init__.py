"""Frames: whether words tell news or something else."""
