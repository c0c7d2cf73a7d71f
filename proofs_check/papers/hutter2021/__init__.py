"""Numeric checks of the claims about learners that memorise."""
