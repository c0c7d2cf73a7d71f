"""Numeric checks of the rates of one pass of SGD."""
