"""Statements and stored results in the report are mathematics, in the names of their claim."""

from __future__ import annotations

from xml.etree import ElementTree

import sympy

from proofs_check.report.maths import expression, result, statement
from theory.records import Claim, Equality
from theory.registry import builtin

a, x = sympy.symbols("a x", positive=True)
CLAIM = Claim("made2024:up", "Made up", Equality(sympy.Function("f")(x), x**a), "ours", "as stated", "Ours.")


def test_stored_results_are_read_back_in_the_names_of_the_claim():
    assert result("x**a", CLAIM) == expression(x**a, CLAIM)


def test_a_result_in_unknown_names_is_shown_as_code():
    assert result("y + 1", CLAIM) == "<code>y + 1</code>"


def test_every_statement_is_mathematics_in_the_report():
    for claim in (e.claim for e in builtin().entries):
        assert all(ElementTree.fromstring(part).tag == "math" for part in statement(claim)), claim.id
