"""Least risk of one layer over all step matrices of a rank, by alternating least squares from random ones."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import finite_problem_at
from theory.records import Estimate, Instance, Measurement, Problem
from theory.symbols import parameters

SWEEPS = 120
nu, beta = parameters("nu beta")
N, D = parameters("N D", integer=True)
DOMAIN = (nu <= 8, 8 * beta >= 1, beta <= 8, D <= 60)
ROUNDING = 1e-12


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_least(instance, rng) for instance in problem.instances),
        scope="exact: one layer at infinite context, which attains the sum over the modes left out at every depth of "
        "tied layers; minimised over both factors of its step matrix in turn",
        primitive="eigenvalues and label variances of the modes",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _least(instance: Instance, rng: np.random.Generator) -> Estimate:
    """Least sum of ``(wanted - left right target)**2``, where left is the first factor times the eigenvalues' roots."""
    spectrum = finite_problem_at(instance, int(instance["D"]))
    target = np.sqrt(spectrum.power / spectrum.eigenvalue)
    wanted = np.diag(np.sqrt(spectrum.power))
    right = rng.standard_normal((int(instance["N"]), len(target)))
    risks = [np.inf]
    for _ in range(SWEEPS):
        left = np.linalg.lstsq((right * target).T, wanted.T, rcond=None)[0].T
        right = np.linalg.lstsq(left, wanted / target, rcond=None)[0]
        risks.append(float(np.sum((wanted - left @ (right * target)) ** 2)))
    half = risks[SWEEPS // 2]
    return Estimate("value", instance, risks[-1], half - risks[-1], f"{SWEEPS} sweeps, which half of them are held to")


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Risk of one layer that acts on N modes: the first ones, or some that are drawn."""
    power = finite_problem_at(at, int(at["D"])).power
    modes = rng.permutation(len(power)) if rng.random() < 0.5 else np.arange(len(power))
    left = float(np.sum(power[modes[int(at["N"]) :]]))
    return left, ROUNDING * left
