"""The solver proves, refutes with an exact witness, or says that it does not know."""

import contextlib
import signal

import mpmath
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

import theory.decide as module
from theory.decide import decide, find_point, satisfiable
from theory.errors import OutsideTheClassError
from theory.expressions import parse
from theory.irrationals import bounds
from theory.symbols import parameters

a, b, c = parameters("a b c")
x, y = parameters("x y", positive=False)
n = parameters("n", integer=True)
EASY = a * b / (a + b) < a


@pytest.mark.parametrize(
    "goal, facts",
    [
        (a * b / (a + b) < a, ()),
        (sympy.Le(2 * x * y, x**2 + y**2), ()),
        (sympy.Ge(sympy.Max(a, b), sympy.Min(a, b)), ()),
        (sympy.Ge(sympy.Max(x, -x), 0), ()),
        (a > c, (a > b, b > c)),
        (sympy.Ge(n, 1), ()),
        (sympy.Ne(3 * n, 1), ()),
        (sympy.Or(sympy.Ge(a, b), sympy.Ge(b, a)), ()),
        (sympy.Not(sympy.And(a > b, b > a)), ()),
        (sympy.Eq(x, 2), (sympy.Eq(2 * x, 4),)),
        (sympy.Gt(a / (b - c), 0), (b > c,)),
        (sympy.Lt(a / (c - b), 0), (b > c,)),
        (EASY, (sympy.true,)),
        (sympy.Eq(x * y, 0), (sympy.Eq(y, 0),)),
        (sympy.Ne(x * y, 0), (sympy.Ne(x, 0), sympy.Ne(y, 0))),
    ],
    ids=str,
)
def test_proves(goal: sympy.Basic, facts: tuple[sympy.Basic, ...]) -> None:
    answer = decide(goal, facts)
    assert answer.proved and answer.witness is None


@pytest.mark.parametrize(
    "goal, facts",
    [
        (a * b / (a + b) < 1, ()),
        (x > 0, ()),
        (sympy.Eq(3 * n, 4), ()),
        (a > b, (a > c, b > c)),
        (sympy.Ge(sympy.Min(a, b), c), (a > c,)),
        (sympy.Ne(x * y, 0), (sympy.Ne(x, 0),)),
    ],
    ids=str,
)
def test_refutes_with_a_witness_that_holds_exactly(goal: sympy.Basic, facts: tuple[sympy.Basic, ...]) -> None:
    answer = decide(goal, facts)
    assert answer.status == "refuted" and answer.witness is not None
    assert all(v.is_Rational for v in answer.witness.values())
    assert goal.subs(answer.witness) == sympy.false
    assert all(f.subs(answer.witness) == sympy.true for f in facts)
    assert all(v > 0 for s, v in answer.witness.items() if s.is_positive)


@given(st.tuples(*[st.fractions(-3, 3, max_denominator=5)] * 4))
@settings(max_examples=40)
def test_agrees_with_exact_arithmetic_on_numbers(values: tuple[object, ...]) -> None:
    p, q, r, s = (sympy.Rational(str(v)) for v in values)
    goal = sympy.Ge(p * x**2 + q * x + r, s)
    given_x = sympy.Eq(x, sympy.Rational(2, 3))
    expected = p * sympy.Rational(4, 9) + q * sympy.Rational(2, 3) + r >= s
    assert decide(goal, (given_x,)).proved == bool(expected)


def test_a_witness_that_is_not_rational_is_not_believed() -> None:
    assert decide(sympy.Ne(x**2, 2)).status == "unknown"


def test_unknown_after_the_limit_and_the_solver_comes_back() -> None:
    hard = sympy.Ne(a**3 + b**3, c**3)
    integers = parameters("i j k", integer=True)
    fermat = hard.subs(dict(zip((a, b, c), integers, strict=True)))
    assert decide(fermat, limit=0.3).status == "unknown"
    assert decide(EASY).proved, "a new process answers after the old one was killed"


def test_a_killed_child_is_restarted() -> None:
    assert decide(EASY).proved
    child = module._CHILD.process
    assert child is not None
    child.kill()
    child.wait()
    assert decide(EASY).proved


def test_constants_need_no_solver() -> None:
    assert decide(sympy.true).proved
    assert decide(sympy.false).status == "refuted"


def test_the_script_is_the_evidence() -> None:
    script = decide(a * b / (a + b) < a).script
    assert script.startswith("(declare-const |a| Real)") and script.endswith("(check-sat)")


def test_transcendental_questions_are_refused() -> None:
    with pytest.raises(OutsideTheClassError, match="not a rational function"):
        decide(sympy.exp(a) > 1 + b)
    with pytest.raises(OutsideTheClassError, match="not a rational function"):
        decide(a**b > c)


def test_finds_a_point() -> None:
    point = find_point([a > 2 * b, b > 1])
    assert point is not None and point[a] > 2 * point[b] > 2
    assert find_point([a > b, b > a]) is None
    assert find_point([]) == {}
    assert find_point([sympy.false]) is None


def test_denominators_that_vanish_do_not_prove_falsehoods() -> None:
    # 1/(a - b) changes its sign, so neither sign may be proved.
    assert not decide(1 / (a - b) > 0).proved
    assert not decide(1 / (a - b) < 0).proved


def test_symbols_that_share_a_name_are_refused() -> None:
    with pytest.raises(OutsideTheClassError, match="two different symbols are called a"):
        decide(a > sympy.Symbol("a", real=True))


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs interval timers")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file psutil was reading from
def test_an_interrupted_question_does_not_answer_the_next() -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        for delay in (1e-4, 5e-4, 1e-3, 2e-3, 4e-3):
            with contextlib.suppress(KeyboardInterrupt):
                signal.setitimer(signal.ITIMER_REAL, delay)
                while True:
                    decide(a * b / (a + b) < a)  # true, and answered with unsat
            assert decide(a > 2 * b).status == "refuted"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    "number", ["zeta(3)", "sin(2*pi/75)", "pi**(-7/2)", "2**(3/4)", "LambertW(-1/5, -1)", "log(2)"]
)
def test_irrational_numbers_lie_between_what_mpmath_says(number: str) -> None:
    exact = parse(number, {})
    low, high = bounds(exact)
    with mpmath.workdps(60):
        value = mpmath.mpf(sympy.N(exact, 60))
        assert mpmath.mpf(int(low.p)) / int(low.q) < value < mpmath.mpf(int(high.p)) / int(high.q)
    assert (high - low) / abs(low) < sympy.Rational(1, 2**60) and (low > 0) == (high > 0)


def test_irrational_coefficients_are_decided() -> None:
    assert decide(sympy.zeta(3) * a > a).proved
    assert decide(sympy.zeta(3) * a > sympy.Rational("1.21") * a).status == "refuted"
    assert decide(sympy.sqrt(2) * a**2 > 1, [a > 1]).proved
    assert not decide(sympy.sqrt(2) * sympy.pi > sympy.sqrt(2) * sympy.pi * a, [a <= 1]).proved


def test_whether_constraints_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    assert satisfiable([sympy.Eq(x**2, 2)]) is True, "though every such point is irrational"
    assert satisfiable([sympy.Eq(x**2, -2)]) is False
    assert satisfiable([sympy.true]) is True and satisfiable([a > 0, sympy.false]) is False
    monkeypatch.setattr(module, "_ask", lambda *_: "unknown")
    assert satisfiable([x > 0]) is None
