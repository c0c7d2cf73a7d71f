"""Mean log ratio of distances on unit spheres, at small radii."""

from __future__ import annotations

from functools import partial

from proofs_check.dynamics.intrinsic_dimension import cap_volume
from proofs_check.measure import Profile
from proofs_check.papers.levina2004._small_balls import limit_at_zero
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(limit_at_zero(i, partial(cap_volume, dimension=int(i["d"]))) for i in problem.instances),
        scope="exact for infinitely many points: volumes of spherical caps, integrated",
        primitive="the volume of spherical caps",
        rung="exact dynamics",
        seeds=(seed,),
    )
