"""Steps about complexity classes: a chain of rules, found again."""

from __future__ import annotations

from theory.classes import ask
from theory.records import Inclusion, Inside
from theory.steps.run import Made, NotProved, Run

__all__ = ["inside"]


def inside(step: Inside, run: Run) -> Made:
    """What the rules say of two classes; a theorem that is the statement itself derives nothing."""
    answer = ask(step.small, step.large, (*run.facts, *step.facts), step.hypotheses)
    if answer.verdict == "unknown":
        given = f" under {' and '.join(map(str, step.hypotheses))}" if step.hypotheses else ""
        raise NotProved(f"no chain of rules leads from {step.small} to {step.large}{given}")
    if not answer.links:
        raise NotProved(f"{step.small} and {step.large} are one class: nothing is derived")
    if len(answer.links) < 2:
        raise NotProved(f"the chain is one cited rule and nothing else: {answer.links[0]}")
    run.cited += [f"{rule}: {rule.source}" for rule in answer.theorems]
    made = Inclusion(step.small, step.large, answer.verdict, answer.hypotheses)
    return made, "exact", "; ".join(map(str, answer.links))
