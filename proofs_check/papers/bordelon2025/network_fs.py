"""Train a two-layer network on contexts of one power-law covariance, and time its modes."""

import numpy as np
from scipy.integrate import solve_ivp

from proofs_check.dynamics.attention_training import Path, balanced, descend
from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.dynamics.spectra import Spectrum, finite_power_law
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._network import curves, structured
from theory.records import Estimate, Measurement, Plot, Problem

DEPTH, NU, BETA = 2, 2.0, 0.5
MODES = {"quick": 4, "thorough": 16}
STEPS = (20, 40, 80)  # per unit of time
ROUNDING = 1e-9


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    spectrum = finite_power_law(NU, BETA, MODES[profile])
    modes = [int(np.flatnonzero(spectrum.eigenvalue == i.number("z"))[0]) for i in problem.instances]
    (start,) = {DEPTH * i.number("a") / i.number("z") for i in problem.instances}
    ends = [DEPTH * i.number("b") / i.number("z") for i in problem.instances]
    setting = structured(spectrum, samples=len(spectrum.weight), rotated=False, exact=True)
    streams = np.random.SeedSequence(seed).spawn(len(STEPS))
    paths = [
        descend(
            balanced(start, len(spectrum.weight), value=1.0),
            setting,
            DEPTH,
            dict.fromkeys(("embed", "key", "query"), 1 / steps),
            lambda gamma: bool(np.all(gamma[modes] > ends)),
            1,
            np.random.default_rng(stream),
        )
        for steps, stream in zip(STEPS, streams, strict=True)
    ]
    made = []
    for instance, mode, end in zip(problem.instances, modes, ends, strict=True):
        times = [path.arrival(mode, end) for path in paths]
        value, uncertainty = to_infinite_size(STEPS, times, np.full(len(STEPS), ROUNDING))
        made.append(Estimate("value", instance, value, uncertainty, f"line in the learning rate, 1 over {STEPS}"))
    return Measurement(
        estimates=tuple(made),
        scope="exact: stochastic gradient descent of embeddings, keys and queries on freshly drawn contexts; sample "
        "covariances are exactly those of the contexts, as in infinite contexts",
        primitive="contexts with one power-law covariance",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(paths[-1], spectrum),),
    )


def _plot(path: Path, spectrum: Spectrum) -> Plot:
    """The risk beside that of modes which learn one by one, ``d gamma/dt = 4*sqrt(2)*gamma**(3/2)`` times the slope."""

    def speed(_: float, gamma: np.ndarray) -> np.ndarray:
        slope = 2 * spectrum.power * spectrum.eigenvalue * (1 - gamma * spectrum.eigenvalue / DEPTH) ** (2 * DEPTH - 1)
        return np.asarray(4 * np.sqrt(2) * gamma**1.5 * slope)

    flow = solve_ivp(speed, (0, path.time[-1]), path.gamma[0], t_eval=path.time, rtol=1e-8).y
    left = (1 - flow * spectrum.eigenvalue[:, None] / DEPTH) ** (2 * DEPTH)
    return curves((path.time[::16], path.risk[::16]), (path.time, spectrum.power @ left), "two layers, one covariance")
