"""The example folder of the documentation, copied away and used as a reader would."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proofs_check.cli import app

EXAMPLE = Path(__file__).parents[2] / "docs" / "example" / "my_paper"


def theory(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def my_paper(tmp_path, monkeypatch):
    """A copy of the folder, beside which the commands are given."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(EXAMPLE, "my_paper", ignore=shutil.ignore_patterns("__pycache__")))


def rows(result):
    return {row["id"]: row for row in json.loads(result.stdout)}


def test_all_three_claims_are_supported_outside_the_repository_and_typeset(my_paper):
    verified = theory("verify", "./my_paper", "--jobs", "1", "--json")
    assert verified.exit_code == 0, verified.output
    found = rows(verified)
    assert set(found) == {"mypaper:balance-constant", "mypaper:error-balance", "mypaper:ridge-bias"}
    assert {row["verdict"] for row in found.values()} == {"supported"}

    typeset = theory("latex", "./my_paper", "-o", "tex")
    assert typeset.exit_code == 0, typeset.output
    assert "The Price of a Small Penalty" in Path("tex", "document.tex").read_text()
    macros = Path("tex", "macros.tex").read_text()
    assert r"\mypaperErrorBalanceSlope}" in macros
    assert r"\mypaperErrorBalanceSlopeMeasuredA}" in macros


def test_a_wrong_exponent_is_refuted_by_the_derivation_and_by_the_measurement_alone(my_paper):
    claim = my_paper / "ridge_bias.py"
    claim.write_text(claim.read_text().replace("x**-s\n", "x ** (-s * sympy.Rational(11, 10))\n"))
    for other in ("error_balance.py", "balance_constant.py"):
        (my_paper / other).unlink()

    refuted = theory("verify", "./my_paper", "--jobs", "1", "--json")
    assert refuted.exit_code == 1
    evidence = rows(refuted)["mypaper:ridge-bias"]["evidence"]
    assert evidence["derived"]["grade"] == "failed"
    assert evidence["measured"]["outcome"] == "refuted"


def test_the_other_noise_of_another_seed_says_the_same(my_paper):
    for other in ("ridge_bias.py", "balance_constant.py"):
        (my_paper / other).unlink()
    again = theory("verify", "./my_paper", "--jobs", "1", "--seed", "1", "--json")
    assert rows(again)["mypaper:error-balance"]["verdict"] == "supported"
