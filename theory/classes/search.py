"""Whether one class lies inside another, by chains of rules.

An inclusion is a chain of rules from the smaller class to the larger one. A non-inclusion ``X ⊄ Y`` is never a failed
search: it needs a separation ``A ⊄ B``, proved or assumed, with ``A`` inside ``X`` and ``Y`` inside ``B``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Any, Literal

import sympy
from sympy.core.relational import Relational

from theory.classes.bounds import Side, holds, shortest
from theory.classes.rules import PLACEHOLDERS, RULES, Rule
from theory.classes.terms import ANY, LENGTH, Assumed, ComplexityClass
from theory.errors import ExpressionError
from theory.growth.signs import Branch
from theory.symbols import parameters

__all__ = ["Answer", "Link", "ask", "chain"]

Expr = Any
Facts = tuple[Expr, ...]
Verdict = Literal["inside", "not inside", "unknown"]


@dataclass(frozen=True)
class Link:
    """One step of a chain: a rule at two classes, or a hypothesis."""

    said: Assumed
    by: Rule | None = None

    @property
    def source(self) -> str:
        return "hypothesis" if self.by is None else self.by.source

    @property
    def status(self) -> str:
        return "hypothesis" if self.by is None else self.by.status

    def __str__(self) -> str:
        by = self.status if self.by is None else f"{self.status}: {self.source}"
        plain = {ANY: parameters(ANY.name)}
        small, large = self.said.small.with_bounds(plain), self.said.large.with_bounds(plain)
        said = replace(self.said, small=small, large=large)
        return f"{said} ({by})"


@dataclass(frozen=True)
class Answer:
    """What the rules say of two classes.

    Attributes
    ----------
    verdict : inside, not inside, or unknown
    links : the chain; of a non-inclusion the chain below the separation, the separation, and the chain above it
    hypotheses : those that the chain uses
    """

    small: ComplexityClass
    large: ComplexityClass
    verdict: Verdict
    links: tuple[Link, ...] = ()
    hypotheses: tuple[Assumed, ...] = ()

    @property
    def theorems(self) -> tuple[Rule, ...]:
        """Rules of the chain that are neither definitions nor hypotheses, each once."""
        return tuple(dict.fromkeys(k.by for k in self.links if k.by is not None and k.status != "definition"))

    def __str__(self) -> str:
        sign = {"inside": "⊆", "not inside": "⊄", "unknown": "?"}[self.verdict]
        head = f"{self.small} {sign} {self.large}: {self.verdict}"
        if self.hypotheses:
            head += f", given {' and '.join(map(str, self.hypotheses))}"
        return "\n  ".join([head, *map(str, self.links)])


def ask(
    small: ComplexityClass, large: ComplexityClass, where: Iterable[Expr] = (), given: Iterable[Assumed] = ()
) -> Answer:
    """Ask whether one class lies inside another.

    Parameters
    ----------
    small, large : ComplexityClass
    where : iterable of sympy relations
        Facts about letters in the bounds; without them an answer must hold for all positive values.
    given : iterable of Assumed
        Hypotheses that may be used; they are, only where it does not go without.

    Returns
    -------
    Answer
        Unknown where no chain is found, which says nothing about the classes.

    Raises
    ------
    TheoryError
        If a fact is no relation between parameters, or the facts contradict each other.

    Examples
    --------
    >>> from theory.classes import read_class
    >>> print(ask(read_class("CoT(log(n))"), read_class("L")))
    CoT(log(n)) ⊆ L: inside
      CoT(log(n)) ⊆ SPACE(log(n)) (proved: Merrill and Sabharwal 2024, theorem 4, as a summary states it)
      SPACE(log(n)) ⊆ L (definition: of L)
    >>> ask(read_class("SPACE(n)"), read_class("TIME~(n**2)")).verdict
    'unknown'
    """
    facts, hypotheses = _checked(tuple(where)), tuple(given)
    for verdict in ("inside", "not inside"):
        links = chain(Assumed(small, verdict, large), facts, hypotheses)
        if links is not None:
            return _answer(small, large, verdict, links)
    return Answer(small, large, "unknown")


def chain(said: Assumed, where: Iterable[Expr] = (), given: Iterable[Assumed] = ()) -> tuple[Link, ...] | None:
    """The links that lead to an inclusion, or to its contrary; None where no chain is found.

    Parameters
    ----------
    said : Assumed
        What is asked for; it is not assumed.
    where, given
        As for `ask`.
    """
    facts, hypotheses = _checked(tuple(where)), tuple(given)
    search = _inside if said.relation == "inside" else _outside
    attempts: list[tuple[Assumed, ...]] = [()] if not hypotheses else [(), hypotheses]
    found = (search(said.small, said.large, facts, used) for used in attempts)
    return next((links for links in found if links is not None), None)


def _checked(facts: Facts) -> Facts:
    """The facts, which must be relations between parameters that some values satisfy."""
    for fact in facts:
        if not isinstance(fact, Relational) and fact != sympy.true:
            raise ExpressionError(f"the fact {fact} is no relation that can hold; write one such as c > 1")
        if LENGTH.name in map(str, fact.free_symbols):
            raise ExpressionError(f"the fact {fact} is about {LENGTH}, which grows; facts are about other letters")
    Branch.of(facts)  # refuses facts that contradict each other
    return facts


def _answer(small: ComplexityClass, large: ComplexityClass, verdict: Verdict, chain: tuple[Link, ...]) -> Answer:
    used = [k.said for k in chain if k.by is None]
    return Answer(small, large, verdict, chain, tuple(dict.fromkeys(used)))


def _inside(small: ComplexityClass, large: ComplexityClass, facts: Facts, given: Facts) -> tuple[Link, ...] | None:
    """The shortest chain, empty if both are one class."""
    return dict(_above(small, _Pool.of(small, large), facts, given, until=large)).get(large)


@dataclass(frozen=True)
class _Pool:
    """What free placeholders and tags may be: the bounds and tags that the question mentions."""

    bounds: tuple[Expr, ...]
    tags: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, *classes: ComplexityClass) -> _Pool:
        bounds = dict.fromkeys(bound for c in classes for bound in c.bounds)
        decoders = [c.tags for c in classes if c.name.startswith("CoT")]
        return cls(tuple(bounds), tuple(dict.fromkeys([*decoders, ComplexityClass("CoT(poly)").tags])))


@lru_cache(maxsize=512)
def _above(
    start: ComplexityClass,
    pool: _Pool,
    facts: Facts,
    given: tuple[Assumed, ...],
    until: ComplexityClass | None = None,
) -> tuple[tuple[ComplexityClass, tuple[Link, ...]], ...]:
    """Classes that hold a class, each with the shortest chain, breadth first; all of them, or until one is found."""
    found: dict[ComplexityClass, tuple[Link, ...]] = {start: ()}
    waiting = [start]
    for small in waiting:
        if until in found:
            break
        for large, rule in _next(small, pool, (*facts, ANY >= 1), given):
            if large not in found:
                found[large] = (*found[small], Link(Assumed(small, "inside", large), rule))
                waiting.append(large)
    # What holds for every power of a union is found; a class that names the power is no answer.
    return tuple((c, chain) for c, chain in found.items() if ANY not in c.letters)


def _next(
    small: ComplexityClass, pool: _Pool, facts: Facts, given: tuple[Assumed, ...]
) -> Iterator[tuple[ComplexityClass, Rule | None]]:
    for hypothesis in given:
        if hypothesis.relation == "inside" and hypothesis.small == small:
            yield hypothesis.large, None
    for rule in RULES:
        if rule.relation == "inside":
            yield from ((large, rule) for large in _applied(rule, small, pool, facts))


def _applied(rule: Rule, small: ComplexityClass, pool: _Pool, facts: Facts) -> Iterator[ComplexityClass]:
    """The larger classes that a rule gives for a smaller one."""
    bound = _matched(rule.small, small)
    if bound is None:
        return
    for values in _completed(rule, bound, pool.bounds, facts):
        large = rule.large.with_bounds(values)
        large = replace(large, bounds=tuple(b if b in pool.bounds else shortest(b, facts) for b in large.bounds))
        if rule.tags == "same":
            yield replace(large, tags=small.tags)
        elif large.name.startswith("CoT"):
            yield from (replace(large, tags=tags) for tags in pool.tags if set(rule.tags) <= set(tags))
        else:
            yield large


def _matched(pattern: ComplexityClass, given: ComplexityClass) -> dict[Any, Expr] | None:
    """What the placeholders of a pattern are; None if it does not fit. Decoders fit whatever their tags."""
    if pattern.name != given.name or (pattern.tags != given.tags and not pattern.name.startswith("CoT")):
        return None
    pairs = list(zip(pattern.bounds, given.bounds, strict=True))
    if any(left != right for left, right in pairs if left not in PLACEHOLDERS):
        return None
    return {left: right for left, right in pairs if left in PLACEHOLDERS}


def _completed(
    rule: Rule, bound: Mapping[Any, Expr], bounds: Iterable[Expr], facts: Facts
) -> Iterator[dict[Any, Expr]]:
    """Values of all placeholders of a rule under which its conditions hold."""
    parts = [e for c in (rule.small, rule.large) for e in c.bounds]
    free = [x for x in PLACEHOLDERS if x not in bound and any(x in e.free_symbols for e in parts)]
    for chosen in product(tuple(bounds), repeat=len(free)):
        values: Any = {**bound, **dict(zip(free, chosen, strict=True))}
        sides = (Side(s.relation, s.left.subs(values), s.right.subs(values)) for s in rule.sides)
        if all(holds(side, facts) for side in sides):
            yield values


def _outside(
    small: ComplexityClass, large: ComplexityClass, facts: Facts, given: tuple[Assumed, ...], conditional: bool = True
) -> tuple[Link, ...] | None:
    """A separation with what it needs below and above, the shortest there is."""
    pool = _Pool.of(small, large)
    found: list[tuple[Link, ...]] = []
    for above, upper in _above(large, pool, facts, given):
        for separated, links in _separated_from(above, pool, facts, given, conditional):
            lower = _inside(separated, small, facts, given)
            if lower is not None:
                found.append((*lower, *links, *upper))
    return min(found, key=len, default=None)


def _separated_from(
    above: ComplexityClass, pool: _Pool, facts: Facts, given: tuple[Assumed, ...], conditional: bool
) -> Iterator[tuple[ComplexityClass, tuple[Link, ...]]]:
    """Classes that do not lie inside one, each with the separation and what that rests on."""
    for hypothesis in given:
        if hypothesis.relation == "not inside" and hypothesis.large == above:
            yield hypothesis.small, (Link(hypothesis),)
    # A hierarchy needs a bound above the one that it separates from, and one power of n is enough.
    bounds = (*pool.bounds, *(bound * LENGTH for bound in above.bounds))
    for rule in RULES:
        if rule.relation == "inside" or (values := _matched(rule.large, above)) is None:
            continue
        if rule.given and not conditional:
            continue
        # What a conditional rule rests on must follow without conditional ones.
        rests = [_outside(h.small, h.large, facts, given, conditional=False) for h in rule.given]
        if None in rests:
            continue
        needed = [link for chain in rests for link in chain or ()]
        for completed in _completed(rule, values, bounds, facts):
            separated = rule.small.with_bounds(completed)
            yield separated, (*needed, Link(Assumed(separated, "not inside", above), rule))
