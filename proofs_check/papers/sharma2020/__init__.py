"""Numeric checks of the claims about fits on cells."""
