"""Numeric checks of the claims about gradient flow and floors of random features."""
