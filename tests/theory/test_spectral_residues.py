"""Expansions of spectral sums against exact summation at forty digits.

The head is summed as it stands. In the tail the filter is replaced by its Taylor
series, whose terms sum to Hurwitz zeta functions: no Mellin transform, no integral.
"""

from collections.abc import Callable, Iterator

import mpmath
import pytest
import sympy

from theory.errors import OutsideTheClassError
from theory.identities import equal
from theory.products import factored
from theory.qlog import QLog
from theory.spectral import SpectralAsymptotics, spectral_sum
from theory.spectral.filters import FILTERS
from theory.symbols import parameters, resources

a, b, c = parameters("a b c")
k = parameters("k", integer=True)
t, L = resources("t L")
Number = int | str
mpf = mpmath.mpf

# f(x), its Taylor coefficients, and the same as an expression.
FILTER: dict[str, tuple[Callable[..., mpf], Callable[[int], mpf], Callable[[sympy.Expr], sympy.Expr]]] = {
    "exponential": (lambda x: mpmath.exp(-x), lambda i: (-1) ** i / mpmath.factorial(i), lambda x: sympy.exp(-x)),
    "complementary exponential": (
        lambda x: -mpmath.expm1(-x),
        lambda i: mpf(0) if i == 0 else -((-1) ** i) / mpmath.factorial(i),
        lambda x: 1 - sympy.exp(-x),
    ),
    "ridge": (lambda x: 1 / (1 + x), lambda i: mpf(-1) ** i, lambda x: 1 / (1 + x)),
    "squared ridge": (lambda x: (1 + x) ** -2, lambda i: (i + 1) * mpf(-1) ** i, lambda x: (1 + x) ** -2),
    "mixed ridge": (lambda x: x * (1 + x) ** -2, lambda i: i * mpf(-1) ** (i + 1), lambda x: x * (1 + x) ** -2),
}


@pytest.fixture(autouse=True)
def many_digits() -> Iterator[None]:
    with mpmath.workdps(42):
        yield


def number(value: Number) -> mpf:
    exact = sympy.Rational(value)
    return mpf(exact.p) / exact.q


def hurwitz(s: mpf, first: int) -> mpf:
    """Sum of ``k**-s`` from the first index on, by Euler and Maclaurin; mpmath.zeta loses digits at large s."""
    ends = (
        mpmath.bernoulli(2 * j) / mpmath.factorial(2 * j) * mpmath.rf(s, 2 * j - 1) * mpf(first) ** (1 - 2 * j)
        for j in range(1, 17)
    )
    return mpf(first) ** -s * (first / (s - 1) + mpf(1) / 2 + mpmath.fsum(ends))


def tailed_sum(decay: Number, spread: Number, x: mpf, f: Callable[[mpf], mpf], taylor: Callable[[int], mpf]) -> mpf:
    """Sum of ``k**-decay * f(x * k**-spread)`` over all k, to forty digits."""
    p, q = number(decay), number(spread)
    first = 250 + int((6 * x) ** (1 / q))  # from here on the argument is below 1/6
    head = mpmath.fsum(mpf(i) ** -p * f(x * mpf(i) ** -q) for i in range(1, first))
    rest = ((taylor(i), i) for i in range(58))
    return head + mpmath.fsum(w * x**i * hurwitz(p + i * q, first) for w, i in rest if w)


def exact_sum(name: str, decay: Number, spread: Number, x: Number) -> mpf:
    f, taylor, _ = FILTER[name]
    return tailed_sum(decay, spread, mpf(x), f, taylor)


def exact_depth(decay: Number, spread: Number, strength: Number, layers: int) -> mpf:
    full = 2 * layers
    return tailed_sum(
        decay,
        spread,
        full * number(strength),
        lambda z: (1 - z / full) ** full,
        lambda i: mpmath.binomial(full, i) * mpf(-1) ** i / mpf(full) ** i,
    )


def at(expr: sympy.Expr, **values: Number) -> mpf:
    names = {s.name: s for s in expr.free_symbols}
    point = {names[n]: sympy.Rational(v) for n, v in values.items() if n in names}
    return mpf(str(sympy.N(expr.subs(point), 45)))


def expansion(name: str, terms: int = 3, decay: sympy.Expr = a, *facts: sympy.Basic) -> SpectralAsymptotics:
    summand = k**-decay * FILTER[name][2](t * k**-b)
    return spectral_sum(summand, k, t, where=(a > 1, *facts), terms=terms, uniform=True)


def coefficients(found: SpectralAsymptotics) -> list[tuple[sympy.Expr, sympy.Expr, int]]:
    return [(term.coefficient, term.power, term.log) for term in found.terms]


def assert_terms(found: SpectralAsymptotics, listed: list[tuple[sympy.Expr, sympy.Expr, int]]) -> None:
    """The terms of an expansion, in any order, are those listed."""
    made = coefficients(found)
    assert len(made) == len(listed)
    for weight, power, log in listed:
        matching = [w for w, p, q in made if q == log and factored(p - power) == 0]
        assert any(equal(w, weight) for w in matching), (weight, power, log)


def test_the_two_parts_of_the_oracle_agree() -> None:
    one = tailed_sum(2, 1, mpf(0), lambda x: x**0, lambda i: mpf(i == 0))
    assert abs(one - mpmath.zeta(2)) < mpf("1e-40")
    # 1/(n (n + 10)) telescopes.
    assert abs(exact_sum("ridge", 2, 1, 10) - mpmath.harmonic(10) / 10) < mpf("1e-40")


@pytest.mark.parametrize("name", ["ridge", "squared ridge", "mixed ridge"])
def test_the_table_of_filters_agrees_with_series_and_quadrature(name: str) -> None:
    found, e = FILTERS[name], sympy.Symbol("e")
    for j in found.poles(2):
        series = sympy.series(found.transform(j + e), e, 0, 1).removeO()
        assert found.expansion(j) == (-series.coeff(e, -1), series.coeff(e, 0))
    s = sympy.Rational(1, 3)
    integral = mpmath.quad(lambda u: FILTER[name][0](mpmath.exp(u)) * mpmath.exp(u * s.p / s.q), [-150, 0, 150])
    assert abs(sympy.N(found.transform(s), 15) - integral) < 1e-10
    assert sympy.N(found.regular(s) - (found.first - s) * found.transform(s), 20) < 1e-18
    assert found.regular(sympy.Integer(found.first)) == found.expansion(found.first)[0] == 1


# Cases ME-01, ME-03, ME-04, ME-07, ME-08: point, value, relative error of the listed terms.
EXACT = "1e-38"
GENERIC = [
    ("exponential", 1, "3/2", "3/2", 10**3, "0.178595902313849842", "9.13e-25"),
    ("exponential", 1, 2, 2, 10**3, "0.0280249560819901122", "1.67e-14"),
    ("exponential", 1, 3, "3/2", 10**5, "1.2825773581416789e-7", EXACT),
    ("ridge", 3, "3/2", "3/2", 10**3, "0.241339940724767361", "1.28e-14"),
    ("ridge", 3, 4, 2, 10**5, "0.0000163997177271532839", EXACT),  # zeta vanishes at -4, -6, ...
    ("mixed ridge", 2, "3/2", 2, 10**5, "0.0312281296249165451", "2.97e-16"),
    ("mixed ridge", 2, "1/2", 2, 10**5, "9.87585880782238779", "8.12e-19"),
    ("mixed ridge", 9, "3/2", 2, 10**5, "0.0312281296249165451", EXACT),
]
COINCIDENT = [
    ("ridge", 2, "5/2", "3/2", 10**5, "0.0000825250138707726824", "5.38e-19"),
    ("ridge", 2, 3, 2, 10**5, "0.0000633367923072081417", "1.32e-13"),
    ("mixed ridge", 2, 3, 2, 10**5, "0.0000583368006405581131", "4.29e-13"),
    ("mixed ridge", 9, 3, 2, 10**5, "0.0000583368006405581131", EXACT),
]


@pytest.mark.parametrize("name, terms, decay, spread, time, value, error", [*GENERIC, *COINCIDENT])
def test_expansions_have_their_known_errors(
    name: str, terms: int, decay: Number, spread: Number, time: int, value: str, error: str
) -> None:
    exact = exact_sum(name, decay, spread, time)
    assert abs(exact / mpf(value) - 1) < mpf("5e-15")
    p, q = sympy.Rational(decay), sympy.Rational(spread)
    found = spectral_sum(k**-p * FILTER[name][2](t * k**-q), k, t, terms=terms)
    rest = abs(at(found.expression, t=time) / exact - 1)
    assert rest < mpf(EXACT) if error == EXACT else abs(rest / mpf(error) - 1) < 0.01


def test_exponential_filter_has_one_term() -> None:
    assert_terms(expansion("exponential"), [(sympy.gamma((a - 1) / b) / b, -(a - 1) / b, 0)])


def test_ridge_filter_term_by_term() -> None:
    s = (a - 1) / b
    saturation = [((-1) ** (j + 1) * sympy.zeta(a - j * b), sympy.Integer(-j), 0) for j in (1, 2, 3)]
    assert_terms(expansion("ridge"), [(sympy.pi / (b * sympy.sin(sympy.pi * s)), -s, 0), *saturation])


def test_mixed_ridge_filter_term_by_term() -> None:
    s = (a - 1) / b
    spread = sympy.pi * s / (b * sympy.sin(sympy.pi * s))
    saturation = [(sympy.zeta(a - b), sympy.Integer(-1), 0), (-2 * sympy.zeta(a - 2 * b), sympy.Integer(-2), 0)]
    found = expansion("mixed ridge", 2)
    # The reflection of the gamma function is not in `equal`.
    assert sympy.simplify(sympy.gammasimp(found.terms[0].coefficient) / spread) == 1
    assert coefficients(found)[1:] == saturation and factored(found.terms[0].power + s) == 0


@pytest.mark.parametrize("name, constant, second", [("ridge", 0, 1), ("mixed ridge", -1 / b, 2)])
def test_coincident_exponents_give_a_logarithm_and_euler_constant(name: str, constant: sympy.Expr, second: int) -> None:
    one, two = sympy.Integer(-1), sympy.Integer(-2)
    listed = [(1 / b, one, 1), (sympy.EulerGamma + constant, one, 0), (-second * sympy.zeta(1 - b), two, 0)]
    assert_terms(expansion(name, 2, 1 + b), listed)


@pytest.mark.parametrize(
    "name, decay, leading", [("squared ridge", 1 + b, 1 / (b * t)), ("mixed ridge", sympy.Integer(1), 1 / b)]
)
def test_no_logarithm_where_the_double_pole_cancels(name: str, decay: sympy.Expr, leading: sympy.Expr) -> None:
    found = expansion(name, 3, decay)
    assert equal(found.leading, leading) and not any(term.log for term in found.terms)
    p = number(sympy.sympify(decay).subs(b, 2))
    assert abs(at(found.expression, b=2, t=10**4) / exact_sum(name, str(int(p)), 2, 10**4) - 1) < mpf("1e-13")


# Case ME-12.
@pytest.mark.parametrize(
    "decay, spread, strength, layers, value, error",
    [
        ("17/10", "6/5", "4/5", 200, "0.0439850609556946128", "5.46e-22"),
        (3, 2, "3/2", 100, "0.00165837480583544411", "7.92e-9"),
        (2, "3/2", 1, 400, "0.0104681626304386384", "6.87e-22"),
    ],
)
def test_depth_filter_is_a_beta_function(
    decay: Number, spread: Number, strength: Number, layers: int, value: str, error: str
) -> None:
    found = spectral_sum(k**-a * (1 - c * k**-b) ** (2 * L), k, L, where=(a > 1, c < 2))
    s = (a - 1) / b
    assert found.exact == sympy.beta(s, 2 * L + 1) / (b * c**s)
    assert equal(found.leading, sympy.gamma(s) / b * (2 * c * L) ** -s)
    point = {"a": decay, "b": spread, "c": strength, "L": layers}
    exact = exact_depth(decay, spread, strength, layers)
    assert abs(exact / mpf(value) - 1) < mpf("1e-16")
    rest = abs(at(found.exact, **point) / exact - 1)
    assert abs(rest / mpf(error) - 1) < 0.01
    assert rest * exact < 3 * at(found.exact_error, **point)
    # The terms in powers of 1/L leave out the next power.
    assert abs(exact - at(found.expression, **point)) < 4 * at(found.error, **point)


def test_depth_may_stand_beside_time() -> None:
    found = spectral_sum(k**-2 * (1 - c * t / (L * k)) ** (2 * L), k, t, where=(c * t < L,))
    assert found.leading == 1 / (2 * c * t)
    exact = exact_depth(2, 1, "1/4", 400)
    assert abs(at(found.exact, c=2, t=50, L=400) / exact - 1) < mpf("1e-15")
    assert abs(at(found.expression, c=2, t=50, L=400) / exact - 1) < mpf("1e-8")


POINTS = [
    ("3/2", "3/2"),
    ("7/2", 2),
    pytest.param("5/2", "6/5", marks=pytest.mark.slow),
    pytest.param("6/5", 2, marks=pytest.mark.slow),
]


@pytest.mark.parametrize("decay, spread", POINTS)
@pytest.mark.parametrize("name", ["ridge", "squared ridge", "mixed ridge"])
def test_what_the_terms_leave_out_is_of_the_stated_order(name: str, decay: Number, spread: Number) -> None:
    p, q = sympy.Rational(decay), sympy.Rational(spread)
    found = spectral_sum(k**-p * FILTER[name][2](2 * t * k**-q), k, t)
    rests = []
    for time in (50, 200, 800):
        exact = exact_sum(name, decay, spread, 2 * time)
        rests.append((exact - at(found.expression, t=time)) / at(found.error, t=time))
    assert max(map(abs, rests)) < 30
    assert abs(rests[2] - rests[1]) < abs(rests[1] - rests[0]) or abs(rests[2]) < abs(rests[0])


@pytest.mark.parametrize("decay, spread", [("1/2", 1), (1, 1), ("3/4", "3/2"), (2, 2), (3, "3/2")])
def test_complementary_exponential_is_exact_up_to_an_exponentially_small_rest(decay: Number, spread: Number) -> None:
    p, q = sympy.Rational(decay), sympy.Rational(spread)
    found = spectral_sum(k**-p * (1 - sympy.exp(-3 * t * k**-q)), k, t)
    assert found.filter == "complementary exponential" and found.exact == found.expression
    rest = abs(exact_sum("complementary exponential", decay, spread, 300) - at(found.exact, t=100))
    assert rest < 1.2 * at(found.error, t=100) + mpf("1e-38")
    assert (found.leading == sympy.log(t) / q) == (decay == 1)


@pytest.mark.parametrize("decay, spread", [(2, 2), pytest.param("3/2", "5/3", marks=pytest.mark.slow)])
def test_the_rate_of_the_exponential_rest_is_explicit(decay: Number, spread: Number) -> None:
    """The envelope touches the rest: in a window of times the largest ratio is close to one."""
    found = expansion("exponential")
    ratios = []
    for time in range(200, 260, 10):
        exact = exact_sum("exponential", decay, spread, time)
        point = {"a": decay, "b": spread, "t": time}
        ratios.append(abs(exact - at(found.leading, **point)) / at(found.error, **point))
    assert 0.8 < max(ratios) < 1.2


# Case UN-01.
def test_the_constant_diverges_at_the_wall_and_the_uniform_form_does_not() -> None:
    s, y = (a - 1) / b, sympy.Symbol("y")
    below = expansion("ridge", 3, a, s < 1)
    constant = below.terms[0].coefficient.subs(a, 1 + b * y)
    assert sympy.limit((1 - y) * constant, y, 1) == 1 / b
    assert below.uniform == sympy.gamma(s) * sympy.gamma(2 - s) / b * QLog(t, s, 1)
    assert below.uniform.subs(a, 1 + b) == sympy.log(t) / (b * t) == expansion("ridge", 3, 1 + b).leading


@pytest.mark.parametrize(
    "name",
    ["ridge", *(pytest.param(name, marks=pytest.mark.slow) for name in ("squared ridge", "mixed ridge"))],
)
def test_the_uniform_form_holds_near_at_and_away_from_the_wall(name: str) -> None:
    found = expansion(name)
    first, spread = FILTERS[name].first, 2
    for gap in ("-1/2", "-1/20", 0, "1/1000", "1/2"):
        decay = 1 + spread * (first + sympy.Rational(gap))
        for time in (10**2, 10**4):
            exact = exact_sum(name, str(decay), spread, time)
            ratio = exact / at(found.leading, a=str(decay), b=spread, t=time)
            z = max(1, number(str(decay - spread * first)))
            logarithm = mpmath.log(time)
            assert 1 - 5 / logarithm < ratio < z + 5 / logarithm, (gap, time)


# Case IN-07, and the same inequality for the other unimodal summands.
@pytest.mark.parametrize("name", ["exponential", "ridge", "squared ridge", "mixed ridge"])
def test_sum_and_integral_differ_by_at_most_the_maximum(name: str) -> None:
    decays: tuple[Number, ...] = ("6/5", 3) if name == "exponential" else ("6/5",)
    for decay in decays:
        p = sympy.Rational(decay) - (1 if name == "mixed ridge" else 0)
        found = spectral_sum(k**-p * FILTER[name][2](t * k**-2), k, t)
        for x in ("1/10", 1, 7, 100):
            distance = abs(exact_sum(name, str(p), 2, number(x)) - at(found.terms[0].expression, t=x))
            assert distance <= at(found.uniform_bound(), t=x)


def test_the_bound_for_the_exponential_filter() -> None:
    bound = expansion("exponential").uniform_bound()
    assert equal(bound, (a / (sympy.E * b)) ** (a / b) * t ** (-a / b))


def test_the_bound_for_depth() -> None:
    found = spectral_sum(k**-a * (1 - c * k**-b) ** (2 * L), k, L, where=(a > 1, c <= 1))
    for decay, spread, strength in ((2, 1, 1), ("3/2", 2, "1/2")):
        point = {"a": decay, "b": spread, "c": strength, "L": 3}
        distance = abs(exact_depth(decay, spread, strength, 3) - at(found.exact, **point))
        assert distance <= at(found.uniform_bound(), **point)


def test_the_bound_for_depth_is_the_largest_summand() -> None:
    found = spectral_sum(k**-a * (1 - c * k**-b) ** (2 * L), k, L, where=(a > 1, c <= 1))
    for decay, spread, strength, layers in (("2", "1", "1", 3), ("3/2", "2", "1/2", 7)):
        p, q, s = map(number, (decay, spread, strength))
        largest = max(x**-p * (1 - s * x**-q) ** (2 * layers) for x in mpmath.linspace(s ** (1 / q), 40, 20_000))
        bound = at(found.uniform_bound(), a=decay, b=spread, c=strength, L=layers)
        assert 0 <= bound / largest - 1 < mpf("1e-4")


@pytest.mark.parametrize("terms", [1, 2, 3, 4])
def test_depth_in_so_many_powers_of_its_inverse_leaves_out_the_next(terms: int) -> None:
    """Doubling the depth halves the rest so many times, up to the next power."""
    found = spectral_sum(k**-a * (1 - c * k**-b) ** (2 * L), k, L, where=(a > 1, c < 2), terms=terms)
    point = {"a": "17/10", "b": "6/5", "c": "4/5"}
    rests = [at(found.exact - found.expression, **point, L=layers) for layers in (100, 200)]
    rests = [rest / at(found.leading, **point, L=layers) for rest, layers in zip(rests, (100, 200), strict=True)]
    assert abs(rests[0] / rests[1] - 2**terms) < 0.03 * 2**terms


def test_the_first_correction_in_depth_by_hand() -> None:
    """Gamma(z + 1)/Gamma(z + 1 + s) is z**-s (1 - s (s + 1)/(2 z) + ...), with z twice the depth."""
    found = spectral_sum(k**-a * (1 - k**-b) ** (2 * L), k, L, where=(a > 1,), terms=2)
    s = (a - 1) / b
    assert equal(found.terms[1].expression / found.terms[0].expression, -s * (s + 1) / (4 * L))


@pytest.mark.parametrize("name", [name for name, found in FILTERS.items() if found.first is not None])
def test_transforms_have_their_pole_and_their_residues(name: str) -> None:
    found = FILTERS[name]
    s, e = sympy.Symbol("s"), sympy.Rational(1, 10**12)
    assert found.regular is not None
    for value in ("1/3", "-1/7", "3/4"):
        there = (
            found.first - 1 + sympy.Rational(value) if name != "complementary exponential" else -sympy.Rational(1, 3)
        )
        whole = (found.first - s) * found.transform(s)
        assert abs(sympy.N((found.regular(s) / whole - 1).subs(s, there), 30)) < mpf("1e-25")
    for j in found.poles(3):
        weight, finite = found.expansion(j)
        near = [sympy.N(found.transform(j + sign * e), 40) for sign in (1, -1)]
        assert abs((near[0] - near[1]) / 2 * e + weight) < mpf("1e-20")
        assert abs((near[0] + near[1]) / 2 - sympy.N(finite, 30)) < mpf("1e-10")


@pytest.mark.parametrize("strength, sign", [(c, None), (sympy.Integer(3), 1), (sympy.Rational(1, 1000), -1)], ids=str)
def test_a_constant_beside_a_logarithm_has_a_sign_only_if_it_shows(strength, sign) -> None:
    """``(EulerGamma + log(c)/b)/c``, at b = 1."""
    found = spectral_sum(k**-2 / (1 + strength * t / k), k, t)
    (constant,) = [
        term for term in found.terms if equal(term.coefficient, (sympy.EulerGamma + sympy.log(strength)) / strength)
    ]
    assert constant.sign == sign


def test_a_summand_that_only_grows_has_no_uniform_bound() -> None:
    """x/(1 + x)^2 falls as x^-1 at most, so that k^-a (t k^-b)/(1 + t k^-b)^2 has no maximum for a > b."""
    with pytest.raises(OutsideTheClassError, match="must have a maximum"):
        expansion("mixed ridge", 3, a, a > b).uniform_bound()
