"""150 comparisons of exponents in two parameters, beside ``sympy.limit`` and ``gruntz``.

Each is the question whether a quotient tends to zero, to a constant or to
infinity, given a fact about the parameters that makes the answer unique. The
true answer comes from exact arithmetic at random parameters. Sympy knows no
facts, so that it is asked after a substitution that builds the fact in.

Run with ``pytest tests/benchmarks --benchmark-only``; add ``-m "slow or not
slow"`` for sympy, which takes minutes.
"""

import random
import signal
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest
import sympy
from sympy.core.cache import clear_cache
from sympy.series.gruntz import gruntz

from theory import parameters, resources
from theory.growth import compare, signs

SEED, COUNT, POINTS = 20240229, 150, 300
LIMIT_SECONDS = 5  # for one question to sympy

x = resources("x")
a, b, c = parameters("a b c")

# A fact, how to draw parameters that satisfy it, and how to build it into positive parameters.
FACTS: list[tuple[Any, Any, dict[Any, Any]]] = [
    (a < b, lambda p, q: (p, p + q), {b: a + c}),
    (2 * a < b, lambda p, q: (p, 2 * p + q), {b: 2 * a + c}),
    (a > 1, lambda p, q: (1 + p, q), {a: 1 + c}),
    (a * b > 1, lambda p, q: (p, (1 + q) / p), {b: (1 + c) / a}),
    (a > b + 1, lambda p, q: (1 + p + q, q), {a: 1 + b + c}),
]
# Summands of exponents, for symbols and for fractions alike.
ATOMS: list[Callable[[Any, Any], Any]] = [
    lambda p, q: p * q / (p + q),
    lambda p, q: p / (p + q),
    lambda p, q: q / (p + q),
    lambda p, q: p + 0 * q,
    lambda p, q: q + 0 * p,
    lambda p, q: 1 + 0 * p * q,
    lambda p, q: p / (p + 1) + 0 * q,
    lambda p, q: q / (q + 1) + 0 * p,
    lambda p, q: p * q,
    lambda p, q: (2 * p + q) / 3,
    lambda p, q: p * q / (p + q + p * q),
]
Term = tuple[tuple[tuple[int, int], ...], int]  # signs and places of atoms sum to the power of x; the power of log(x)


@dataclass(frozen=True)
class Question:
    """Where the sum of some terms over another term tends, given a fact."""

    above: tuple[Term, ...]
    below: Term
    fact: int
    answer: str

    @property
    def for_us(self) -> tuple[Any, Any, Any]:
        return sympy.Add(*map(_written, self.above)), _written(self.below), FACTS[self.fact][0]

    @property
    def for_sympy(self) -> Any:
        left, right, _ = self.for_us
        return (left / right).subs(FACTS[self.fact][2], simultaneous=True)


def _size(term: Term, p: Any, q: Any) -> tuple[Any, int]:
    """The powers of x and of log(x), at symbols or at fractions."""
    atoms, logs = term
    return sum(sign * ATOMS[place](p, q) for sign, place in atoms), logs


def _written(term: Term) -> Any:
    power, logs = _size(term, a, b)
    return x**power * sympy.log(x) ** logs


def _answer(above: tuple[Term, ...], below: Term, draw: Any, wanted: dict[str, int], rng: random.Random) -> str | None:
    """The answer if it is wanted and the same at all random parameters, small, large and near one, in fractions."""
    seen = set()
    for _ in range(POINTS):
        p, q = (Fraction(2) ** rng.randint(-12, 12) * Fraction(rng.randint(1, 20), rng.randint(1, 20)) for _ in "pq")
        point = draw(p, q)
        size, other = max(_size(term, *point) for term in above), _size(below, *point)
        seen.add("omega" if size > other else "o" if size < other else "equal")
        if len(seen) > 1 or not wanted[min(seen)]:
            return None
    return seen.pop()


def questions(count: int = COUNT) -> list[Question]:
    """The same questions every time, as many of each answer."""
    rng = random.Random(SEED)
    made: list[Question] = []
    wanted = dict.fromkeys(["o", "omega", "equal"], count // 3)
    while len(made) < count:
        fact = rng.randrange(len(FACTS))
        above = tuple(_term(rng) for _ in range(rng.choice([1, 1, 2])))
        below = rng.choice(above) if len(above) > 1 and rng.random() < 0.5 else _term(rng)
        answer = _answer(above, below, FACTS[fact][1], wanted, rng)
        question = Question(above, below, fact, str(answer))
        if answer and len({*above}) == len(above) and above != (below,) and question not in made:
            wanted[answer] -= 1
            made.append(question)
    return made


def _term(rng: random.Random) -> Term:
    first, second = rng.sample(range(len(ATOMS)), 2)
    sign = rng.choice([-1, 1])
    return ((sign, first), (-sign, second))[: rng.choice([1, 2])], rng.choice([0, 0, 0, 1, -2])


def _forget() -> None:
    for remembered in (signs._factors, signs._sign_given, signs._start):
        remembered.cache_clear()
    clear_cache()


def _ours(asked: list[tuple[Any, Any, Any]]) -> list[str | None]:
    return [compare(left, right, x, where=[fact]).verdict for left, right, fact in asked]


def test_comparisons_are_decided_and_right() -> None:
    asked = questions(15)
    assert _ours([q.for_us for q in asked]) == [q.answer for q in asked]


def test_comparisons(benchmark):
    """Ours, nothing remembered."""
    asked = questions()
    found = benchmark.pedantic(_ours, args=([q.for_us for q in asked],), setup=_forget, rounds=5)
    benchmark.extra_info.update(_score(found, asked))
    assert benchmark.extra_info == {"right": COUNT, "refused": 0, "wrong": 0}


@pytest.mark.slow
@pytest.mark.parametrize("tool", [sympy.limit, gruntz], ids=["limit", "gruntz"])
def test_sympy(benchmark, tool):
    """The same questions to sympy; what it says is shown, not asserted."""
    asked = questions()
    limits = [q.for_sympy for q in asked]
    found = benchmark.pedantic(lambda: [_sympys(tool, q) for q in limits], setup=_forget, rounds=1)
    benchmark.extra_info.update(_score(found, asked))
    print(tool.__name__, benchmark.extra_info)


def _score(found: list[str | None], asked: list[Question]) -> dict[str, int]:
    right = sum(verdict == q.answer for verdict, q in zip(found, asked, strict=True))
    refused = found.count(None)
    return {"right": right, "refused": refused, "wrong": len(asked) - right - refused}


def _sympys(tool: Any, quotient: Any) -> str | None:
    """The verdict of a limit, None where it is refused, left open, or too slow."""
    try:
        with _at_most(LIMIT_SECONDS):
            found = tool(quotient, x, sympy.oo)
    except Exception:  # whatever it raises, it has not answered
        return None
    if found == 0 or found == sympy.oo:
        return "o" if found == 0 else "omega"
    return "equal" if found == 1 else "theta" if found.is_positive and not found.has(x, sympy.Limit) else None


@contextmanager
def _at_most(seconds: int):
    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
