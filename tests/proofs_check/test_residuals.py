"""The residual hunter finds what is missing from a sum of terms, and what has no place in it."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from proofs_check.residuals import hunt, rationals
from proofs_check.rungs import next_rung
from theory.errors import TheoryError
from theory.monomials import term
from theory.problems import PowerLawRegression, Ridge, decompose
from theory.problems.regions import Region
from theory.risk import Risk
from theory.symbols import parameters, resources

a, b = parameters("a b")
n, p, t = resources("n p t")
REGION = Region(((t, p), (sympy.S.One, t)))
AT = {a: 1.6, b: 3.4}

powers = st.fractions(-2, Fraction(-1, 8), max_denominator=8)


@given(steep=powers, mixed=powers, constant=st.floats(0.1, 10))
@settings(max_examples=8, deadline=None)
def test_a_term_that_was_left_out_is_proposed_with_its_exponents(steep, mixed, constant) -> None:
    # p**mixed leads beside t**steep where p < t**(steep/mixed): in the region, if that is above one.
    assume(steep / mixed > 1.6)
    found = hunt(
        Risk(t ** sympy.Rational(steep)),
        REGION,
        lambda at: at[t] ** float(steep) + constant * at[p] ** float(mixed),
        {},
    )
    (missing,) = found.missing
    assert missing.constant == pytest.approx(constant, rel=0.02)
    assert [x for _, x, _ in missing.powers] == pytest.approx([float(mixed), 0], abs=0.02)
    assert not found.extra


@given(
    power=powers,
    shift=st.fractions(-1, 1, max_denominator=8),
    factor=st.fractions(Fraction(1, 8), 10, max_denominator=8),
)
@settings(max_examples=8, deadline=None)
def test_a_term_with_a_wrong_exponent_is_named(power, shift, factor) -> None:
    assume(abs(shift) > 0.3)
    wrong = sympy.Rational(factor) * t ** sympy.Rational(power + shift)
    found = hunt(Risk(t ** sympy.Rational(power) + wrong), REGION, lambda at: at[t] ** float(power), {})
    assert [x.expression for x in found.extra] == [wrong]
    assert not found.missing


def test_all_terms_are_found_from_nothing() -> None:
    found = hunt(None, REGION, lambda at: 2 / at[t] + at[t] ** -0.5 / at[p] ** 0.25, {})
    proposed = sorted([round(x, 2) + 0.0 for _, x, _ in m.powers] for m in found.missing)
    assert proposed == [[-0.25, -0.5], [0.0, -1.0]]


def test_a_correction_is_told_from_a_missing_term() -> None:
    """A term that is below another one far into the region is no term of the risk, however large its constant."""
    found = hunt(Risk(1 / t), REGION, lambda at: 1 / at[t] + 1e6 * at[t] ** -1.5, {}, decades=8)
    assert not found.missing
    assert found.complete


def test_a_wrong_constant_shows_in_the_ratio() -> None:
    found = hunt(Risk(1 / t), REGION, lambda at: 1.1 / at[t], {})
    assert found.terms[0].ratio == pytest.approx(1.1)


def test_logarithms_are_refused() -> None:
    with pytest.raises(TheoryError, match="monomials"):
        hunt(Risk(sympy.log(t) / t), REGION, lambda at: 1 / at[t], {})


def test_exponents_are_read_as_rational_functions() -> None:
    assert rationals(1 / 1.37 - 2, 1e-6, {a: 1.37, b: 2.91}) == [sympy.factor((1 - 2 * a) / a)]


@lru_cache
def regression() -> tuple:
    """The regime of random features where samples are few, at one capacity and source."""
    problem = PowerLawRegression(a, b, Ridge(n), p)
    found = decompose(problem, [b > 1 + a, b < 1 + 2 * a])
    (cell,) = found.cells
    return problem, next(regime for regime in cell.regimes if regime.limit == "samples")


def hunted(terms) -> object:
    problem, regime = regression()
    risk = Risk(tuple(terms))
    return hunt(risk, regime.region, lambda at: next_rung(problem, {**AT, **at}).noiseless, AT, decades=15)


@pytest.mark.slow
def test_the_terms_of_a_regression_are_complete() -> None:
    found = hunted(regression()[1].risk.terms)
    assert found.complete
    assert [x.ratio for x in found.terms] == pytest.approx([1, 1], rel=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("out", [0, 1])
def test_planted_errors_in_a_regression_are_found(out) -> None:
    terms = regression()[1].risk.terms
    lost = hunted([x for k, x in enumerate(terms) if k != out])
    true = [float(terms[out].prefactor.power(r).subs(AT)) for r in (n, p)]
    (missing,) = lost.missing
    assert [x for _, x, _ in missing.powers] == pytest.approx(true, abs=0.02)
    wrong = n ** sympy.Rational(1, 2) * terms[out].expression
    (extra,) = hunted([*terms, term(wrong, trusted=True)]).extra
    assert sympy.powsimp(extra.expression / wrong) == 1
