"""Train the network on rotated power-law contexts and follow its risk on held-out ones."""

import numpy as np
from numpy.typing import NDArray

from proofs_check.dynamics.attention_training import Path, balanced, balanced_flow, descend, isotropic_rates
from proofs_check.dynamics.in_context import risk
from proofs_check.dynamics.spectra import Spectrum, finite_power_law
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._network import RATES, SAMPLED, SEEDS, curves, extrapolated_runs, structured
from theory.records import Measurement, Plot, Problem

START, STOP = 0.3, 2.0
STEPS = (50, 100, 200)  # per unit of time
REPEATS = {"quick": 4, "thorough": 16}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    first = problem.instances[0]
    depth, size = int(first["L"]), int(first["D"])
    spectrum = finite_power_law(first.number("nu"), first.number("beta"), size)
    gammas = [instance.number("gamma") for instance in problem.instances]

    def follow(steps: int, rng: np.random.Generator) -> Path:
        setting = structured(spectrum, samples=size, rotated=True, exact=True)
        start = balanced(START, size)
        rates = isotropic_rates(1 / steps, size)
        return descend(start, setting, depth, rates, lambda g: g.mean() > STOP, REPEATS[profile], rng)

    def paces(steps: int, rng: np.random.Generator) -> NDArray[np.float64]:
        return follow(steps, rng).pace(gammas)

    return Measurement(
        estimates=extrapolated_runs(
            problem.instances, paces, STEPS, SEEDS[profile], seed, f"straight line in the learning rate, 1 over {STEPS}"
        ),
        scope=f"exact: {SAMPLED}, {RATES}; sample covariances are exactly those of the contexts, as in "
        "infinite contexts",
        primitive="contexts with a rotated power-law covariance",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(follow(STEPS[-1], np.random.default_rng(seed)), spectrum, depth),),
    )


def _plot(path: Path, spectrum: Spectrum, depth: int) -> Plot:
    def slope(gamma: float) -> float:
        left = (1 - gamma * spectrum.eigenvalue / depth) ** (2 * depth - 1)
        return -2 * spectrum.total(spectrum.power * spectrum.eigenvalue * left)

    flow = balanced_flow(slope, START, path.time)
    theory = np.array([risk(spectrum, gamma / depth, depth) for gamma in flow])
    return curves((path.time[::8], path.risk[::8]), (path.time, theory), f"{depth} layers, rotated power law")
