"""Numeric checks of the rates of random features."""
