"""Train on a fixed number of samples, and see when the bias falls below the plateau."""

import math

import numpy as np

from proofs_check.dynamics.paths import crossing
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._phases import trained
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

SAMPLES, DIMENSION = 10**6, 4
GROUPS = 4  # of draws, whose scatter is the uncertainty


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    runs = 10 if profile == "quick" else 100
    found = [(instance, _curves(instance, runs, seed)) for instance in problem.instances]
    first, (times, biases, floors) = found[0]
    return Measurement(
        estimates=tuple(_estimate(instance, *curves) for instance, curves in found),
        scope="exact: gradient descent on drawn Gaussian inputs, so many that their covariance is the population's",
        primitive="Gaussian inputs of a geometric covariance, labels, the number of steps",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="steps $T$",
                ylabel="excess risk over that at the start",
                curves=(
                    Curve("bias", tuple(times), tuple(biases.mean(axis=0)), style="line"),
                    Curve("plateau", tuple(times), tuple(floors.mean(axis=0)), style="dashed"),
                ),
                xscale="linear",
                marks=(("they meet", _estimate(first, times, biases, floors).value),),
            ),
        ),
    )


def _curves(instance: Instance, runs: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numbers of steps, shape (t,); bias and plateau in each group of draws, shape (groups, t)."""
    condition, level = instance.number("kappa"), instance.number("D")
    last = math.ceil(condition * math.log(2 / level)) + 4  # the bias is exp(-2 T/kappa) at most
    times = np.arange(1, last + 1)
    drawn = [trained(DIMENSION, condition, level, SAMPLES, int(t), GROUPS * runs, seed) for t in times]
    biases = np.array([np.exp(d.log_bias).reshape(GROUPS, runs).mean(axis=1) for d in drawn]).T
    floors = np.array([d.floor.reshape(GROUPS, runs).mean(axis=1) for d in drawn]).T
    return times.astype(float), biases, floors


def _estimate(instance: Instance, times: np.ndarray, biases: np.ndarray, floors: np.ndarray) -> Estimate:
    met = np.array([crossing(times, np.log(b), np.log(f)) for b, f in zip(biases, floors, strict=True)])
    # The sample covariance departs from the population's by a relative n**-1/2 at random and by 1/n in the mean.
    error = float(met.std(ddof=1) / np.sqrt(GROUPS) + met.mean() * DIMENSION / np.sqrt(SAMPLES))
    return Estimate(
        "value", instance, float(met.mean()), error, "cubic spline through all steps", SAMPLES, "samples", 0.5
    )
