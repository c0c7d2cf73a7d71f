"""The command as a user meets it: output, exit statuses, errors in one line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import psutil
import pytest
import sympy
from typer.testing import CliRunner

from proofs_check.cli import app
from proofs_check.completion import targets
from theory.codec import from_json
from theory.question import Question
from theory.registry import builtin

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


def test_audit_finds_reported_forms_that_contradict_what_holds():
    found = theory("audit", "--contradictions", "bordelon2024")
    assert found.exit_code == 0
    assert "model-floor-reported" in found.stdout
    assert "0 of them between claims that the package vouches for" in found.stdout
    (first, *_) = json.loads(theory("audit", "--contradictions", "bordelon2024", "--json").stdout)
    assert {"first", "second", "finding", "vouched"} <= set(first)


def test_derive_prints_exponent_allocation_constant_and_certificate():
    shown = theory("derive", "N**-a + D**-b", "--cost", "6*N*D").stdout
    for words in ("a*b/(a + b)", "C**(b/(a + b))", "constant", "weights", "verified    yes", "Status: complete"):
        assert words in shown


def test_derive_shows_every_phase_and_the_wall_between_them():
    shown = theory("derive", "N**-a + D**-b", "--cost", "N*D", "--subject-to", "D <= C**u").stdout
    for words in (
        "Phase 1 of 2, where",
        "Phase 2 of 2",
        "not unique: of order at least",
        "Walls",
        "passes continuously",
    ):
        assert words in shown


def test_derive_names_the_irreducible_part_and_goes_on_with_the_excess():
    shown = theory("derive", "E + N**-a + D**-b", "--constants", "E", "--cost", "N*D").stdout
    assert "irreducible  E" in shown
    assert "exponent    0" in shown
    assert "Excess risk" in shown
    assert "exponent    a*b/(a + b)" in shown


@pytest.mark.parametrize("direction, order", [("two-sided", "Theta("), ("upper", "O("), ("lower", "Omega(")])
def test_derive_writes_the_order_that_the_terms_allow(direction, order):
    assert f"risk = {order}" in theory("derive", "N**-a", "--cost", "N", "--direction", direction).stdout


def test_derive_hints_at_a_missing_minus_sign():
    result = theory("derive", "N**a + D**-b", "--cost", "N*D")
    assert result.exit_code == 0
    assert "minus sign" in result.stdout


def test_derive_says_along_which_ray_the_risk_vanishes():
    assert "by N = C**t with growing t" in theory("derive", "N**-a", "--resources", "N").stdout
    assert "infeasible" in theory("derive", "N**-a", "--cost", "N", "--subject-to", "C**2 <= N").stdout


def asked(*arguments):
    """The answer as JSON, with its expressions read by sympy from the listed names."""
    answer = json.loads(theory("derive", *arguments, "--json").stdout)
    names = {n: sympy.Symbol(n, positive=True) for n in (*answer["parameters"], *answer["resources"], answer["budget"])}
    return answer, lambda text: sympy.sympify(text, locals=names)


def test_derive_json_has_the_agreed_fields():
    answer, read = asked("B*D**-b + A*N**-a", "--cost", "6*N*D", "--constants", "A,B")
    assert answer["status"] == "complete"
    assert answer["parameters"] == ["A", "B", "a", "b"]
    assert answer["resources"] == ["D", "N"]
    assert {n: read(t) for n, t in answer["terms"].items()} == {"t1": read("B*D**-b"), "t2": read("A*N**-a")}
    assert (answer["walls"], answer["certified_fraction"], answer["ray"]) == ([], None, None)
    (phase,) = answer["phases"]
    assert phase["conditions"] == []
    assert read(phase["exponent"]) == read("a*b/(a + b)")
    assert phase["log"] == "0"
    assert {r: read(x) for r, x in phase["allocation"].items()} == {"N": read("b/(a + b)"), "D": read("a/(a + b)")}
    assert phase["nonunique"] == {}
    assert phase["binding"] == ["t1", "t2"]
    weights = {"t1": "a/(a + b)", "t2": "b/(a + b)", "c1": "a*b/(a + b)"}
    assert {n: read(w) for n, w in phase["weights"].items()} == {n: read(w) for n, w in weights.items()}
    at = {read(n): value for n, value in {"A": 2, "B": 3, "a": 1, "b": 1}.items()}
    assert read(phase["constant"]).subs(at) == 12  # 2 sqrt(6 A B), by hand
    assert phase["verified"] is True


def test_derive_json_carries_a_certificate_that_verifies():
    answer, _ = asked("N**-a + exp(-T/N**b)", "--cost", "N*T")
    certificate = from_json(answer["phases"][0]["certificate"])
    assert certificate.verify()
    assert certificate == Question("N**-a + exp(-T/N**b)", ("N*T",)).answer().certificate


def test_derive_json_of_limited_data_has_two_phases_an_interval_and_a_wall():
    answer, read = asked("N**-a + D**-b", "--cost", "N*D", "--subject-to", "D <= C**u")
    by_exponent = {read(p["exponent"]): p for p in answer["phases"]}
    assert set(by_exponent) == {read("a*b/(a + b)"), read("b*u")}
    limited = by_exponent[read("b*u")]
    (condition,) = limited["conditions"]
    left, relation = condition.rsplit(" >= ", 1)
    assert relation == "0"
    assert sympy.expand(read(left) - read("a - a*u - b*u")) == 0
    assert [read(e) for e in limited["nonunique"]["N"]] == [read("b*u/a"), read("1 - u")]
    assert read(limited["weights"]["s1"]) == read("b")
    (wall,) = answer["walls"]
    assert sorted(wall["between"]) == [0, 1]
    assert wall["kind"] == "continuous"
    assert read(wall["exponent"]).subs(read("u"), read("a/(a + b)")) == read("a*b/(a + b)")


@pytest.mark.parametrize(
    "arguments, exponent, log",
    [
        (["h**s + C**(-1/2)*log(C)**(1/2)*h**(-d/2)", "--free", "h"], "s/(d + 2*s)", "s/(d + 2*s)"),
        (["N**(-2*s/d) + N/C", "--resources", "N"], "2*s/(d + 2*s)", "0"),
        (["exp(-eta*T) + eta", "--free", "eta", "--cost", "T"], "1", "1"),
        (["N**-a + D**-b", "--cost", "N", "--resources", "D"], "a", "0"),
        (["N**-a + 1", "--cost", "N"], "0", "0"),
        (["C*D + (C/D)**w", "--resources", "D", "--where", "w > 2"], "-2*w/(w + 1)", "0"),
        (["Max(N**-a, D**-b)", "--cost", "N*D"], "a*b/(a + b)", "0"),
        (["N**-a*log(N)**3 + D**-b*log(D)", "--cost", "N*D*log(N)**2"], "a*b/(a + b)", "(a + 2*a*b + 3*b)/(a + b)"),
        (["N**-a + D**-b", "--cost", "N*D", "--budget", "E"], "a*b/(a + b)", "0"),
        (["1/N + 1/D + (N*D)**(-1/2)*log(C)**5", "--cost", "N*D"], "1/2", "5"),
    ],
)
def test_derive_json_gives_known_rates(arguments, exponent, log):
    answer, read = asked(*arguments)
    (phase,) = answer["phases"]
    assert sympy.simplify(read(phase["exponent"]) - read(exponent)) == 0
    assert sympy.simplify(read(phase["log"]) - read(log)) == 0


@pytest.mark.parametrize("pair", ["beta gamma", "E N", "S I", "Q zeta", "O pi_", "lambda oo_", "re im"])
def test_derive_json_reads_with_names_that_sympy_keeps_for_itself(pair):
    one, other = pair.split()
    answer, read = asked(f"X**-{one} + Y**-{other}", "--cost", "X*Y")
    listed = [sympy.Symbol(n, positive=True) for n in answer["parameters"]]
    assert len(listed) == 2
    product, total = sympy.Mul(*listed), sympy.Add(*listed)
    assert read(answer["phases"][0]["exponent"]) == product / total


def test_derive_json_says_along_which_ray_the_risk_vanishes():
    answer, _ = asked("N**-a + D**-b", "--resources", "N,D")
    assert answer["status"] == "unbounded"
    assert answer["phases"] == []
    assert set(answer["ray"]) == {"N", "D"}


def test_derive_json_of_an_irreducible_part_adds_the_excess():
    answer, _ = asked("E + N**-a", "--constants", "E", "--cost", "N")
    assert answer["irreducible"] == "E"
    assert answer["phases"][0]["exponent"] == "0"
    assert answer["excess"]["phases"][0]["exponent"] == "a"


def test_derive_help_teaches_by_examples():
    shown = theory("derive", "--help").stdout
    for words in ("--subject-to", "--free h", "exp(-T/N**b)", "log(N)"):
        assert words in shown


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
        (["derive", "N**-a - D**-b", "--cost", "N*D"], "not known to be positive"),
        (["derive", "N**-a + D**-b"], "--cost"),
        (["derive"], "give the terms"),
        (["derive", "N**-a + D**-b", "--cost", "N*D", "--constants", "Q"], "occurs in no term"),
        (["derive", "h**s + h**-d/C", "--free", "hh"], "did you mean h?"),
        (["derive", "N**-a + a*D**-b", "--cost", "N*D"], "both a base and an exponent"),
        (["derive", "N**-C", "--cost", "N"], "rename one with --budget"),
        (["derive", "A*N**-a", "--cost", "N", "--constants", "A", "--free", "A"], "cannot both"),
        (["derive", "N**-a", "--cost", "N", "--constants", "C"], "which is the budget"),
        (["derive", "N**-a", "--cost", "N", "--budget", "2C"], "no name for a budget"),
        (["derive", "N**-alpha", "--cost", "N", "--where", "alpa > 1"], "did you mean alpha?"),
        (["derive", "N**-a", "--cost", "N", "--where", "N > 1"], "--subject-to"),
        (["derive", "N**-a", "--cost", "N", "--where", "0 < a < 1"], "write two comparisons"),
        (["derive", "N**-a", "--cost", "N", "--subject-to", "N"], "is not a constraint"),
        (["derive", "N**-a", "--cost", "N > 1"], "is a comparison"),
        (["derive", "sin(N)", "--cost", "N"], "not a monomial"),
        (["derive", "N^-a", "--cost", "N"], "write ** instead"),
        (["derive", "__import__('os').system('true')", "--cost", "N"], "not allowed"),
        (["derive", "9**9**9**9", "--cost", "N"], "power"),
        (["derive", "(" * 500 + "N" + ")" * 500, "--cost", "N"], "nests"),
        (["derive", "N**-a + D**-b", "--cost", "N*D", "--where", "a < 0"], "never hold"),
        (["report", "-o", "nowhere"], "theory verify"),
        (["derive", "N**-a + D**-b", "--cost", "N*D", "--over", "a=0:1"], "say -o phases.svg"),
        (["derive", "N**-a + D**-b", "--cost", "N*D", "-o", "p.svg", "--at", "a"], "--at a=2,b=1/2"),
        (["derive", "N**-a + D**-b", "--cost", "N*D", "-o", "p.svg", "--over", "a=0:oo", "--at", "b=1"], "finite"),
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
@pytest.mark.parametrize(
    "interrupt",
    [
        pytest.param(lambda pid: os.killpg(pid, signal.SIGINT), id="ctrl-c"),  # a terminal sends it to the whole group
        pytest.param(lambda pid: os.kill(pid, signal.SIGTERM), id="terminated"),
    ],
)
def test_an_interrupt_keeps_finished_claims_says_how_to_go_on_and_leaves_no_process(own_theory, tmp_path, interrupt):
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
    others = psutil.Process(child.pid).children(recursive=True)
    interrupt(child.pid)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "1 claim left" in out
    assert "Traceback" not in err
    assert psutil.wait_procs(others, timeout=10)[1] == []
    assert json.loads((tmp_path / "out" / "ledger.json").read_text())["complete"] is False


def test_quiet_says_nothing_but_what_stays_open(own_theory, tmp_path):
    assert theory("verify", own_theory(), "-o", tmp_path / "out", "--jobs", "1", "--quiet").output == ""
    wrong = own_theory(exponent="-a * b / (a + b) * 1.1")
    said = theory("verify", wrong, "-o", tmp_path / "out", "--jobs", "1", "-q")
    assert said.exit_code == 1
    assert said.output.startswith("mine2026:frontier: refuted: ")


def test_colours_are_for_people_alone(own_theory, tmp_path, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in theory("verify", own_theory(), "-o", tmp_path / "out", "--jobs", "1").output
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b" not in theory("verify", own_theory(), "-o", tmp_path / "out", "--jobs", "1").output


def test_the_version_is_the_installed_one():
    assert theory("--version").stdout == f"scaling-theory {version('scaling-theory')}\n"


def test_targets_are_completed_from_the_names_of_files():
    ids = {entry.claim.id for entry in builtin().entries}
    assert {i for paper in targets("") for i in targets(f"{paper}:")} == ids
    assert targets("yang2025:two-ph") == ["yang2025:two-phase-curve"]
    assert targets("nobody:") == targets("./my") == []


def test_folders_of_claims_are_completed_as_well(tmp_path):
    assert theory("new", tmp_path / "two_laws").exit_code == 0
    (tmp_path / "drafts").mkdir()
    assert targets(f"{tmp_path}/") == [f"{tmp_path}/drafts/", f"{tmp_path}/two_laws"]
    assert targets(f"{tmp_path}/two_laws:c") == [f"{tmp_path}/two_laws:compute-law"]
    assert len(targets(f"{tmp_path}/two_laws:")) == 2


def test_derive_draws_the_phases(tmp_path):
    words = ["N**-a + D**-b", "--cost", "N*D", "--subject-to", "D <= C**u", "--over", "a=0:1,u=0:1", "--at", "b=1/2"]
    for name in ("phases.svg", "phases.tex"):
        said = theory("derive", *words, "-o", tmp_path / name)
        assert said.exit_code == 0 and "Phase 1 of 2" in said.stdout
    assert (tmp_path / "phases.svg").read_text().startswith("<?xml")
    assert r"\begin{tikzpicture}" in (tmp_path / "phases.tex").read_text()
