"""Train along a path far beyond the threshold and read slope and constant."""

from proofs_check.dynamics.descent import Regression
from proofs_check.dynamics.paths import Followed
from proofs_check.exponents import Law
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._paths import along, asymptote, measurement, path_of, plot_of
from theory.records import Instance, Measurement, Problem

CONDITION = 20.0  # long enough an early phase to be seen in the figure


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = [(instance, *_law(instance, profile, seed)) for instance in problem.instances]
    _, first, law = found[0]
    return measurement(
        estimates=tuple(e for instance, _, fit in found for e in fit.estimates(instance)),
        plot=plot_of(first.compute, first.risk, law, "excess risk"),
        seed=seed,
    )


def _law(instance: Instance, profile: Profile, seed: int) -> tuple[Followed, Law]:
    regression = Regression.geometric(int(instance["d"]), CONDITION, noise=instance.number("sigma") ** 2)
    found = along(regression, path_of(instance), profile, seed)
    return found, asymptote(found.compute, found.risk)
