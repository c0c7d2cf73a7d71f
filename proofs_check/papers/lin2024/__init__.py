"""Numeric checks of one-pass SGD on sketched regression."""
