"""The rules: inclusions and separations with their side conditions, as data.

``g`` and ``h`` stand for any bounds; one that occurs on the larger side alone is chosen freely. What a summary reports
of a paper that was not read says so in its source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any, Literal

import sympy

from theory.classes.bounds import Side
from theory.classes.terms import ANY, ARCHITECTURE, LENGTH, UNIFORMITIES, Assumed, ComplexityClass, Relation
from theory.symbols import parameters

__all__ = ["PLACEHOLDERS", "RULES", "Rule"]

Expr = Any
n = LENGTH
g, h, d, p, e, q = PLACEHOLDERS = tuple(sympy.Dummy(name, positive=True) for name in "ghdpeq")
log = sympy.log


@dataclass(frozen=True)
class Rule:
    """A theorem, a definition or a convention about two classes.

    Attributes
    ----------
    small, large : patterns
    sides : conditions on the bounds
    given : hypotheses under which it is proved
    tags : tags that the large class needs, if it is a decoder; ``same`` if it keeps those of the small one
    standing : a proved theorem, a definition, or a convention of ours
    """

    small: ComplexityClass
    large: ComplexityClass
    source: str
    sides: tuple[Side, ...] = ()
    relation: Relation = "inside"
    given: tuple[Assumed, ...] = ()
    tags: tuple[str, ...] | Literal["same"] = ()
    standing: Literal["theorem", "definition", "convention"] = "theorem"

    @property
    def status(self) -> str:
        """proved, conditional, definition or convention."""
        return "conditional" if self.given else {"theorem": "proved"}.get(self.standing, self.standing)

    def __str__(self) -> str:
        letters = {placeholder: parameters(placeholder.name) for placeholder in (*PLACEHOLDERS, ANY)}
        sign = "⊆" if self.relation == "inside" else "⊄"
        said = [str(Side(s.relation, s.left.xreplace(letters), s.right.xreplace(letters))) for s in self.sides]
        said += map(str, self.given)
        if isinstance(self.tags, tuple) and self.tags:
            said.append(f"decoders that are {', '.join(self.tags)}")
        where = f" for {' and '.join(said)}" if said else ""
        return f"{self.small.with_bounds(letters)} {sign} {self.large.with_bounds(letters)}{where}"


def _c(name: str, *bounds: Any, tag: str = "") -> ComplexityClass:
    return ComplexityClass(name, tuple(sympy.sympify(b, strict=True) for b in bounds), (tag,) if tag else ())


def _chain(names: str, source: str) -> Iterator[Rule]:
    given = names.split()
    yield from (Rule(_c(a), _c(b), source) for a, b in pairwise(given))


COMPLETE = ("NC1", "NL", "P", "NP")
TEXTBOOK = "textbook (Arora and Barak 2009)"
COT = "Merrill and Sabharwal 2024, {}, as a summary states it"
LOGIC = "Merrill and Sabharwal 2023, A logic for expressing log-precision transformers, {}, as a summary states it"
PARALLEL = "Merrill and Sabharwal 2023, The parallelism tradeoff, {}, as a summary states it"
BARRINGTON = "Barrington, Immerman and Straubing 1990"


def _definitions() -> Iterator[Rule]:
    """What bounds mean: a larger one allows more, up to constants or powers of the logarithm."""
    for name in ("TIME", "SPACE"):
        yield Rule(_c(name, g), _c(name, h), "a larger bound", (Side("O", g, h),), standing="definition")
    for name in ("TIME", "TIME~"):
        yield Rule(_c(name, g), _c("TIME~", h), "powers of log n", (Side("soft O", g, h),), standing="definition")
    yield Rule(_c("TIME~", g), _c("TIME", h), "powers of log n", (Side("soft o", g, h),), standing="definition")
    yield Rule(_c("T", d, p), _c("T", e, q), "larger bounds", (Side("O", d, e), Side("O", p, q)), standing="definition")
    for union, name in (("P", "TIME"), ("PSPACE", "SPACE"), ("CoT(poly)", "CoT")):
        both: Any = {"standing": "definition", "tags": "same" if name == "CoT" else ()}
        yield Rule(_c(name, g), _c(union), "one power of n", (Side("polynomial", g),), **both)
        # Inside whatever holds every power: the letter of the power is free, and no class that is asked for has it.
        yield Rule(_c(union), _c(name, n**ANY), "any power of n, by definition of the union", **both)
    yield Rule(_c("TIME~", g), _c("P"), "one power of n", (Side("polynomial", g),), standing="definition")
    yield Rule(_c("SPACE", g), _c("L"), "of L", (Side("O", g, log(n)),), standing="definition")
    yield Rule(_c("L"), _c("SPACE", log(n)), "of L", standing="definition")
    yield Rule(_c("SPACE", g), _c("CSL"), "linear bounded automata, " + TEXTBOOK, (Side("O", g, n),))
    for name in ("AC0", "TC0"):
        for tag, wider in pairwise(UNIFORMITIES):
            yield Rule(_c(name, tag=tag), _c(name, tag=wider), "a weaker uniformity", standing="definition")
    for tag in UNIFORMITIES:
        yield Rule(_c("AC0", tag=tag), _c("TC0", tag=tag), "threshold gates count", standing="definition")


def _textbook() -> Iterator[Rule]:
    yield from _chain("NC1 L NL P NP PSPACE", TEXTBOOK)
    yield from _chain("REG CFL CSL", "textbook (the Chomsky hierarchy)")
    yield from _chain("NP PP PSPACE", TEXTBOOK)
    yield Rule(_c("NL"), _c("CSL"), TEXTBOOK)
    yield Rule(_c("REG"), _c("NC1"), "Barrington 1989")
    yield Rule(_c("NC1-complete"), _c("REG"), "Barrington 1989, for one such language")
    for name in COMPLETE:
        yield Rule(_c(f"{name}-complete"), _c(name), "a member", standing="definition")
    yield Rule(_c("REG"), _c("TIME", n), "one pass of an automaton", standing="definition")
    yield Rule(_c("FO(M)"), _c("TC0", tag="logtime"), BARRINGTON)
    yield Rule(_c("TC0", tag="logtime"), _c("FO(M)"), BARRINGTON)
    yield Rule(_c("TC0", tag="logtime"), _c("NC1"), TEXTBOOK)
    yield Rule(_c("TC0", tag="logspace"), _c("L"), TEXTBOOK)
    yield Rule(_c("CFL"), _c("TIME", n**3), "Younger 1967")
    yield Rule(_c("CFL"), _c("SPACE", log(n) ** 2), "Lewis, Stearns and Hartmanis 1965")
    for name, bound in (("NL", log(n) ** 2), ("CSL", n**2)):
        yield Rule(_c(name), _c("SPACE", bound), "Savitch 1970")
    reads = Side("O", n, g)
    yield Rule(_c("TIME", g), _c("SPACE", g), "a step visits one cell of each tape", standing="definition")
    yield Rule(_c("TIME", g), _c("SPACE", g / log(g)), "Hopcroft, Paul and Valiant 1977", (reads,))
    enough = (Side("O", log(n), g), Side("o", g, log(h)))
    yield Rule(_c("SPACE", g), _c("TIME", h), "configurations are counted, " + TEXTBOOK, enough)


def _transformers() -> Iterator[Rule]:
    small = (Side("O", d, sympy.S.One), Side("O", p, log(n)))
    at_once = _c("T", d, p)
    yield Rule(at_once, _c("FO(M)"), LOGIC.format("theorem 2"), small)
    yield Rule(at_once, _c("TC0", tag="logspace"), PARALLEL.format("corollary 2.1"), small)
    yield Rule(
        at_once,
        _c("TC0", tag="logtime"),
        "Chiang 2025, as its abstract states it",
        (Side("O", d, sympy.S.One), Side("o", log(n), p), Side("polynomial", p)),
    )
    fixed = (Side("O", d, sympy.S.One), Side("O", p, sympy.S.One))
    yield Rule(at_once, _c("AC0", tag="non-uniform"), "Li et al. 2024, as their abstract states it", fixed)
    yield Rule(_c("TC0", tag="non-uniform"), _c("T/poly"), PARALLEL.format("corollary 3.2"))
    steps = _c("CoT", g)
    same: Any = {"tags": "same"}
    padding = "the verdict is repeated until the steps are used up"
    yield Rule(steps, _c("CoT", h), padding, (Side("O", g, h),), standing="convention", **same)
    yield Rule(at_once, steps, padding, small, tags=ARCHITECTURE, standing="convention")
    machine = (Side("polynomial", g),)
    yield Rule(_c("TIME", g), steps, COT.format("corollary 2.1"), machine, tags=ARCHITECTURE)
    yield Rule(_c("REG"), _c("CoT", n), COT.format("theorem 1"), tags=ARCHITECTURE)
    yield Rule(steps, _c("SPACE", g + log(n)), COT.format("theorem 4"))
    yield Rule(steps, _c("TIME~", g**2 + n**2), COT.format("theorem 3"))


def _separations() -> Iterator[Rule]:
    no: Any = {"relation": "not inside"}
    yield Rule(_c("PP"), _c("TC0", tag="logtime"), "Allender 1999", **no)
    yield Rule(_c("REG"), _c("AC0", tag="non-uniform"), "parity: Furst, Saxe and Sipser 1984", **no)
    yield Rule(_c("CFL"), _c("REG"), "textbook (matched brackets)", **no)
    yield Rule(_c("CSL"), _c("CFL"), "textbook (three equal blocks)", **no)
    yield Rule(_c("AC0", tag="non-uniform"), _c("PSPACE"), "textbook (undecidable sets of lengths)", **no)
    grows = Side("O", log(n), h)
    yield Rule(_c("SPACE", h), _c("SPACE", g), "Stearns, Hartmanis and Lewis 1965", (Side("o", g, h), grows), **no)
    reads = Side("O", n, g)
    more = Side("o", g * log(g), h)
    yield Rule(_c("TIME", h), _c("TIME", g), "Hennie and Stearns 1966", (more, reads), **no)
    softly = (Side("soft o", g, h), reads, Side("polynomial", g))
    yield Rule(_c("TIME", h), _c("TIME~", g), "Hennie and Stearns 1966", softly, **no)
    # A class that is closed under first-order reductions holds a complete language only if it holds the whole class.
    closed = [_c("L"), *(_c("TC0", tag=tag) for tag in UNIFORMITIES)]
    for name, large in product(COMPLETE, closed):
        given = (Assumed(_c(name), "not inside", large),)
        yield Rule(_c(f"{name}-complete"), large, "closed under first-order reductions", given=given, **no)


RULES: tuple[Rule, ...] = (*_definitions(), *_textbook(), *_transformers(), *_separations())
