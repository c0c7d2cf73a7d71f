"""Transformers of logarithmic precision lie in uniform threshold circuits."""

from theory.classes import read_class
from theory.records import Claim, Inclusion

CLAIM = Claim(
    id="merrill2023parallelism:threshold-circuits",
    title="Transformers of logarithmic precision lie in logspace-uniform threshold circuits",
    statement=Inclusion(read_class("T(1, log(n))"), read_class("TC0[logspace]")),
    source="reported",
    fidelity="as stated",
    reference="Corollary 2.1, as a summary states it; the proof was not read.",
    notes="The uniformity is that of this paper; later results have logarithmic time.",
)
