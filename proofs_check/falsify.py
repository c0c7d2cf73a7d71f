"""Search for a counterexample to a claim, shrink it, and count the draws that were valid.

What is evaluated at a draw depends on the claim:

- both sides, where they are expressions in the letters;
- the quantity on the left, where the claim's check computes it: a function ``quantity(at, rng)`` beside ``measure``
  gives it for the letters of one draw, and for one drawn member of the class where the claim is about the worst or the
  best of many;
- what the engine derives at numbers, where the claim follows from an optimum: an exact linear program at this point,
  without the symbolic phases.

Whether a relation holds is decided by balls (Arb) at growing precision, never by comparing floats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from importlib import import_module
from random import Random
from typing import Any

import numpy as np
import sympy
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable

from proofs_check.domains import Domain, domain_of, rational
from proofs_check.enclosures import compare
from proofs_check.rederive import rederived
from proofs_check.strategies import drawn_from
from theory.errors import LoadError, OutsideTheClassError, TheoryError
from theory.records import (
    Claim,
    Crossover,
    Decomposed,
    Equality,
    Flow,
    Inclusion,
    Inequality,
    Instance,
    Optimum,
    Order,
    Spectral,
)
from theory.records.falsification import Counterexample, Falsification, Survey
from theory.registry import Entry, run_file

__all__ = ["Trial", "falsify", "trial_of"]

Expr = Any
Found = Mapping[str, tuple[Any, Any]]
Evaluate = Callable[[Mapping[str, Fraction], int], Found]
DRAWS = 1000
REDERIVED = 25
ENGINE = (Optimum, Spectral, Decomposed, Crossover, Flow)


@dataclass(frozen=True)
class Trial:
    """What a check offers for falsification.

    Attributes
    ----------
    quantity : callable
        ``quantity(at, rng)``: the left side of the statement at an `Instance`, for a member of the class drawn from the
        generator. An exact expression without letters, or a number and how far it may be off, or None where the
        premises of the claim do not hold.
    domain : relations
        Where it is computed, beside the claim's assumptions. Letters go by their names; the first ones are drawn first.
    draws : int
        How many draws are worth their time.
    """

    quantity: Callable[[Instance, np.random.Generator], Any]
    domain: tuple[Expr, ...] = ()
    draws: int = DRAWS


def trial_of(entry: Entry) -> Trial | None:
    """The trial that the check of a claim offers by ``quantity``, ``DOMAIN`` and ``TRIALS``, or None.

    Raises
    ------
    LoadError
        If they are of another kind.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> trial_of(builtin().entry("havrilla2024:interaction-gap")).draws
    1000
    """
    if not entry.check_path.exists():
        return None
    path = entry.check_path
    module = import_module(f"proofs_check.papers.{entry.claim.paper}.{path.stem}") if entry.builtin else run_file(path)
    if not hasattr(module, "quantity"):
        return None
    quantity, domain, draws = module.quantity, getattr(module, "DOMAIN", ()), getattr(module, "TRIALS", DRAWS)
    if not (callable(quantity) and isinstance(domain, tuple) and isinstance(draws, int)):
        raise LoadError(f"{path}: quantity(at, rng) is a function, DOMAIN a tuple of relations, TRIALS whole")
    return Trial(quantity, domain, draws)


def falsify(
    claim: Claim, trial: Trial | None = None, *, draws: int | None = None, seed: int = 0, shrink: bool = True
) -> Falsification:
    """Search for a counterexample.

    Parameters
    ----------
    claim : Claim
    trial : Trial, optional
        How to evaluate the left side, if it is no expression.
    draws : int, optional
        How many valid draws to aim at; as many as are worth their time unless given.
    seed : int
        The same seed gives the same draws.
    shrink : bool
        Whether to look for a simpler counterexample once there is one.

    Returns
    -------
    Falsification

    Examples
    --------
    >>> from theory.registry import builtin
    >>> entry = builtin().entry("havrilla2024:interaction-gap")
    >>> found = falsify(entry.claim, trial_of(entry), draws=50)
    >>> found.outcome, found.counterexample
    ('none found', None)
    """
    try:
        search = _search_of(claim, trial)
    except OutsideTheClassError as problem:
        return _inconclusive(claim, seed, str(problem))
    return search.run(draws or search.draws, seed, shrink=shrink)


class _Outside(Exception):
    """A draw is valid, and the evaluation does not reach it."""


@dataclass
class _Search:
    """One search: how to draw, how to evaluate, and what was seen so far."""

    claim: Claim
    domain: Domain
    evaluate: Evaluate
    how: str
    draws: int
    members: bool = False
    extreme: bool = True
    seen: Counter[str] = field(default_factory=Counter)
    problem: str = ""
    reason: str = ""
    found: dict[Any, Counterexample] = field(default_factory=dict)

    def run(self, draws: int, seed: int, *, shrink: bool = True) -> Falsification:
        drawn = st.tuples(drawn_from(self.domain, extreme=self.extreme), MEMBER if self.members else st.just(0))
        limits = settings(
            max_examples=draws,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            # Numbers drawn for the engine are simple as they are.
            phases=(Phase.generate, Phase.shrink) if shrink and self.extreme else (Phase.generate,),
        )
        try:
            values, member = find(drawn, self._fails, settings=limits, random=Random(seed))
            counterexample = self.found[_key(values, member)]
        except (NoSuchExample, Unsatisfiable) as none:
            counterexample = None
            if isinstance(none, Unsatisfiable):
                self.reason = self.reason or "nothing drawn satisfies all assumptions; perhaps nothing does"
        valid = self.seen["holds"] + self.seen["fails"]
        why = self._why(valid)
        outcome: Survey = "counterexample" if counterexample else "inconclusive" if why else "none found"
        return Falsification(
            claim=self.claim.id,
            outcome=outcome,
            how=self.how,
            premises=_premises(self.claim),
            valid=valid,
            undecided=self.seen["undecided"],
            outside=self.seen["outside"],
            seed=seed,
            why="" if counterexample else why,
            counterexample=counterexample,
        )

    def _why(self, valid: int) -> str:
        if self.problem:
            return f"{self.seen['problem']} draws could not be evaluated, the first because {self.problem}"
        if valid == 0:
            return f"no draw was valid: {self.reason or 'both sides could not be told apart'}"
        return ""

    def _fails(self, drawn: tuple[dict[sympy.Symbol, Fraction], int]) -> bool:
        values, member = drawn
        outcome = self._outcome(values, member)
        if not self.found or (outcome == "fails" and len(self.found) == 1):
            self.seen[outcome] += 1  # what is seen while shrinking is no further draw
        return outcome == "fails"

    def _outcome(self, values: dict[sympy.Symbol, Fraction], member: int) -> str:
        named = {letter.name: value for letter, value in values.items()}
        try:
            found = self.evaluate(named, member)
            outcomes = {q: compare(left, self._relation(q), right) for q, (left, right) in found.items()}
        except _Outside as reason:
            self.reason = self.reason or f"{reason} (at {_instance(named)})"
            return "outside"
        except (TheoryError, ArithmeticError, ValueError) as problem:
            self.problem = self.problem or f"{problem} (at {_instance(named)})"
            return "problem"
        for quantity, compared in outcomes.items():
            if compared.outcome == "fails":
                self.found[_key(values, member)] = Counterexample(
                    at=_instance(named),
                    quantity=quantity,
                    found=compared.left,
                    stated=compared.right,
                    relation=self._relation(quantity),
                    member=member if self.members else None,
                )
                return "fails"
        return "undecided" if any(c.outcome == "undecided" for c in outcomes.values()) else "holds"

    def _relation(self, quantity: str) -> str:
        statement = self.claim.statement
        if isinstance(statement, Order) and quantity in ("slope", "log"):
            return {"O": "<=", "Omega": ">="}.get(statement.relation, "=")
        return statement.relation if isinstance(statement, Inequality) else "="


MEMBER = st.integers(0, 2**32 - 1)


def _search_of(claim: Claim, trial: Trial | None) -> _Search:
    """How a claim is falsified.

    Raises
    ------
    OutsideTheClassError
        If there is no way, with the remedy.
    """
    statement = claim.statement
    if isinstance(statement, Inclusion):
        raise OutsideTheClassError("an inclusion of classes has no numbers to compare")
    if isinstance(statement, (Equality, Inequality)):
        if trial is not None:
            return _by_trial(claim, trial)
        if claim.explicit:
            return _by_sides(claim, statement)
    steps = claim.derivation.steps if claim.derivation else ()
    if any(isinstance(step, ENGINE) for step in steps) and not isinstance(statement, Inequality):
        return _by_engine(claim)
    if isinstance(statement, (Equality, Inequality)):
        remedy = "define quantity(at, rng) beside measure in its check"
        raise OutsideTheClassError(f"the left side is {statement.lhs}, which no expression defines; {remedy}")
    raise OutsideTheClassError(
        f"no step of the derivation can be made again at numbers ({', '.join(map(_kind, steps)) or 'there is none'}); "
        f"{claim.kind}s like this one are measured"
    )


def _kind(step: Any) -> str:
    return type(step).__name__


def _by_sides(claim: Claim, statement: Equality | Inequality) -> _Search:
    letters = sorted(statement.lhs.free_symbols | statement.rhs.free_symbols, key=str)

    def evaluate(values: Mapping[str, Fraction], _member: int) -> Found:
        return {"value": ((statement.lhs, values), (statement.rhs, values))}

    return _Search(claim, domain_of(claim.assumptions, letters), evaluate, "both sides", DRAWS)


def _by_trial(claim: Claim, trial: Trial) -> _Search:
    statement = claim.statement
    assert isinstance(statement, (Equality, Inequality))
    own = {s.name: s for fact in trial.domain for s in fact.free_symbols}
    # The check may say more of a letter, such as that it is whole; letters go by their names.
    facts = [f.xreplace({s: own.get(s.name, s) for s in f.free_symbols}) for f in (*trial.domain, *claim.assumptions)]
    letters = [own.get(s.name, s) for s in statement.rhs.free_symbols]

    def evaluate(values: Mapping[str, Fraction], member: int) -> Found:
        left = trial.quantity(_instance(values), np.random.default_rng(member))
        if left is None:
            raise _Outside("the quantity is not defined there")
        return {"value": (left, (statement.rhs, values))}

    how = "the quantity as the check of the claim computes it, for a drawn member of its class"
    return _Search(claim, domain_of(facts, letters), evaluate, how, trial.draws, members=True)


def _by_engine(claim: Claim) -> _Search:
    letters, derived = rederived(claim)

    def evaluate(values: Mapping[str, Fraction], _member: int) -> Found:
        try:
            found = derived({letter: rational(values[letter.name]) for letter in letters})
        except TheoryError as problem:
            raise _Outside(str(problem)) from None
        if "log" in found and found["slope"][0] != found["slope"][1]:
            found = {q: sides for q, sides in found.items() if q != "log"}  # logarithms decide between equal powers
        return {q: ((left, values), (right, values)) for q, (left, right) in found.items()}

    how = "what the engine derives from the premises at numbers: an exact program at each point, no symbolic phases"
    return _Search(claim, domain_of(claim.assumptions, letters), evaluate, how, REDERIVED, extreme=False)


def _premises(claim: Claim) -> tuple[str, ...]:
    return tuple(f"{p.kind}: {p.text}" for p in claim.derivation.premises) if claim.derivation else ()


def _instance(values: Mapping[str, Fraction]) -> Instance:
    return Instance.of(**{name: rational(value) for name, value in values.items()})


def _key(values: Mapping[sympy.Symbol, Fraction], member: int) -> tuple[Any, ...]:
    return (*sorted((letter.name, value) for letter, value in values.items()), member)


def _inconclusive(claim: Claim, seed: int, why: str) -> Falsification:
    return Falsification(claim.id, "inconclusive", "nothing", _premises(claim), 0, 0, 0, seed, why)
