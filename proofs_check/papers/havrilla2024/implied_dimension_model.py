"""Dimension at which hats on cells have a given exponent."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._implied import measured
from proofs_check.papers.havrilla2024.model_exponent import cells_of_hats
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    scope = "exact for hats on cells of an exactly Hölder target; between whole dimensions interpolated"
    return measured(problem, seed, "alpha_N", lambda at: cells_of_hats(at).law, scope)
