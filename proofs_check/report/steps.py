"""Each step of a derivation as a sentence with mathematics."""

from __future__ import annotations

from typing import Any

from proofs_check.report.markup import Html, join
from proofs_check.report.maths import expression, mathml
from proofs_check.report.words import prose
from theory.records import (
    Argument,
    Bound,
    Claim,
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
from theory.typeset.printer import Printer
from theory.typeset.problems import problem_words

__all__ = ["sentence"]

YIELDS = {"value": "the least value", "rate": "its power of the budget", "exponent": "its exponent"}


def sentence(step: Step, claim: Claim) -> Html:
    """What a step does, in words and mathematics.

    Parameters
    ----------
    step : Step
    claim : Claim
        The claim whose names its symbols have.

    Returns
    -------
    Html
    """

    def m(expr: Any) -> Html:
        return expression(expr, claim)

    def given(pairs: tuple[tuple[Any, Any], ...]) -> Html:
        if not pairs:
            return Html("")
        return join([" with ", join([join([m(old), " = ", m(new)]) for old, new in pairs], ", ")])

    match step:
        case Optimum(risk=risk, costs=costs, budget=budget, yields=yields, combine=combine):
            chosen = [join([m(r), " > 0"]) for r in step.free] + [join([m(r), " ≥ 1"]) for r in step.resources]
            limits = [join([m(c), " ≤ ", m(budget)]) for c in costs] + [m(s) for s in step.subject_to]
            task = [part for part in ((" over ", chosen), (" subject to ", limits)) if part[1]]
            what = YIELDS.get(yields, f"the best {yields}")
            over = "" if combine == "sum" else " (the largest of its terms)"
            where = join([join([word, join(items, ", ")]) for word, items in task])
            return join(["Minimise ", m(risk), over, where, "; take ", what, "."])
        case Spectral(summand=summand, over=over, large=large):
            return join(["Leading term of ", m(summand), " summed over ", m(over), " as ", m(large), " → ∞."])
        case Decomposed(problem=problem, limit=limit, term=term):
            phrase = problem_words(problem, Printer(claim, inline=True)).split("$")
            setting = join([mathml(part) if i % 2 else part for i, part in enumerate(phrase)])
            regime = f" in the regime limited by {limit}" if limit else ""
            return join(["Terms of ", f"the {term}" if term else "the risk", regime, " of ", setting, "."])
        case Crossover(left=left, right=right, variable=variable):
            return join(["The largest ", m(variable), " with ", m(left), " = ", m(right), "."])
        case Combine(expression=combined):
            return join(["Put together ", m(combined), "."])
        case Identity(lhs=lhs, rhs=rhs, given=pairs):
            return join([m(lhs), " = ", m(rhs), given(pairs), "."])
        case Solution(equation=equation, unknown=unknown, value=value, given=pairs):
            return join([m(unknown), " = ", m(value), " solves ", m(equation), " = 0", given(pairs), "."])
        case Bound(relation=relation):
            return join([m(relation), "."])
        case Induction(formula=formula, index=index, start=start, increment=increment):
            grows = join([" and grows by ", m(increment), " from ", m(index), " to ", m(index + 1), "."])
            return join([m(formula), " is ", m(start), " at ", m(index), " = 0", grows])
        case Squeeze(lower=lower, upper=upper, slack=slack):
            return join(["Between ", m(lower), " and ", m(upper), ", which meet as ", m(slack), " → 0."])
        case Flow(constant=constant, decay=decay, time=time, speed=speed, yields=yields):
            loss = join(["A loss ", m(constant), " × position", Html("<sup>−</sup>"), m(decay)])
            return join([loss, " descended at speed ", m(speed), " for a time ", m(time), ": the ", yields, "."])
        case Inside(small=small, large=large):
            return join([f"A chain of rules from {small} to {large}."])
        case Argument(words=words):
            return prose(words)
