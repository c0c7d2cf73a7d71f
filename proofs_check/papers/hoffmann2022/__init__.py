"""Numeric checks of what parametric laws of language models imply."""
