"""Transformers of logarithmic precision lie in first-order logic with majority."""

from theory.classes import read_class
from theory.records import Claim, Inclusion

CLAIM = Claim(
    id="merrill2023logic:log-precision-logic",
    title="Transformers of logarithmic precision lie in first-order logic with majority",
    statement=Inclusion(read_class("T(1, log(n))"), read_class("FO(M)")),
    source="reported",
    fidelity="as stated",
    reference="Theorem 2, as a summary states it; the proof was not read. It is one-sided.",
)
