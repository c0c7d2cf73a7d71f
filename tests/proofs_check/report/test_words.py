"""Numbers, badges and prose as they are printed."""

from __future__ import annotations

import dataclasses

import pytest
import sympy

from proofs_check.report.words import badge, label, number, prose, quantity, value, why
from theory.records import Claim, Equality, Estimate, Evidence, Instance, Judgement, Record, Verdict


def found(x, u):
    return Estimate("value", Instance.of(), x, u, "")


def record(source, outcome):
    statement = Equality(sympy.Symbol("y"), sympy.Integer(1))
    claim = Claim("made2024:up", "Made up", statement, source, "as stated", "Somewhere.")
    return Record(claim, Evidence(), Verdict(claim.id, outcome, "value 2 against 1"))


@pytest.mark.parametrize(
    "x, u, written",
    [
        (0.1431, 0.0012, "0.1431 ± 0.0012"),
        (-0.25, 0.0071, "−0.2500 ± 0.0071"),
        (0.45448830121, 4.5e-10, "0.45448830121(45)"),
        (2.618e-7, 1.2e-10, "(2.6180 ± 0.0012) × 10<sup>−7</sup>"),
        (1234567.0, 1200.0, "(1.2346 ± 0.0012) × 10<sup>6</sup>"),
        (300.0, 12.0, "300 ± 12"),
        (0.0, 0.01, "0.000 ± 0.010"),
    ],
)
def test_an_estimate_shows_two_digits_of_its_uncertainty(x, u, written):
    assert quantity(found(x, u)) == written


@pytest.mark.parametrize(
    "expected, x, u, written",
    [
        (-1 / 7, -0.1429, 0.0001, "−1/7 = −0.14286"),
        (2.0, 2.01, 0.03, "2"),
        (0.3938524, 0.3938451, 8.8e-6, "0.3938524"),
        (1 / 3, 0.3333333334, 2e-10, "1/3 = 0.333333"),
        (float("nan"), 0.1, 0.01, "undefined there"),
        (2.618e-7, 2.6e-7, 1e-9, "2.618 × 10<sup>−7</sup>"),
    ],
)
def test_a_prediction_shows_as_many_digits_as_its_estimate(expected, x, u, written):
    assert value(expected, found(x, u)) == written


def test_a_power_of_ten_alone_has_no_factor():
    assert number("1e+05") == "10<sup>5</sup>"


@pytest.mark.parametrize(
    "source, outcome, words",
    [
        ("ours", "supported", "supported"),
        ("textbook", "refuted", "refuted"),
        ("reported", "refuted", "reported form fails"),
        ("reported", "not checked", "reported, not checked"),
        ("reported", "supported", "reported, holds here"),
    ],
)
def test_what_is_only_reported_says_so(source, outcome, words):
    assert label(record(source, outcome)) == words
    assert words in badge(record(source, outcome))


def test_a_reported_claim_is_never_green():
    assert 'class="badge reported"' in badge(record("reported", "supported"))


def test_a_reported_form_that_fails_shows_its_counterexample():
    assert why(record("reported", "refuted")).startswith("counterexample: ")
    assert why(record("ours", "refuted")) == "value 2 against 1"


@pytest.mark.parametrize(
    "words, written",
    [
        ("rate n^-1", "rate n<sup>−1</sup>"),
        ("exp(-c C^(1/4))", "exp(−c C<sup>1/4</sup>)"),
        ("variance r^-(2 beta + d)", "variance r<sup>−(2 β + d)</sup>"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("sigma_1 and file_name", "σ<sub>1</sub> and file_name"),
    ],
)
def test_formulas_in_prose_are_set_as_far_as_text_goes(words, written):
    assert prose(words) == written


def test_ids_of_claims_are_links_where_there_is_a_page():
    known = record("ours", "supported")
    assert prose("see made2024:up.", [known]) == 'see <a href="made2024--up.html">made2024:up</a>.'
    assert prose("see made2024:down.", [known]) == "see made2024:down."


def test_what_is_reported_and_measured_alike_holds_here_though_nothing_is_derived():
    measured = dataclasses.replace(
        record("reported", "inconclusive"), evidence=Evidence(measured=Judgement("supported", "value 2 against 2"))
    )
    assert label(measured) == "reported, holds here" and 'class="badge reported"' in badge(measured)
