"""Numeric checks of the rates of several passes."""
