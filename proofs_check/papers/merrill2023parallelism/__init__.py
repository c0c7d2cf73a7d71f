"""Numeric checks of the claims about threshold circuits."""
