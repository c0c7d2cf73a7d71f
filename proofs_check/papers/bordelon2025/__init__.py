"""Numeric checks of the claims about in-context regression by deep linear attention."""
