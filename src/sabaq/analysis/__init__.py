"""Analysis: questions asked of the whole picture."""
