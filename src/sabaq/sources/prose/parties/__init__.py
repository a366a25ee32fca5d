"""Parties: armed groups, and what is said of them or by them."""
