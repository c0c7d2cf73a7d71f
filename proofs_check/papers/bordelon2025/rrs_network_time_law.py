"""Follow gradient flow of balanced weights over an infinite power-law spectrum."""

from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import solved_laws
from proofs_check.papers.bordelon2025.rrs_power_time_law import TIMES, weights_flow
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        TIMES,
        lambda instance: weights_flow(instance, speed=5 * 2**0.4, growth=1.6),
        xlabel="time $t$",
        scope="exact: gradient flow of balanced weights, their multiples at one rate, at infinite width, context and "
        "depth, over all modes; the trained network has this speed (bordelon2025:network-rrs)",
        primitive="eigenvalues and label variances of the modes, and the product of the weights",
    )
