"""Learning: what is claimed, reviewed, promised, and verified."""
