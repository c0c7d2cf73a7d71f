"""Contradictions between claims: two laws of one quantity that cannot both hold somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import combinations
from typing import Any, Literal

import sympy

from theory.decide import find_point, satisfiable
from theory.errors import TheoryError
from theory.expressions import text
from theory.records import Claim, Decomposed, Optimum, Order
from theory.symbols import Resource

__all__ = ["Comparisons", "Finding", "Undecided", "compare_laws", "contradictions"]

Expr = Any
Values = tuple[tuple[sympy.Symbol, sympy.Rational], ...]

UPPER, LOWER = ("O", "Theta", "~"), ("Omega", "Theta", "~")


DIGITS = 30  # to which constants are compared
AGREE = sympy.Float("1e-12")  # relative difference of constants that are equal


@dataclass(frozen=True)
class Finding:
    """Two claims that cannot both hold.

    Attributes
    ----------
    first, second : the claims
    quantity : what both speak of
    differ : what of their laws differs: "exponents", "logarithms" or "constants"
    where : values of letters that both allow, in the first claim's letters and then the second's; empty if they have
        none, or irrational ones only
    """

    first: Claim
    second: Claim
    quantity: str
    differ: Literal["exponents", "logarithms", "constants"]
    where: Values

    @property
    def between_vouched(self) -> bool:
        """Whether the package stands behind both, so that one of its own claims is wrong."""
        return self.first.vouched and self.second.vouched

    def __str__(self) -> str:
        at = ", ".join(f"{letter} = {value}" for letter, value in self.where)
        laws = " against ".join(f"{c.id}: {_law(c)}" for c in (self.first, self.second))
        return f"{laws}, for the {self.quantity}; their {self.differ} differ{at and ' at '}{at}"


@dataclass(frozen=True)
class Undecided:
    """Two laws of one quantity that could not be compared, and why."""

    first: Claim
    second: Claim
    reason: str

    def __str__(self) -> str:
        return f"{self.first.id} and {self.second.id}: {self.reason}"


@dataclass(frozen=True)
class Comparisons:
    """What comes of comparing laws.

    Attributes
    ----------
    findings : pairs that contradict each other
    undecided : pairs of one quantity that could not be compared
    pairs : number of pairs compared, those undecided left out
    across : how many of them are of two papers
    alone : laws that no other one could be compared with
    """

    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]
    pairs: int
    across: int
    alone: tuple[Claim, ...]

    def __str__(self) -> str:
        ours = sum(f.between_vouched for f in self.findings)
        return (
            f"{self.pairs} pairs of laws compared, {self.across} of them across papers: {len(self.findings)} "
            f"contradictions, {ours} of them between claims that the package vouches for. {len(self.undecided)} pairs "
            f"undecided, {len(self.alone)} laws with no other to be compared with."
        )


def _law(claim: Claim) -> str:
    assert isinstance(claim.statement, Order)
    return f"{claim.statement.relation}({text(claim.statement.rate)})"


@dataclass(frozen=True)
class _Law:
    """An order law, and what it is a law of.

    Attributes
    ----------
    quantity : equal for laws of one quantity
    exponents : capacity, source and settings of the problem behind it, in the claim's letters; none within one paper
    """

    claim: Claim
    quantity: tuple[Any, ...]
    words: str
    exponents: tuple[Expr, ...] = ()


def compare_laws(claims: Iterable[Claim]) -> Comparisons:
    """Compare all laws of one quantity, and find those that differ where both are meant to hold.

    Laws of one paper are compared where they give the same meaning to the same quantity, under the same convention and
    in the same letters: their exponents, at equal exponents their logarithms, and at equal logarithms their constants.
    Laws of different papers are compared where both are derived from the same algorithm, in any letters, up to
    constants, since steps and variances have other letters there. That two quantities are the same is seen from the
    words or the algorithm alone, so that most laws have no other to be compared with.

    Parameters
    ----------
    claims : iterable of Claim

    Returns
    -------
    Comparisons

    Examples
    --------
    >>> from theory.registry import builtin
    >>> found = compare_laws(entry.claim for entry in builtin().of_paper("bordelon2024")).findings
    >>> any({f.first.slug, f.second.slug} == {"model-floor", "model-floor-reported"} for f in found)
    True
    """
    given = [claim for claim in claims if isinstance(claim.statement, Order)]
    laws = [law for claim in given for law in _laws(claim)]
    pairs = {
        (one.claim.id, other.claim.id): (one, other)
        for one, other in combinations(laws, 2)
        if one.quantity == other.quantity and one.claim is not other.claim
    }
    found = [_compared(one, other) for one, other in pairs.values()]
    decided = [pair for pair, f in zip(pairs.values(), found, strict=True) if not isinstance(f, Undecided)]
    met = {name for pair in pairs for name in pair}
    return Comparisons(
        tuple(f for f in found if isinstance(f, Finding)),
        tuple(f for f in found if isinstance(f, Undecided)),
        len(decided),
        sum(one.claim.paper != other.claim.paper for one, other in decided),
        tuple(claim for claim in given if claim.id not in met),
    )


def contradictions(claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """What `compare_laws` finds."""
    return compare_laws(claims).findings


def _laws(claim: Claim) -> Iterator[_Law]:
    statement = claim.statement
    assert isinstance(statement, Order)
    meaning = next((m.words for m in claim.meanings if m.symbol == statement.quantity), "")
    if meaning:
        yield _Law(claim, ("paper", claim.paper, meaning, statement.variable, claim.convention), meaning)
    steps = () if claim.derivation is None else claim.derivation.steps
    decomposed = [s for s in steps if isinstance(s, Decomposed)]
    if len(decomposed) != 1 or len(steps) > 2:
        return
    (terms,), problem = decomposed, decomposed[0].problem
    roles: dict[Any, sympy.Symbol] = dict(_roles(problem))
    settings = tuple(value.xreplace(roles) for value in _settings(problem.algorithm))
    optimum = next((s for s in steps if isinstance(s, Optimum)), None)
    if len(steps) == 2 and optimum is None:
        return
    limits = () if optimum is None else (*optimum.costs, *optimum.subject_to)
    costs = tuple(text(limit.xreplace(roles)) for limit in limits)
    variable = str(roles.get(statement.variable, "budget"))
    kind = (
        type(problem.algorithm).__name__,
        problem.noise != 0,
        problem.modes is not None,
        *sorted(map(str, roles.values())),
        # A step that falls with resources is compared as it is written.
        text(step.xreplace(roles)) if (step := getattr(problem.algorithm, "step", sympy.S.One)).atoms(Resource) else "",
    )
    yields = "" if optimum is None else optimum.yields
    words = f"risk of {type(problem.algorithm).__name__}"
    quantity = ("algorithm", kind, terms.limit, terms.term, costs, yields, variable)
    yield _Law(claim, quantity, words, (problem.capacity, problem.source, *settings))


def _settings(algorithm: Any) -> Iterator[Expr]:
    """Numbers and letters of an algorithm, besides its resources, that exponents depend on."""
    for f in fields(algorithm):
        if f.name in ("decay", "friction"):
            yield getattr(algorithm, f.name)


def _roles(problem: Any) -> Iterator[tuple[Resource, sympy.Symbol]]:
    """The resources of a problem, each with a symbol for its role."""
    for record in (problem, problem.algorithm):
        for f in fields(record):
            if isinstance(getattr(record, f.name), Resource):
                yield getattr(record, f.name), sympy.Symbol(f.name)


def _compared(one: _Law, other: _Law) -> Finding | Undecided | None:
    """Where one law excludes the other, if anywhere."""
    try:
        return _difference(one, other)
    except TheoryError as error:
        return Undecided(one.claim, other.claim, str(error))


def _difference(one: _Law, other: _Law) -> Finding | Undecided | None:
    left, right = _renamed(one, ""), _renamed(other, "'" if one.exponents else "")
    if not one.exponents and left.letters != right.letters:
        only = ", ".join(sorted(map(str, left.letters ^ right.letters)))
        # On a wall a letter is gone: there they may differ.
        return Undecided(one.claim, other.claim, f"only one of them is written with {only}")
    facts = [*left.facts, *right.facts]
    facts += [sympy.Eq(x, y) for x, y in zip(left.exponents, right.exponents, strict=True)]
    level = sympy.Eq(left.slope, right.slope)
    for upper, lower in ((left, right), (right, left)):
        if upper.relation not in UPPER or lower.relation not in LOWER:
            continue
        faster = sympy.Lt(upper.slope, lower.slope)
        fewer = sympy.Lt(upper.log_power, lower.log_power)
        ways: tuple[tuple[Literal["exponents", "logarithms"], list[Expr]], ...]
        ways = (("exponents", [faster]), ("logarithms", [level, fewer]))
        for differ, excluded in ways:
            if possible := satisfiable([*facts, *excluded]):
                point = find_point([*facts, *excluded]) or {}
                letters = left.letters | right.letters
                shown = tuple(sorted(((s, v) for s, v in point.items() if s in letters), key=str))
                return Finding(one.claim, other.claim, one.words, differ, shown)
            if possible is None:
                return Undecided(one.claim, other.claim, f"the solver does not know whether their {differ} can differ")
    if one.exponents or {left.relation, right.relation} != {"~"}:
        return None
    return _constants_differ(one, left, other, right, [*facts, level, sympy.Eq(left.log_power, right.log_power)])


def _constants_differ(
    one: _Law, left: _Renamed, other: _Law, right: _Renamed, facts: list[Expr]
) -> Finding | Undecided | None:
    """A point where two laws with one exponent have two constants, tried at one point that both allow."""
    together = satisfiable(facts)
    if not together:
        return (
            Undecided(one.claim, other.claim, "the solver does not know where both hold") if together is None else None
        )
    point = dict(find_point(facts) or {})
    free = (left.constant - right.constant).free_symbols - set(point)
    # Letters that no assumption names may have any positive value: different ones, so that nothing cancels.
    point |= {s: sympy.Rational(sympy.prime(i + 3), 7) for i, s in enumerate(sorted(free, key=str))}
    first, second = (sympy.N(law.constant.subs(point), DIGITS) for law in (left, right))
    if not (first.is_number and second.is_number and first.is_finite and second.is_finite):
        return Undecided(one.claim, other.claim, "a constant has no number where both hold")
    if abs(first - second) <= AGREE * abs(first):
        return None
    shown = tuple(sorted(point.items(), key=str))
    return Finding(one.claim, other.claim, one.words, "constants", shown)


@dataclass(frozen=True)
class _Renamed:
    """What counts of a law, in letters that are the same for the same name."""

    relation: str
    slope: Expr
    log_power: Expr
    constant: Expr
    facts: tuple[Expr, ...]
    exponents: tuple[Expr, ...]

    @property
    def letters(self) -> frozenset[sympy.Symbol]:
        return frozenset(s for e in (self.slope, *self.facts) for s in e.free_symbols)


def _renamed(law: _Law, mark: str) -> _Renamed:
    statement: Any = law.claim.statement
    facts = [
        f for f in law.claim.assumptions if isinstance(f, sympy.core.relational.Relational) and not _of_resources(f)
    ]
    given = [statement.slope, statement.log_power, statement.constant, *facts, *law.exponents]
    letters = {s: sympy.Symbol(s.name + mark, real=True) for e in given[:2] + given[3:] for s in e.free_symbols}
    positive = tuple(sympy.Gt(new, 0) for old, new in letters.items() if old.is_positive)
    slope, power, constant, *rest = (e.xreplace(letters) for e in given)
    return _Renamed(
        statement.relation, slope, power, constant, (*positive, *rest[: len(facts)]), tuple(rest[len(facts) :])
    )


def _of_resources(fact: Expr) -> bool:
    return any(isinstance(s, Resource) for s in fact.free_symbols)
