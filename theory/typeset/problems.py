"""A problem in words: what is learned, and by which algorithm."""

from __future__ import annotations

from typing import Any

from theory.problems import GradientDescent, Momentum, MultiPassSGD, OnePassSGD, PowerLawRegression, Ridge
from theory.typeset.printer import Printer

__all__ = ["problem_words"]

Expr = Any


def problem_words(problem: PowerLawRegression, printer: Printer) -> str:
    """The setting of a problem, as a phrase for LaTeX.

    Parameters
    ----------
    problem : PowerLawRegression
    printer : Printer
        For formulas within a line.

    Returns
    -------
    str

    Examples
    --------
    >>> from theory.registry import builtin
    >>> from theory.symbols import parameters, resources
    >>> a, b = parameters("a b"); n = resources("n")
    >>> claim = builtin().claim("yang2025:balanced-allocation")
    >>> problem_words(PowerLawRegression(a, b, Ridge(n)), Printer(claim, inline=True))
    'least squares of least norm on $n$ samples, with capacity $a$ and source $b$'
    """

    def tex(expr: Expr) -> str:
        return f"${printer.tex(expr)}$"

    match problem.algorithm:
        case Ridge(samples, None):
            how = f"least squares of least norm on {tex(samples)} samples"
        case Ridge(samples, ridge):
            how = f"ridge regression on {tex(samples)} samples with ridge {tex(ridge)}"
        case GradientDescent(steps, samples, step):
            size = "" if step == 1 else f" of size {tex(step)}"
            where = "the population" if samples is None else f"{tex(samples)} samples"
            how = f"{tex(steps)} steps{size} of gradient descent on {where}"
        case OnePassSGD(steps, step, batch, decay):
            falling = "" if decay == 0 else rf", falling to zero with power {tex(decay)}"
            batches = "" if batch == 1 else f" and batches of {tex(batch)}"
            how = f"one-pass SGD with {tex(steps)} steps of size {tex(step)}{batches}{falling}"
        case MultiPassSGD(steps, samples, step, batch, decay):
            falling = "" if decay == 0 else rf", falling to zero with power {tex(decay)}"
            batches = "" if batch == 1 else f" and batches of {tex(batch)}"
            how = f"SGD with {tex(steps)} steps of size {tex(step)}{batches}{falling} on {tex(samples)} samples"
        case Momentum(time, friction, gain, decay):
            pull = "" if (gain, decay) == (1, 0) else f" and gain {tex(gain * time**-decay)}"
            how = f"gradient flow with friction {tex(friction / time)}{pull} for the time {tex(time)}"
    features = "" if problem.features is None else f", in {tex(problem.features)} random features"
    noise = "" if problem.noise == 0 else f" and label noise of variance {tex(problem.noise)}"
    return f"{how}{features}, with capacity {tex(problem.capacity)} and source {tex(problem.source)}{noise}"
