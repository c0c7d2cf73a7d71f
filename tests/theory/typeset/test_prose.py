"""Prose is escaped, and the formulas in it are found; everything else stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from theory.typeset.prose import escape, prose


@pytest.mark.parametrize(
    "text, tex",
    {
        "at budget C": "at budget $C$",
        "a width of 5 % & more": r"a width of 5 \% \& more",
        "cost m^p n^q T^r": "cost $m^{p} n^{q} T^{r}$",
        "risk k^(-nu beta - 1) (1 - g k^-nu)^(2L) here": r"risk $k^{-\nu \beta - 1} (1 - g k^{-\nu})^{2 L}$ here",
        "the k-th mode of one-pass SGD": "the $k$-th mode of one-pass SGD",
        "the exponent -1/7 or 1/8": "the exponent $-1/7$ or $1/8$",
        "0-1 loss at 25 points in 2024": "0-1 loss at 25 points in 2024",
        "arXiv 2512.22088 version 3": "arXiv 2512.22088 version 3",
        "value 0.19 ± 2e-10 at C = 100000000": r"value 0.19 $\pm$ $2 \times 10^{-10}$ at $C = 10^{8}$",
        "E(N)/sigma^2 <= slack sigma^2": r"$E(N)/\sigma^{2} \le \mathrm{slack}\, \sigma^{2}$",
        "|x - y|^(2 nu), nu not an integer": r"$|x - y|^{2 \nu}$, $\nu$ not an integer",
        "Euler's beta integral": "Euler's beta integral",
        "K g log C of it": r"$K g \log C$ of it",
        "sum over modes; exp(-c C^(1/4))": r"sum over modes; $\exp(-c C^{1/4})$",
        "one - two": "one -- two",
        "e.g. a paper, i.e. A. Smith's": "e.g. a paper, i.e. A. Smith's",
        "its Hölder exponent": r"its H\"{o}lder exponent",
    }.items(),
)
def test_golden(text, tex):
    assert prose(text, {"slack": r"\mathrm{slack}"}) == tex


def test_the_notation_of_a_claim_decides():
    assert prose("legs A m^-a", {"A": "A", "a": "a"}) == "legs $A m^{-a}$"
    assert prose("error at lambda_j", {"lambda_j": r"\lambda_j"}) == r"error at $\lambda_j$"


@given(st.text(max_size=60))
def test_any_text_becomes_balanced_ascii(text):
    for tex in (escape(text), prose(text)):
        assert tex.isascii()
        assert tex.replace(r"\{", "").count("{") == tex.replace(r"\}", "").count("}")
    assert prose(text).replace(r"\$", "").count("$") % 2 == 0
