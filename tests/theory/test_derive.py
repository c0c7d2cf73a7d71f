"""Every kind of step is recomputed, and every kind notices when it was tampered with."""

import dataclasses
import json
from typing import Any

import pytest
import sympy

from theory.codec import from_json, to_json
from theory.derive import conclusion_of, derive, matches
from theory.errors import TheoryError
from theory.expressions import parse
from theory.identities import is_zero, value_at
from theory.records import (
    Argument,
    Bound,
    Claim,
    Combine,
    Crossover,
    Derivation,
    Equality,
    Flow,
    Identity,
    Induction,
    Inequality,
    Limit,
    Meaning,
    Optimum,
    Order,
    Premise,
    Solution,
    Spectral,
    Squeeze,
    Statement,
    Step,
)
from theory.symbols import parameters, resources

N, D, C, t, eta = resources("N D C t eta")
a, b, w, v, s = parameters("a b w v s")
n = sympy.Symbol("n", integer=True, nonnegative=True)
k = parameters("k", integer=True)
y = parameters("y")
R = sympy.Function("R")


def claim_of(statement: Statement, *steps: Step, assumptions: tuple[Any, ...] = ()) -> Claim:
    derivation = Derivation((Premise("assumption", "as given"),), steps)
    return Claim("test:claim", "Test", statement, "ours", "as stated", "test", (), assumptions, derivation=derivation)


def result(name: str) -> sympy.Symbol:
    return sympy.Symbol(name, positive=True)


# For each kind: a claim that is derived, and changes of its step that must be noticed with these words.
CASES: dict[str, tuple[Claim, list[tuple[dict[str, Any], str]]]] = {
    "optimum": (
        claim_of(Order(R(C), "Theta", C ** (-a * b / (a + b)), C), Optimum("best", N**-a + D**-b, (N * D,), C)),
        [
            ({"risk": N**-a + D ** (-2 * b)}, "the derivation concludes"),
            ({"costs": (N**2 * D,)}, "the derivation concludes"),
            ({"costs": (N,)}, "D occurs in no cost"),
            ({"yields": "N"}, "the derivation concludes"),
            ({"yields": "nothing"}, "is none of value, rate, exponent, D, N"),
        ],
    ),
    "spectral": (
        claim_of(
            Order(R(t), "~", sympy.gamma(a - 1) * t ** (1 - a), t),
            Spectral("sum", k**-a * sympy.exp(-t / k), k, t),
            assumptions=(a > 1,),
        ),
        [
            ({"summand": k**-a * sympy.exp(-2 * t / k)}, "the derivation concludes"),
            ({"summand": k**-a / (1 + t / k)}, "say which side"),
            ({"summand": k ** (-a / 2) * sympy.exp(-t / k)}, "converge without the filter"),
        ],
    ),
    "crossover": (
        claim_of(Equality(R(a), 2 ** (1 / (b - a))), Crossover("meet", 2 * t**-b, t**-a, t), assumptions=(b > a,)),
        [
            ({"left": 3 * t**-b}, "the derivation concludes"),
            ({"right": t ** (-2 * a)}, "do not decide whether"),
            ({"right": t**-b}, "never cross"),
            ({"right": t**-a + 1}, "is not a monomial"),
        ],
    ),
    "identity": (
        claim_of(Equality(R(a), a**2 - b**2), Identity("product", (a + b) * (a - b), a**2 - b**2)),
        [
            ({"lhs": (a + b) * (a - 2 * b)}, "does not cancel"),
            ({"rhs": a**2 + b**2}, "does not cancel"),
            ({"given": ((a, 2 * a),)}, ""),
        ],
    ),
    "solution": (
        claim_of(Equality(y, b / a), Solution("root", a * y - b, y, b / a)),
        [({"value": a / b}, "does not solve"), ({"equation": a * y - 2 * b}, "does not solve")],
    ),
    "induction": (
        claim_of(Equality(R(n), n * (n + 1) / 2), Induction("sum", n * (n + 1) / 2, n, sympy.Integer(0), n + 1)),
        [
            ({"start": sympy.Integer(1)}, "does not start right"),
            ({"increment": n + 2}, "does not grow by the increment"),
            ({"formula": n * (n + 2) / 2}, "does not grow by the increment"),
        ],
    ),
    "squeeze": (
        claim_of(Equality(R(a), a), Squeeze("both", a, a * (1 + s) ** b, s)),
        [({"upper": a + b * (1 + s)}, "do not meet"), ({"lower": 2 * a}, "do not meet")],
    ),
    "flow": (
        claim_of(Order(R(t), "~", a * (b * (b + 2) * a * t) ** (-b / (b + 2)), t), Flow("late", a, b, t)),
        [
            ({"speed": sympy.Integer(2)}, "the derivation concludes"),
            ({"decay": 2 * b}, "the derivation concludes"),
            ({"yields": "position"}, "the derivation concludes"),
        ],
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_every_kind_of_step_is_recomputed(kind: str) -> None:
    claim, _ = CASES[kind]
    found = derive(claim)
    assert found is not None and found.grade == "derived", found and found.why
    assert found.steps[0].kind == kind and found.steps[0].status == "verified"
    assert found.premises == ("assumption: as given",)


@pytest.mark.parametrize(
    "kind, change, words",
    [(kind, change, words) for kind, (_, changes) in CASES.items() for change, words in changes if words],
    ids=lambda value: str(value)[:40],
)
def test_every_kind_of_step_notices_tampering(kind: str, change: dict[str, Any], words: str) -> None:
    claim, _ = CASES[kind]
    assert claim.derivation is not None
    tampered = dataclasses.replace(claim.derivation.steps[0], **change)
    found = derive(claim_of(claim.statement, tampered, assumptions=claim.assumptions))
    assert found is not None and found.grade != "derived" and words in found.why


def test_an_optimum_leaves_its_certificate() -> None:
    found = derive(CASES["optimum"][0])
    assert found is not None and found.certificates[0]["record"] == "Certificate"


def test_bounds_are_decided_and_can_carry_a_derivation() -> None:
    mean = Bound("mean", sympy.Le(2 * a * b, a**2 + b**2))
    product = Identity("square", (a + b) ** 2, a**2 + 2 * a * b + b**2)
    claim = claim_of(Equality(R(a), a**2 + 2 * a * b + b**2), mean, product)
    assert derive(claim).grade == "derived"  # type: ignore[union-attr]
    wrong = derive(claim_of(claim.statement, Bound("mean", sympy.Le(a**2, a * b)), product))
    assert wrong is not None and wrong.grade == "failed" and "refuted at" in wrong.why


def test_a_bound_takes_terms_that_are_not_rational_for_letters() -> None:
    claimed = Inequality(R(a), ">=", b * 2**-a / 2)
    facts = (R(a) >= b * y, y >= 2**-a)
    assert derive(claim_of(claimed, Bound("half", R(a) >= b * 2**-a / 2, facts))).grade == "derived"  # type: ignore[union-attr]
    wrong = derive(claim_of(claimed, Bound("half", R(a) >= 2 * b * 2**-a, facts)))
    assert wrong is not None and wrong.grade == "argued" and "not proved" in wrong.why


def test_later_steps_use_earlier_results() -> None:
    claim = claim_of(
        Equality(R(a), 2 * b / a + 1),
        Solution("root", a * y - b, y, b / a),
        Combine("shifted", 2 * result("root") + 1),
    )
    assert derive(claim).grade == "derived"  # type: ignore[union-attr]
    assert conclusion_of(claim) == 2 * b / a + 1


def test_definitions_alone_derive_nothing() -> None:
    claimed = a / (a + b)
    for step in (Combine("claimed", claimed), Identity("claimed", claimed, claimed)):
        found = derive(claim_of(Equality(R(a), claimed), step))
        assert found is not None and found.grade == "argued" and "definitions alone" in found.why


def test_words_are_graded_argued() -> None:
    claim = claim_of(Equality(R(a), a), Argument("folklore", "it is well known", a))
    found = derive(claim)
    assert found is not None and found.grade == "argued" and found.steps[0].status == "argued"


def test_words_anywhere_lower_the_grade() -> None:
    claim = claim_of(
        Equality(R(a), 2 * a), Argument("folklore", "it is well known", a), Identity("twice", a + a, 2 * a)
    )
    assert derive(claim).grade == "argued"  # type: ignore[union-attr]


def test_a_conclusion_that_is_not_the_statement_fails() -> None:
    claim, _ = CASES["identity"]
    found = derive(dataclasses.replace(claim, statement=Equality(R(a), a**2 + b**2)))
    assert found is not None and found.grade == "failed" and "not the statement" in found.why


@pytest.mark.parametrize("name", ["a", "first"])
def test_names_of_steps_capture_nothing(name: str) -> None:
    claim = claim_of(Equality(R(a), 4 * a), Identity("first", 3 * a, a + 2 * a), Identity(name, 4 * a, 4 * a))
    found = derive(claim)
    assert found is not None and found.grade == "failed" and f"the name {name} is taken" in found.why


def test_a_claim_without_derivation_has_none() -> None:
    claim = Claim("test:claim", "Test", Equality(R(a), a), "ours", "as stated", "test")
    assert derive(claim) is None
    with pytest.raises(TheoryError, match="has no derivation"):
        conclusion_of(claim)


def test_sums_advance_by_their_last_term() -> None:
    m = sympy.Symbol("m", integer=True, nonnegative=True)
    total = sympy.Sum(sympy.catalan(m) / 4**m, (m, 0, n - 1))
    step = Induction("series", total, n, sympy.Integer(0), sympy.catalan(n) / 4**n)
    assert derive(claim_of(Equality(R(n), total), step)).grade == "derived"  # type: ignore[union-attr]
    wrong = dataclasses.replace(step, increment=sympy.catalan(n + 1) / 4 ** (n + 1))
    assert derive(claim_of(Equality(R(n), total), wrong)).grade == "failed"  # type: ignore[union-attr]


def test_lambert_inverts_on_the_branch_that_the_sign_allows() -> None:
    # z*exp(-z) = v has the large root z = -W_{-1}(-v) with v = (1 + w)*exp(-1 - w).
    inner = (1 + w) * sympy.exp(-1 - w)
    step = Solution("root", y * sympy.exp(-y) - v, y, -sympy.LambertW(-v, -1), given=((v, inner),))
    claim = claim_of(Equality(y, -sympy.LambertW(-v, -1)), step)
    assert derive(claim).grade == "derived"  # type: ignore[union-attr]
    other = dataclasses.replace(step, value=-sympy.LambertW(-v))
    assert derive(claim_of(Equality(y, -sympy.LambertW(-v)), other)).grade == "argued"  # type: ignore[union-attr]


def test_what_sympy_cannot_do_is_argued_and_ends_no_run() -> None:
    # A positive index cannot start at zero.
    total = sympy.Sum(sympy.catalan(k) / 4**k, (k, 0, n - 1))
    found = derive(claim_of(Equality(R(n), total), Induction("series", total, n, sympy.Integer(0), k)))
    assert found is not None and found.grade == "argued" and found.why.startswith("step series:")


# --- equality of expressions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "expr",
    [
        (2 * a) ** b / 2**b - a**b,
        sympy.gamma(a + 2) - a * (a + 1) * sympy.gamma(a),
        sympy.log(a * b) - sympy.log(a) - sympy.log(b),
        (a**2 - b**2) / (a - b) - a - b,
        sympy.exp(a) * sympy.exp(-a) - 1,
        (R(a) + b) ** 2 - R(a) ** 2 - 2 * b * R(a) - b**2,
        sympy.Sum(2 * R(n), (n, 1, 3)) - 2 * sympy.Sum(R(n), (n, 1, 3)),
    ],
    ids=str,
)
def test_zero_is_proved(expr: sympy.Expr) -> None:
    assert is_zero(expr)


x = parameters("x", positive=False)


@pytest.mark.parametrize(
    "expr",
    [
        a - b,
        sympy.sqrt(x**2) - x,
        sympy.log(x**2) - 2 * sympy.log(x),
        a**b - b**a,
        sympy.gamma(a) - sympy.gamma(a + sympy.Rational(1, 10**6)),
        a ** sympy.Rational(1, 10**6) - 1,
        sympy.LambertW(-a * sympy.exp(-a)) + a,
        R(a) - R(b),
        R(a) - sympy.gamma(a) ** b,
    ],
    ids=str,
)
def test_what_is_not_zero_everywhere_is_not_zero(expr: sympy.Expr) -> None:
    assert not is_zero(expr)


@pytest.mark.parametrize(
    "statement, conclusion, expected",
    [
        (Order(R(C), "Theta", 2 * C**-a, C), 7 * C**-a, True),  # constants do not count
        (Order(R(C), "~", 2 * C**-a, C), 7 * C**-a, False),
        (Order(R(C), "~", 2 * C**-a, C), 2 * C**-a, True),
        (Order(R(C), "Theta", C**-a, C), C ** (-2 * a), False),
        (Order(R(C), "Theta", C**-a, C), C**-a * sympy.log(C), False),
        (Order(R(C), "Theta", C**-a * sympy.log(C), C), C**-a * sympy.log(C), True),
        (Order(R(C), "Theta", C**-a, C), C**-a + 1, False),
        (Inequality(a * b / (a + b), "<=", a), a * b / (a + b) <= a, True),
        (Inequality(a * b / (a + b), "<=", a), sympy.Ge(a, a * b / (a + b)), True),
        (Inequality(a, ">=", b / 2), b / 2, False),  # a right-hand side alone is no inequality
        (Inequality(a, ">=", b), a <= b, False),
        (Limit(R(C), C, sympy.oo, a), 2 * a, False),
    ],
    ids=str,
)
def test_what_a_statement_says(statement: Statement, conclusion: sympy.Expr, expected: bool) -> None:
    assert matches(statement, conclusion) is expected


def test_numbers_of_powers_do_not_explode() -> None:
    power = (2 * a / 3) ** (b / 7)
    point = {a: sympy.Rational(10**20 + 1, 3), b: sympy.Rational(123456789, 1000)}
    expected = sympy.exp(sympy.N(point[b] / 7 * sympy.log(2 * point[a] / 3), 30))
    assert abs(value_at(power, point) / expected - 1) < 1e-20


def test_sums_are_written_out_at_numbers() -> None:
    m = sympy.Symbol("m", integer=True, nonnegative=True)
    total = sympy.Sum(a**m, (m, 0, n))
    half = sympy.Rational(1, 2)
    assert float(value_at(total, {a: half, n: sympy.Integer(3)})) == 1.875
    assert float(value_at(total, {a: half, n: sympy.Integer(300)})) == 2
    within = sympy.Sum(sympy.Sum(a**m, (m, 0, n)), (n, 0, 2))  # the inner limit is a number only within the outer sum
    assert float(value_at(within, {a: half})) == 1 + 1.5 + 1.75


def test_small_numbers_are_told_from_the_rounding_of_a_zero() -> None:
    point = {a: sympy.Rational(1, 3), b: sympy.Rational(10**30)}
    small = {
        a / b**2: sympy.Rational(1, 3 * 10**60),
        (1 + 1 / b) ** 2 - 1 - 2 / b: sympy.Rational(1, 10**60),
        sympy.log(1 + a / b**2) * b**2: sympy.Rational(1, 3),
    }
    assert all(abs(value_at(expr, point) / expected - 1) < 1e-20 for expr, expected in small.items())
    assert abs(value_at((a + b) ** 2 - a**2 - 2 * a * b - b**2, point)) < 1e-100


def test_a_rate_carries_its_logarithms() -> None:
    damped = Optimum("best", N**-a + sympy.exp(-t / N**b), (N * t,), C, yields="rate")
    derived = derive(claim_of(Order(R(C), "Theta", (sympy.log(C) / C) ** (a / (b + 1)), C), damped))
    assert derived is not None
    assert is_zero(parse(derived.steps[0].result, {"C": C, "a": a, "b": b}) - (sympy.log(C) / C) ** (a / (b + 1)))


@pytest.mark.parametrize(
    "step, expected",
    [
        (
            Optimum("best", N**-a + D**-b, (N * D,), C, subject_to=(sympy.Le(D, C**s),), facts=(s * (a + b) < a,)),
            C ** (-b * s),
        ),
        (Optimum("best", eta**2 + 1 / (t * eta), (t,), C, free=(eta,)), C ** sympy.Rational(-2, 3)),
        (Optimum("best", N**-a + N / C, (), C, resources=(N,)), C ** (-a / (a + 1))),
        (
            Optimum("best", N**-a + sympy.Sum(k**-2 * sympy.exp(-t / k), (k, 1, sympy.oo)), (N * t,), C),
            C ** (-a / (a + 1)),
        ),
        (Optimum("best", N**-a + D**-b, (N * D,), C, combine="max"), C ** (-a * b / (a + b))),
        (
            Optimum("best", N**-a + sympy.exp(-t / N**b), (N * t,), C, yields="t"),
            C ** (b / (b + 1)) * sympy.log(C) ** (1 / (b + 1)),
        ),
        (
            Optimum("best", N**-a + sympy.log(C) / D, (N * D,), C, yields="N"),
            C ** (1 / (a + 1)) * sympy.log(C) ** (-1 / (a + 1)),
        ),
    ],
    ids=["side constraint", "free", "uncharged", "sum over modes", "maximum", "exponential", "logarithm"],
)
def test_an_optimum_uses_all_that_the_engine_does(step: Optimum, expected: sympy.Expr) -> None:
    claim = claim_of(Order(R(C), "Theta", expected, C), step)
    assert derive(claim).grade == "derived"  # type: ignore[union-attr]
    assert from_json(json.loads(json.dumps(to_json(claim)))) == claim


def test_a_step_with_several_phases_fails_and_names_them() -> None:
    step = Optimum("best", N**-a + D**-b, (N * D,), C, subject_to=(sympy.Le(D, C**s),))
    found = derive(claim_of(Order(R(C), "Theta", C ** (-b * s), C), step))
    assert found is not None and found.grade == "failed"
    assert "the optimum has 2 phases" in found.why and "exponent b*s where" in found.why


def test_only_the_resource_asked_for_must_be_determined() -> None:
    flat = Optimum("best", N**-a * D**-a + t**-b, (N * D, t), C, yields="t", facts=(a > b,))
    assert derive(claim_of(Order(R(C), "Theta", C, C), flat)).grade == "derived"  # type: ignore[union-attr]
    other = derive(claim_of(Order(R(C), "Theta", C, C), dataclasses.replace(flat, yields="D")))
    assert other is not None and "allocation of D is not unique" in other.why


def test_rates_of_other_resources_stand_still_at_a_crossover() -> None:
    step = Crossover("meet", (N * t) ** -1, N**-a, N)
    claim = claim_of(Order(R(t), "Theta", t ** (1 / (a - 1)), t), step, assumptions=(a > 1,))
    assert derive(claim).grade == "derived"  # type: ignore[union-attr]


def test_an_exponential_meets_a_power_where_the_facts_let_it() -> None:
    meets = w / b * a ** (1 / b) < sympy.exp(-1)
    step = Crossover("meet", sympy.exp(-w * t), a * t**-b, t, facts=(meets,))
    root = -b / w * sympy.LambertW(-w / b * a ** (1 / b), -1)
    claim = claim_of(Equality(R(a), root), step)
    assert derive(claim).grade == "derived"  # type: ignore[union-attr]
    silent = derive(claim_of(claim.statement, dataclasses.replace(step, facts=())))
    assert silent is not None and silent.grade == "argued" and "meet only if" in silent.why


@pytest.mark.parametrize("cost, exact", [(N * D, True), (N * D + D, False)])
def test_a_value_is_exact_only_if_nothing_of_lower_order_is_left_out(cost, exact) -> None:
    value = (a + b) / (a ** (a / (a + b)) * b ** (b / (a + b))) * C ** (-a * b / (a + b))
    step = Optimum("best", N**-a + D**-b, (cost,), C, yields="value")
    derived = derive(claim_of(Equality(R(C), value), step))
    assert derived is not None
    assert (derived.grade == "derived") is exact


# --- facts of single steps --------------------------------------------------------------------------------------------


def test_what_a_step_takes_for_granted_is_a_premise() -> None:
    """Otherwise a claim would follow from itself, with nothing printed beside it."""
    x = parameters("x")
    claim = Claim(
        id="test2026:bound",
        title="A bound",
        statement=Inequality(x, "<=", 1),
        source="ours",
        fidelity="as stated",
        reference="test",
        meanings=(Meaning(x, "any positive number"),),
        derivation=Derivation((), (Bound("chain", x <= 1, facts=(x <= 1,)),)),
    )
    found = derive(claim)
    assert found.premises == ("assumption: in step chain, x <= 1",) and "given 1 assumption" in found.why
    assert derive(dataclasses.replace(claim, assumptions=(x < sympy.Rational(1, 2),))).premises == ()


def test_facts_that_contradict_each_other_prove_nothing() -> None:
    x = parameters("x")
    claim = Claim(
        id="test2026:bound",
        title="A bound",
        statement=Inequality(x, "<=", 1),
        source="ours",
        fidelity="as stated",
        reference="test",
        meanings=(Meaning(x, "any positive number"),),
        derivation=Derivation((), (Bound("chain", x <= 1, facts=(x > 2, x < 1)),)),
    )
    assert derive(claim).grade == "failed" and "contradict" in derive(claim).why
