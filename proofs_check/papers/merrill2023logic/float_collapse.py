"""Largest n whose inverse is not zero in the floats of this machine."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.precision import greatest
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _longest, "exact: half and single precision of numpy", "rounding by this machine")


def _longest(instance: Instance) -> float:
    kinds = (np.float16, np.float32)
    kind = next(k for k in kinds if float(np.finfo(k).smallest_subnormal) == 2.0 ** -int(instance["s"]))
    return float(greatest(lambda n: bool(kind(1 / n) > 0)))
