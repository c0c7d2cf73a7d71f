"""Planted false variants of a claim, generated from its value alone.

A check earns trust by refuting what is false. Value variants alter a number of
the statement; structural ones alter how it came about (a term dropped, a sum
for a maximum, the other branch of a multivalued function, squared for root).
Each variant is labelled by its logical relation to the claim, since a weakened
one-sided statement stays true and must not be refuted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Literal

import sympy
from sympy.core.relational import Relational

from theory.classes import RULES, ComplexityClass
from theory.derive import conclusion_of, follows, matches
from theory.errors import TheoryError
from theory.identities import is_zero, value_at
from theory.records import (
    Claim,
    Combine,
    Derivation,
    Equality,
    Inclusion,
    Inequality,
    Instance,
    Limit,
    Optimum,
    Order,
    Statement,
    Threshold,
    monomial_parts,
)

__all__ = ["Label", "Variant", "label_of", "variants", "with_content"]

Expr = Any
Label = Literal["stronger", "weaker", "incomparable", "equivalent"]
FACTORS = (sympy.Rational(11, 10), sympy.Rational(9, 10))


@dataclass(frozen=True)
class Variant:
    """An altered statement, what was altered, and how it relates to the claim."""

    name: str
    kind: Literal["value", "structural"]
    statement: Statement
    label: Label

    @property
    def is_false(self) -> bool:
        """Whether the variant contradicts the claim, given that the claim is exact."""
        return self.label == "incomparable"


def variants(claim: Claim) -> tuple[Variant, ...]:
    """Generate the variants of a claim.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    tuple of Variant
        Without those equivalent to the claim.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> for v in variants(builtin().claim("yang2025:balanced-allocation"))[:2]:
    ...     print(v.kind, v.name, v.label)
    value value times 11/10 incomparable
    value value times 9/10 incomparable
    """
    made = [*_value_variants(claim.statement), *_structural_variants(claim)]
    labelled = [Variant(name, kind, s, label_of(claim.statement, s, claim.instances)) for name, kind, s in made]
    return tuple(v for v in labelled if v.label != "equivalent")


Made = tuple[str, Literal["value", "structural"], Statement]


def _value_variants(statement: Statement) -> Iterator[Made]:
    if isinstance(statement, Order):
        constant, slope, power = monomial_parts(statement.rate, statement.variable)
        x = statement.variable
        for factor in FACTORS:
            changed = constant * x ** (slope * factor) * sympy.log(x) ** power
            yield f"exponent times {factor}", "value", with_content(statement, changed)
        if statement.relation == "~":
            for factor in FACTORS:
                yield f"constant times {factor}", "value", with_content(statement, factor * statement.rate)
    elif isinstance(statement, Inequality):
        flipped: Any = {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}[statement.relation]
        yield "inequality flipped", "value", dataclasses.replace(statement, relation=flipped)
        for factor in FACTORS:
            yield f"bound times {factor}", "value", with_content(statement, factor * statement.rhs)
    elif isinstance(statement, Inclusion):
        yield from _other_inclusions(statement)
    elif isinstance(statement, (Equality, Limit, Threshold)):
        for factor in FACTORS:
            yield f"value times {factor}", "value", with_content(statement, factor * statement.content)


def _other_inclusions(statement: Inclusion) -> Iterator[Made]:
    """Sides exchanged, the contrary, another bound or class on the right, a hypothesis less."""
    small, large = statement.small, statement.large
    yield "sides exchanged", "structural", dataclasses.replace(statement, small=large, large=small)
    contrary: Any = {"inside": "not inside", "not inside": "inside"}[statement.relation]
    yield "the contrary", "structural", dataclasses.replace(statement, relation=contrary)
    for index, bound in enumerate(large.bounds):
        for factor in FACTORS:
            bounds = (*large.bounds[:index], bound**factor, *large.bounds[index + 1 :])
            changed = dataclasses.replace(statement, large=dataclasses.replace(large, bounds=bounds))
            if bound**factor != bound:
                yield f"right side to the power {factor}", "value", changed
    for other in _neighbours(statement):
        yield f"{other} for {large}", "value", dataclasses.replace(statement, large=other)
    for hypothesis in statement.hypotheses:
        rest = tuple(h for h in statement.hypotheses if h != hypothesis)
        yield f"without {hypothesis}", "structural", dataclasses.replace(statement, hypotheses=rest)


def _neighbours(statement: Inclusion) -> tuple[ComplexityClass, ...]:
    """Classes without bounds that the rules put directly on the stronger side of the right one."""
    large, inside = statement.large, [r for r in RULES if r.relation == "inside"]
    below = [r.small for r in inside if r.large == large]
    above = [r.large for r in inside if r.small == large]
    found = below if statement.relation == "inside" else above
    return tuple(dict.fromkeys(c for c in found if not c.bounds and c not in (large, statement.small)))


def _structural_variants(claim: Claim) -> Iterator[Made]:
    statement = claim.statement
    yield from _altered_terms(claim)
    falls = isinstance(statement, Order) and not statement.slope.is_positive  # a risk, not an allocation
    if isinstance(statement, Order) and falls and claim.convention.loss in ("squared", "root"):
        other, power = ("root", sympy.Rational(1, 2)) if claim.convention.loss == "squared" else ("squared", 2)
        rate = sympy.powdenest(statement.rate**power, force=True)
        yield f"{other} for {claim.convention.loss}", "structural", with_content(statement, rate)
    if isinstance(statement, Order) and statement.log_power != 0:
        logarithm = sympy.log(statement.variable) ** statement.log_power
        yield "logarithm dropped", "structural", with_content(statement, statement.rate / logarithm)
    content = statement.content
    if not isinstance(content, sympy.Basic):
        return
    for name, old, new in (("max for min", sympy.Min, sympy.Max), ("min for max", sympy.Max, sympy.Min)):
        if content.has(old):
            yield name, "structural", with_content(statement, content.replace(old, new))
    for wave in content.atoms(sympy.LambertW):
        other = sympy.LambertW(wave.args[0]) if len(wave.args) == 2 else sympy.LambertW(wave.args[0], -1)
        yield "other branch of W", "structural", with_content(statement, content.xreplace({wave: other}))
    for total in content.atoms(sympy.Sum):
        k, low, high = total.limits[0]
        shortened = sympy.Sum(total.function, (k, low, high - 1))
        yield (
            "last term of the sum dropped",
            "structural",
            with_content(statement, content.xreplace({total: shortened})),
        )


def _altered_terms(claim: Claim) -> Iterator[Made]:
    """Rederive the claim from a risk with a term missing, or combined the other way."""
    if claim.derivation is None:
        return
    for index, step in enumerate(claim.derivation.steps):
        if not isinstance(step, Optimum):
            continue
        # A step that combines the results of earlier ones has its risk by reference only.
        earlier = (*claim.derivation.steps[:index], Combine(step.name, step.risk))
        try:
            filled = conclusion_of(dataclasses.replace(claim, derivation=Derivation((), earlier)))
        except TheoryError:
            continue
        is_max = step.combine == "max" or isinstance(filled, sympy.Max)
        written = filled if filled.is_Add else sympy.expand_mul(filled)
        terms: tuple[Any, ...] = filled.args if isinstance(filled, sympy.Max) else sympy.Add.make_args(written)
        if len(terms) == 1:
            continue
        this, other = ("max", "sum") if is_max else ("sum", "max")
        changes: dict[str, dict[str, Any]] = {
            f"term {t} missing": {"risk": sympy.Add(*(u for u in terms if u != t)), "combine": this} for t in terms
        }
        changes[f"{other} for {this}"] = {"risk": sympy.Add(*terms), "combine": other}
        altered = [(name, dataclasses.replace(step, **change)) for name, change in changes.items()]
        for name, new_step in altered:
            steps = (*claim.derivation.steps[:index], new_step, *claim.derivation.steps[index + 1 :])
            try:
                conclusion = conclusion_of(dataclasses.replace(claim, derivation=Derivation((), steps)))
                yield name, "structural", with_content(claim.statement, conclusion)
            except TheoryError:
                continue  # the altered risk has no optimum within the class: nothing to plant


def with_content(statement: Statement, content: Expr) -> Statement:
    """The statement with another content; an order keeps only a monomial rate."""
    if isinstance(statement, Order):
        monomial_parts(content, statement.variable)
        return dataclasses.replace(statement, rate=content)
    if isinstance(statement, (Limit, Threshold)):
        return dataclasses.replace(statement, value=content)
    assert isinstance(statement, (Equality, Inequality))
    if isinstance(content, Relational):  # the conclusion of a proof, not a bound alone
        content = content.rhs if content.lhs == statement.lhs else content.lhs
    return dataclasses.replace(statement, rhs=content)


def label_of(claimed: Statement, varied: Statement, instances: tuple[Instance, ...]) -> Label:
    """How the variant relates to the claim: it follows, it implies, or it contradicts."""
    if isinstance(claimed, Order) and isinstance(varied, Order):
        if matches(claimed, varied.rate):
            return "equivalent"
        if claimed.relation in ("Theta", "~"):
            return "incomparable"
        difference = sympy.simplify(varied.slope - claimed.slope)
        if difference == 0:
            difference = sympy.simplify(varied.log_power - claimed.log_power)
        larger, smaller = difference.is_positive, difference.is_negative
        if claimed.relation == "O":
            return "weaker" if larger else "stronger" if smaller else "incomparable"
        return "weaker" if smaller else "stronger" if larger else "incomparable"
    if isinstance(claimed, Inequality) and isinstance(varied, Inequality):
        if varied.relation != claimed.relation:
            return "incomparable"
        gap = varied.rhs - claimed.rhs
        upper = claimed.relation in ("<=", "<")
        if is_zero(gap):
            return "equivalent"
        larger = _is_positive(gap, instances)
        return "incomparable" if larger is None else "weaker" if larger == upper else "stronger"
    if isinstance(claimed, Inclusion) and isinstance(varied, Inclusion):
        return _label_of_inclusion(claimed, varied)
    ours: Any = claimed.content
    theirs: Any = varied.content
    return "equivalent" if is_zero(ours - theirs) else "incomparable"


def _label_of_inclusion(claimed: Inclusion, varied: Inclusion) -> Label:
    if claimed.content == varied.content:
        return "equivalent" if set(claimed.hypotheses) == set(varied.hypotheses) else "stronger"
    if varied.relation != claimed.relation:
        return "incomparable"
    if (varied.small, varied.large) == (claimed.large, claimed.small):
        # Of two equal classes each lies inside the other, and that is no mistake.
        return "equivalent" if follows(varied) else _unless_refuted(varied)
    forth, back = (follows(Inclusion(a, b)) for a, b in permutations((claimed.large, varied.large)))
    wider = forth if claimed.relation == "inside" else back
    narrower = back if claimed.relation == "inside" else forth
    if wider or narrower:
        return "equivalent" if wider and narrower else "weaker" if wider else "stronger"
    return _unless_refuted(varied)


def _unless_refuted(varied: Inclusion) -> Label:
    """That a variant is false only if the rules say so: what they leave open may be true."""
    contrary: Any = {"inside": "not inside", "not inside": "inside"}[varied.relation]
    return "incomparable" if follows(dataclasses.replace(varied, relation=contrary)) else "stronger"


def _is_positive(gap: Expr, instances: tuple[Instance, ...]) -> bool | None:
    """Whether a gap is positive; where the symbols do not tell, at every instance, since only there is it measured.

    An instance at which the two bounds are one does not speak against it, unless they are at all.
    """
    known = sympy.simplify(gap).is_positive if gap.is_positive is None else gap.is_positive
    if known is not None:
        return bool(known)
    signs = set[Any]()
    for instance in instances:
        values = dict(instance.values)
        if any(s.name not in values for s in gap.free_symbols):
            return None
        signs.add(sympy.sign(value_at(gap, {s: values[s.name] for s in gap.free_symbols})))
    signs -= {0}
    return {1: True, -1: False}.get(signs.pop()) if len(signs) == 1 else None
