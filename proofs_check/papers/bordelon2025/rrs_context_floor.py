"""Context floor of drawn samples, and of its deterministic equivalent for long contexts."""

from proofs_check.dynamics.in_context_width import context_floor, drawn_context_floor
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import DRAWS, floor_law
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [
        floor_law(i, context_floor, drawn_context_floor, "context length $P$", DRAWS[profile], seed)
        for i in problem.instances
    ]
    return Measurement(
        estimates=tuple(e for made, _ in parts for e in made),
        scope="exact: interpolators of least norm; slopes from the deterministic equivalent for long contexts, "
        "which drawn samples confirm",
        primitive="Gaussian samples of a power-law spectrum",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )
