"""Numeric checks of the claims about learnability."""
