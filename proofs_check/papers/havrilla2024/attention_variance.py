"""Variance of softmax attention over a long prompt on an embedded torus."""

from proofs_check.dynamics.softmax_attention import variance
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._in_context import harmonics_of, in_sharpness
from proofs_check.papers.havrilla2024._laws import panels
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = in_sharpness(problem, lambda i, width: variance(width, int(i["d"]), harmonics_of(i)))
    return Measurement(
        estimates=tuple(e for s in series for e in s.law.estimates(s.at)),
        scope="exact for a long prompt, at every sharpness, with distances in the ambient space",
        primitive="the embedding and the kernel of distances in the ambient space",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "sharpness $1/h$", r"variance $\times\, n/\sigma^2$"),
    )
