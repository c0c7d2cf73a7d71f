"""Terms of a risk as text, JSON and LaTeX, and letters of papers."""

import json
import math
import re
import shutil
import subprocess

import pytest
import sympy

from theory import parameters, resources
from theory.conventions import CONVENTIONS
from theory.errors import TheoryError
from theory.expressions import parse
from theory.problems import decompose
from theory.problems.grammar import problem_of
from theory.terms import TermsQuestion, constants
from theory.typeset.laws import laws
from theory.typeset.letters import conventions_listed, expression_between, letters_between
from theory.typeset.regimes import condition_words
from theory.typeset.termlists import terms_json, terms_text
from theory.typeset.terms import decomposition, formula

a, b = parameters("a b")
t, p, n, ridge = resources("t p n lambda")
FLOW = "gradient-flow(t) with projection(p)"


def lines(words, **asked):
    return [" ".join(line.split()) for line in terms_text(TermsQuestion(words, **asked).answer()).splitlines()]


def test_text_says_what_limits_and_what_matters():
    shown = lines(FLOW, facts=("b > a + 1",))
    for line in (
        "Where a > 1 and b > a + 1",
        "The steps limit what is learned, of the order of t^(1/a) modes",
        "- fewer modes learned than features: t << p^a",
        "bias c_1 t^((1 - b)/a) matters",
        "feature variance c_2 t^((1 - a)/a)/p matters",
        "feature variance c_3 t^((2 - b)/a)/p never matters: below the bias",
        "The features limit what is learned, of the order of p modes",
        "c_1 = gamma((b - 1)/a)/(2^((b - 1)/a)*a)",
    ):
        assert line in shown


def test_text_names_the_wall_and_its_logarithm():
    shown = lines(FLOW, point=("a=2", "b=3"))
    assert "on a wall b = a + 1: two exponents coincide there, and a logarithm comes in" in shown
    assert "approximation c_4 log(p)/p^2 matters" in shown


def test_the_law_of_a_regime_says_so():
    assert "Compute-optimal, among allocations where the ridge limits what is learned" in lines(
        "ridge with noise", point=("a=2", "b=3"), costs=("n",)
    )


def test_the_best_law_of_several_regimes_is_named():
    shown = lines("ridge with noise", point=("a=2", "b=3"), costs=("n",))
    assert "The law of the cell is the best of these: where the ridge limits what is learned." in shown


@pytest.mark.parametrize(
    "words, small, large, said",
    [
        ("ridge", n**-a, ridge, "fewer modes learned than samples"),
        ("ridge", ridge, n**-a, "a ridge too small to matter beside the samples"),
        ("ridge", ridge, sympy.S.One, "a small ridge"),
        (FLOW, p**a, t, "enough steps to learn as many modes as features"),
        ("sgd(step=free(h))", resources("h"), sympy.S.One, "a small step"),
        ("momentum", sympy.S.One, t**2, "many steps"),
    ],
)
def test_conditions_have_words(words, small, large, said):
    assert condition_words(problem_of(words), small, large) == said


@pytest.mark.slow
def test_every_condition_of_every_algorithm_has_words():
    for words in (FLOW, "ridge with projection", "multi-pass-sgd", "gradient-flow on n samples with projection"):
        found = decompose(problem_of(words))
        regions = [regime.region for cell in found.cells for regime in cell.regimes]
        assert all(condition_words(found.problem, *pair) for region in regions for pair in region.much_less)


def test_json_is_read_back_to_the_terms():
    answer = TermsQuestion(FLOW, costs=("p*t",)).answer()
    given = json.loads(json.dumps(terms_json(answer)))
    assert problem_of(given["problem"]) == answer.found.problem
    names = {"a": a, "b": b, "t": t, "p": p}
    values = {name: parse(constant["expression"], names) for name, constant in given["constants"].items()}
    for cell, found in zip(given["cells"], answer.found.cells, strict=True):
        for regime, own in zip(cell["regimes"], found.regimes, strict=True):
            for term, expected in zip(regime["terms"], own.terms, strict=True):
                read = parse(term["constant"], names | values) * parse(term["monomial"], names)
                assert sympy.simplify(read / expected.expression) == 1
                assert term["matters"] == (expected in own.kept)
        assert [plan["status"] for plan in cell["compute_optimal"]] == ["complete"]


def test_at_a_point_constants_are_numbers():
    (constant,) = (line for line in lines(FLOW, point=("a=2", "b=3/2")) if line.startswith("c_5"))
    assert constant == "c_5 = pi^(3/2)/2"
    answer, values = (
        TermsQuestion(FLOW, point=("a=2", "b=3/2")).answer(),
        {sympy.Symbol("c_5", positive=True): 2.784164},
    )
    assert "c_5 = pi^(3/2)/2 = 2.78416" in terms_text(answer, values)
    assert terms_json(answer, values)["constants"]["c_5"]["value"] == 2.784164


def test_a_number_that_solves_an_equation_stands_before_it():
    answer = TermsQuestion("gradient-flow with projection, modes(2*p)", point=("a=1/2", "b=2")).answer()
    edge = next(symbol for symbol in constants(answer.found) if symbol.name == "d_1")
    assert "d_1 = 1.14818 solves Integral(1/(d_1*sqrt(v) + 1), (v, 0, 2)) = 1" in terms_text(answer, {edge: 1.1481807})
    assert "c_1 = 1/2, which is infinite" in terms_text(answer, {sympy.Symbol("c_1", positive=True): math.nan})


def test_numbers_for_exponents_leave_one_cell_everywhere():
    assert "Everywhere" in lines("gradient-flow on power-law(2, 3/2)")


def test_letters_of_costs_are_said_to_stay_fixed():
    shown = lines(FLOW, point=("a=2", "b=3/2"), costs=("A*p*t",))
    assert "letters A: positive, and fixed while the budget grows" in shown


def test_latex_of_laws_has_the_point_the_law_and_what_holds_on_the_edge():
    answer = TermsQuestion(FLOW, point=("a=2", "b=3/2"), costs=("p*t",)).answer()
    tex = laws(answer, {sympy.Symbol("c_5", positive=True): 2.784164})
    assert r"At $a = 2$ and $b = \frac{3}{2}$: $c_5 \approx 2.7842$." in tex
    assert r"\asymp C^{-1/6} \quad \text{at } p \propto C^{1/3},\; t \propto C^{2/3}." in tex
    assert "On the edge of a regime" in tex
    assert laws(TermsQuestion(FLOW).answer()) == ""


def test_latex_of_several_laws_says_where_each_holds_and_which_is_best():
    tex = laws(TermsQuestion("ridge with noise", point=("a=2", "b=3"), costs=("n",)).answer())
    assert tex.count(r"\min_") == 2
    assert "The law of the cell is the best of these: where the ridge limits what is learned." in tex


def test_latex_has_an_equation_for_each_regime_and_a_row_for_each_term():
    found = TermsQuestion(FLOW, facts=("b > a + 1",)).answer().found
    tex = decomposition(found)
    assert r"c_1 t^{(1 - b)/a} + c_2 t^{(1 - a)/a}/p" in tex
    assert r"enough steps to learn as many modes as features, $p^{a} \ll t$" in tex
    (cell,) = found.cells
    assert tex.count(r" \\") == 1 + sum(len(regime.terms) for regime in cell.regimes)
    assert formula(found).count(r"\ll") == sum(len(regime.region.much_less) for regime in cell.regimes)


def test_notebooks_and_print_show_the_terms():
    found = decompose(problem_of("gradient-flow"))
    assert str(found).startswith("problem     gradient-flow(t) on power-law(a, b)")
    assert found._repr_latex_().startswith(r"$\displaystyle \begin{cases} c_1 t^{(1 - b)/a}")


@pytest.mark.tex
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no pdflatex on this machine")
def test_pdflatex_accepts_every_decomposition(tmp_path):
    asked = ["ridge with noise, projection", "sgd(decay=1) with noise, projection", "multi-pass-sgd with noise"]
    asked += ["sgd(step=s*p^(a-1)) with projection, modes(2*p)", "momentum", "ridgeless on power-law(cui2021)"]
    found = [decompose(problem_of(words)) for words in asked]
    body = "\n".join(f"{decomposition(one)}\n\\[ {formula(one)} \\]" for one in found)
    with_laws = [
        TermsQuestion("ridge with noise", point=("a=2", "b=3"), costs=("n",)),
        TermsQuestion(FLOW, costs=("A*p*t",), limits=("p <= C**u",)),
    ]
    body += "\n".join(laws(question.answer(), {sympy.Symbol("c_1"): 1e-9}) for question in with_laws)
    head = r"\documentclass{article}\usepackage{amsmath,booktabs,graphicx}\begin{document}"
    (tmp_path / "all.tex").write_text(f"{head}\n{body}\n\\end{{document}}\n")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


# --- letters ----------------------------------------------------------------------------------------------------------


def test_every_convention_is_listed():
    listed = conventions_listed()
    assert list(listed.as_json) == list(CONVENTIONS)
    assert len(listed.text.splitlines()) == 1 + len(CONVENTIONS)


def test_letters_of_two_papers_stand_in_those_of_each_other():
    found = letters_between("bordelon2025", "cui2021")
    assert found.as_json["translations"] == [
        {"of": "cui2021", "in": "bordelon2025", "letters": {"alpha": "nu", "r": "beta/2"}},
        {"of": "bordelon2025", "in": "cui2021", "letters": {"nu": "alpha", "beta": "2*r"}},
    ]


def test_a_letter_of_both_papers_is_marked_where_it_changes():
    changed, same = letters_between("paquette2024", "cui2021"), letters_between("li2025", "bi2025")
    assert "alpha [cui2021] = 2*alpha, r = (2*alpha + 2*beta - 1)/(4*alpha)" in changed.text
    assert "alpha [paquette2024] = alpha/2, beta = (2*alpha*r - alpha + 1)/2" in changed.text
    assert changed.as_json["translations"][0]["letters"]["alpha"] == "2*alpha"
    assert "beta = beta, s [li2025] = 2*s" in same.text
    assert "b [bordelon2020] = a, a [bordelon2020] = b" in letters_between("canonical", "bordelon2020").text


def test_letters_that_are_not_fixed_say_why():
    found = letters_between("havrilla2024", "cui2021")
    assert "cui2021 in the letters of havrilla2024: alpha = (2*beta + d)/d, r = beta/(2*beta + d)" in found.text
    assert re.search(r"havrilla2024 in the letters of cui2021: not fixed by them.*one exponent only", found.text)


def test_an_expression_is_translated():
    assert expression_between("2*alpha^2*r", "cui2021", "bordelon2025").text == "beta*nu^2"
    with pytest.raises(TheoryError, match="did you mean 'alpha'"):
        expression_between("alpa", "cui2021", "bordelon2025")
