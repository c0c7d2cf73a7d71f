"""The reported formulas agree with each other, and with what is derived, where they meet."""

from __future__ import annotations

from typing import Any

import pytest
import sympy

from theory.papers.lu2025._model import alpha, kappa, rho, tau
from theory.registry import builtin

POINT = {alpha: sympy.Rational(3, 2), rho: sympy.Rational(1, 4), tau: sympy.Rational(3)}


def right(slug: str) -> Any:
    return builtin().claim(f"lu2025:{slug}").statement.content


@pytest.mark.parametrize("slug", ["few-tasks", "known-tasks"])
def test_many_tasks_are_as_good_as_ever_new_ones_and_no_easier_themselves(slug: str) -> None:
    gaps = [sympy.N((right(slug) - right("fresh-tasks")).subs({**POINT, kappa: k}), 30) for k in (10**6, 10**12)]
    assert abs(gaps[0]) < 1e-5
    assert abs(gaps[1] / gaps[0]) < 1e-5  # to zero, as the inverse of the number of tasks


@pytest.mark.parametrize("slug, side", [("few-contexts", -1), ("few-tasks", 1)])
def test_the_error_diverges_where_contexts_are_as_many_as_entries(slug: str, side: int) -> None:
    near = right(slug).subs({**POINT, kappa: 2, tau: 1 + side * sympy.Rational(1, 10**6)})
    assert float(near) > 1e4


def test_long_contexts_and_much_pretraining_leave_the_noise() -> None:
    far = right("fresh-tasks").subs({alpha: 10**9, tau: 10**9, rho: sympy.Rational(1, 4)})
    assert float(far) == pytest.approx(0.25, rel=1e-6)
