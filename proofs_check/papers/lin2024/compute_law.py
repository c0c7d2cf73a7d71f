"""Minimise the risk of descent in a sketch over parameters and steps within ever larger budgets."""

import numpy as np

from proofs_check.dynamics.feature_learning import budget_risks
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from theory.records import Measurement, Problem

BUDGETS = np.geomspace(1e7, 1e11, 12)
WIDTHS = np.geomspace(40, 1e6, 22)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "canonical",
        lambda spectrum, _: budget_risks(spectrum, BUDGETS, WIDTHS),
        spectrum=lambda i: PowerLaw(i.number("a"), i.number("a")).spectrum(),
        x=BUDGETS,
        xlabel="budget $C = M N$",
        scope="a proxy: deterministic equivalent of descent on the population in a sketch, so without the noise of "
        "SGD, which lin2024:data-law measures",
    )
