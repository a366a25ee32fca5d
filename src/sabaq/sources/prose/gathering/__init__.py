"""Gathering: clauses become the things a document tells of."""
