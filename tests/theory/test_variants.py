"""Planted false variants, and how each relates to the claim it was made from."""

import pytest
import sympy

from theory.classes import ComplexityClass
from theory.derive import conclusion_of
from theory.records import (
    Claim,
    Combine,
    Convention,
    Derivation,
    Equality,
    Inclusion,
    Inequality,
    Instance,
    Optimum,
    Order,
    Statement,
    Threshold,
)
from theory.symbols import parameters, resources
from theory.variants import variants

N, D, C, t = resources("N D C t")
a, b, m, s = parameters("a b m s")
n = sympy.Symbol("n", integer=True, positive=True)
k = sympy.Symbol("k", integer=True, nonnegative=True)
R = sympy.Function("R")


def labels(statement: Statement, **changes: object) -> dict[str, str]:
    claim = Claim("test:claim", "Test", statement, "ours", "as stated", "test", **changes)  # type: ignore[arg-type]
    return {v.name: v.label for v in variants(claim)}


@pytest.mark.parametrize(
    "relation, smaller, larger",
    [
        ("Theta", "incomparable", "incomparable"),
        ("~", "incomparable", "incomparable"),
        ("O", "weaker", "stronger"),  # C**-0.9a is a weaker upper bound than C**-a
        ("Omega", "stronger", "weaker"),
    ],
)
def test_exponents_of_orders(relation: str, smaller: str, larger: str) -> None:
    found = labels(Order(R(C), relation, C**-a, C))  # type: ignore[arg-type]
    assert found["exponent times 9/10"] == smaller and found["exponent times 11/10"] == larger


def test_only_an_exact_order_has_a_constant() -> None:
    assert "constant times 9/10" in labels(Order(R(C), "~", 2 * C**-a, C))
    assert "constant times 9/10" not in labels(Order(R(C), "Theta", 2 * C**-a, C))


@pytest.mark.parametrize("relation, label", [("Theta", "incomparable"), ("O", "stronger"), ("Omega", "weaker")])
def test_a_dropped_logarithm(relation: str, label: str) -> None:
    statement = Order(R(C), relation, C**-a * sympy.log(C), C)  # type: ignore[arg-type]
    assert labels(statement)["logarithm dropped"] == label


def test_bounds_can_be_weakened_and_flipped() -> None:
    found = labels(Inequality(R(a), "<=", a))
    assert found["bound times 11/10"] == "weaker" and found["bound times 9/10"] == "stronger"
    assert found["inequality flipped"] == "incomparable"


def test_a_bound_whose_sign_the_symbols_do_not_tell_is_labelled_where_it_is_measured() -> None:
    bound = Inequality(R(a), "<=", 1 - a)
    assert labels(bound)["bound times 9/10"] == "incomparable"
    assert labels(bound, instances=(Instance.of(a="1/2"), Instance.of(a="1/3")))["bound times 9/10"] == "stronger"
    assert labels(bound, instances=(Instance.of(a=2), Instance.of(a=3)))["bound times 9/10"] == "weaker"
    assert labels(bound, instances=(Instance.of(a="1/2"), Instance.of(a=3)))["bound times 9/10"] == "incomparable"
    assert labels(bound, instances=(Instance.of(a=1), Instance.of(a=3)))["bound times 9/10"] == "weaker"


def test_structure_of_an_optimum() -> None:
    step = Optimum("best", 2 * N**-a + 3 * D**-b, (N * D,), C, yields="value")
    value = R(C)
    found = labels(Equality(value, C), derivation=Derivation((), (step,)))
    assert {"term 2/N**a missing", "term 3/D**b missing", "max for sum"} <= set(found)


def test_structure_of_an_optimum_below_an_inequality() -> None:
    best = Optimum("best", N**-a + D**-b, (N * D,), C, yields="value")
    value = conclusion_of(
        Claim("t:c", "T", Equality(R(C), 1), "ours", "as stated", "t", derivation=Derivation((), (best,)))
    )
    steps = (best, Combine("bound", sympy.Ge(R(C), sympy.Symbol("best", positive=True) / 2, evaluate=False)))
    found = labels(Inequality(R(C), ">=", value / 2), derivation=Derivation((), steps))
    assert {"term N**(-a) missing", "max for sum"} <= set(found)


def test_a_sum_over_modes_is_a_term() -> None:
    step = Optimum("best", N**-a + sympy.Sum(m**-2 * sympy.exp(-t / m), (m, 1, sympy.oo)), (N * t,), C)
    law = Order(R(C), "Theta", C ** (-a / (a + 1)), C)
    found = labels(law, derivation=Derivation((), (step,)))
    assert {"term N**(-a) missing", "term Sum(exp(-t/m)/m**2, (m, 1, oo)) missing"} <= set(found)


def test_side_constraints_are_kept() -> None:
    step = Optimum(
        "best", N**-a + D**-b, (N * D,), C, subject_to=(sympy.Le(D, C**s),), facts=(s * (a + b) < a, s < a / b)
    )
    found = labels(Order(R(C), "Theta", C ** (-b * s), C), derivation=Derivation((), (step,)))
    assert found["term D**(-b) missing"] == "incomparable"
    assert "term N**(-a) missing" not in found  # equivalent: data ran out before


def test_squared_for_root() -> None:
    found = labels(Order(R(C), "Theta", C**-a, C), convention=Convention(loss="squared"))
    assert found["root for squared"] == "incomparable"


def test_structure_of_expressions() -> None:
    assert "max for min" in labels(Equality(R(a), sympy.Min(a, b)))
    assert "other branch of W" in labels(Threshold(C, -sympy.LambertW(-a, -1), sympy.true, C))
    total = sympy.Sum(sympy.catalan(k) / 4**k, (k, 0, n - 1))
    assert "last term of the sum dropped" in labels(Equality(R(n), total))


def test_an_inclusion_is_turned_round_and_sharpened() -> None:
    found = labels(Inclusion(ComplexityClass("CoT", (n,)), ComplexityClass("CSL")))
    assert found["sides exchanged"] == "stronger", "the rules leave it open"
    assert found["the contrary"] == "incomparable"
    assert found["CFL for CSL"] == "stronger"


def test_equivalent_variants_are_left_out() -> None:
    # Sum and maximum of one term agree, and so do the two exponents of a constant rate.
    step = Optimum("best", N**-a, (N,), C)
    assert "max for sum" not in labels(Order(R(C), "Theta", C**-a, C), derivation=Derivation((), (step,)))
