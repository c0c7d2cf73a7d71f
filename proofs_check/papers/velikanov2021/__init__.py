"""Numeric check of gradient descent on power laws."""
