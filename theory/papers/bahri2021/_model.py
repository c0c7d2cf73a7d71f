"""Symbols that the claims about limits of data and of size share."""

from theory.records import Meaning
from theory.symbols import parameters, resources

n, P, r = resources("n P r")
d, beta = parameters("d beta")
NOTES = "Notes of a reading of the paper give the exponent; the derivation is ours."

SAMPLES = Meaning(n, "number of samples")
DIMENSION = Meaning(d, "dimension of the data")
