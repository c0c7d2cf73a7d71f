"""Questions of real arithmetic about exponents: proved, refuted, or unknown.

A question is sent as SMT-LIB text to one long-lived ``z3 -in`` process, which is
killed when it overruns its limit. The text is the evidence: it can be replayed
with any solver. A counterexample is believed only after it was checked in exact
fractions here.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import psutil
import sympy
from sympy.core.relational import Relational

from theory.errors import OutsideTheClassError
from theory.irrationals import declared, is_irrational, name_of

__all__ = ["Choices", "Decision", "asked", "decide", "find_point", "satisfiable", "worked_seconds"]

LIMIT_SECONDS = 10.0
SLOWEST = 20  # times as long as its limit may a question take on a busy machine
DECIMALS = "in decimals"

Expr = Any
Point = dict[sympy.Symbol, sympy.Rational]


@dataclass(frozen=True)
class Decision:
    """Answer to a question, with a witness where it is refuted.

    Attributes
    ----------
    status : proved, refuted (the witness violates the goal), or unknown
    witness : an exact rational point, or None
    script : the SMT-LIB text whose unsatisfiability proves the goal
    """

    status: Literal["proved", "refuted", "unknown"]
    witness: Point | None
    script: str

    @property
    def proved(self) -> bool:
        return self.status == "proved"


def decide(goal: Expr, facts: Iterable[Expr] = (), *, limit: float = LIMIT_SECONDS) -> Decision:
    """Decide whether a polynomial relation follows from facts.

    Parameters
    ----------
    goal : sympy relation or Boolean combination
        Between rational functions of parameters; `Max` and `Min` are allowed.
        Denominators must not vanish under the facts.
    facts : iterable of sympy relations
        What is known besides the assumptions on the symbols.
    limit : float
        Seconds of processor time before the solver is killed and the answer is unknown.

    Returns
    -------
    Decision

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> decide(a*b/(a + b) < a).status
    'proved'
    >>> decide(a*b/(a + b) < 1).status
    'refuted'
    """
    goal = sympy.sympify(goal, strict=True)
    if goal in (sympy.true, sympy.false):
        return Decision("proved" if goal else "refuted", None if goal else {}, "")
    return _refute(goal, tuple(facts), limit)


def _refute(goal: Expr, facts: tuple[Expr, ...], limit: float) -> Decision:
    constraints = [*facts, sympy.Not(goal)]
    status, witness, script = asked(constraints, limit)
    if status == "unsat":
        return Decision("proved", None, script)
    if witness is not None and all(_holds(c, witness) for c in constraints):
        return Decision("refuted", witness, script)
    return Decision("unknown", None, script)


def asked(
    constraints: Iterable[Expr], limit: float = LIMIT_SECONDS
) -> tuple[Literal["unsat", "sat", "unknown"], Point | None, str]:
    """Ask the solver whether constraints can hold together.

    Returns
    -------
    status : the word of the solver
    point : where they hold, if satisfiable; rounded where it is irrational, and
        **not checked**: whoever uses it checks it in fractions first
    script : the SMT-LIB text
    """
    script, names = _script(constraints)
    answer = _ask(script, limit)
    if answer.startswith("unsat"):
        return "unsat", None, script
    if answer.startswith("sat"):
        return "sat", _read_model(answer, names), script
    return "unknown", None, script


def _holds(constraint: Expr, point: Point) -> bool:
    """Whether a constraint holds exactly at a point; false where it is not defined."""
    try:
        return bool(constraint.xreplace(point) == sympy.true)
    except TypeError:
        return False


def find_point(constraints: Iterable[Expr], *, limit: float = LIMIT_SECONDS) -> Point | None:
    """Find an exact rational point that satisfies all constraints, or None."""
    given: list[Expr] = [sympy.sympify(c, strict=True) for c in constraints]
    wanted = [c for c in given if c is not sympy.true]
    if any(c is sympy.false for c in wanted):
        return None
    together: Any = sympy.And
    return decide(sympy.Not(together(*wanted, evaluate=False)), limit=limit).witness if wanted else {}


def satisfiable(constraints: Iterable[Expr], *, limit: float = LIMIT_SECONDS) -> bool | None:
    """Whether all constraints can hold at one real point; None where the solver does not know.

    Unlike `find_point` this also answers where all points are irrational, on the
    word of the solver.
    """
    given: list[Expr] = [sympy.sympify(c, strict=True) for c in constraints]
    wanted = [c for c in given if c is not sympy.true]
    if any(c is sympy.false for c in wanted):
        return False
    return {"unsat": False, "sat": True, "unknown": None}[asked(wanted, limit)[0]]


class Choices:
    """Truth values of numbered statements under clauses, where -3 stands for "not 3".

    Unlike the questions about real numbers these take no time, so they are asked in this process.

    Examples
    --------
    >>> choices = Choices([[1, 2], [-1]])
    >>> sorted(choices.one())
    [-1, 2]
    >>> choices.add([-2])
    >>> choices.one() is None
    True
    """

    def __init__(self, clauses: Iterable[Iterable[int]] = ()) -> None:
        import z3  # here, since it takes longer to load than most questions to answer

        self._z3, self._solver = z3, z3.SolverFor("QF_FD")
        for clause in clauses:
            self.add(clause)

    def add(self, clause: Iterable[int]) -> None:
        """Demand that one of these holds."""
        statements = [(self._z3.Bool(f"p{abs(p)}"), p > 0) for p in clause]
        self._solver.add(self._z3.Or([p if holds else self._z3.Not(p) for p, holds in statements]))

    def one(self) -> frozenset[int] | None:
        """Truth values that meet all clauses, of the statements that matter; None if there are none."""
        if self._solver.check() == self._z3.unsat:
            return None
        # As text, which is read in one go: a call for each value takes longer than the search.
        found = re.findall(r"\(define-fun p(\d+) \(\) Bool\s+(true|false)\)", self._solver.model().sexpr())
        return frozenset(int(n) if value == "true" else -int(n) for n, value in found)


def _script(constraints: Iterable[Expr]) -> tuple[str, dict[str, sympy.Symbol]]:
    """SMT-LIB text of a conjunction; symbols known to be positive are declared so."""
    wanted = list(constraints)
    symbols = sorted({s for c in wanted for s in c.free_symbols}, key=lambda s: str(s.name))
    names = {s.name: s for s in symbols}
    if len(names) < len(symbols):
        name = next(s.name for s, t in pairwise(symbols) if s.name == t.name)
        raise OutsideTheClassError(
            f"two different symbols are called {name}: make it once, with one set of assumptions"
        )
    lines = [f"(declare-const |{s.name}| {'Int' if s.is_integer else 'Real'})" for s in symbols]
    lines += [f"(assert (> |{s.name}| 0))" for s in symbols if s.is_positive]
    asserted = [f"(assert {_boolean(c)})" for c in wanted]
    lines += [*declared(asserted, names), *asserted, "(check-sat)"]
    return "\n".join(lines), names


@lru_cache(maxsize=8192)
def _boolean(expr: Expr) -> str:
    """A constraint as SMT-LIB text; the same facts are sent again and again."""
    if expr is sympy.true:
        return "true"
    if expr is sympy.false:
        return "false"
    if isinstance(expr, sympy.Not):
        return f"(not {_boolean(expr.args[0])})"
    if isinstance(expr, (sympy.And, sympy.Or)):
        name = "and" if isinstance(expr, sympy.And) else "or"
        return f"({name} {' '.join(sorted(map(_boolean, expr.args)))})"
    if isinstance(expr, Relational):
        # A quotient has the sign of numerator times denominator.
        numerator, denominator = sympy.fraction(sympy.together(expr.lhs - expr.rhs))
        sign = numerator if denominator.is_positive else numerator * denominator
        related: Any = expr
        relation = {"==": "=", "!=": "distinct"}.get(related.rel_op, related.rel_op)
        return _compared(list(sympy.Mul.make_args(sign)), relation)
    raise OutsideTheClassError(f"cannot decide {expr}: not a relation between rational functions")


MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def _compared(factors: list[Expr], relation: str) -> str:
    """A product against zero by the signs of its factors, which is easier than its expansion."""
    first, *rest = factors
    if not rest:
        return f"({relation} {_term(sympy.expand(first))} 0)"
    if first.is_positive:
        return _compared(rest, relation)
    if relation not in MIRRORED:
        joined = "or" if relation == "=" else "and"
        return f"({joined} {_compared([first], relation)} {_compared(rest, relation)})"
    mirrored = MIRRORED[relation]
    up, down = ("<=", ">=") if "=" in relation else ("<", ">")
    same = f"(and {_compared([first], down)} {_compared(rest, relation)})"
    opposite = f"(and {_compared([first], up)} {_compared(rest, mirrored)})"
    return f"(or {same} {opposite})"


def _term(expr: Expr) -> str:
    if expr.is_Symbol:
        return f"|{expr.name}|"
    if expr.is_Integer:
        return str(expr.p) if expr.p >= 0 else f"(- {-expr.p})"
    if expr.is_Rational:
        return f"(/ {_term(sympy.Integer(expr.p))} {expr.q})"
    if expr.is_Add or expr.is_Mul:
        return f"({'+' if expr.is_Add else '*'} {' '.join(_term(a) for a in expr.args)})"
    if expr.is_Pow and expr.exp.is_Integer and 0 < expr.exp <= 40:
        return f"(* {' '.join([_term(expr.base)] * int(expr.exp))})"
    if isinstance(expr, (sympy.Max, sympy.Min)):
        relation = ">=" if isinstance(expr, sympy.Max) else "<="
        *rest, last = (_term(a) for a in expr.args)
        for other in reversed(rest):
            last = f"(ite ({relation} {other} {last}) {other} {last})"
        return last
    if is_irrational(expr):
        return name_of(expr)
    raise OutsideTheClassError(f"cannot decide about {expr}: it is not a rational function of the parameters")


def _z3() -> str:
    beside = Path(sys.executable).parent / "z3"
    found = str(beside) if beside.exists() else shutil.which("z3")
    if not found:
        raise OutsideTheClassError("the z3 program is missing; install it with: python -m pip install z3-solver")
    return found


class _Watch(threading.Thread):
    """Kills a process that has used more processor time than it may: a busy machine must not change an answer."""

    def __init__(self, child: subprocess.Popen[str], limit: float) -> None:
        super().__init__(daemon=True)
        self.child, self.limit, self.killed = child, limit, False
        self.process, self.done = psutil.Process(child.pid), threading.Event()
        self.before = self.last = 0.0
        self.before, self.end = self._used(), time.monotonic() + SLOWEST * limit
        self.start()

    def run(self) -> None:
        left = self.limit
        while not self.done.wait(max(left, 0.01)):
            left = self.limit - self.seconds
            if left <= 0 or time.monotonic() > self.end:
                self.killed = True
                self.child.kill()
                return

    def stopped(self) -> float:
        """End the watch; the seconds of processor time that it saw."""
        self.done.set()
        self.join()
        return self.limit if self.killed else self.seconds

    @property
    def seconds(self) -> float:
        return self._used() - self.before

    def _used(self) -> float:
        with contextlib.suppress(psutil.Error):  # it has ended
            times = self.process.cpu_times()
            self.last = float(times.user + times.system)
        return self.last


class _Child:
    """One z3 process, started anew after it was killed, and by every process that asks."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None
        self.owner = os.getpid()
        self.lock = threading.Lock()
        self.asked = 0
        self.seconds = 0.0  # of processor time, for all questions

    def ask(self, script: str, limit: float) -> str:
        with self.lock:
            child = self._running()
            assert child.stdin and child.stdout
            # Numbered, so that no answer can be taken for that to another question.
            self.asked += 1
            end = f"answered {self.asked}"
            watch = _Watch(child, limit)
            lines: list[str] = []
            try:
                # Irrational coordinates have no fraction, so the model comes a second time, in decimals.
                child.stdin.write(
                    f'(reset)\n{script}\n(get-model)\n(set-option :pp.decimal true)\n(echo "{DECIMALS}")\n(get-model)\n'
                    f'(set-option :pp.decimal false)\n(echo "{end}")\n'
                )
                child.stdin.flush()
                for line in child.stdout:
                    if line.strip() == end:
                        break
                    lines.append(line)
                else:
                    lines = ["unknown"]
            except BrokenPipeError:
                lines = ["unknown"]
            except BaseException:
                self.stop()  # interrupted: its answer would come to the next question
                raise
            finally:
                self.seconds += watch.stopped()
            if watch.killed:
                self.stop()
            return "".join(lines)

    def _running(self) -> subprocess.Popen[str]:
        if self.owner != os.getpid():
            # Forked: the pipes belong to the parent, whose answers must not be read here.
            self.process, self.owner = None, os.getpid()
        if self.process is not None and self.process.poll() is not None:
            self.stop()
        if self.process is None:
            self.process = subprocess.Popen([_z3(), "-in"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self.process

    def stop(self) -> None:
        if self.process is not None and self.owner == os.getpid():
            self.process.kill()
            with contextlib.suppress(BrokenPipeError):
                self.process.communicate()
            self.process = None


_CHILD = _Child()
atexit.register(_CHILD.stop)


def _ask(script: str, limit: float) -> str:
    return _CHILD.ask(script, limit)


def worked_seconds() -> float:
    """Processor time of this process and of the solver it asks: what limits are counted in."""
    return time.process_time() + _CHILD.seconds


def _read_model(answer: str, names: dict[str, sympy.Symbol]) -> Point | None:
    """Read a point from a model, from its decimals where it is not rational; None where neither is a number."""
    exact, _, decimals = answer.partition(DECIMALS)
    model, point = (decimals if "root-obj" in exact else exact), {}
    for name, body in re.findall(
        r"\(define-fun (\S+) \(\) (?:Real|Int)\s+(.*?)\)\s*(?=\(define-fun|\)\s*$)", model, re.S
    ):
        value = _fraction(body)
        symbol = names.get(name.strip("|"))
        if value is None:
            return None
        if symbol is not None:
            point[symbol] = sympy.Rational(value.numerator, value.denominator)
    for symbol in names.values():
        point.setdefault(symbol, sympy.S.One)
    return point


def _fraction(body: str) -> Fraction | None:
    tokens = re.findall(r"[()/-]|[0-9.]+|[a-z]\S*", body)
    if any(token[0].isalpha() for token in tokens):
        return None
    numbers = [Fraction(token) for token in tokens if token[0].isdigit()]
    value = numbers[0] / numbers[1] if "/" in tokens and len(numbers) == 2 else numbers[0]
    return -value if "-" in tokens else value
