"""Exchange: from the picture out, to files others read."""
