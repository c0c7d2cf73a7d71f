"""Problems in the field's words, such as ``sgd(steps=t) on power-law(a, b) with projection(p)``.

A problem is a list of parts, separated by ``on``, ``with``, ``in``, ``and`` or commas: an algorithm, a spectrum, and
what else there is. A part is a word with its letters in parentheses, in order or by name; what is left out takes its
usual letter. Letters are read by `theory.expressions.parse`, which evaluates nothing.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sympy

from theory.conventions import CONVENTIONS, convention
from theory.errors import ExpressionError, TheoryError
from theory.expressions import parse, text
from theory.problems.problem import (
    Algorithm,
    GradientDescent,
    Momentum,
    MultiPassSGD,
    OnePassSGD,
    PowerLawRegression,
    Ridge,
)
from theory.symbols import Resource, resources, resources_of

__all__ = ["EXAMPLE", "VOCABULARY", "Word", "problem_of", "words", "written"]

Expr = Any

EXAMPLE = "sgd(steps=t, step=s) on power-law(a, b) with projection(p), noise(sigma^2)"


@dataclass(frozen=True)
class Word:
    """A word of the language.

    Attributes
    ----------
    kind : what it says: the algorithm, the spectrum, the samples, features, noise or modes
    slots : its letters by name, in order, each with the usual one; empty if it must be said
    growing : the slots whose letters are resources
    means : what it is
    """

    kind: str
    slots: Mapping[str, str]
    growing: tuple[str, ...] = ()
    means: str = ""


VOCABULARY: dict[str, Word] = {
    "sgd": Word(
        "algorithm",
        {"steps": "t", "step": "s", "batch": "1", "decay": "0"},
        ("steps",),
        "one-pass SGD, whose step is step*(1 - u/steps)^decay after u steps",
    ),
    "multi-pass-sgd": Word(
        "algorithm",
        {"steps": "t", "samples": "n", "step": "s", "batch": "1", "decay": "0"},
        ("steps", "samples"),
        "the same with batches of one sample, again and again",
    ),
    "gradient-descent": Word("algorithm", {"steps": "t", "step": "s"}, ("steps",), "gradient descent from zero"),
    "gradient-flow": Word("algorithm", {"time": "t"}, ("time",), "its limit of small steps"),
    "momentum": Word(
        "algorithm",
        {"time": "t", "friction": "3", "gain": "1", "decay": "0"},
        ("time",),
        "flow with inertia, x'' + (friction/t) x' + gain t^-decay l x = 0",
    ),
    "ridge": Word("algorithm", {"samples": "n", "ridge": "lambda"}, ("samples", "ridge"), "ridge regression"),
    "ridgeless": Word("algorithm", {"samples": "n"}, ("samples",), "least squares of least norm"),
    "in-context": Word(
        "algorithm",
        {"depth": "L", "context": "P"},
        ("depth", "context"),
        "linear attention, each layer a step of descent on the context",
    ),
    "power-law": Word("spectrum", {"capacity": "a", "source": "b"}, (), "eigenvalues k^-a, target power k^-b"),
    "samples": Word("samples", {"samples": "n"}, ("samples",), "that many, instead of the population"),
    "projection": Word("features", {"features": "p"}, ("features",), "a Gaussian one of the inputs, or sketch"),
    "random-features": Word("features", {"features": "p"}, ("features",), "the same; Gaussian, of all inputs"),
    "width": Word("features", {"features": "N"}, ("features",), "the same; of a linear network, in context"),
    "noise": Word("noise", {"variance": "sigma^2"}, (), "variance of the labels' noise"),
    "modes": Word("modes", {"modes": ""}, (), "modes of the input, such as 2*p; needed for capacity below one"),
}
COUNTED = {"samples": "samples", "features": "projection"}  # "n samples" is samples(n)
FILLERS = ("on", "with", "in", "and", "one-pass")

_BUILDERS: dict[str, Callable[[Mapping[str, Expr], Resource | None], Algorithm]] = {
    "sgd": lambda v, _: OnePassSGD(**v),
    "multi-pass-sgd": lambda v, _: MultiPassSGD(**v),
    "gradient-descent": lambda v, samples: GradientDescent(v["steps"], samples, v["step"]),
    "gradient-flow": lambda v, samples: GradientDescent(v["time"], samples),
    "in-context": lambda v, _: GradientDescent(v["depth"], v["context"]),
    "momentum": lambda v, _: Momentum(**v),
    "ridge": lambda v, _: Ridge(**v),
    "ridgeless": lambda v, _: Ridge(**v),
}
_ON_POPULATION = ("gradient-descent", "gradient-flow")  # unless samples are said
_WORD = re.compile(r"\s*(?:,|(?P<name>[A-Za-z]\w*(?:-[A-Za-z]\w*)*))\s*")
_COUNTED = re.compile(rf"\s*({'|'.join(COUNTED)})\b(?!\s*\()")


def problem_of(source: str) -> PowerLawRegression:
    """Read a problem from the field's words.

    Parameters
    ----------
    source : str
        For the words and their letters see `VOCABULARY`. What is counted, such as steps, is a resource, and so is h in
        ``step=free(h)``; all other letters are positive parameters. Letters of a convention stand before its key:
        ``power-law(nu, beta; bordelon2025)``. ``on n samples`` is ``samples(n)``.

    Returns
    -------
    PowerLawRegression

    Raises
    ------
    ExpressionError
        With the word that cannot be read and its column, the nearest one that can, and an example.

    Examples
    --------
    >>> problem_of("gradient-flow on power-law(nu, beta; bordelon2025), n samples").source
    beta*nu + 1
    >>> problem_of("rigde(n) on power-law(a, b)")
    Traceback (most recent call last):
        ...
    theory.errors.ExpressionError: column 1: unknown word 'rigde', did you mean 'ridge'? For example: \
ridge(samples=n, ridge=lambda) on power-law(a, b)
    """
    parts: dict[str, _Part] = {}
    for part in _parts(source):
        other = parts.setdefault(part.word.kind, part)
        if other is not part:
            raise _error(part.at, f"{other.name!r} says the {part.word.kind} already; leave {part.name!r} out")
    if "algorithm" not in parts:
        known = ", ".join(name for name, word in VOCABULARY.items() if word.kind == "algorithm")
        raise ExpressionError(f"{source!r} names no algorithm; say one of {known}. For example: {EXAMPLE}")
    if "samples" in parts and "samples" in parts["algorithm"].word.slots:
        parts["algorithm"] = parts["algorithm"].on(parts.pop("samples"))
    grown = frozenset(name for part in parts.values() for name in part.grown())
    algorithm = parts["algorithm"]
    values = {kind: part.values(grown) for kind, part in parts.items() if kind != "spectrum"}
    samples = values.get("samples", {}).get("samples")
    if samples is not None and algorithm.name not in _ON_POPULATION:
        raise _error(
            parts["samples"].at,
            f"{algorithm.name!r} takes no samples: momentum is derived on the population, and one pass sees each "
            "sample once; multi-pass-sgd, gradient-descent and ridge do",
        )
    said = parts.get("spectrum", _Part("power-law", 0, ""))
    spectrum = said.values(grown)
    clash = sorted(r.name for e in spectrum.values() for r in resources_of(e))
    if clash:
        raise _error(said.at, f"{clash[0]} is counted, and an exponent of power-law; use two letters")
    exponents = {s for e in spectrum.values() for s in e.free_symbols}
    twice = [(slot, e) for given in values.values() for slot, e in given.items() if e in exponents]
    for slot, letter in twice:
        raise _error(
            said.at,
            f"{letter} is the {slot}, and an exponent of power-law; use two letters, such as power-law(alpha, beta)",
        )
    return PowerLawRegression(
        spectrum["capacity"],
        spectrum["source"],
        _BUILDERS[algorithm.name](values["algorithm"], samples),
        values.get("features", {}).get("features"),
        values.get("noise", {}).get("variance", sympy.S.Zero),
        values.get("modes", {}).get("modes"),
    )


def words(problem: PowerLawRegression) -> str:
    """Write a problem so that `problem_of` reads it back.

    Examples
    --------
    >>> words(problem_of("sgd with width, noise"))
    'sgd(one-pass, steps=t, step=s) on power-law(a, b) with projection(N), noise(sigma^2)'
    """
    algorithm = problem.algorithm
    counts = {*(getattr(algorithm, slot, None) for slot in ("steps", "time", "samples")), problem.features}
    free = {r: sympy.Function("free")(r) for r in problem.resources if r not in counts}
    said = {"projection": problem.features, "noise": problem.noise or None, "modes": problem.modes}
    match algorithm:
        case Ridge(samples, ridge):
            how = f"ridgeless({samples})" if ridge is None else f"ridge({samples}, {written(ridge)})"
        case GradientDescent(steps, samples, step):
            size = written(step.xreplace(free))
            how = f"gradient-flow({steps})" if step == 1 else f"gradient-descent({steps}, step={size})"
            said = {"samples": samples, **said}
        case _:
            name = {OnePassSGD: "sgd", MultiPassSGD: "multi-pass-sgd", Momentum: "momentum"}[type(algorithm)]
            given = {key: written(e.xreplace(free)) for key, e in vars(algorithm).items()}
            letters = [f"{key}={e}" for key, e in given.items() if f"{key}={e}" not in ("batch=1", "decay=0")]
            how = f"{name}({', '.join((['one-pass'] if name == 'sgd' else []) + letters)})"
    others = [f"{name}({written(expr.xreplace(free))})" for name, expr in said.items() if expr is not None]
    beside = f" with {', '.join(others)}" if others else ""
    return f"{how} on power-law({written(problem.capacity)}, {written(problem.source)}){beside}"


def written(expr: Expr) -> str:
    """An expression as it is typed at the shell, with ``^`` for powers."""
    return text(expr).replace("**", "^")


@dataclass(frozen=True)
class _Part:
    """A word, the column where it stands, and the text of its letters."""

    name: str
    at: int
    letters: str

    @property
    def word(self) -> Word:
        return VOCABULARY[self.name]

    def grown(self) -> Iterator[str]:
        """Names of the resources that the part introduces."""
        if self.name == "power-law":
            return
        for slot, letter in self._filled(self.word.slots, self._own).items():
            yield from re.findall(r"\bfree\(\s*(\w+)\s*\)", letter)
            if slot in self.word.growing:
                yield from (s.name for s in self._read(letter, ()).atoms(sympy.Symbol))

    def on(self, samples: _Part) -> _Part:
        """The part with samples that were said beside it."""
        letter = samples.letters.strip() or samples.word.slots["samples"]
        given = f"samples={letter.removeprefix('samples=')}"
        return replace(self, letters=", ".join(filter(None, [self.letters.strip(), given])))

    def values(self, grown: Collection[str]) -> dict[str, Expr]:
        """The letters as expressions, in which the given names are resources."""
        if self.name == "power-law":
            return self._exponents(grown)
        made = {slot: self._read(e, grown) for slot, e in self._filled(self.word.slots, self._own).items()}
        for slot in self.word.growing:
            if slot != "ridge" and not isinstance(made[slot], Resource):
                raise self._error(f"{slot}={written(made[slot])} must be a letter, since it grows")
        return made

    def _exponents(self, grown: Collection[str]) -> dict[str, Expr]:
        key, letters = self._key or "canonical", self._own
        try:
            paper = convention(key)
        except TheoryError as error:
            raise self._error(f"{error}. For example: power-law(nu, beta; bordelon2025)") from None
        slots = {letter.name: letter.name for letter in paper.letters} if self._key else dict(self.word.slots)
        found = self._filled(slots, letters)
        numbers = {s: self._read(e, grown) for s, e in zip(paper.letters, found.values(), strict=True)}
        written_in = {"capacity": paper.capacity, "source": paper.source}
        return {name: e.subs(numbers, simultaneous=True) for name, e in written_in.items()}

    @property
    def _key(self) -> str:
        """The convention of a power law, if one is named."""
        alone = self.letters.strip()
        return alone if alone in CONVENTIONS else self.letters.partition(";")[2].strip()

    @property
    def _own(self) -> str:
        return "" if self.letters.strip() in CONVENTIONS else self.letters.partition(";")[0]

    def _filled(self, slots: Mapping[str, str], letters: str) -> dict[str, str]:
        """Text for every slot, by position or by name."""
        found: dict[str, str] = {}
        for given in _split(letters):
            name, equals, letter = (piece.strip() for piece in given.partition("="))
            if (self.name, given) == ("sgd", "one-pass"):
                continue
            if not equals:
                name, letter = next((slot for slot in slots if slot not in found), ""), given
            if not name:
                raise self._error(f"{self.name!r} has no place for {given!r}; it takes {', '.join(slots)}")
            if name not in slots:
                raise self._error(f"{self.name!r} has no {name!r}{_near(name, slots)} It takes {', '.join(slots)}")
            if name in found or not letter:
                raise self._error(f"{name!r} of {self.name!r} must be said once, as {name}=LETTER")
            found[name] = letter
        filled = {slot: found.get(slot, usual) for slot, usual in slots.items()}
        if "" in filled.values():
            raise self._error(f"{self.name!r} needs an expression. For example: {self.name}(2*p)")
        return filled

    def _read(self, letter: str, grown: Collection[str]) -> Expr:
        try:
            functions = {"free": lambda e: e} if self.word.kind == "algorithm" else {}
            found = parse(letter.replace("^", "**"), functions=functions)
        except ExpressionError as error:
            raise self._error(str(error)) from None
        if not isinstance(found, sympy.Expr):
            raise self._error(f"{letter!r} is a comparison, which is no letter of {self.name!r}")
        return found.xreplace({s: resources(s.name) for s in found.atoms(sympy.Symbol) if s.name in grown})

    def _error(self, what: str) -> ExpressionError:
        return _error(self.at, what)


def _parts(source: str) -> Iterator[_Part]:
    """The words of a text with their letters."""
    at = 0
    while at < len(source):
        found = _WORD.match(source, at)
        if found is None:
            raise _error(at, f"{source[at]!r} stands where a word should. For example: {EXAMPLE}")
        name, start, at = found["name"], found.start("name"), found.end()
        counted = _COUNTED.match(source, at)
        if name is None or name in FILLERS:
            continue
        if name in VOCABULARY:
            end = _closing(source, at)
            yield _Part(name, start, source[at + 1 : end - 1])
            at = end
        elif counted:
            yield _Part(COUNTED[counted[1]], start, name)
            at = counted.end()
        else:
            near = difflib.get_close_matches(name, VOCABULARY, n=1)
            shown = _example(near[0]) if near else EXAMPLE
            raise _error(start, f"unknown word {name!r}{_near(name, VOCABULARY)} For example: {shown}")


def _closing(source: str, at: int) -> int:
    """Behind the parenthesis that closes the one at a place; the place itself if none opens there."""
    if not source.startswith("(", at):
        return at
    depth = 0
    for end in range(at, len(source)):
        depth += (source[end] == "(") - (source[end] == ")")
        if depth == 0:
            return end + 1
    raise _error(at, "this parenthesis is never closed; add )")


def _split(letters: str) -> list[str]:
    """The pieces between commas that stand in no parentheses."""
    pieces, depth = [""], 0
    for char in letters:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += char
    return [piece.strip() for piece in pieces] if letters.strip() else []


def _example(name: str) -> str:
    word = VOCABULARY[name]
    letters = ", ".join(f"{slot}={usual or '2*p'}" for slot, usual in word.slots.items())
    return f"{name}({letters}) on power-law(a, b)" if word.kind == "algorithm" else f"sgd with {name}({letters})"


def _near(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f", did you mean {near[0]!r}?" if near else "."


def _error(at: int, what: str) -> ExpressionError:
    return ExpressionError(f"column {at + 1}: {what}")
