"""Minimise the parametric law at one budget."""

from proofs_check.measure import Profile
from proofs_check.papers.hoffmann2022._least import SCOPE, allocation
from theory.records import Estimate, Instance, Measurement, Problem

PRECISION = 1e-5  # of the minimiser, relative


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = tuple(Estimate("value", i, ratio := _ratio(i), PRECISION * ratio, "one budget") for i in problem.instances)
    return Measurement(found, SCOPE, "the parametric law", "closed form", seeds=(seed,))


def _ratio(instance: Instance) -> float:
    parameters, tokens = allocation(instance, instance.number("C")).resources
    return float(tokens / parameters)
