"""Numeric checks of the laws of data reuse."""
