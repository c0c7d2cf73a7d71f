"""Numeric checks of the claims about kernels of teacher and student."""
