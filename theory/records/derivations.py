"""How a claim follows: premises and steps, as data that a verifier recomputes.

Each step has a name; later steps refer to its result by the symbol of that
name. `theory.derive` recomputes every step and compares the last result with
the statement. A derivation with an `Argument` in it is graded *argued*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

import sympy

from theory.classes.terms import Assumed, ComplexityClass
from theory.problems.problem import PowerLawRegression
from theory.symbols import Resource

__all__ = [
    "Argument",
    "Bound",
    "Combine",
    "Crossover",
    "Decomposed",
    "Derivation",
    "Flow",
    "Identity",
    "Induction",
    "Inside",
    "Optimum",
    "Premise",
    "Solution",
    "Spectral",
    "Squeeze",
    "Step",
]

Expr = Any


@dataclass(frozen=True)
class Premise:
    """Something a derivation takes for granted, printed beside its evidence.

    The text of a premise of kind ``claim`` starts with the claim's id; the
    badge of what rests on it is never better than the badge of that claim.
    """

    kind: Literal["assumption", "claim", "citation"]
    text: str

    @property
    def claim_id(self) -> str | None:
        """The id of the claim this premise names, if it names one."""
        found = re.match(r"[a-z][a-z0-9]*:[a-z][a-z0-9-]*", self.text) if self.kind == "claim" else None
        return found.group() if found else None


@dataclass(frozen=True)
class Optimum:
    """Compute-optimal allocation of a risk, by the engine.

    ``yields`` picks the result: ``value`` (with its constant), ``rate`` (powers of
    the budget and of its logarithms alone), ``exponent``, or the name of a
    resource for its allocation rate. Further limits go to ``subject_to``; resources
    that may fall below one are ``free``, and those that no cost mentions
    ``resources``. The risk may contain sums over modes.
    """

    name: str
    risk: Expr
    costs: tuple[Expr, ...]
    budget: sympy.Symbol
    yields: str = "rate"
    combine: Literal["sum", "max"] = "sum"
    facts: tuple[Expr, ...] = ()
    subject_to: tuple[Expr, ...] = ()
    free: tuple[Resource, ...] = ()
    resources: tuple[Resource, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Spectral:
    """Leading term of a spectral sum as ``large`` grows, by the engine."""

    name: str
    summand: Expr
    over: sympy.Symbol
    large: sympy.Symbol
    facts: tuple[Expr, ...] = ()


@dataclass(frozen=True)
class Decomposed:
    """The terms of a problem's risk, derived from its spectrum and its algorithm by the engine.

    Those that matter in the regime limited by `limit`, or in one sum for all regimes without it; `term` picks those of
    that name. The facts must leave one cell of capacity and source.
    """

    name: str
    problem: PowerLawRegression
    limit: str = ""
    term: str = ""
    facts: tuple[Expr, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Combine:
    """An expression in the results of earlier steps; exact symbolic algebra."""

    name: str
    expression: Expr
    why: str = ""


@dataclass(frozen=True)
class Identity:
    """``lhs == rhs``, proved by cancellation; the result is ``rhs``.

    ``given`` replaces symbols first, which is how a change of variables such as
    ``D = ((beta/rho)*w*exp(-w))**beta`` enters.
    """

    name: str
    lhs: Expr
    rhs: Expr
    given: tuple[tuple[Expr, Expr], ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Solution:
    """``value`` solves ``equation`` (an expression that vanishes) for ``unknown``."""

    name: str
    equation: Expr
    unknown: sympy.Symbol
    value: Expr
    given: tuple[tuple[Expr, Expr], ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Crossover:
    """The largest ``variable`` at which two rates are equal, by the engine.

    Each is a product of a constant, a power of the variable, and either a power of
    its logarithm or one exponential ``exp(-c*variable)``. A condition under which
    they meet at all is named in ``facts``.
    """

    name: str
    left: Expr
    right: Expr
    variable: sympy.Symbol
    facts: tuple[Expr, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Bound:
    """A rational inequality under facts, decided by the solver.

    Other terms, such as ``q**(2*T)`` or a risk ``R(n)``, stand in it like letters of which only the sign is known.
    """

    name: str
    relation: Expr
    facts: tuple[Expr, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Induction:
    """``formula`` equals ``start`` at zero and grows by ``increment`` from n to n + 1.

    The result is the formula; base and step are proved by cancellation. A sum
    in the formula is advanced by its own last term.
    """

    name: str
    formula: Expr
    index: sympy.Symbol
    start: Expr
    increment: Expr
    why: str = ""


@dataclass(frozen=True)
class Squeeze:
    """``lower`` and ``upper`` meet as ``slack`` tends to zero; the result is where they meet."""

    name: str
    lower: Expr
    upper: Expr
    slack: sympy.Symbol
    why: str = ""


@dataclass(frozen=True)
class Flow:
    """Late-time law of ``d position/d time = -speed * d loss/d position``.

    With ``loss ~ constant * position**-decay`` (and its derivative likewise),
    L'Hopital's rule on ``position**(decay + 2)/time`` gives the position, hence
    the loss. ``yields`` picks ``loss`` or ``position``.
    """

    name: str
    constant: Expr
    decay: Expr
    time: sympy.Symbol
    speed: Expr = sympy.S.One
    yields: Literal["loss", "position"] = "loss"


@dataclass(frozen=True)
class Inside:
    """What the rules of `theory.classes` say of two classes, under hypotheses; the result is an `Inclusion`."""

    name: str
    small: ComplexityClass
    large: ComplexityClass
    hypotheses: tuple[Assumed, ...] = ()
    facts: tuple[Expr, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Argument:
    """A step in words that no verifier recomputes; its result is ``conclusion``."""

    name: str
    words: str
    conclusion: Expr
    reference: str = ""


Step = (
    Optimum
    | Spectral
    | Decomposed
    | Crossover
    | Combine
    | Identity
    | Solution
    | Bound
    | Induction
    | Squeeze
    | Flow
    | Inside
    | Argument
)


@dataclass(frozen=True)
class Derivation:
    """Premises, then steps; the result of the last one is the conclusion."""

    premises: tuple[Premise, ...]
    steps: tuple[Step, ...]
