"""Words as values: moments, numerals and amounts."""
