"""Numeric checks of SGD with a falling step."""
