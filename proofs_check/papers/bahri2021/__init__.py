"""Numeric checks of the claims about limits of data and of size."""
