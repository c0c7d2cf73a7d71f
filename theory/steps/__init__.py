"""Recompute the steps of a derivation, one handler per kind of step.

Every result carries its *strength*: exact, leading (the first term of an
asymptotic expansion), or order (up to constants). A step is never stronger than
what it was made from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from theory.records import (
    Argument,
    Bound,
    Combine,
    Crossover,
    Decomposed,
    Flow,
    Identity,
    Induction,
    Inside,
    Optimum,
    Solution,
    Spectral,
    Squeeze,
    Step,
)
from theory.steps import algebra, classes, engine
from theory.steps.run import STRENGTHS, Made, NotProved, Run, StepFailed, Strength

__all__ = ["STRENGTHS", "NotProved", "Run", "StepFailed", "Strength", "perform"]

Expr = Any


def perform(step: Step, run: Run) -> tuple[Expr, str]:
    """Recompute one step and keep its result.

    Returns
    -------
    (expression, str)
        The result, and how it was found.

    Raises
    ------
    StepFailed
        If a condition of the step does not hold.
    """
    run.refuse_name(step.name)
    value, strength, detail = _HANDLERS[type(step)](step, run)
    run.keep(step, value, strength)
    return value, detail


_HANDLERS: Mapping[type[Step], Callable[[Any, Run], Made]] = {
    Optimum: engine.optimum,
    Spectral: engine.spectral,
    Decomposed: engine.decomposed,
    Crossover: engine.crossed_over,
    Combine: algebra.combine,
    Identity: algebra.identity,
    Solution: algebra.solution,
    Bound: algebra.bound,
    Induction: algebra.induction,
    Squeeze: algebra.squeeze,
    Flow: algebra.flow,
    Inside: classes.inside,
    Argument: algebra.argument,
}
