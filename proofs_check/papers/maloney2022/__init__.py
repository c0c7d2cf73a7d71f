"""Numeric checks of the loss of random features."""
