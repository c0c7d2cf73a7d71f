"""Statements of every kind, and of every built-in claim."""

import re

import latex2mathml.converter
import pytest
import sympy

from theory.records import Claim, Equality
from theory.registry import builtin
from theory.symbols import parameters
from theory.typeset import statement
from theory.typeset.statements import parts

GOLDEN = {
    "yang2025:balanced-allocation": (
        r"R^\star(C) = S \left( \frac{(A a/p)^{p/a} (B b/q)^{q/b} (F c/r)^{r/c}}{C} \right)^{1/S}",
        r"\text{with } S = \frac{p}{a} + \frac{q}{b} + \frac{r}{c}",
    ),
    "yang2025:statistical-phase": (r"R(C) = \Theta(C^{-1/7})", r"\text{as } C \to \infty"),
    "havrilla2024:compute-law": (r"R^\star(C) = \Theta(C^{-\beta/(\beta + d)})", r"\text{as } C \to \infty"),
    "havrilla2024:exponent-identity": (r"\frac{1}{\alpha_D} - \frac{1}{\alpha_N} = 1",),
}


@pytest.mark.parametrize("claim_id, expected", GOLDEN.items())
def test_golden(claim_id, expected):
    assert parts(builtin().claim(claim_id)) == expected


def test_every_kind(ledger):
    said = {r.claim.slug: statement(r.claim) for r in ledger.records}
    assert said["limit"] == r"\lim_{C \to \infty} \frac{R(C)}{A} = \frac{\beta}{2}"
    assert said["bound"] == r"R(C) \le \sqrt{\beta} \max(A, B)"
    assert said["classes"] == r"\mathsf{TC}^{0}_{\text{logtime}} \subseteq \mathsf{NC}^{1}"
    assert said["only-reported"] == r"R(C) = \Omega(C^{-\beta} (\log C)^{2}) \qquad \text{as } C \to \infty"
    assert said["threshold"] == (
        r"T^\star = -\beta W_{-1}(-A) \qquad \text{where } e^{-T} = A T \text{ at } T = T^\star "
        r"\qquad \text{provided } A < 1/e"
    )


def test_every_builtin_claim_converts_for_the_web_page():
    for claim in (e.claim for e in builtin().entries):
        tex = statement(claim)
        assert "$" not in tex and tex.count("{") == tex.count("}"), claim.id
        assert "\\" not in re.sub(r"<mtext>.*?</mtext>", "", latex2mathml.converter.convert(tex)), claim.id


def test_a_long_sum_that_comes_back_gets_a_free_letter():
    a, b, c, S = parameters("a b c S")
    total = a**2 + b**2 + c**2
    claim = Claim("a:b", "", Equality(sympy.Symbol("y"), S * total ** (1 / total)), "ours", "as stated", "")
    assert parts(claim)[1] == r"\text{with } Q = a^{2} + b^{2} + c^{2}"
    assert parts(claim)[0] == r"y = S Q^{1/Q}"
