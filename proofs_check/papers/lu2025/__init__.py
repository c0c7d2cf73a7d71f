"""Numeric checks of the claims about linear attention fitted in high dimensions."""
