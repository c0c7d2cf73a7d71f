"""Numeric checks of the claims about training in two phases, lower bounds and wide networks."""
