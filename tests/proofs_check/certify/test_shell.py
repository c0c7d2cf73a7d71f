"""`theory certify` at the shell: inequalities over boxes, their certificates, and bad input named with its remedy."""

import json
from contextlib import suppress

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from proofs_check.certify.reading import box_from, inequality_from
from proofs_check.cli import app
from theory.errors import TheoryError


def certify(*words):
    return CliRunner().invoke(app, ["certify", *words])


def test_a_true_inequality_is_certified_and_its_certificate_holds(tmp_path):
    file = tmp_path / "bound.json"
    done = certify("log(1+x) <= x", "--box", "x=0:oo", "-o", str(file))
    assert done.exit_code == 0
    assert "certified (boxes) for x in (0, oo)" in done.stdout
    again = certify("--recheck", str(file), "--json")
    assert (again.exit_code, json.loads(again.stdout)["holds"]) == (0, True)


def test_a_false_inequality_is_refuted_at_an_exact_point():
    done = certify("log(1+x) <= 0.9*x", "--box", "x=0:oo", "--json")
    found = json.loads(done.stdout)
    assert (done.exit_code, found["status"]) == (1, "refuted")
    x = sympy.Rational(found["point"]["x"])
    assert sympy.log(1 + x) > x * sympy.Rational(9, 10)


def test_what_is_left_open_is_named_and_has_no_certificate(tmp_path):
    done = certify("2*sqrt(2)/pi*x <= sin(x)", "--box", "x=0:pi/4", "--limit", "20", "-o", str(tmp_path / "none.json"))
    assert done.exit_code == 3
    assert "undecided for x in [0.785" in done.stdout
    assert "no certificate was written" in done.stderr
    assert not (tmp_path / "none.json").exists()


def test_an_inequality_that_sympy_would_settle_is_asked_all_the_same():
    assert certify("x + 1 > x", "--box", "x=-oo:oo").stdout.startswith("x + 1 > x\ncertified (solver)")
    assert certify("exp(1) < 3").stdout.startswith("exp(1) < 3\ncertified (boxes)\n")
    assert certify("exp(1) > 3").stdout.startswith("exp(1) > 3\nrefuted\n")


def test_a_certificate_of_another_inequality_does_not_hold(tmp_path):
    file = tmp_path / "bound.json"
    certify("log(1+x) <= x", "--box", "x=0:oo", "-o", str(file))
    file.write_text(file.read_text().replace("log(x + 1) <= x", "log(x + 1) <= x/2"))
    done = certify("--recheck", str(file))
    assert (done.exit_code, done.stdout.strip()) == (
        1,
        "the certificate does not hold: f is not the difference of both sides",
    )


@pytest.mark.parametrize(
    "words, message",
    [
        (["log(1+x) <= y", "--box", "x=0:oo"], "y has no side; say where it lies, for example --box y=0:oo"),
        (["x <= 1", "--box", "x=0:1,y=0:1"], "--box y=... names no letter"),
        (["x <= 1", "--box", "x=1"], "cannot read the side 'x=1'"),
        (["x <= 1", "--box", "x=3:1"], "'x=3:1' is no side; give two numbers, the lower one first"),
        (["x <= 1", "--box", "x=0:1", "--box", "x=0:2"], "x has two sides"),
        (["x <= 1", "--box", "x=0:y"], "unknown name 'y'"),
        (["lg(x) <= 1", "--box", "x=1:2"], "function 'lg' is not allowed"),
        (["x <= ", "--box", "x=1:2"], "nothing stands right of <="),
        (["0 <= x <= 1", "--box", "x=1:2"], "is no inequality"),
        (["x <= oo", "--box", "x=1:2"], "'oo' is no finite expression"),
        (["x <= 1", "yang2025", "--box", "x=0:1"], "give one inequality in quotes"),
        (["yang2025", "--box", "x=0:1"], "--box is for an inequality"),
        (["--recheck", "nowhere.json"], "no certificate at nowhere.json"),
    ],
)
def test_bad_input_is_named_with_its_remedy(words, message):
    done = certify(*words)
    assert done.exit_code == 2
    assert message in done.stderr


@given(st.text(max_size=40), st.text(max_size=20))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_any_text_is_read_or_refused(source, side):
    for read in (lambda: inequality_from(source, [f"x={side}"]), lambda: box_from([side])):
        with suppress(TheoryError):
            read()
