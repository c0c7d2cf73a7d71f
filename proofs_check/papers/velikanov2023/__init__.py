"""Numeric checks of mini-batch SGD on power laws."""
