"""Time that decoding takes, when steps are a power of the length."""

import sympy

from theory.classes import LENGTH, ComplexityClass
from theory.records import Claim, Derivation, Inclusion, Inside, Meaning
from theory.symbols import parameters

c = parameters("c")
small = ComplexityClass("CoT", (LENGTH**c,))
large = ComplexityClass("TIME~", (LENGTH ** (2 * sympy.Max(c, 1)),))

CLAIM = Claim(
    id="merrill2024cot:cost-exponent",
    title="Time that decoding takes, when steps are a power of the length",
    statement=Inclusion(small, large),
    source="ours",
    fidelity="reconstructed",
    reference="Ours: theorem 3, as a summary states it, with its sum of two powers decided.",
    meanings=(Meaning(c, "exponent of the number of steps in the length"),),
    derivation=Derivation(premises=(), steps=(Inside("chain", small, large),)),
    notes="From below time n^c is needed, so that the exponent of the cost lies between c and 2 max(c, 1): the prompt "
    "is the bottleneck below c = 1.",
)
