"""Numeric checks of the rates of kernel ridge regression."""
