"""Mistakes in how a claim came about: each changes the records of a derivation, from which the engine derives anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import sympy
from sympy.core.relational import Eq, Relational

from theory.derive import conclusion_of
from theory.errors import TheoryError
from theory.expressions import text
from theory.problems import GradientDescent, Momentum, MultiPassSGD, OnePassSGD, Ridge, decompose
from theory.records import Claim, Combine, Decomposed, Derivation, Optimum, Step
from theory.symbols import Resource, resources

__all__ = ["ALTERATIONS", "Altered", "beyond", "conditions", "without"]

Expr = Any
STRICT: dict[Any, Any] = {sympy.Le: sympy.Lt, sympy.Ge: sympy.Gt, sympy.Lt: sympy.Lt, sympy.Gt: sympy.Gt}


@dataclasses.dataclass(frozen=True)
class Altered:
    """A claim with a mistake in it, whose derivation then concludes something else.

    Attributes
    ----------
    name : what was altered
    claim : the claim with the alteration
    beyond : the condition that was turned round, if one was
    """

    name: str
    claim: Claim
    beyond: Expr | None = None


def conditions(claim: Claim) -> tuple[Expr, ...]:
    """The assumptions of a claim, and the facts of its steps, that are relations."""
    steps = claim.derivation.steps if claim.derivation else ()
    facts = (*claim.assumptions, *(f for s in steps for f in getattr(s, "facts", ())))
    return tuple(dict.fromkeys(f for f in facts if isinstance(f, Relational)))


def beyond(fact: Expr) -> tuple[Expr, ...]:
    """Where a relation fails, as strict relations; none where the signs of the letters settle it.

    Examples
    --------
    >>> a = sympy.Symbol("a", positive=True)
    >>> beyond(a <= 1), beyond(Eq(a, 2))
    ((a > 1,), (a < 2, a > 2))
    """
    sides: tuple[Expr, ...] = (fact.lhs < fact.rhs, fact.lhs > fact.rhs) if isinstance(fact, Eq) else (sympy.Not(fact),)
    turned = (STRICT[type(side)](side.lhs, side.rhs) for side in sides if type(side) in STRICT)
    return tuple(side for side in turned if isinstance(side, Relational))


def without(claim: Claim, fact: Expr, instead: tuple[Expr, ...] = ()) -> Claim:
    """A claim with other facts in the place of one, in its assumptions and in every step."""

    def changed(facts: tuple[Expr, ...]) -> tuple[Expr, ...]:
        return tuple(g for f in facts for g in (instead if f == fact else (f,)))

    derivation = claim.derivation
    if derivation is not None:
        steps = tuple(_with_facts(step, changed) for step in derivation.steps)
        derivation = dataclasses.replace(derivation, steps=steps)
    return dataclasses.replace(claim, assumptions=changed(claim.assumptions), derivation=derivation)


def _with_facts(step: Any, changed: Callable[[tuple[Expr, ...]], tuple[Expr, ...]]) -> Step:
    made: Step = dataclasses.replace(step, facts=changed(step.facts)) if getattr(step, "facts", ()) else step
    return made


def _other_regimes(claim: Claim) -> Iterator[Altered]:
    """Each condition turned round; a wall is left to either side."""
    for fact in conditions(claim):
        for turned in beyond(fact):
            yield Altered(f"law of {text(turned)}", without(claim, fact, (turned,)), fact)


def _other_limits(claim: Claim) -> Iterator[Altered]:
    """Another resource limits what is learned: the other order of two limits."""
    for index, step in _steps(claim, Decomposed):
        if not step.limit:
            continue
        try:
            cells = decompose(step.problem, step.problem.about((*claim.assumptions, *step.facts))).cells
        except TheoryError:
            continue
        for limit in dict.fromkeys(r.limit for cell in cells for r in cell.regimes if r.limit != step.limit):
            yield Altered(f"limited by {limit} for {step.limit}", _replaced(claim, index, limit=limit))
            if step.term:
                other = _replaced(claim, index, limit=limit, term="")
                yield Altered(f"whole risk limited by {limit} for {step.term} limited by {step.limit}", other)


def _other_algorithms(claim: Claim) -> Iterator[Altered]:
    for index, step in _steps(claim, Decomposed):
        for words, algorithm in _rivals(step.problem.algorithm):
            try:
                yield Altered(words, _reproblemed(claim, index, algorithm=algorithm))
            except TheoryError:
                continue  # the problem has no such algorithm


def _rivals(algorithm: Any) -> Iterator[tuple[str, Any]]:
    """Algorithms with the same resources that one may be mistaken for."""
    match algorithm:
        case GradientDescent(steps=steps, samples=samples, step=step):
            yield "momentum for descent", Momentum(steps, sympy.Integer(3), step)
            if samples is not None:
                yield "ridge for flow", Ridge(samples, 1 / steps)
        case OnePassSGD(steps=steps, step=step):
            yield "descent for stochastic descent", GradientDescent(steps, step=step)
        case MultiPassSGD(steps=steps, samples=samples, step=step):
            yield "descent for stochastic descent", GradientDescent(steps, samples, step)
            yield "one pass for several", OnePassSGD(steps, step, algorithm.batch, algorithm.decay)
        case Momentum(time=time):
            yield "descent for momentum", GradientDescent(time)
        case Ridge(samples=samples, ridge=None):
            return
        case Ridge(samples=samples, ridge=ridge):
            yield "flow for ridge", _Flow(samples, ridge)
            yield "no ridge", Ridge(samples)


@dataclasses.dataclass(frozen=True)
class _Flow:
    """Descent on a sample for the time 1/ridge; derived with a time, which is replaced afterwards."""

    samples: Resource
    ridge: Expr


def _reproblemed(claim: Claim, index: int, **changes: Any) -> Claim:
    """A claim with its problem changed; where a ridge takes the place of time, it is what limits."""
    assert claim.derivation is not None
    step: Any = claim.derivation.steps[index]
    algorithm = changes.get("algorithm", step.problem.algorithm)
    limit = step.limit
    if limit in ("ridge", "steps"):
        limit = "steps" if not isinstance(algorithm, Ridge) else "samples" if algorithm.ridge is None else "ridge"
    if not isinstance(algorithm, _Flow):
        return _replaced(claim, index, problem=dataclasses.replace(step.problem, **changes), limit=limit)
    time: Resource = resources("flow_time")
    problem = dataclasses.replace(step.problem, algorithm=GradientDescent(time, algorithm.samples))
    altered = dataclasses.replace(step, problem=problem, limit=limit)
    lone = Derivation((), (*claim.derivation.steps[:index], altered))
    found = conclusion_of(dataclasses.replace(claim, derivation=lone))
    return _with_step(claim, index, Combine(step.name, found.subs(time, 1 / algorithm.ridge)))


def _other_terms(claim: Claim) -> Iterator[Altered]:
    """A term more in a risk that is optimised, noise where there is none, none where there is some, no features."""
    for index, optimum in _steps(claim, Optimum):
        for slower in _slower(claim, index, optimum):
            yield Altered(f"extra term {text(slower)}", _replaced(claim, index, risk=optimum.risk + slower))
    for index, step in _steps(claim, Decomposed):
        noise = sympy.S.One if step.problem.noise == 0 else sympy.S.Zero
        yield Altered(f"label noise {'added' if noise else 'missing'}", _reproblemed(claim, index, noise=noise))
        if step.problem.features is not None and step.problem.modes is None:
            yield Altered("features missing", _reproblemed(claim, index, features=None))


def _slower(claim: Claim, index: int, step: Optimum) -> Iterator[Expr]:
    """Square roots of the first term that falls in a resource: a term like it that falls slower."""
    assert claim.derivation is not None
    if step.combine == "max":
        return
    earlier = (*claim.derivation.steps[:index], Combine(step.name, step.risk))
    try:
        risk = conclusion_of(dataclasses.replace(claim, derivation=Derivation((), earlier)))
    except TheoryError:
        return
    for term in sympy.Add.make_args(risk):
        powers = [f for f in sympy.Mul.make_args(term) if isinstance(f.as_base_exp()[0], Resource)]
        if powers:
            yield sympy.Mul(*(base ** (power / 2) for base, power in (f.as_base_exp() for f in powers)))
            return


def _steps(claim: Claim, kind: type[Any]) -> Iterator[tuple[int, Any]]:
    for index, step in enumerate(claim.derivation.steps if claim.derivation else ()):
        if isinstance(step, kind):
            yield index, step


def _replaced(claim: Claim, index: int, **changes: Any) -> Claim:
    assert claim.derivation is not None
    step: Any = claim.derivation.steps[index]
    return _with_step(claim, index, dataclasses.replace(step, **changes))


def _with_step(claim: Claim, index: int, step: Step) -> Claim:
    assert claim.derivation is not None
    steps = (*claim.derivation.steps[:index], step, *claim.derivation.steps[index + 1 :])
    return dataclasses.replace(claim, derivation=dataclasses.replace(claim.derivation, steps=steps))


ALTERATIONS: Mapping[str, Callable[[Claim], Iterator[Altered]]] = {
    "missing or extra term": _other_terms,
    "wrong regime": _other_regimes,
    "swapped limits": _other_limits,
    "another algorithm": _other_algorithms,
}
