"""Fit linear attention to drawn contexts and average its error on the tasks of pretraining."""

from proofs_check.measure import Profile
from proofs_check.papers.lu2025._fits import measure_fits
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measure_fits(problem, profile, seed, known=True)
