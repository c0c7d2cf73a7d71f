"""Numeric checks of the claims about minimax regression."""
