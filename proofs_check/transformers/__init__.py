"""Transformers, circuits and formulas built by hand, as weight arrays and gates that are run."""
