"""Numeric checks of the claims about two-neighbour dimension."""
