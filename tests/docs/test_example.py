"""The example folder of the documentation, copied away and used as a reader would."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proofs_check.cli import app

CLAIMS = {"mypaper:balance-constant", "mypaper:error-balance", "mypaper:ridge-bias"}


def theory(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def rows(result):
    return {row["id"]: row for row in json.loads(result.stdout)}


def keep_only(*slugs):
    for path in Path("my_paper").glob("*.py"):
        if path.stem not in ("__init__", *slugs):
            path.unlink()


def test_all_claims_are_supported_outside_the_repository(evidence):
    folder, result = evidence
    assert result.exit_code == 0, result.output
    figures = {path.stem for path in (folder.parent / "report" / "figures").glob("*.svg")}
    assert figures == {name.replace(":", "--") for name in CLAIMS}
    assert {name: row["verdict"] for name, row in rows(result).items()} == dict.fromkeys(CLAIMS, "supported")


def test_latex_states_predicted_and_measured_numbers(beside, evidence):
    shutil.copytree(evidence[0], beside / "theory-out" / "evidence")
    result = theory("latex", "./my_paper", "-o", "tex")
    assert result.exit_code == 0, result.output
    assert "The Price of a Small Penalty" in Path("tex", "document.tex").read_text()
    macros = Path("tex", "macros.tex").read_text()
    assert r"\mypaperErrorBalanceSlope}" in macros
    assert r"\mypaperErrorBalanceSlopeMeasuredA}" in macros


@pytest.mark.parametrize("factor", ["11/10", "9/10"])
def test_a_wrong_exponent_is_refuted_by_the_derivation_and_by_the_measurement_alone(beside, factor):
    keep_only("ridge_bias")
    claim = Path("my_paper", "ridge_bias.py")
    claim.write_text(claim.read_text().replace("x**-s\n", f"x ** (-s * sympy.Rational('{factor}'))\n"))
    result = theory("verify", "./my_paper", "--jobs", "1", "--json")
    assert result.exit_code == 1
    found = rows(result)["mypaper:ridge-bias"]["evidence"]
    assert found["derived"]["grade"] == "failed"
    assert found["measured"]["outcome"] == "refuted"


def test_the_noise_of_another_seed_gives_the_same_verdict(beside):
    keep_only("error_balance", "ridge_bias")  # the second is a premise of the first
    result = theory("verify", "./my_paper", "--jobs", "1", "--seed", "1", "--json")
    assert rows(result)["mypaper:error-balance"]["verdict"] == "supported"
