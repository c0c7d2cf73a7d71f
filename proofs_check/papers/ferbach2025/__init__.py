"""Numeric checks of momentum adapted to the dimension."""
