"""Every step of a derivation has a sentence in the report."""

import sympy

from proofs_check.report.steps import sentence
from theory.records import Claim, Crossover, Equality, Optimum
from theory.registry import builtin
from theory.symbols import parameters, resources

N, D, C, eta = resources("N D C eta")
a = parameters("a")
CLAIM = Claim("t:claim", "Test", Equality(a, a), "ours", "as stated", "test")


def test_built_in_steps_have_sentences() -> None:
    for entry in builtin().entries:
        for step in entry.claim.derivation.steps if entry.claim.derivation else ():
            assert sentence(step, entry.claim)


def test_an_optimum_names_limits_and_what_is_free() -> None:
    step = Optimum("best", N**-a + eta, (N * D,), C, subject_to=(sympy.Le(D, N),), free=(eta,), resources=(D,))
    found = sentence(step, CLAIM)
    assert found.index(" over ") < found.index("&gt; 0") < found.index("≥ 1") < found.index(" subject to ")
    assert "over" not in sentence(Optimum("best", N**-a, (N,), C), CLAIM).split("subject")[0]


def test_a_crossover_names_both_sides() -> None:
    found = sentence(Crossover("meet", N**-a, 2 / N, N), CLAIM)
    assert found.startswith("The largest ") and " with " in found and " = " in found
