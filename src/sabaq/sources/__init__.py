"""Sources: from outside in, to reports and claims."""
