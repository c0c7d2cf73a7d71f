"""Numeric checks of the claims about coding rates and the steps of white-box transformers."""
