"""Numeric checks of the claims about data made by models."""
