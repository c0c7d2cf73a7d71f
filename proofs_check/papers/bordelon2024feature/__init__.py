"""Numeric checks of the claims about networks that learn features."""
