"""Classes of languages: a name, bounds in the length of the input, and tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import sympy

from theory.errors import ExpressionError
from theory.expressions import text
from theory.symbols import resources

__all__ = ["KINDS", "LENGTH", "Assumed", "ComplexityClass", "Kind", "Relation"]

Expr = Any
Relation = Literal["inside", "not inside"]
LENGTH = resources("n")

UNIFORMITIES = ("logtime", "logspace", "non-uniform")
ARCHITECTURE = ("saturated", "strict", "projected", "start")


class Kind(NamedTuple):
    """What a name takes.

    Attributes
    ----------
    words : what it is
    bounds : what each of its bounds bounds
    tags : the tags it may have
    exclusive : whether it has exactly one of them; otherwise it has all where none is written
    """

    words: str
    bounds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    exclusive: bool = False


KINDS: dict[str, Kind] = {
    "AC0": Kind("circuits of constant depth and polynomial size", tags=UNIFORMITIES, exclusive=True),
    "TC0": Kind("threshold circuits of constant depth and polynomial size", tags=UNIFORMITIES, exclusive=True),
    "FO(M)": Kind("first-order logic with majority quantifiers"),
    "NC1": Kind("bounded fan-in circuits of logarithmic depth, logtime-uniform"),
    "L": Kind("logarithmic space"),
    "NL": Kind("nondeterministic logarithmic space"),
    "P": Kind("polynomial time"),
    "NP": Kind("nondeterministic polynomial time"),
    "PP": Kind("probabilistic polynomial time, which decides by counting"),
    "PSPACE": Kind("polynomial space"),
    "REG": Kind("regular languages"),
    "CFL": Kind("context-free languages"),
    "CSL": Kind("context-sensitive languages, nondeterministic linear space"),
    "TIME": Kind("multitape machines without random access", ("time",)),
    "TIME~": Kind("the same, up to powers of log n in the time", ("time",)),
    "SPACE": Kind("multitape machines", ("space",)),
    "CoT": Kind("transformers that write tokens before they answer", ("steps",), ARCHITECTURE),
    "CoT(poly)": Kind("transformers that write polynomially many tokens", tags=ARCHITECTURE),
    "T": Kind("transformers that answer at once, of fixed weights", ("depth", "precision in bits")),
    "NC1-complete": Kind("a regular language complete for NC1 under first-order reductions"),
    "NL-complete": Kind("a language complete for NL under first-order reductions"),
    "P-complete": Kind("a language complete for P under first-order reductions"),
    "NP-complete": Kind("a language complete for NP under first-order reductions"),
    "T/poly": Kind("transformers that answer at once, with advice of polynomial length"),
}


@dataclass(frozen=True)
class ComplexityClass:
    """A class of languages.

    Parameters
    ----------
    name : str
        One of `KINDS`.
    bounds : tuple of sympy.Expr
        In `LENGTH` and parameters, positive, up to a constant factor.
    tags : tuple of str
        The uniformity of a circuit class, or what the architecture of a decoder has: ``saturated`` attention,
        ``strict`` causal masks, ``projected`` pre-norm, a ``start`` symbol. All four if none is given.

    Raises
    ------
    ExpressionError
        If a name, a number of bounds or a tag is not known.

    Examples
    --------
    >>> print(ComplexityClass("CoT", (LENGTH**2,)), ComplexityClass("TC0", tags=("logtime",)))
    CoT(n**2) TC0[logtime]
    """

    name: str
    bounds: tuple[Expr, ...] = ()
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.name not in KINDS:
            raise ExpressionError(f"no class is called {self.name!r}; known are {', '.join(KINDS)}")
        kind = KINDS[self.name]
        if len(self.bounds) != len(kind.bounds):
            takes = f"bounds on {' and '.join(kind.bounds)}" if kind.bounds else "no bounds"
            raise ExpressionError(f"{self.name} takes {takes}, not {len(self.bounds)}")
        unknown = [tag for tag in self.tags if tag not in kind.tags]
        if unknown:
            takes = f"it may be {', '.join(kind.tags)}" if kind.tags else "it has no tags"
            raise ExpressionError(f"{self.name} cannot be {unknown[0]!r}; {takes}")
        if kind.exclusive and len(self.tags) != 1:
            shown = " or ".join(f"{self.name}[{tag}]" for tag in kind.tags)
            raise ExpressionError(f"{self.name} needs one uniformity: write {shown}")
        kept = self.tags or kind.tags
        object.__setattr__(self, "tags", tuple(tag for tag in kind.tags if tag in kept))

    @property
    def letters(self) -> frozenset[Any]:
        """Symbols in the bounds besides the length."""
        return frozenset(s for bound in self.bounds for s in bound.free_symbols) - {LENGTH}

    def with_bounds(self, given: dict[Any, Expr]) -> ComplexityClass:
        """The class with letters of its bounds replaced."""
        replaced: Any = [bound.subs(given, simultaneous=True) for bound in self.bounds]
        return ComplexityClass(self.name, tuple(replaced), self.tags)

    def __str__(self) -> str:
        bounds = f"({', '.join(text(b) for b in self.bounds)})" if self.bounds else ""
        kind = KINDS[self.name]
        shown = "" if not kind.tags or self.tags == kind.tags else f"[{', '.join(self.tags)}]"
        return f"{self.name}{shown}{bounds}"


@dataclass(frozen=True)
class Assumed:
    """A hypothesis: one class lies inside another one, or does not.

    Examples
    --------
    >>> print(Assumed(ComplexityClass("P"), "not inside", ComplexityClass("L")))
    P ⊄ L
    """

    small: ComplexityClass
    relation: Relation
    large: ComplexityClass

    def __post_init__(self) -> None:
        if self.relation not in ("inside", "not inside"):
            raise ExpressionError(f"the relation {self.relation!r} is neither 'inside' nor 'not inside'")

    def __str__(self) -> str:
        return f"{self.small} {'⊆' if self.relation == 'inside' else '⊄'} {self.large}"


ANY = sympy.Dummy("k", positive=True)  # of a union over all powers of n
