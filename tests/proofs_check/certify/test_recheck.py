"""Certificates of inequalities are checked again from their text alone, and altered ones are refused."""

import copy
import json
from functools import lru_cache

import pytest
import sympy
from sympy import E, Rational, exp, log, oo, sqrt

from proofs_check.certify.prove import prove
from proofs_check.certify.recheck import CertificateError, certificate, recheck
from theory.errors import TheoryError
from theory.expressions import parse, text

x, y, p = sympy.symbols("x y p", positive=True)
EVERYWHERE = (sympy.S(0), oo)
FINITE = {x: (sympy.S(1), sympy.S(100)), p: (Rational(1, 2), sympy.S(3))}

PROVED = {
    "boxes": (exp(-x) <= Rational("1.02") * (p / E) ** p * x**-p, FINITE),
    "half-line": (log(1 + x) <= 2 * sqrt(x), {x: (sympy.S(1), oo)}),
    "closed form": (sqrt(x * y) <= (x + y) / 2, {x: EVERYWHERE, y: EVERYWHERE}),
    "digamma in the slope": (sympy.Le(Rational(88, 100), sympy.gamma(x)), {x: (sympy.S(1), sympy.S(3))}),
    "solver": (x * y <= (x**2 + y**2) / 2, {x: EVERYWHERE, y: EVERYWHERE}),
}


@lru_cache
def made(name):
    return certificate(prove(*PROVED[name]))


@pytest.fixture(params=PROVED)
def written(request):
    return json.loads(json.dumps(made(request.param)))


def test_a_certificate_holds_after_a_round_trip_through_json(written):
    recheck(written)


def test_a_certificate_of_a_stronger_inequality_is_refused(written):
    false = copy.deepcopy(written)
    left, right = false["relation"].split(" <= ")
    false["relation"] = f"3*({left}) <= {right}"
    with pytest.raises(CertificateError):
        recheck(false)


def test_a_certificate_of_a_larger_box_is_refused():
    false = copy.deepcopy(made("boxes"))
    false["box"]["x"] = ["1", "oo"]
    with pytest.raises(CertificateError, match="another box"):
        recheck(false)


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda data: data["tokens"].pop(), "left"),
        (lambda data: data.update(tokens=["n"]), "not below zero"),
        (lambda data: data["slopes"].update(u_x=["-1", "-1", "-1"]), "no slope"),
        (lambda data: data.update(f="0"), "not the difference"),
        (lambda data: data.pop("f"), "damaged"),
    ],
)
def test_an_altered_certificate_is_refused(change, message):
    false = copy.deepcopy(made("boxes"))
    change(false)
    with pytest.raises(CertificateError, match=message):
        recheck(false)


def test_a_wrong_maximum_is_refused():
    false = copy.deepcopy(made("closed form"))
    false["maxima"][0]["place"] = "u_y + 1"
    with pytest.raises(CertificateError, match="not level"):
        recheck(false)


@pytest.mark.parametrize("along", [["x", 2], ["x", 3], ["x", 0], ["x", 99], ["y", 1], ["x"]])
def test_another_derivative_is_refused(along):
    relation = 1 - sympy.cos(x) <= x**2 / 2
    false = certificate(prove(relation, {x: (sympy.S(0), oo)}, limit=50))
    assert false["along"] == ["x", 1]
    with pytest.raises(CertificateError):
        recheck({**false, "along": along})


@pytest.mark.parametrize("terms, order", [(3, 1), (4, 2), (6, 4)])
def test_every_order_that_is_tried_is_checked_again(terms, order):
    """The exponential exceeds the first terms of its series, as a derivative shows."""
    series = sympy.Add(*(x**k / sympy.factorial(k) for k in range(terms)))
    written = certificate(prove(series <= exp(x), {x: (sympy.S(0), oo)}, limit=200))
    assert written["along"] == ["x", order]
    recheck(written)


def test_what_is_not_certified_has_no_certificate():
    with pytest.raises(TheoryError, match="refuted"):
        certificate(prove(x <= 2, {x: (sympy.S(1), sympy.S(3))}))


@pytest.mark.parametrize(
    "token",
    ["z0@1/2", "c0@99", "c0@-99", "c7@1/2", "u7", "c-1@1/2", "", "c0"],
)
def test_a_token_that_settles_nothing_is_refused(token):
    false = copy.deepcopy(made("boxes"))
    first = next(i for i, t in enumerate(false["tokens"]) if t.startswith("c"))
    false["tokens"][first] = token
    with pytest.raises(CertificateError):
        recheck(false)


def test_higher_derivatives_of_the_gamma_function_are_not_taken_for_the_first():
    """A slope by digamma is enclosed; trigamma in its place is another function."""
    false = copy.deepcopy(made("digamma in the slope"))
    false["slopes"] = {
        name: [form.replace("polygamma(0", "polygamma(1") for form in forms] for name, forms in false["slopes"].items()
    }
    assert false["slopes"] != made("digamma in the slope")["slopes"]
    with pytest.raises(TheoryError):
        recheck(false)


def forged(relation, f, box, **more):
    """A certificate written by hand, in which every letter is its own coordinate."""
    coordinates = {f"u_{n}": {"letter": n, "reading": f"u_{n}", "ends": ends} for n, ends in box.items()}
    shared = {"relation": relation, "box": box, "method": "boxes", "strict": False, "coordinates": coordinates}
    return {**shared, "f": f, "maxima": [], "slopes": slopes(f, *coordinates), "tokens": ["n"], **more}


def slopes(f, *names):
    letters = {name: sympy.Symbol(name, real=True) for name in names}
    expr = parse(f, letters)
    found = {n: sympy.diff(expr, u) for n, u in letters.items()}
    return {n: [text(d * exp(w * letters[n])) for w in (0, -1, 1)] for n, d in found.items()}


BEND = "-6/u_x**4 - 1"
FORGED = {
    "letters exchanged, one after the other": {
        **forged("x <= y", "0", {"x": ["-1", "1"], "y": ["-1", "1"]}, slopes={"x": ["0"] * 3, "y": ["0"] * 3}),
        "coordinates": {
            "y": {"letter": "x", "reading": "y", "ends": ["-1", "1"]},
            "x": {"letter": "y", "reading": "x", "ends": ["-1", "1"]},
        },
    },
    "a derivative on both sides of a pole": forged(
        "1/x + 1 <= 0", "-1/u_x**2", {"x": ["-1", "1"]}, along=["x", 1], tokens=["c0@0/1", "n", "n"]
    ),
    "concave on both sides of a pole": forged(
        "-1/x**2 - x**2/2 + x <= -2",
        "-1/u_x**2 - u_x**2/2 + u_x + 2",
        {"x": ["-5", "5"]},
        maxima=[
            {
                "coordinate": "u_x",
                "place": "-1",
                "left": "-1/2",
                "bend": {"f": BEND, "slopes": slopes(BEND, "u_x"), "tokens": ["c0@0/1", "n", "n"]},
            }
        ],
        slopes={},
    ),
    "a side the wrong way round": forged("x <= -5", "u_x + 5", {"x": ["-1", "-2"]}),
    "the same for the solver": {"relation": "x <= -5", "box": {"x": ["2", "1"]}, "method": "solver", "script": ""},
    "no numbers at all": {"relation": "x <= -5", "box": {"x": ["0", "0"]}, "method": "solver", "script": ""},
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_certificate_is_refused(name):
    with pytest.raises(CertificateError):
        recheck(FORGED[name])


def test_a_certificate_written_by_hand_passes_if_it_is_right():
    recheck(forged("x <= 3", "u_x - 3", {"x": ["-1", "2"]}))
