"""Numeric checks of redundancy laws."""
