"""Text: cleaned, cut into sentences and words, and searched."""
