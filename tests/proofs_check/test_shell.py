"""``theory terms``, ``inside`` and ``translate`` as a user meets them."""

import inspect
import json
import math
import re
import shlex
from typing import get_type_hints

import pytest
from typer.testing import CliRunner

from proofs_check import shell
from proofs_check.cli import app
from theory.classes import read_class
from theory.codec import from_json

FLOW = "gradient-flow(t) with projection(p)"
HERE = ("--at", "a=2,b=3/2", "--cost", "p*t")


def theory(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_terms_prints_cells_regimes_and_constants():
    shown = theory("terms", "gradient-flow").stdout
    for words in ("Where a > 1 and b > 1", "many steps: 1 << t", "matters", "Constants", "Assumed"):
        assert words in shown


def test_terms_goes_on_to_the_law_and_its_exponents_at_budgets(tmp_path):
    drawn = tmp_path / "exponents.svg"
    result = theory("terms", FLOW, *HERE, "--budget", "1e4:1e8", "-o", drawn, "--json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    (phase,) = answer["cells"][0]["compute_optimal"][0]["phases"]
    assert phase["exponent"] == "1/6"
    (found,) = answer["budget_exponents"]
    assert (found["budgets"][0], len(found["budgets"])) == (pytest.approx(1e4), 7)
    assert found["leading"] == pytest.approx([1 / 6] * 7, abs=1e-5)
    assert any("features are Gaussian" in sentence for sentence in answer["assumptions"])
    assert answer["constants"]["c_1"]["value"] == pytest.approx(1.52438, rel=1e-5)
    assert drawn.read_text().startswith("<?xml")


def test_terms_in_latex():
    shown = theory("terms", "gradient-flow", "--latex").stdout
    assert r"\begin{tabular}" in shown
    assert "Assumed: " in shown
    assert r"\begin{tabular}" in theory("terms", "momentum on power-law(havrilla2024)", "--latex").stdout


def test_latex_goes_on_to_the_law():
    shown = theory("terms", "gradient-flow", "--at", "a=2,b=3/2", "--cost", "t", "--latex").stdout
    assert r"$c_1 \approx 1.5244$" in shown
    assert r"\min_{t \le C} c_1 t^{-1/4} \asymp C^{-1/4}" in shown


def test_at_gives_numbers_to_constants():
    assert "= 1.52438" in theory("terms", "gradient-flow", "--at", "a=2,b=3/2").stdout


@pytest.mark.slow
def test_constants_have_no_numbers_while_a_letter_has_none():
    known, open_step = (theory("terms", "sgd", "--at", at, "--json").stdout for at in ("a=2,b=3/2,s=1/2", "a=2,b=3/2"))
    # By hand: K_1 = (s/2) sum 1/(k**2 - s) = (1 - x cot(x))/4 with x = pi sqrt(s).
    x = math.pi * math.sqrt(1 / 2)
    assert json.loads(known)["constants"]["K_1"]["value"] == pytest.approx((1 - x / math.tan(x)) / 4, rel=1e-9)
    assert json.loads(open_step)["constants"]["K_1"]["value"] is None


@pytest.mark.parametrize(
    "arguments, shown",
    [
        ([], "cui2021"),
        (["havrilla2024", "cui2021"], "r = beta/(2*beta + d)"),
        (["1 + 2*alpha*r", "cui2021", "bordelon2025"], "beta*nu + 1"),
    ],
)
def test_translate(arguments, shown):
    result = theory("translate", *arguments)
    assert result.exit_code == 0
    assert shown in result.stdout
    assert json.loads(theory("translate", *arguments, "--json").stdout)


@pytest.mark.parametrize(
    "arguments, remedy",
    [
        (["terms", "rigde(n)"], "did you mean 'ridge'"),
        (["terms", "sgd", "--where", "q > 1"], "known are"),
        (["terms", "sgd", "--budget", "1e3:1e6"], "--budget needs numbers and a cost"),
        (["terms", FLOW, "-o", "x.svg"], "say --budget"),
        (["terms", FLOW, *HERE, "--budget", "1e6:1e3"], "budgets rise"),
        (["terms", FLOW, *HERE, "--budget", "many"], "cannot read the budgets"),
        (["terms", FLOW, *HERE, "--budget", "1e3:1e4:1e5"], "cannot read the budgets"),
        (["terms", FLOW, *HERE, "--budget", "1e3:"], "cannot read the budgets"),
        (["terms", FLOW, *HERE, "--budget", ""], "cannot read the budgets"),
        (["terms", FLOW, *HERE, "--latex", "--budget", "1e3:1e6"], "leave out --json, --budget and -o"),
        (["terms", FLOW, "--latex", "--json"], "leave out --json, --budget and -o"),
        (["terms", FLOW, "--latex", "-o", "x.svg"], "leave out --json, --budget and -o"),
        (["terms", "sgd", "--at", "a=11/10,b=3,s=9/10"], "is not below one"),
        (["terms", "sgd", "--at", "a=2,b=3", "--cost", "t", "--budget", "1e3:1e6"], "say --at s="),
        (["translate", "cui2021"], "give two conventions"),
        (["translate", "cui2021", "cui2022"], "no convention 'cui2022'"),
    ],
)
def test_bad_input_gets_one_line_with_the_remedy_and_status_2(arguments, remedy):
    result = theory(*arguments)
    assert result.exit_code == 2
    assert remedy in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_introduction_names_what_derives_terms_and_finds_contradictions():
    introduction, _, _ = theory("--help").stdout.partition("Options")
    for command in ("theory terms", "theory audit"):
        assert command in " ".join(introduction.split())


def test_help_teaches_by_examples():
    shown = theory("terms", "--help").stdout
    for words in ("power-law(nu, beta; bordelon2025)", "--at", "--latex"):
        assert words in shown


EXAMPLES = [
    pytest.param(line, marks=[pytest.mark.slow] if not line.startswith(("theory translate", "theory inside")) else [])
    for command in (shell.derive, shell.inside, shell.terms, shell.translate)
    for line in re.findall(r"`(theory .+)`", inspect.getdoc(command))
]


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_of_the_help_is_answered(line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = theory(*shlex.split(line)[1:])
    assert result.exit_code == 0, result.output
    drawn = re.search(r"-o (\S+)", line)
    assert not drawn or (tmp_path / drawn[1]).stat().st_size > 0


def example_of(option):
    described = get_type_hints(shell.terms, include_extras=True)[option].__metadata__[0].help
    return re.search(r"for example `(.+?)`", described)[1]


@pytest.mark.slow
@pytest.mark.parametrize("options", [("where", "cost", "subject_to"), ("at", "cost", "budget")])
def test_examples_of_options_are_answered(options):
    result = theory("terms", FLOW, *(x for o in options for x in (f"--{o.replace('_', '-')}", example_of(o))))
    assert result.exit_code == 0, result.output


@pytest.mark.slow
def test_very_many_modes_have_exponents_too():
    words = "gradient-flow with projection, modes(10^30*p)"
    result = theory("terms", words, "--at", "a=1/10,b=2", "--cost", "p*t", "--budget", "1e9", "--json")
    assert result.exit_code == 0, result.output
    # By hand: int_0^r dv/(1 + d v**a) = 1 has the solution r**(1 - a)/(1 - a) once d is large.
    assert json.loads(result.stdout)["constants"]["d_1"]["value"] == pytest.approx(1e27 / 0.9, rel=1e-6)


def test_inside_says_by_which_theorems():
    result = theory("inside", "CFL", "CoT(n)", "--if", "CFL not in TIME~(n**2)", "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["verdict"]) == (0, "not inside")
    assert [link["status"] for link in found["links"]] == ["hypothesis", "proved"]
    assert found["hypotheses"] == ["CFL ⊄ TIME~(n**2)"]
    assert from_json(found["large"]) == read_class("CoT(n)")


@pytest.mark.parametrize(
    "words, status, said",
    [
        (("SPACE(n)", "TIME~(n**2)"), 3, "unknown"),
        (("TC0", "P"), 2, "needs one uniformity"),
        (("CoT(n)", "CSLL"), 2, "did you mean CSL?"),
        (("P", "L", "--if", "P = NP"), 2, "is no hypothesis"),
        (("TIME(n**c)", "P", "--where", "c >"), 2, "c >"),
        (("TIME(n**c)", "P", "--where", "c"), 2, "is no relation"),
        (("TIME(n**c)", "P", "--where", "2 > 3"), 2, "is no relation that can hold"),
        (("TIME(n**c)", "P", "--where", "n > 5"), 2, "which grows"),
        (("TIME(n**c)", "P", "--where", "c > 2", "--where", "c < 1"), 2, "satisf"),
        (("TIME(n < 3)", "P"), 2, "no positive expression"),
        (("TIME(n**n)", "P"), 3, "unknown"),
        (("TIME(2 + sin(n))", "P"), 3, "unknown"),
        (("TIME(n - 5)", "P"), 3, "unknown"),
    ],
)
def test_inside_answers_or_explains(words, status, said):
    result = theory("inside", *words)
    assert result.exit_code == status and said in result.output
