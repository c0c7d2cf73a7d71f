"""Minimise two power-law legs and an exponential one directly, in logarithms, at budgets up to exp(10^6)."""

from collections.abc import Callable

import numpy as np
from scipy import optimize

from proofs_check.arrays import Floats
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

WINDOW = "log C from 1e3 to 1e6; refitted on the last half"


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(e for instance in problem.instances for e in _estimates(instance)),
        scope="exact: the sum of the legs is minimised numerically over the allocations within a finite budget",
        primitive="the three legs and the cost",
        rung="asymptotic",
        seeds=(seed,),
        plots=(_plot(problem.instances[0]),),
    )


def least_log(instance: Instance, log_budget: float) -> float:
    """Logarithm of the least sum of the legs where ``2 log m + log n + log T`` is the log of the budget."""
    width, data = np.log(instance.number("A")), np.log(instance.number("B"))
    decay = instance.number("K")

    def given_steps(log_steps: float) -> float:
        left = log_budget - log_steps
        powers = _least(lambda z: float(np.logaddexp(width - z / 2, data - (left - 2 * z) / 2)), 0.0, left / 2)
        return float(np.logaddexp(powers, -np.exp(log_steps) / decay))

    return _least(given_steps, np.log(decay), np.log(decay * log_budget))


def _least(risk: Callable[[float], float], lower: float, upper: float) -> float:
    return float(optimize.minimize_scalar(risk, bounds=(lower, upper), method="bounded", options={"xatol": 1e-9}).fun)


def _estimates(instance: Instance) -> list[Estimate]:
    logs = np.geomspace(1e3, 1e6, 24)
    risks = np.array([least_log(instance, x) for x in logs])
    fitted = _fit(logs, risks)
    shift = np.abs(fitted - _fit(logs[12:], risks[12:])) + 1e-9
    constant = float(np.exp(fitted[0]))
    return [
        Estimate("constant", instance, constant, constant * float(shift[0]), WINDOW),
        Estimate("slope", instance, float(fitted[1]), float(shift[1]), WINDOW),
        Estimate("log", instance, float(fitted[2]), float(shift[2]), WINDOW),
    ]


def _fit(logs: Floats, risks: Floats) -> Floats:
    """Log constant, power and power of the logarithm, with the first two corrections in the logarithm."""
    columns = np.stack([np.ones_like(logs), logs, np.log(logs), np.log(logs) / logs, 1 / logs], axis=1)
    scale = np.abs(columns).max(axis=0)
    found: Floats = np.linalg.lstsq(columns / scale, risks, rcond=None)[0] / scale
    return found[:3]


def _plot(instance: Instance) -> Plot:
    logs = np.linspace(10, 200, 30)
    risks = [least_log(instance, x) for x in logs]
    return Plot(
        xlabel="compute $C$",
        ylabel="least sum of the legs",
        curves=(Curve("direct minimisation", tuple(np.exp(logs)), tuple(np.exp(risks))),),
    )
