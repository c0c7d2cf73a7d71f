"""The command as a user meets it: output, exit statuses, errors in one line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proofs_check.cli import app

runner = CliRunner()


def theory(*arguments):
    return runner.invoke(app, [str(a) for a in arguments])


def test_list_json_names_every_claim_with_its_source():
    rows = json.loads(theory("list", "--json").stdout)
    assert len(rows) >= 16
    assert {"id", "title", "paper", "kind", "source", "fidelity"} <= set(rows[0])


def test_show_reads_like_a_theorem():
    shown = theory("show", "yang2025:balanced-allocation").stdout
    for words in ("Claim (", "Conventions.", "Source.", "Derivation (derived", "Certificate: weights"):
        assert words in shown


def test_derive_prints_exponent_allocation_constant_and_certificate():
    shown = theory("derive", "N**-a + D**-b", "--cost", "6*N*D").stdout
    for words in ("a*b/(a + b)", "C**(b/(a + b))", "constant", "weights", "verified     yes"):
        assert words in shown


def test_derive_json_is_for_programs():
    answer = json.loads(theory("derive", "N**-a + D**-b", "--cost", "N*D", "--json").stdout)
    (phase,) = answer["phases"]
    assert phase["exponent"] == "a*b/(a + b)"
    assert phase["allocation"]["N"] == "b/(a + b)"


def test_derive_replays_a_claim():
    assert "certificate verified" in theory("derive", "--claim", "yang2025:balanced-allocation").stdout


@pytest.mark.parametrize(
    "arguments, remedy",
    [
        (["show", "yang2025:balanced-alocation"], "did you mean yang2025:balanced-allocation"),
        (["list", "yang2026"], "did you mean yang2025"),
        (["verify", "./nowhere"], "is not a folder"),
        (["derive", "A*N**-a + D**-b", "--cost", "N*D"], "--constants A"),
        (["derive", "N**-a + D**-b", "--cost", "N"], "D occurs in no cost"),
        (["derive", "N**a + D**-b", "--cost", "N*D"], "minus sign"),
        (["derive", "N**-a - D**-b", "--cost", "N*D"], "not known to be positive"),
        (["derive", "N**-a + D**-b + 1", "--cost", "N*D"], "irreducible"),
        (["derive", "N**-a + D**-b"], "--cost"),
        (["derive", "N^-a", "--cost", "N"], "write ** instead"),
        (["derive", "__import__('os').system('true')", "--cost", "N"], "not allowed"),
        (["derive", "9**9**9**9", "--cost", "N"], "power"),
        (["derive", "(" * 500 + "N" + ")" * 500, "--cost", "N"], "nests"),
        (["derive", "N**-a + D**-b + (N*D)**(-1/4)", "--cost", "N*D"], "2 phases"),
        (["derive", "N**-a + D**-b", "--cost", "N*D", "--where", "a < 0"], "never hold"),
        (["report", "-o", "nowhere"], "theory verify"),
    ],
)
def test_bad_input_gets_one_line_with_the_remedy_and_status_2(arguments, remedy):
    started = time.monotonic()
    result = theory(*arguments)
    assert result.exit_code == 2
    assert remedy in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.output + result.stderr
    assert time.monotonic() - started < 20


def test_an_unwritable_folder_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    result = theory("verify", "yang2025:statistical-phase", "-o", tmp_path / "file" / "out")
    assert result.exit_code == 2
    assert "choose another folder with -o" in result.stderr


@pytest.mark.parametrize(
    "options, status",
    [
        ({}, 0),
        ({"exponent": "-a * b / (a + b) * 1.1"}, 1),
        ({"uncertainty": "0.05"}, 3),
        # A reported form that fails is an exhibit, not a failure of the run.
        ({"exponent": "-a * b / (a + b) * 1.1", "source": "reported"}, 0),
    ],
)
def test_exit_status_follows_the_claims_the_folder_vouches_for(own_theory, tmp_path, options, status):
    folder = own_theory(**options)
    result = theory("verify", folder, "-o", tmp_path / "out", "--jobs", "1")
    assert result.exit_code == status, result.output
    assert "mine2026:frontier" in result.stdout
    assert (tmp_path / "out" / "ledger.json").exists()


def test_verify_writes_ledger_report_and_latex(own_theory, tmp_path):
    out = tmp_path / "out"
    theory("verify", own_theory(), "-o", out, "--jobs", "1")
    assert (out / "report" / "index.html").exists()
    assert (out / "tex" / "document.tex").exists()


def test_verify_json_carries_verdict_and_evidence(own_theory, tmp_path):
    result = theory("verify", own_theory(), "-o", tmp_path / "out", "--jobs", "1", "--json")
    (row,) = json.loads(result.stdout)
    assert row["verdict"] == "supported"
    assert row["evidence"]["measurement"]["estimates"]


def test_latex_of_a_users_folder(own_theory, tmp_path):
    result = theory("latex", own_theory(), "-o", tmp_path / "tex")
    assert result.exit_code == 0
    assert "pdflatex" in result.stdout
    assert (tmp_path / "tex" / "document.tex").exists()


def test_errors_in_a_users_file_name_file_and_line(own_theory):
    folder = own_theory()
    (folder / "frontier.py").write_text("from theory.records import Claim\n\nCLAIM = Claim(nonsense=1)\n")
    result = theory("verify", folder)
    assert result.exit_code == 2
    assert "frontier.py:3: TypeError" in result.stderr


@pytest.mark.slow
def test_ctrl_c_keeps_finished_claims_and_says_how_to_go_on(own_theory, tmp_path):
    folder = own_theory()
    (folder / "waits.py").write_text((folder / "frontier.py").read_text().replace(":frontier", ":waits"))
    (folder / "checks" / "waits.py").write_text(
        "import time\n\n\ndef measure(problem, profile, seed):\n    time.sleep(120)\n"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "proofs_check.cli", "verify", str(folder), "-o", str(tmp_path / "out")]
    child = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Tests that run in the background of a shell inherit an interrupt that is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    evidence = tmp_path / "out" / "evidence" / "mine2026" / "frontier.json"
    deadline = time.monotonic() + 60
    while not evidence.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    out, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "1 claim(s) left" in out
    assert "Traceback" not in err
    assert json.loads((tmp_path / "out" / "ledger.json").read_text())["complete"] is False
