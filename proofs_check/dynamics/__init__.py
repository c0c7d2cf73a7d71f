"""Simulated learning dynamics, exact where they can be and drawn where they cannot.

Everywhere `noise` is a variance, the sigma^2 of the formulas; what is measured in
standard deviations is called a deviation.
"""
