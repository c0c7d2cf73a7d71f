"""The checks of wide networks, training phases, floors and compute laws refute nearby false forms."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
import pytest
import sympy

from proofs_check.judge import judge
from proofs_check.papers.yang2025.lazy_training import distance
from theory.papers.yang2025 import _dense as dense
from theory.papers.yang2025 import _floor as floor
from theory.papers.yang2025 import _network as net
from theory.papers.yang2025 import least_squares_plateau as plateau
from theory.papers.yang2025 import lipschitz_oracle as lipschitz
from theory.papers.yang2025 import plateau_crossing as crossing
from theory.papers.yang2025 import two_phase_curve as phases
from theory.papers.yang2025 import wide_network_kernel as kernel
from theory.papers.yang2025._oracle import T, kappa
from theory.records import Limit, Measurement, Problem, Threshold
from theory.registry import builtin

FAST: list[tuple[str, str, Any]] = [
    ("budget-gap", "condition number without its root", kappa),
    ("budget-gap", "leading term only", sympy.sqrt(kappa)),
    ("compute-law-lower", "sum for maximum", 2 * builtin().claim("yang2025:compute-law-lower").statement.content),
    ("isolated-time-law", "half the rate", dense.OPTIMISATION * (dense.t / 2) ** (-dense.s / dense.a)),
    ("isolated-model-law", "without the source", dense.N**-dense.s),
    ("sgd-exponential-phase", "half the rate", 1 / floor.kappa),
    ("sgd-floor-small-step", "twice as high", floor.sigma**2 * floor.TRACE),
    ("smooth-convex-oracle", "one step fewer", sympy.Rational(3, 16) / T**2),
    ("lipschitz-oracle", "without the one", lipschitz.G * lipschitz.R / (2 * sympy.sqrt(T + 1))),
    ("descent-envelope", "a step more", (1 - net.eta * net.SLOW) ** (2 * net.T + 2)),
]
SLOW: list[tuple[str, str, Any]] = [
    (
        "wide-network-kernel",
        "units taken for pairs",
        builtin().claim("yang2025:wide-network-kernel").statement.content / 2,
    ),
    ("wide-network-kernel", "diagonal only", kernel.n / (2 * net.m)),
    ("wide-network-weights", "one input", net.y * (1 - (1 - net.eta * net.FAST) ** net.T) / net.FAST),
    ("lazy-training", "units taken for pairs", builtin().claim("yang2025:lazy-training").statement.content / 2),
    ("least-squares-plateau", "asymptotic form", plateau.sigma**2 * plateau.d / plateau.n),
    ("two-phase-curve", "no plateau", (1 - 1 / phases.kappa) ** (2 * phases.T)),
    ("two-phase-curve", "plateau from the start", (1 - 1 / phases.kappa) ** (2 * phases.T) + phases.D),
    ("plateau-crossing", "error for squared error", sympy.log(crossing.D) / sympy.log(1 - 1 / crossing.kappa)),
    ("sgd-floor-additive", "small steps", floor.eta * sympy.Symbol("s", positive=True) ** 2 * floor.d / 4),
    ("sgd-floor", "small steps", floor.eta * floor.sigma**2 / 2 * floor.TRACE),
    ("compute-law-upper", "maximum for sum", builtin().claim("yang2025:compute-law-lower").statement.content),
]


@cache
def measured(slug: str) -> Measurement:
    check: Any = import_module(f"proofs_check.papers.yang2025.{slug.replace('-', '_')}")
    found: Measurement = check.measure(Problem(builtin().claim(f"yang2025:{slug}").instances), "quick", 0)
    return found


@pytest.mark.parametrize(
    "slug, why, content",
    [*FAST, *(pytest.param(*form, marks=pytest.mark.slow) for form in SLOW)],
    ids=[f"{slug}: {why}" for slug, why, _ in FAST + SLOW],
)
def test_a_false_form_is_refuted(slug: str, why: str, content: Any) -> None:
    statement: Any = builtin().claim(f"yang2025:{slug}").statement
    assert judge(statement, measured(slug)).outcome == "supported"
    field = "value" if isinstance(statement, (Limit, Threshold)) else "rhs"
    assert judge(replace(statement, **{field: content}), measured(slug)).outcome == "refuted", why


@pytest.mark.slow
@pytest.mark.parametrize("label, outcome", [(1 / 64, "supported"), (2.0, "refuted")])
def test_the_distance_of_lazy_training_holds_at_small_labels_only(label: float, outcome: str) -> None:
    claim = builtin().claim("yang2025:lazy-training")
    estimate, _ = distance(claim.instances[0], label, 1_000_000, np.random.default_rng(0))
    assert judge(claim.statement, replace(measured("lazy-training"), estimates=(estimate,))).outcome == outcome
