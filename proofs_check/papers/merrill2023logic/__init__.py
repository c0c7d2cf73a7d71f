"""Numeric checks of the claims about precision and logic."""
