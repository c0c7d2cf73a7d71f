"""Numeric checks of the claims about laws on low-dimensional data."""
