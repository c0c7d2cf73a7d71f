"""First-order logic with majority over words: reading a sentence, and its truth by trying every position.

``E i.``, ``A i.`` and ``M i.`` say that some, every, and at least half of the positions satisfy what follows;
``# k i.`` that exactly k of them do. Atoms are ``a(i)``, ``bit(i, j)`` and comparisons of sums of variables, ``1`` and
``n``; ``not``, ``and``, ``or`` and ``->`` bind in this order, and quantifiers as far as they can. Positions run from 1.
Source: the definitions of Merrill and Sabharwal 2023, as a summary states them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from theory.errors import ExpressionError

__all__ = [
    "And",
    "Bit",
    "Compare",
    "Formula",
    "Letter",
    "Not",
    "Or",
    "Quantified",
    "Term",
    "holds",
    "read_formula",
]


@dataclass(frozen=True)
class Term:
    """A sum of variables and ``n`` with integer coefficients, and a constant."""

    coefficients: tuple[tuple[str, int], ...]
    constant: int = 0

    def value(self, at: Mapping[str, int]) -> int:
        return self.constant + sum(times * at[name] for name, times in self.coefficients)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.coefficients)


@dataclass(frozen=True)
class Letter:
    """The letter at a position."""

    letter: str
    at: Term


@dataclass(frozen=True)
class Bit:
    """The bit of `of` of weight 2^(place - 1) is one."""

    of: Term
    place: Term


@dataclass(frozen=True)
class Compare:
    """A comparison of two positions."""

    sign: Literal["=", "<", "<=", ">", ">="]
    left: Term
    right: Term


@dataclass(frozen=True)
class Not:
    """A negation."""

    inner: Formula


@dataclass(frozen=True)
class And:
    """A conjunction."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True)
class Or:
    """A disjunction."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True)
class Quantified:
    """`count` is the number of positions for the quantifier ``#``."""

    kind: Literal["E", "A", "M", "#"]
    variable: str
    inner: Formula
    count: Term | None = None


Formula = Letter | Bit | Compare | Not | And | Or | Quantified


def holds(formula: Formula, word: str, at: Mapping[str, int] | None = None, *, zero: bool = False) -> bool:
    """Whether a word satisfies a formula.

    Parameters
    ----------
    formula : Formula
    word : str
    at : mapping of variables to positions, optional
        Values of free variables.
    zero : bool
        Whether variables of ``E`` and ``A`` may also be zero, as counts need.

    Examples
    --------
    >>> [holds(read_formula("M i. b(i)"), word) for word in ("aab", "ab", "bb")]
    [False, True, True]
    """
    values = {"n": len(word), **(at or {})}
    match formula:
        case Letter(letter, term):
            place = term.value(values)
            return 1 <= place <= len(word) and word[place - 1] == letter
        case Bit(of, place_term):
            place = place_term.value(values)
            return place >= 1 and bool(of.value(values) >> (place - 1) & 1)
        case Compare(sign, left, right):
            a, b = left.value(values), right.value(values)
            return {"=": a == b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]
        case Not(inner):
            return not holds(inner, word, at, zero=zero)
        case And(parts):
            return all(holds(part, word, at, zero=zero) for part in parts)
        case Or(parts):
            return any(holds(part, word, at, zero=zero) for part in parts)
        case Quantified(kind, variable, inner, count):
            first = 0 if zero and kind in "EA" else 1
            places = range(first, len(word) + 1)
            found = (holds(inner, word, {**(at or {}), variable: i}, zero=zero) for i in places)
            if kind == "E":
                return any(found)
            if kind == "A":
                return all(found)
            total = sum(found)
            return 2 * total >= len(word) if count is None else total == count.value(values)


_TOKEN = re.compile(r"\s*(->|<=|>=|[A-Za-z]\w*|\d+|[().,<>=+#-])")
_SIGNS = ("<=", ">=", "<", ">", "=")
LONGEST = 2000


def read_formula(source: str) -> Formula:
    """Read a sentence or a formula.

    Raises
    ------
    ExpressionError
        Saying what was expected, and where.

    Examples
    --------
    >>> read_formula("E i. a(i) and not b(i + 1)").kind
    'E'
    >>> read_formula("E i a(i)")
    Traceback (most recent call last):
        ...
    theory.errors.ExpressionError: expected '.' before 'a(i)' in the formula
    """
    if len(source) > LONGEST:
        raise ExpressionError(f"the formula has {len(source)} letters, more than {LONGEST}")
    tokens, place = [], 0
    while place < len(source.rstrip()):
        found = _TOKEN.match(source, place)
        if found is None:
            raise ExpressionError(f"no formula has {source[place:].strip()[:20]!r} in it")
        tokens.append((found.group(1), found.start(1)))
        place = found.end()
    reader = _Reader(source, tokens)
    try:
        made = reader.formula()
    except RecursionError:
        raise ExpressionError("the formula is nested too deeply") from None
    reader.end()
    return made


class _Reader:
    """Reads tokens from the left."""

    def __init__(self, source: str, tokens: Sequence[tuple[str, int]]) -> None:
        self.source, self.tokens, self.place = source, tokens, 0

    @property
    def next(self) -> str:
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next
        self.place += 1
        return token

    def expect(self, token: str) -> None:
        if self.next != token:
            self.refuse(repr(token))
        self.place += 1

    def refuse(self, wanted: str) -> None:
        at = self.tokens[self.place][1] if self.place < len(self.tokens) else len(self.source)
        rest = self.source[at:].strip()[:20]
        raise ExpressionError(f"expected {wanted} {f'before {rest!r}' if rest else 'at the end'} in the formula")

    def end(self) -> None:
        if self.next:
            self.refuse("the end")

    def formula(self) -> Formula:
        left = self.either()
        if self.next == "->":
            self.take()
            return Or((Not(left), self.formula()))
        return left

    def either(self) -> Formula:
        parts = [self.both()]
        while self.next == "or":
            self.take()
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Formula:
        parts = [self.one()]
        while self.next == "and":
            self.take()
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def one(self) -> Formula:
        following = self.tokens[self.place + 1][0] if self.place + 1 < len(self.tokens) else ""
        if self.next == "not":
            self.take()
            return Not(self.one())
        if self.next in ("E", "A", "M") and following[:1].isalpha():
            kind = self.take()
            return self.quantified(kind, None)
        if self.next == "#":
            self.take()
            return self.quantified("#", self.term())
        if self.next == "(":
            self.take()
            inner = self.formula()
            self.expect(")")
            return inner
        if following == "(" and self.next.isalpha():
            return self.atom()
        left = self.term()
        if self.next not in _SIGNS:
            self.refuse("a comparison")
        sign = self.take()
        return Compare(sign, left, self.term())  # type: ignore[arg-type]

    def quantified(self, kind: str, count: Term | None) -> Formula:
        if not self.next[:1].isalpha() or self.next == "n":
            self.refuse("a variable")
        variable = self.take()
        self.expect(".")
        return Quantified(kind, variable, self.formula(), count)  # type: ignore[arg-type]

    def atom(self) -> Formula:
        name = self.take()
        self.expect("(")
        first = self.term()
        if name == "bit":
            self.expect(",")
            second = self.term()
            self.expect(")")
            return Bit(first, second)
        self.expect(")")
        if len(name) != 1:
            raise ExpressionError(f"{name!r} is no letter; atoms are a(i), bit(i, j) and comparisons")
        return Letter(name, first)

    def term(self) -> Term:
        coefficients: dict[str, int] = {}
        constant, sign = 0, 1
        while True:
            piece = self.next
            if piece.isdigit():
                constant += sign * int(self.take())
            elif piece[:1].isalpha() and piece not in ("and", "or", "not"):
                coefficients[self.take()] = coefficients.get(piece, 0) + sign
            else:
                self.refuse("a variable, n or a number")
            if self.next not in ("+", "-"):
                return Term(tuple(sorted(coefficients.items())), constant)
            sign = 1 if self.take() == "+" else -1
