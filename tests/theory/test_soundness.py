"""Ways to write down an answer that is not derived; each must be seen through."""

from __future__ import annotations

from typing import Any

import pytest
import sympy

from theory import Risk, compute_optimal, parameters, resources
from theory.derive import derive
from theory.records import (
    Bound,
    Claim,
    Derivation,
    Equality,
    Flow,
    Identity,
    Inequality,
    Limit,
    Optimum,
    Order,
    Solution,
    Spectral,
    Squeeze,
    Statement,
)

N, D, C, t = resources("N D C t")
a, b, k, eps = parameters("a b k eps")
R = sympy.Function("R")


def grade(statement: Statement, *steps: Any, facts: tuple[Any, ...] = ()) -> tuple[str, str]:
    claim = Claim(
        id="toy2030:claim",
        title="A claim",
        statement=statement,
        source="ours",
        fidelity="as stated",
        reference="Ours.",
        assumptions=facts,
        derivation=Derivation((), steps),
    )
    found = derive(claim)
    assert found is not None
    return found.grade, found.why


def two_legs(**changes: Any) -> Optimum:
    return Optimum(**{"name": "best", "risk": 3 / N + 1 / D, "costs": (N * D,), "budget": C, **changes})


def test_a_rate_is_no_equality() -> None:
    found = grade(Equality(R(C), C ** sympy.Rational(-1, 2)), two_legs())
    assert found == (
        "argued",
        "the derivation gives the order up to constants only, and the statement needs the exact value",
    )
    assert grade(Order(R(C), "~", C ** sympy.Rational(-1, 2), C), two_legs())[0] == "argued"
    assert grade(Order(R(C), "Theta", C ** sympy.Rational(-1, 2), C), two_legs())[0] == "derived"


def test_an_exact_value_is_an_equality_and_a_leading_one_is_not() -> None:
    value = 2 * sympy.sqrt(3) * C ** sympy.Rational(-1, 2)
    assert grade(Equality(R(C), value), two_legs(yields="value"))[0] == "derived"
    small = two_legs(risk=3 / N + 1 / D + 1 / (N * D), yields="value")
    assert grade(Equality(R(C), value), small)[0] == "argued"
    assert grade(Order(R(C), "~", value, C), small)[0] == "derived"


def test_a_leading_term_is_no_equality() -> None:
    spectral = Spectral("tail", k ** (-a - 1) * sympy.exp(-t * k**-b), over=k, large=t)
    law = sympy.gamma(a / b) / b * t ** (-a / b)
    assert grade(Equality(R(t), law), spectral)[0] == "argued"
    assert grade(Order(R(t), "~", law, t), spectral)[0] == "derived"


def test_an_inequality_needs_a_proved_relation_of_its_own() -> None:
    typed = Identity("half", b / 2 * (a + 1) - b * a / 2, b / 2)
    assert grade(Inequality(a, ">=", b / 2), typed)[0] == "failed"
    proved = Bound("mean", a * b / (a + b) <= a)
    assert grade(Inequality(a * b / (a + b), "<=", a), proved)[0] == "derived"
    assert grade(Inequality(a * b / (a + b), ">=", a), proved)[0] == "failed"


@pytest.mark.parametrize(
    "step, words",
    [
        (Solution("x", sympy.S.Zero, t, C**-a), "does not determine"),
        (Solution("x", a - a * b / b, t, C**-a), "does not determine"),
        (Identity("x", C**-a, C**-9, given=((a, sympy.Integer(9)),)), "one case only"),
        (Squeeze("x", C**-a * (1 + eps), C**-a * (1 - eps), eps), "lies above"),
        (Squeeze("x", C**-a, C**-a * (1 + eps * C), eps), "which grows"),
        (Flow("x", a, sympy.Rational(-1, 2), t), "not known to be positive"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_step_that_proves_too_little_fails(step: Any, words: str) -> None:
    found = grade(Limit(R(C), C, sympy.oo, C**-a), step)
    assert found[0] == "failed"
    assert words in found[1]


def test_an_allocation_that_is_not_unique_has_no_rate() -> None:
    plan = compute_optimal(Risk(N**-a * D**-a), cost=N * D)
    assert not plan.phase.unique
    step = Optimum("best", N**-a * D**-a, (N * D,), C, yields="D")
    assert "not unique" in grade(Order(R(C), "Theta", C, C), step)[1]


def test_what_algebra_cannot_settle_is_argued_and_not_refuted() -> None:
    # Denesting of square roots: true, but it does not cancel.
    left = sympy.sqrt(a + b + 2 * sympy.sqrt(a * b)) ** k
    right = (sympy.sqrt(a) + sympy.sqrt(b)) ** k
    found = grade(Equality(R(C), right), Identity("x", left, right))
    assert found[0] == "argued"
    assert "does at trial points" in found[1]
