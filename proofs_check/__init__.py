"""Numeric side of the companion for neural scaling laws: simulated dynamics, estimates, verdicts, reports."""
