"""``theory terms`` and ``theory translate`` as a user meets them."""

import json

import pytest
from typer.testing import CliRunner

from proofs_check.cli import app

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
