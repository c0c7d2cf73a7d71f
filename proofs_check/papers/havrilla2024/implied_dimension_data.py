"""Dimension at which the sequence model with noise has a given exponent."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._implied import measured
from proofs_check.papers.havrilla2024.data_exponent import learning_curve
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    scope = "exact in the sequence model of a flat torus; between whole dimensions interpolated"
    return measured(problem, seed, "alpha_D", lambda at: learning_curve(at, profile).law, scope)
