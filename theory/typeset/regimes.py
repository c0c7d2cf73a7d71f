"""The conditions of regimes in words."""

from __future__ import annotations

from typing import Any

from theory.problems import PowerLawRegression, Regime
from theory.symbols import resources_of

__all__ = ["condition_words", "subject"]

Expr = Any

_WORDS = {
    ("one", "samples"): "many samples",
    ("one", "features"): "many features",
    ("one", "steps"): "many steps",
    ("step", "one"): "a small step",
    ("ridge", "one"): "a small ridge",
    ("samples", "features"): "fewer samples than features",
    ("features", "samples"): "fewer features than samples",
    ("samples", "steps"): "enough steps to learn as many modes as samples",
    ("features", "steps"): "enough steps to learn as many modes as features",
    ("steps", "samples"): "fewer modes learned than samples",
    ("steps", "features"): "fewer modes learned than features",
    # Ridges are small where many modes are learned.
    ("samples", "ridge"): "fewer modes learned than samples",
    ("features", "ridge"): "fewer modes learned than features",
    ("ridge", "samples"): "a ridge too small to matter beside the samples",
    ("ridge", "features"): "a ridge too small to matter beside the features",
}


def condition_words(problem: PowerLawRegression, small: Expr, large: Expr) -> str:
    """What ``small << large`` says of a problem; empty if there are no words for it.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> problem = problem_of("ridge(n, lambda)")
    >>> n, ridge = problem.samples, problem.algorithm.ridge
    >>> condition_words(problem, n**-problem.capacity, ridge)
    'fewer modes learned than samples'
    """
    return _WORDS.get((_kind(problem, small), _kind(problem, large)), "")


def _kind(problem: PowerLawRegression, expr: Expr) -> str:
    algorithm, found = problem.algorithm, set(resources_of(expr))
    counts = {
        "one": None,
        "steps": getattr(algorithm, "steps", getattr(algorithm, "time", None)),
        "samples": problem.samples,
        "ridge": getattr(algorithm, "ridge", None),
        "step": getattr(algorithm, "step", None),
        "features": problem.features,
    }
    if not found:
        return "one"
    named = {name: set(resources_of(e)) for name, e in counts.items() if e is not None}
    return next((name for name, given in named.items() if given & found), "")


def subject(regime: Regime) -> str:
    """What limits the learned modes, with its verb."""
    return f"the {regime.limit} limit{'' if regime.limit.endswith('s') else 's'}"
