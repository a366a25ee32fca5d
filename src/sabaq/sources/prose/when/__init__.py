"""When: the days and hours that a sentence states."""
