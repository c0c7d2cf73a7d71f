"""The checks of bounds on optimisation and estimation refute nearby false forms, which they have not seen."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from proofs_check.judge import judge
from theory.papers.yang2025 import oracle_distance as near
from theory.papers.yang2025 import oracle_lower_bound as bound
from theory.papers.yang2025._oracle import T, kappa
from theory.records import Inequality, Measurement, Problem
from theory.registry import builtin

mu, q = bound.mu, bound.q
FALSE: list[tuple[str, str, Any]] = [
    ("oracle-distance", "condition number without its root", ((kappa - 1) / (kappa + 1)) ** (2 * T)),
    ("oracle-distance", "distance for squared distance", near.FACTOR**T),
    ("oracle-distance", "one step more", near.FACTOR ** (2 * T + 2)),
    ("oracle-lower-bound", "rate of gradient descent for all", mu / 2 * (2 * q / (1 + q**2)) ** (2 * T)),
    ("oracle-lower-bound", "distance for squared distance", mu / 2 * q**T),
    ("oracle-lower-bound", "smoothness for convexity", mu / 2 * ((1 + q) / (1 - q)) ** 2 * q ** (2 * T)),
]


@cache
def measured(slug: str) -> Measurement:
    check: Any = import_module(f"proofs_check.papers.yang2025.{slug.replace('-', '_')}")
    found: Measurement = check.measure(Problem(builtin().claim(f"yang2025:{slug}").instances), "quick", 0)
    return found


@pytest.mark.parametrize("slug, why, content", FALSE, ids=[f"{slug}: {why}" for slug, why, _ in FALSE])
def test_a_false_form_is_refuted(slug: str, why: str, content: Any) -> None:
    statement: Any = builtin().claim(f"yang2025:{slug}").statement
    assert judge(statement, measured(slug)).outcome == "supported"
    assert judge(replace(statement, rhs=content), measured(slug)).outcome == "refuted", why


def test_every_method_is_held_against_the_oracle_bound_at_every_instance() -> None:
    statement = builtin().claim("yang2025:oracle-lower-bound").statement
    assert isinstance(statement, Inequality)
    windows = [(e.at, e.window) for e in measured("oracle-lower-bound").estimates]
    assert len(set(windows)) == len(windows) == 4 * len({at for at, _ in windows})
