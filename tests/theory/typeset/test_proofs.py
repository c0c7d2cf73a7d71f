"""Proofs say over what a risk is minimised, and where two rates cross."""

import sympy

from theory.derive import derive
from theory.records import Claim, Crossover, Derivation, Equality, Evidence, Optimum, Order, Record, Statement, Verdict
from theory.symbols import parameters, resources
from theory.typeset.proofs import proof

N, D, C, eta = resources("N D C eta")
a, b, w = parameters("a b w")
R = sympy.Function("R")


def written(statement: Statement, step: Optimum | Crossover) -> str:
    claim = Claim("t:claim", "Test", statement, "ours", "as stated", "test", derivation=Derivation((), (step,)))
    return proof(Record(claim, Evidence(derive(claim)), Verdict(claim.id, "supported", "")), {})


def test_an_optimum_names_limits_and_what_is_free() -> None:
    step = Optimum(
        "best", eta**a + 1 / (N * eta) + 1 / D, (N * D,), C, subject_to=(sympy.Ge(D, N),), free=(eta,), why="tuned"
    )
    found = written(Order(R(C), "Theta", C ** (-a / (2 * a + 2)), C), step)
    assert r"over $\eta > 0$ subject to $" in found and r"\le C$ and $D \ge N$." in found
    assert "Tuned. Minimise" in found


def test_an_optimum_without_costs_says_over_what() -> None:
    step = Optimum("best", N**-a + N / C, (), C, resources=(N,))
    found = written(Order(R(C), "Theta", C ** (-a / (a + 1)), C), step)
    assert r"over $N \ge 1$." in found and "subject to" not in found


def test_a_crossover_is_an_equation_with_its_solution() -> None:
    power = written(Equality(R(C), 2 ** (1 / a)), Crossover("meet", 2 * C**-a, C ** (-2 * a), C))
    assert "The equation $" in power and "has the solution" in power
    meets = w / b * a ** (1 / b) < sympy.exp(-1)
    root = -b / w * sympy.LambertW(-w / b * a ** (1 / b), -1)
    late = written(Equality(R(C), root), Crossover("meet", sympy.exp(-w * C), a * C**-b, C, facts=(meets,)))
    assert "Where $" in late and "the largest solution of" in late and "W_{-1}" in late
