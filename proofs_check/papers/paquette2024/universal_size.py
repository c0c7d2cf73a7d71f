"""Read the best number of parameters off the frontier of SGD in random features."""

from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import solved_laws
from proofs_check.papers.paquette2024._frontier import BUDGETS, SCOPE, constant_step, problem_at
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        BUDGETS,
        lambda i: constant_step(problem_at(i), BUDGETS).features,
        xlabel="budget $f = d r$",
        scope=SCOPE,
        constant=False,
        risk="best number of parameters",
    )
