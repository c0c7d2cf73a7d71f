"""Symbols and premises that the claims about decoding steps share."""

from typing import Any

import sympy

from theory.classes import LENGTH, read_class
from theory.records import Claim, Inclusion, Meaning, Premise
from theory.symbols import parameters

Expr = Any

i, k, q, x = parameters("i k q x")
n = LENGTH

HASH = Meaning(q, "a number whose layer-norm hash is (q, 1, -q, -1) over its length")
OTHER = Meaning(k, "another number with its hash")
CONSTRUCTION = Premise(
    "assumption",
    "the decoder has saturated attention under strict causal masks, projected pre-norm and a start symbol, and exact "
    "arithmetic",
)
SUMMARY = "A summary gives {}; the derivation is ours."


def penalty(j: Expr) -> Expr:
    """The penalty of column j from the fifth on."""
    return sympy.Rational(6, 100) / (j * (j - 1) * (j - 2) * (j - 3))


def reported(slug: str, title: str, small: str, large: str, place: str, notes: str = "") -> Claim:
    """A theorem of the paper as a summary states it, from which nothing else is derived than by citing it."""
    return Claim(
        id=f"merrill2024cot:{slug}",
        title=title,
        statement=Inclusion(read_class(small), read_class(large)),
        source="reported",
        fidelity="as stated",
        reference=f"{place}, as a summary states it; the proof was not read.",
        notes=notes,
    )
