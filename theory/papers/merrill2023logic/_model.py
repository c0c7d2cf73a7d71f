"""Symbols and premises that the claims about precision and logic share."""

from theory.records import Meaning, Premise
from theory.symbols import parameters

k, m, p, s = parameters("k m p s")
j = parameters("j", integer=True)

FORMAT = Premise(
    "assumption",
    "a float is a mantissa and an exponent, both with a sign, and its smallest positive value is 2^(-(p_m - 2 + "
    "2^(p_e - 1))) with p_m >= 2 and p_e >= 1 bits",
)
EVEN = Premise(
    "assumption", "weights are rounded to the nearest value; halfway between zero and the smallest one, zero wins"
)
BITS = Meaning(p, "bits of a float, mantissa and exponent with their signs together")
