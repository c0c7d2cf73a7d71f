"""Check a certificate of an inequality again, without the search that found it.

A certificate is plain JSON: texts, and one token a box. Identities between texts are proved by sympy; enclosures are
taken in interval arithmetic with exact ends by a walk through the expression of its own. What `prove` computed is
not believed anywhere. The solver's scripts are for any solver of SMT-LIB.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import reduce
from math import comb, prod
from operator import add, mul
from pathlib import Path
from typing import Any

import sympy
from flint import arb, fmpq

from proofs_check.certify.derivatives import ORDERS, difference, starts_below
from proofs_check.certify.intervals import INFINITE, Interval, interval
from proofs_check.certify.prove import Proof
from proofs_check.certify.reading import FUNCTIONS, letter_of, relation_from
from proofs_check.certify.slopes import slopes_of
from theory.decide import asked
from theory.errors import TheoryError
from theory.expressions import parse, text

__all__ = ["CertificateError", "certificate", "read_certificate", "recheck"]

Expr = Any
Data = dict[str, Any]
Box = tuple[tuple[Any, Any], ...]
LARGEST = 8_000_000  # bytes, of some hundred thousand boxes
LOGARITHM = re.compile(r"\blog\((\d{1,400}(?:/\d{1,400})?)\)")
SUMMANDS = 20_000  # of an identity multiplied out


class CertificateError(TheoryError):
    """A certificate that does not prove what it says."""


def certificate(proof: Proof) -> Data:
    """A certified inequality as JSON.

    Raises
    ------
    TheoryError
        If the proof is none.
    """
    if proof.status != "certified":
        raise TheoryError(f"this inequality is {proof.status}; only a certified one has a certificate")
    box = {str(letter): [text(low), text(high)] for letter, (low, high) in proof.box}
    shared: Data = {"relation": text(proof.relation), "box": box, "method": proof.method}
    if proof.problem is None:
        return {**shared, "script": proof.script}
    coordinates = {
        str(u): {"letter": str(letter), "reading": text(reading), "ends": [text(e) for e in ends]}
        for u, letter, reading, ends in zip(
            proof.problem.coordinates, proof.problem.letters, proof.problem.readings, proof.problem.ends, strict=True
        )
    }
    if proof.along is not None:
        shared["along"] = [str(proof.along[0]), proof.along[1]]
    left = proof.reductions[-1].left if proof.reductions else proof.problem
    return {
        **shared,
        "strict": proof.problem.strict,
        "coordinates": coordinates,
        "f": text(proof.problem.f),
        "maxima": [
            {
                "coordinate": str(step.coordinate),
                "place": text(step.place),
                "bend": {"f": text(step.bend.f), **_boxes(step.bend, step.tokens)},
                "left": text(step.left.f),
            }
            for step in proof.reductions
        ],
        **_boxes(left, proof.tokens),
    }


def _boxes(problem: Any, tokens: Sequence[str]) -> Data:
    slopes = dict(zip(map(str, problem.coordinates), slopes_of(problem), strict=True))
    return {"slopes": {u: [text(form) for form in forms] for u, forms in slopes.items()}, "tokens": list(tokens)}


def read_certificate(path: Path) -> Data:
    """Read the file of a certificate.

    Raises
    ------
    CertificateError
        If it is missing or no JSON object.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise CertificateError(f"{path} is larger than any certificate; write one with: theory certify ... -o FILE")
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CertificateError(f"no certificate at {path}; write one with: theory certify ... -o {path}") from None
    except CertificateError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        raise CertificateError(f"{path} is no certificate: {error}; write one with: theory certify ... -o") from None
    if not isinstance(data, dict):
        raise CertificateError(f"{path} is no certificate: it holds no JSON object")
    return data


def recheck(data: Mapping[str, Any]) -> None:
    """Check a certificate that `certificate` wrote.

    Raises
    ------
    CertificateError
        If a step does not hold; the message names it.

    Examples
    --------
    >>> from proofs_check.certify.prove import prove
    >>> x = sympy.Symbol("x", positive=True)
    >>> recheck(certificate(prove(sympy.log(1 + x) <= x, {x: (sympy.S(0), sympy.oo)})))
    """
    try:
        _recheck(data)
    except CertificateError:
        raise
    except (KeyError, IndexError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as error:
        raise CertificateError(f"the certificate is damaged: {type(error).__name__} {error}") from None


def _recheck(data: Mapping[str, Any]) -> None:
    letters = {name: letter_of(name, parse(ends[0], {})) for name, ends in data["box"].items()}
    relation = relation_from(data["relation"], letters)
    for name, pair in data["box"].items():
        low, high = (parse(end, {}) for end in pair)
        _require(bool(low <= high) and not (low == high == 0 and letters[name].is_positive), f"{name} has no numbers")
    if "script" in data:
        ends = {name: [parse(end, {}) for end in pair] for name, pair in data["box"].items()}
        facts = [fact for name, (low, high) in ends.items() for fact in (letters[name] >= low, letters[name] <= high)]
        status, *_ = asked([sympy.Not(relation), *(fact for fact in facts if fact != sympy.true)])
        _require(status == "unsat", "the solver finds no contradiction in the inequality's opposite")
        return
    below, above = relation.lts, relation.gts
    u = {name: sympy.Symbol(name, real=True) for name in data["coordinates"]}
    readings, sides = {}, {}
    for name, side in data["coordinates"].items():
        reading = _read(side["reading"], u)
        letter, low, high = letters[side["letter"]], *(_read(end, {}) for end in side["ends"])
        _require(reading in (u[name], sympy.exp(u[name])), f"{reading} is no coordinate")
        exact = [parse(end, {}) for end in data["box"][side["letter"]]]
        _require(
            [reading.subs(u[name], end) for end in (low, high)] == exact, f"the ends of {name} are those of another box"
        )
        readings[letter], sides[name] = reading, (low, high)
    _require(set(readings) == set(letters.values()) and len(u) == len(letters), "a letter has no coordinate of its own")
    below, above = below.xreplace(readings), above.xreplace(readings)
    f, strict = _read(data["f"], u), bool(data["strict"])
    _require(strict or isinstance(relation, (sympy.Le, sympy.Ge)), "the inequality is strict")
    positive = bool(relation.lts.is_positive and relation.gts.is_positive)
    if "along" in data:
        g = _derivative(relation, letters[data["along"][0]], data).xreplace(readings)
        _require(not strict and _same(f, g), "f is not the derivative of the difference of both sides")
        f = g
    else:
        _require(
            _same(f, below - above) or (positive and _same(f, sympy.log(below) - sympy.log(above))),
            "f is not the difference of both sides",
        )
    _require(not ("along" in data and data["maxima"]), "a derivative has no maxima of its own")
    for step in data["maxima"]:
        name = step["coordinate"]
        place, bend, left = (_read(written, u) for written in (step["place"], step["bend"]["f"], step["left"]))
        _require(not place.has(u[name]) and place.is_real, f"{place} is no place for {name}")
        _require(_same(sympy.diff(f, u[name]).subs(u[name], place), 0), f"f is not level at {name} = {place}")
        _require(_same(bend, sympy.diff(f, u[name], 2)), f"the bend of {name} is another function")
        _walk(bend, step["bend"], u, {**sides, name: (-sympy.oo, sympy.oo)}, strict=False, smooth=True)
        _require(_same(left, f.subs(u[name], place)), f"what is left at {name} = {place} is another function")
        f = left
        del sides[name]
    _walk(f, data, u, sides, strict=strict, smooth="along" in data)


def _derivative(relation: Expr, letter: sympy.Symbol, data: Mapping[str, Any]) -> Expr:
    """A derivative of the difference of both sides, which is at most zero at the lower end, as are those before it."""
    low, order = parse(data["box"][letter.name][0], {}), int(data["along"][1])
    _require(isinstance(relation, (sympy.Le, sympy.Ge)) and 1 <= order <= ORDERS, "no such derivative proves it")
    g = difference(relation)
    for _ in range(order):
        _require(starts_below(g, letter, low), f"{g} is not below zero at {letter} = {low}")
        g = sympy.diff(g, letter)
    return g


def _read(written: str, letters: Mapping[str, sympy.Symbol]) -> Expr:
    """An expression; logarithms of numbers larger than the grammar takes, as of a box's ends, are put in afterwards."""
    logs = {f"log_{i}": log for i, log in enumerate(sorted(set(LOGARITHM.findall(written))))}
    for name, log in logs.items():
        written = written.replace(f"log({log})", name)
    standing = {name: sympy.Dummy(name, real=True) for name in logs}
    read = parse(written, {**standing, **letters}, FUNCTIONS)
    return read.xreplace({standing[name]: sympy.log(sympy.Rational(log)) for name, log in logs.items()})


def _walk(
    f: Expr,
    data: Mapping[str, Any],
    u: Mapping[str, Expr],
    sides: Mapping[str, Any],
    *,
    strict: bool,
    smooth: bool = False,
) -> None:
    """Every box is settled as its token says, and none is left; if wanted, f is defined wherever one is cut."""
    names = list(sides)
    slopes = {name: [_read(form, u) for form in data["slopes"][name]] for name in names}
    for name in names:
        derivative = sympy.diff(f, u[name])
        for form, weight in zip(slopes[name], (0, -1, 1), strict=True):
            _require(_same(form, derivative * sympy.exp(weight * u[name])), f"{form} is no slope along {name}")
    todo: list[Box] = [tuple((_end(low), _end(high)) for low, high in sides.values())]
    for token in data["tokens"]:
        box = todo.pop()
        at = {u[name]: interval(*side) for name, side in zip(names, box, strict=True)}
        kind, axis = token[0], int(token[1:].split("@")[0] or 0)
        _require(0 <= axis < max(len(names), 1), f"a token {token!r} is along no coordinate")
        low, high = box[axis] if box else (arb(0), arb(0))
        if kind == "n":
            _require(_fits(_value(f, at).high, strict), "f is not below zero on a box")
        elif kind == "m":
            centre = {u[name]: _middle(side) for name, side in zip(names, box, strict=True)}
            total = _value(f, centre)
            for name, side in zip(names, box, strict=True):
                slope = _value(slopes[name][0], at)
                total += slope * Interval(
                    (side[0] - centre[u[name]].low).lower(), (side[1] - centre[u[name]].low).upper()
                )
            _require(_fits(total.high, strict), "f is not below zero around the centre of a box")
        elif kind in "lu":
            signs = [_value(form, at) for form in slopes[names[axis]]]
            rises = any(s.low >= 0 for s in signs) if kind == "u" else any(s.high <= 0 for s in signs)
            _require(rises, f"the sign of the slope along {names[axis]} is not certain on a box")
            end = high if kind == "u" else low
            todo.append((*box[:axis], (end, end), *box[axis + 1 :]))
        else:
            cut = arb(fmpq(*map(int, token.split("@")[1].split("/"))))
            _require(kind == "c" and low <= cut <= high, "a box is cut outside of it")
            face = {**at, u[names[axis]]: Interval(cut.lower(), cut.upper())}
            _require(not smooth or _value(f, face).regular, f"f has a pole where {names[axis]} is cut at {cut}")
            todo += [(*box[:axis], (cut, high), *box[axis + 1 :]), (*box[:axis], (low, cut), *box[axis + 1 :])]
    _require(not todo, f"{len(todo)} boxes are left")


def _value(expr: Expr, at: Mapping[sympy.Symbol, Interval]) -> Interval:
    """An expression in interval arithmetic."""
    if expr in at:
        return at[expr]
    if expr.is_Rational:
        exact = arb(fmpq(int(expr.p), int(expr.q)))
        return Interval(exact.lower(), exact.upper())
    if expr in (sympy.pi, sympy.E, sympy.EulerGamma):
        ball = {sympy.pi: arb.pi, sympy.E: arb.const_e, sympy.EulerGamma: arb.const_euler}[expr]()
        return Interval(ball.lower(), ball.upper())
    parts = [_value(a, at) for a in expr.args if not (expr.is_Pow and a.is_Integer and a is expr.exp)]
    if expr.is_Add or expr.is_Mul:
        return reduce(add if expr.is_Add else mul, parts)
    if expr.is_Pow:
        if expr.exp.is_Integer:
            return parts[0].power(int(expr.exp))
        return parts[0].sqrt() if expr.exp == sympy.S.Half else (parts[1] * parts[0].log()).exp()
    digamma = expr.func == sympy.polygamma and expr.args[0] == 0
    name = "digamma" if digamma else NAMES.get(expr.func.__name__, expr.func.__name__)
    lower = expr.func == sympy.LambertW and expr.args[1:] == (sympy.S.NegativeOne,)
    _require(name in ENCLOSED and (digamma or lower or len(expr.args) == 1), f"{expr} has no enclosure here")
    found: Interval = parts[0].lambertw(-1) if lower else getattr(parts[-1], name)()
    return found


MINUS = Interval(arb(-1), arb(-1))
ENCLOSED = {"exp", "log", "sin", "cos", "tanh", "erf", "erfc", "gamma", "digamma", "lgamma", "lambertw", "zeta"}
NAMES = {"loggamma": "lgamma", "LambertW": "lambertw"}


def _end(number: Expr) -> Any:
    if number in (sympy.oo, -sympy.oo):
        return INFINITE if number == sympy.oo else -INFINITE
    found = _value(number, {})
    return found.low.union(found.high)


def _middle(side: tuple[Any, Any]) -> Interval:
    low, high = side
    at = ((low + high) / 2).mid()
    return Interval(at, at)


def _fits(bound: Any, strict: bool) -> bool:
    return bool(bound < 0 if strict else bound <= 0)


def _same(left: Expr, right: Expr) -> bool:
    """Whether two expressions agree once all is over one denominator and multiplied out."""
    difference = _expanded(left - right)
    return bool(difference == 0) or bool(_expanded(sympy.numer(sympy.together(sympy.expand_log(difference)))) == 0)


def _expanded(expr: Expr) -> Expr:
    _require(_summands(expr) <= SUMMANDS, f"an identity in it multiplies out into more than {SUMMANDS} terms")
    return sympy.expand(expr)


def _summands(expr: Expr) -> int:
    """At most how many summands an expression has once it is multiplied out."""
    inner = list(map(_summands, expr.args))
    if expr.is_Add:
        return sum(inner)
    if expr.is_Mul:
        return prod(inner)
    if expr.is_Pow and expr.exp.is_Integer and expr.exp > 0:
        return comb(inner[0] + int(expr.exp) - 1, int(expr.exp))
    return max([1, *inner])


def _require(holds: bool, why: str) -> None:
    if not holds:
        raise CertificateError(why)
