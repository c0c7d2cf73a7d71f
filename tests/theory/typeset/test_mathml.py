"""MathML is well formed and harmless, whatever the LaTeX."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from theory.typeset.mathml import mathml, running


def tags(latex):
    return [e.tag for e in ElementTree.fromstring(mathml(latex)).iter()]


def test_a_fraction_becomes_a_fraction():
    half = "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>"
    assert mathml(r"\frac{1}{2}") == f"<math><mrow>{half}</mrow></math>"


def test_display_mathematics_is_set_large():
    assert mathml("x", display=True).startswith('<math displaystyle="true">')


@pytest.mark.parametrize(
    "latex, character", [(r"a \sim b", "∼"), (r"\Gamma", "Γ"), (r"C \to \infty", "∞"), (r"a \le b", "≤"), ("-a", "−")]
)
def test_signs_come_as_the_characters_of_print(latex, character):
    assert character in mathml(latex)


def test_names_of_functions_keep_their_distance():
    assert "<mi>log</mi><mspace" in mathml(r"\log n")
    assert "<mi>log</mi><mo" in mathml(r"\log(n)")
    assert '<mspace width="0.17em" /><mi>sin</mi>' in mathml(r"\nu \sin(x)")
    assert '<mspace width="0.17em" /><mi>sin</mi>' in mathml(r"(1 + \nu) \sin(x)")


def test_a_word_is_one_word():
    assert "<mi>risk</mi>" in mathml(r"\mathrm{risk}(x)")


def test_a_limit_has_its_variable_below():
    assert "munder" in tags(r"\lim_{x \to 0} f")
    assert "munderover" in tags(r"\sum_{j=0}^{L} a_j")


@pytest.mark.parametrize("latex", [r"\frac{1", r"\unknown{x}", "{", r"\begin{cases}", ""])
def test_what_cannot_be_converted_is_shown_as_code_or_nothing(latex):
    made = mathml(latex)
    assert made.startswith("<code>") or tags(latex) in (["math", "mrow"], ["math"])


@pytest.mark.parametrize("latex", [r"\text{<script>f()</script>}", "<script>f()</script>", r"\href{javascript:x}{y}"])
def test_nothing_in_a_formula_is_markup(latex):
    made = mathml(latex)
    assert "<script" not in made
    assert "href=" not in made


def test_words_and_formulas_take_turns():
    made = running("For $a$:\n\\[\n  b = c\n\\]\nand <not> markup.")
    assert made.startswith("For <math><mrow><mi>a</mi></mrow></math>:\n<div><math displaystyle")
    assert made.endswith("</math></div>\nand &lt;not&gt; markup.")


def test_a_display_of_several_lines_is_several_formulas():
    made = running("\\begin{gather*}\n  a \\\\\n  \\shrunk{b}.\n\\end{gather*}")
    assert made.count("<div>") == 2 and "<code>" not in made
