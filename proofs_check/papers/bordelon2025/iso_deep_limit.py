"""Tune ever deeper networks on contexts with fewer samples than dimensions."""

import numpy as np

from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_iso import drawn_contexts, marchenko_pastur
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import depth_plot
from theory.records import Estimate, Instance, Measurement, Problem

DEPTHS = (4, 16, 64, 256, 1024)
DIMENSION = 120
DRAWS = {"quick": 20, "thorough": 200}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    first = problem.instances[0]
    law = marchenko_pastur(first.number("alpha"), nodes=2 * DEPTHS[-1])
    risks = [tuned(law, depth).risk for depth in DEPTHS]
    return Measurement(
        estimates=tuple(_estimate(instance, DRAWS[profile], rng) for instance in problem.instances),
        scope=f"exact: tied layers on drawn Gaussian contexts in {DIMENSION} dimensions, the step tuned on all at once",
        primitive="isotropic Gaussian contexts",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(depth_plot(f"least excess risk, alpha = {first['alpha']}", DEPTHS, risks),),
    )


def _estimate(instance: Instance, count: int, rng: np.random.Generator) -> Estimate:
    eigenvalues = drawn_contexts(instance.number("alpha"), DIMENSION, count, rng).ravel()
    pooled = Spectrum(np.full(eigenvalues.size, 1 / eigenvalues.size), eigenvalues, np.ones(eigenvalues.size))
    last, before = (tuned(pooled, depth).risk for depth in (DEPTHS[-1], DEPTHS[-2]))
    uncertainty = max(abs(last - before), 1e-9)
    window = f"depth {DEPTHS[-1]}; what it differs from depth {DEPTHS[-2]} by is its uncertainty"
    return Estimate("value", instance, last, uncertainty, window, DEPTHS[-1], "layers", 1.0)
