"""What a sketch leaves with endless data, by the deterministic equivalent."""

from proofs_check.dynamics.in_context_width import width_floor
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers._regression import SIZES, laws
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "canonical",
        lambda spectrum, _: [width_floor(spectrum, size) for size in SIZES],
        spectrum=lambda i: PowerLaw(i.number("a"), i.number("a")).spectrum(),
        xlabel="parameters $M$",
    )
