"""Numeric checks of scaling by quanta."""
