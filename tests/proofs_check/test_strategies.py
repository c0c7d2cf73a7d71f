"""Strategies: what is drawn satisfies the facts, exactly, and little is rejected."""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofs_check.domains import Side, domain_of, rational
from proofs_check.strategies import (
    allocations,
    covariances,
    matrices,
    parameters_under,
    rationals,
    risks,
    spectra,
)
from theory import compute_optimal
from theory.errors import OutsideTheClassError
from theory.registry import builtin
from theory.symbols import parameters, resources

N, D = resources("N D")
a, b, c = parameters("a b c")
CLAIMS = [builtin().claim(name) for name in ("defilippis2024:feature-variance", "lin2025:reuse-law")]
# No draw may be wasted: filtering too much is an error here, unlike elsewhere.
STRICT = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=25)


def substituted(fact, at) -> object:
    return fact.subs({letter: rational(value) for letter, value in at.items()})


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claims_assumptions_hold_at_what_is_drawn(claim) -> None:
    @STRICT
    @given(parameters_under(claim))
    def holds(at) -> None:
        assert all(substituted(fact, at) == sympy.true for fact in claim.assumptions)
        assert all(value > 0 for letter, value in at.items() if letter.is_positive)

    holds()


@STRICT
@given(parameters_under([a < b, b < c, c < a + sympy.Rational(1, 1000), sympy.Eq(a + b + c, 1)]))
def test_linear_facts_are_solved_however_narrow(at) -> None:
    assert at[a] < at[b] < at[c] < at[a] + Fraction(1, 1000) and sum(at.values()) == 1


@FEW
@given(parameters_under([a**2 < 2, sympy.Ne(a, 1)]))
def test_other_polynomials_are_checked_exactly(at) -> None:
    assert at[a] ** 2 < 2 and at[a] != 1


@FEW
@given(parameters_under([a <= sympy.pi]))
def test_facts_that_are_no_polynomials_are_checked(at) -> None:
    assert at[a] < Fraction(355, 113)


def test_what_is_no_relation_is_refused() -> None:
    with pytest.raises(OutsideTheClassError, match="no relation"):
        domain_of([a + b])


@FEW
@given(st.data(), st.fractions(-5, 5), st.fractions(0, 5), st.booleans(), st.booleans())
def test_rationals_stay_in_their_interval(data, low, width, low_open, high_open) -> None:
    side = Side(low, low + width, low_open, high_open)
    if not side.empty:
        x = data.draw(rationals(side))
        assert low <= x <= low + width and not (low_open and x == low) and not (high_open and x == low + width)


@FEW
@given(st.data(), st.fractions(-5, 5), st.booleans())
def test_whole_numbers_lie_beyond_an_open_end(data, low, is_open) -> None:
    x = data.draw(rationals(Side(low=low, low_open=is_open), whole=True))
    assert x.denominator == 1 and (x > low if is_open else x >= low)


@settings(max_examples=5)
@given(st.data(), risks([N, D]))
def test_no_allocation_beats_the_certified_bound(data, risk) -> None:
    """The lemma of the engine: at every finite budget the risk is at least its bound."""
    plan = compute_optimal(risk, cost=N * D)
    proof = plan.certificate
    if proof.lower_bound is None:
        return
    allocation = data.draw(allocations(risk, N * D))
    at = {r: rational(x) for r, x in allocation.amounts.items()}
    bound = proof.lower_bound.subs({s: rational(allocation.budget) for s in proof.lower_bound.free_symbols})
    value = risk.expression.subs(at)
    assert sympy.N(value - bound, 30) >= -sympy.N(value, 30) * sympy.Float("1e-25")


@FEW
@given(spectra())
def test_spectra_fall(spectrum) -> None:
    assert np.all(np.diff(spectrum.eigenvalue) <= 0) and spectrum.eigenvalue[0] == 1


@FEW
@given(matrices(4), covariances(4))
def test_matrices_are_orthogonal_and_covariances_positive(turn, covariance) -> None:
    assert np.allclose(turn @ turn.T, np.eye(4)) and np.allclose(covariance, covariance.T)
    assert np.linalg.eigvalsh(covariance)[0] > 0
