"""Numeric checks of the claims about decoding steps."""
