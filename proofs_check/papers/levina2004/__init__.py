"""Numeric checks of the claims about maximum-likelihood dimension."""
