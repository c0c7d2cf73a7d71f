"""Threshold circuits are transformers with advice."""

from theory.classes import read_class
from theory.records import Claim, Inclusion

CLAIM = Claim(
    id="merrill2023parallelism:advice",
    title="Non-uniform threshold circuits are transformers with advice",
    statement=Inclusion(read_class("TC0[non-uniform]"), read_class("T/poly")),
    source="reported",
    fidelity="as stated",
    reference="Corollary 3.2, as a summary states it; the proof was not read.",
)
