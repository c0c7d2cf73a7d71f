"""Structural variants of a claim that come from deriving it again after a change.

A condition turned round gives the law of another regime, another limit the law of another order of limits, another
algorithm its law: what the engine then derives is planted as if it were the claim. A kind of mistake for which a claim
has no room is listed with the reason.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sympy

from theory.alterations import ALTERATIONS, Altered, beyond, conditions, without
from theory.decide import find_point, satisfiable
from theory.derive import conclusion_of
from theory.errors import TheoryError
from theory.expressions import text
from theory.records import Claim, Inclusion, Order, Statement
from theory.symbols import Resource
from theory.variants import Label, Variant, label_of, variants, with_content

__all__ = ["KINDS", "Plant", "Planted", "planted"]

Expr = Any
FEW = 4  # terms of a sum: of longer ones none is altered
SECONDS = 2.0  # for the solver, to see where two exponents differ

KINDS = (
    "value",
    "missing or extra term",
    "min for max",
    "wrong regime",
    "swapped limits",
    "squared for root",
    "another algorithm",
    "dropped assumption",
)
NO_ROOM = {
    "missing or extra term": "neither the statement nor a risk of the derivation is a sum",
    "min for max": "no minimum, maximum, sum or branch in the statement or in an optimised risk",
    "wrong regime": "no condition besides the signs of the letters",
    "swapped limits": "the derivation takes no order of limits of a problem",
    "squared for root": "no root in the statement, and no loss whose square is another",
    "another algorithm": "the derivation starts from no algorithm",
    "dropped assumption": "no condition besides the signs of the letters",
}


@dataclass(frozen=True)
class Plant:
    """A variant of a claim, of a kind of mistake.

    Attributes
    ----------
    kind : one of `KINDS`
    variant : the altered statement with its label
    dropped : the assumption that the variant does without, if any
    """

    kind: str
    variant: Variant
    dropped: Expr | None = None

    def of(self, claim: Claim) -> tuple[Claim, ...]:
        """Claims that hold if the variant does: its statement, or the claim where what it drops fails."""
        if self.dropped is None:
            return (dataclasses.replace(claim, statement=self.variant.statement),)
        return tuple(without(claim, self.dropped, (side,)) for side in beyond(self.dropped))


@dataclass(frozen=True)
class Planted:
    """The variants of a claim, and the kinds of which it has none, each with the reason."""

    plants: tuple[Plant, ...]
    absent: tuple[tuple[str, str], ...]


def planted(claim: Claim) -> Planted:
    """Plant every kind of mistake that a claim has room for.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    Planted
        Without variants that say the same as the claim under its assumptions.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> for plant in planted(builtin().claim("bordelon2024:compute-law")).plants[-2:]:
    ...     print(plant.kind, "|", plant.variant.name, "|", plant.variant.label)
    dropped assumption | without a > 1 | stronger
    dropped assumption | without a < b + 1 | incomparable
    """
    made = [Plant(_kind(v), v) for v in (*variants(claim), *_of_expression(claim))]
    made = [Plant(p.kind, v) for p in made if (v := _settled(claim, p.variant)).label != "equivalent"]
    why: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    changing: set[Expr] = set()
    for kind, alter in ALTERATIONS.items():
        for altered in _tried(alter, claim, why[kind]):
            try:
                variant = _settled(claim, _variant(claim, altered.name, conclusion_of(altered.claim)))
            except TheoryError as problem:
                why[kind][f"no law follows: {problem}"] += 1
                continue
            if variant.label == "equivalent":
                why[kind]["the law stays the same"] += 1
                continue
            if altered.beyond is not None:
                changing.add(altered.beyond)
            if stray := _stray(claim, variant.statement):
                why[kind][f"the altered law has the letter {stray[0]}, of which the claim says nothing"] += 1
            else:
                made.append(Plant(kind, variant))
    made += [_dropped(claim, fact, fact in changing) for fact in conditions(claim)]
    plants = tuple({(p.kind, p.variant.statement, p.dropped): p for p in made}.values())
    return Planted(plants, tuple(_absent({p.kind for p in plants}, why)))


def _tried(alter: Callable[[Claim], Iterator[Altered]], claim: Claim, why: Counter[str]) -> Iterator[Altered]:
    """What can be altered; an alteration that the records refuse ends them."""
    try:
        yield from alter(claim)
    except TheoryError as problem:
        why[str(problem)] += 1


def _absent(found: set[str], why: dict[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        if kind not in found:
            yield kind, max(why[kind], key=why[kind].__getitem__, default=NO_ROOM[kind])


def _kind(variant: Variant) -> str:
    if isinstance(variant.statement, Inclusion):
        return "dropped assumption" if variant.name.startswith("without ") else "value"
    if variant.kind == "value":
        return "value"
    if " for squared" in variant.name or " for root" in variant.name:
        return "squared for root"
    if variant.name in ("max for min", "min for max", "max for sum", "sum for max", "other branch of W"):
        return "min for max"
    return "value" if variant.name == "logarithm dropped" else "missing or extra term"


def _of_expression(claim: Claim) -> Iterator[Variant]:
    """Variants of the expression that a statement has: a term missing or counted twice, a root left out."""
    statement = claim.statement
    if isinstance(statement, Inclusion) or (isinstance(statement, Order) and statement.relation != "~"):
        return
    content: Any = statement.content
    made: list[tuple[str, Expr]] = []
    total: Any
    for total in (e for e in sympy.Mul.make_args(content) if e.is_Add):
        changes = {"missing": -1, "twice": 1}
        terms = [t for t in total.args if len(total.args) <= FEW]
        made += [
            (f"term {text(t)} {word}", content.xreplace({total: total + sign * t}))
            for word, sign in changes.items()
            for t in terms
        ]
    roots = sorted((p for p in content.atoms(sympy.Pow) if abs(p.exp) == sympy.S.Half), key=str)
    made += [(f"{text(root)} squared for root", content.xreplace({root: root**2})) for root in roots]
    for name, changed in made:
        try:
            yield _variant(claim, name, changed)
        except TheoryError:
            continue  # an order that is no monomial any more


def _variant(claim: Claim, name: str, content: Expr) -> Variant:
    statement = with_content(claim.statement, content)
    return Variant(name, "structural", statement, label_of(claim.statement, statement, claim.instances))


def _dropped(claim: Claim, fact: Expr, changes: bool) -> Plant:
    """The claim without one of its conditions: false where the engine derives another law beyond it."""
    label: Label = "incomparable" if changes else "stronger"
    return Plant("dropped assumption", Variant(f"without {text(fact)}", "structural", claim.statement, label), fact)


def _stray(claim: Claim, statement: Statement) -> list[str]:
    """Letters of the predictions of a statement that the claim does not mention."""
    mentioned = {s for e in (*claim.statement.predictions.values(), *claim.assumptions) for s in e.free_symbols}
    valued = {name for instance in claim.instances for name, _ in instance.values}
    letters = {s for e in statement.predictions.values() for s in e.free_symbols} - mentioned
    return sorted(s.name for s in letters if s.name not in valued)


def _settled(claim: Claim, variant: Variant) -> Variant:
    """A variant with its label under the assumptions of the claim, where algebra or the solver can tell."""
    varied, claimed = variant.statement.predictions, claim.statement.predictions
    relation = _relation(claim.statement)
    if variant.label != "incomparable" or not varied or _relation(variant.statement) != relation:
        return variant
    facts = [f for f in conditions(claim) if not f.atoms(Resource)]
    signs: set[int] | None = None
    # A power decides before a logarithm does; constants are compared by algebra alone.
    for quantity in ("slope", "log") if isinstance(claim.statement, Order) else ("value",):
        gap = varied.get(quantity, sympy.S.Zero) - claimed.get(quantity, sympy.S.Zero)
        if relation == "=" and not gap.has(sympy.Min, sympy.Max):
            return variant  # algebra has told that they differ
        signs = _signs(gap, facts)
        if signs is None:
            return variant  # nobody knows
        if signs:
            break
    if not signs and varied.get("constant") != claimed.get("constant"):
        return variant
    return dataclasses.replace(variant, label=_label(relation, signs or set()))


def _signs(gap: Expr, facts: list[Expr]) -> set[int] | None:
    """Signs that an expression takes under facts besides zero; None where nobody knows."""
    if gap.is_nonnegative or gap.is_nonpositive:
        return set() if gap.is_zero else {1 if gap.is_nonnegative else -1}
    gap = sympy.simplify(gap)
    if gap == 0:
        return set()
    try:
        found = {sign for sign in (1, -1) if find_point([*facts, sign * gap > 0], limit=SECONDS) is not None}
        nowhere = found or satisfiable([*facts, sympy.Ne(gap, 0)], limit=SECONDS) is False
    except TheoryError:
        return None
    return found if nowhere else None


def _label(relation: str, signs: set[int]) -> Label:
    if not signs:
        return "equivalent"
    if relation in ("<=", "<", "O"):
        signs = {-s for s in signs}
    elif relation not in (">=", ">", "Omega"):
        return "incomparable"
    # A lower bound is weakened by what is smaller, an upper one by what is larger.
    return "incomparable" if len(signs) > 1 else "weaker" if signs == {-1} else "stronger"


def _relation(statement: Statement) -> str:
    return str(getattr(statement, "relation", "="))
