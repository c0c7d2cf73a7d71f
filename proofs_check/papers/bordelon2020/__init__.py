"""Numeric checks of the learning curves of kernel regression."""
