"""A claim and the paper it belongs to, as values.

Claims hold no code and no LaTeX as content, so that variants, hashing,
typesetting and storage are generic functions of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

import sympy
from sympy.core.function import AppliedUndef

from theory.errors import LoadError
from theory.records.derivations import Derivation
from theory.records.statements import Equality, Inequality, Statement

__all__ = ["Claim", "Convention", "Fidelity", "Instance", "Meaning", "Paper", "Problem", "Source"]

Source = Literal["paper", "reported", "textbook", "ours"]
Fidelity = Literal["as stated", "reconstructed", "corrected"]

Expr = Any


@dataclass(frozen=True)
class Convention:
    """The conventions a number depends on; every field is shown with the claim.

    Attributes
    ----------
    loss : squared, root (of the squared), 0-1, cross-entropy, or none
    risk : excess (irreducible part removed) or total
    mode : expectation, high probability, or deterministic
    target : fixed target, average over targets, or worst case
    compute : what the budget pays for, or None
    along : frontier (optimised at each budget), path (a fixed rule), or none
    limits : the order in which limits are taken, in words
    """

    loss: Literal["squared", "root", "0-1", "cross-entropy", "none"] = "none"
    risk: Literal["excess", "total"] = "excess"
    mode: Literal["expectation", "high probability", "deterministic"] = "deterministic"
    target: Literal["fixed", "average", "worst case", "none"] = "none"
    compute: Expr | None = None
    along: Literal["frontier", "path", "none"] = "none"
    limits: str = ""


@dataclass(frozen=True)
class Meaning:
    """What a symbol stands for, and how its author writes it."""

    symbol: Expr
    words: str
    latex: str = ""


@dataclass(frozen=True)
class Instance:
    """One point of the parameters at which a claim is measured.

    Values are exact rationals, so that the same instance always has the same
    key in the evidence store.
    """

    values: tuple[tuple[str, sympy.Rational], ...]

    @classmethod
    def of(cls, **values: Any) -> Instance:
        """Build an instance from keyword arguments; decimals go in as strings.

        Raises
        ------
        LoadError
            If a value is no number.

        Examples
        --------
        >>> Instance.of(beta="1/2", d=3)["beta"]
        1/2
        """
        return cls(tuple(sorted((name, _rational(name, value)) for name, value in values.items())))

    def __getitem__(self, name: str) -> sympy.Rational:
        for key, value in self.values:
            if key == name:
                return value
        raise KeyError(f"no parameter {name!r} at this instance; it has {', '.join(k for k, _ in self.values)}")

    def number(self, name: str) -> float:
        """The value of a parameter as a float."""
        return float(self[name])

    def __str__(self) -> str:
        return ", ".join(f"{name} = {value}" for name, value in self.values)

    @property
    def where(self) -> str:
        """A place in a sentence: `` at d = 3``, and nothing where there are no letters."""
        return f" at {self}" if self.values else ""


def _rational(name: str, value: Any) -> sympy.Rational:
    try:
        exact: sympy.Rational = sympy.Rational(value)
        return exact
    except (TypeError, ValueError) as error:
        raise LoadError(f'{name} = {value!r} is no number; write {name}="1/2", {name}="0.34" or {name}=2') from error


@dataclass(frozen=True)
class Claim:
    """One statement of a paper with everything a reader needs to judge it.

    ``reference`` says where the statement was seen (a theorem number if one was
    seen, else the summary that reports it). ``instances`` are the parameter
    points a check measures at; a claim without a check has none.
    """

    id: str
    title: str
    statement: Statement
    source: Source
    fidelity: Fidelity
    reference: str
    meanings: tuple[Meaning, ...] = ()
    assumptions: tuple[Expr, ...] = ()
    convention: Convention = Convention()
    derivation: Derivation | None = None
    instances: tuple[Instance, ...] = ()
    notes: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9]*:[a-z][a-z0-9-]*", self.id):
            raise LoadError(f"claim id {self.id!r} is malformed; write paperkey:slug, for example yang2025:threshold")
        for name, value, known in (
            ("source", self.source, get_args(Source)),
            ("fidelity", self.fidelity, get_args(Fidelity)),
        ):
            if value not in known:
                raise LoadError(f"{self.id}: {name} {value!r} is none of {', '.join(known)}")
        if not isinstance(self.statement, get_args(Statement)):
            kinds = ", ".join(kind.__name__ for kind in get_args(Statement))
            raise LoadError(f"{self.id}: the statement is of type {type(self.statement).__name__}; use one of {kinds}")
        if self.source == "reported" and self.fidelity == "corrected":
            raise LoadError(f"{self.id}: only a passage that was read can be corrected; call it a form that fails")
        if sympy.false in self.assumptions:
            raise LoadError(f"{self.id}: an assumption contradicts the declared signs of its symbols")
        for assumed in self.assumptions:
            if not isinstance(assumed, (sympy.logic.boolalg.Boolean, bool)):
                raise LoadError(
                    f"{self.id}: the assumption {assumed} is no relation; write sympy.Gt({assumed}, 0), for example"
                )
        # What the symbols' own signs imply, sympy has already reduced to True.
        object.__setattr__(self, "assumptions", tuple(a for a in self.assumptions if a is not sympy.true))

    @property
    def paper(self) -> str:
        """Key of the paper, the part of the id before the colon."""
        return self.id.partition(":")[0]

    @property
    def slug(self) -> str:
        """Name within the paper, the part of the id after the colon."""
        return self.id.partition(":")[2]

    @property
    def kind(self) -> str:
        """Kind of the statement, in lower case."""
        return type(self.statement).__name__.lower()

    @property
    def explicit(self) -> bool:
        """Whether it compares two expressions in parameters: the right side, a fact or an instance has all letters."""
        if not isinstance(self.statement, (Equality, Inequality)):
            return False
        left, right = (sympy.sympify(s, strict=True) for s in (self.statement.lhs, self.statement.rhs))
        known = {s.name for e in (right, *self.assumptions) for s in e.free_symbols}
        known |= {name for instance in self.instances for name, _ in instance.values}
        return not left.atoms(AppliedUndef) and {str(s) for s in left.free_symbols} <= known

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The claims that its derivation takes as premises."""
        premises = self.derivation.premises if self.derivation else ()
        return tuple(p.claim_id for p in premises if p.claim_id is not None)

    def _repr_latex_(self) -> str:
        from theory.typeset.statements import statement

        return rf"$\displaystyle {statement(self)}$"

    def _repr_html_(self) -> str:
        from theory.typeset.notebook import claim

        return claim(self)

    @property
    def vouched(self) -> bool:
        """Whether the package itself stands behind the claim; it reports the others."""
        return self.source != "reported"


@dataclass(frozen=True)
class Paper:
    """Bibliographic record of a paper, and how far it could be read."""

    key: str
    title: str
    authors: tuple[str, ...]
    year: int
    venue: str
    url: str = ""
    eprint: str = ""
    read: str = ""


@dataclass(frozen=True)
class Problem:
    """What a numeric check is told: where to measure, and nothing of what is claimed."""

    instances: tuple[Instance, ...]
