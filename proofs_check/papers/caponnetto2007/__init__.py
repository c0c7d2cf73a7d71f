"""Numeric checks of the rates of tuned ridge regression."""
