"""Least risks on isotropic data are ordered: unseen share, untied layers, tied layers, fewer layers."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from theory.registry import builtin

alphas = st.fractions(min_value=Fraction(1, 20), max_value=20, max_denominator=50).filter(lambda a: a != 1)
depths = st.integers(1, 12)


def content(slug: str) -> Any:
    return builtin().claim(f"bordelon2025:{slug}").statement.content


def tied(alpha: Fraction, depth: int) -> Fraction:
    ratio = alpha / (1 + alpha) ** 2
    return 1 - alpha / (1 + alpha) * sum(Fraction(comb(2 * j, j), j + 1) * ratio**j for j in range(depth))


def untied(alpha: Fraction, depth: int) -> Fraction:
    return (1 - alpha) / (1 - alpha ** (depth + 1))


@given(alphas, depths)
def test_tied_layers_lie_between_untied_ones_and_the_untrained_risk(alpha: Fraction, depth: int) -> None:
    assert max(Fraction(0), 1 - alpha) <= untied(alpha, depth) <= tied(alpha, depth) < 1
    assert (untied(alpha, depth) == tied(alpha, depth)) == (depth == 1)


@given(alphas, depths)
def test_every_layer_and_every_sample_lowers_the_risk(alpha: Fraction, depth: int) -> None:
    for least in (tied, untied):
        assert least(alpha, depth + 1) < least(alpha, depth)
    assert tied(alpha + 1, depth) < tied(alpha, depth)


def test_these_are_the_formulas_of_the_claims() -> None:
    for alpha, depth in ((Fraction(1, 2), 3), (Fraction(5, 2), 4)):
        values = {"alpha": alpha, "L": depth}
        for slug, least in (("iso-optimum", tied), ("iso-untied", untied)):
            rhs = content(slug)
            found = rhs.subs({s: values[s.name] for s in rhs.free_symbols}).doit()
            assert Fraction(int(found.p), int(found.q)) == least(alpha, depth)
