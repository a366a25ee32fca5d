"""Stores: truth in the ledger, the picture beside it."""
