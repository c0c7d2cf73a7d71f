"""What falsify and certify find of a claim is kept beside its evidence, and shown with what makes it again."""

from dataclasses import replace

import pytest
from typer.testing import CliRunner

from proofs_check import findings
from proofs_check.cli import app
from proofs_check.findings import keep, target_of, with_findings
from proofs_check.run import stored_record
from theory.records import Certified, Evidence, Falsification
from theory.registry import builtin, load

GAP = "havrilla2024:interaction-gap"
SEARCHED = Falsification(GAP, "none found", "both sides", (), 70, 0, 0, seed=3, draws=70)
KERNEL = Certified("kernel", "certified", ("gap",), premises=("the sine is what it is",), axioms=("a", "b"))
BOXES = Certified("boxes", "undecided", (), ("bound: x <= y, undecided",))


@pytest.fixture
def entry():
    return builtin().entry(GAP)


def theory(*words):
    return CliRunner().invoke(app, [str(w) for w in words])


def test_findings_of_each_kind_are_read_back(entry, tmp_path):
    for finding in (SEARCHED, KERNEL, BOXES):
        keep(tmp_path, entry, finding)
    evidence = stored_record(entry, tmp_path).evidence
    assert (evidence.falsified, evidence.certified) == (SEARCHED, (BOXES, KERNEL))


def test_findings_about_another_form_of_the_claim_or_by_other_sources_are_stale(entry, tmp_path, monkeypatch):
    keep(tmp_path, entry, KERNEL)
    other = replace(entry, claim=replace(entry.claim, assumptions=()))
    assert with_findings(tmp_path, other, Evidence()).certified == ()
    assert with_findings(tmp_path, entry, Evidence()).certified == (KERNEL,)
    monkeypatch.setattr(findings, "_sources", lambda: "others")
    assert with_findings(tmp_path, entry, Evidence()).certified == ()


def test_a_claim_with_nothing_to_prove_says_so_once_it_was_tried(tmp_path):
    claim = "yang2025:statistical-phase"
    assert "boxes and solver: not tried yet." in theory("show", claim, "-o", tmp_path).stdout
    assert theory("certify", claim, "--evidence", tmp_path).exit_code == 2
    assert theory("certify", "--kernel", claim, "-o", tmp_path / "scripts", "--evidence", tmp_path).exit_code == 2
    shown = theory("show", claim, "-o", tmp_path).stdout
    assert "boxes and solver: nothing to prove: it is no inequality between expressions" in shown
    assert "kernel of Coq: nothing to prove: no certificate, identity or bound." in shown


@pytest.mark.parametrize("text", ["", "[]", "{", '{"key": 1}'])
def test_a_damaged_finding_is_none(entry, tmp_path, text):
    keep(tmp_path, entry, KERNEL)
    (tmp_path / "evidence" / "havrilla2024" / "interaction-gap.kernel.json").write_text(text)
    assert with_findings(tmp_path, entry, Evidence()).certified == ()


def test_show_names_each_kind_of_evidence_with_its_premises_and_its_command(tmp_path):
    theory("falsify", GAP, "--draws", 20, "--seed", 1, "--evidence", tmp_path)
    theory("certify", GAP, "--evidence", tmp_path)
    keep(tmp_path, builtin().entry(GAP), KERNEL)
    shown = theory("show", GAP, "-o", tmp_path).stdout
    for line in (
        "derivation: derived.",
        "$ theory derive --claim havrilla2024:interaction-gap",
        "measurement: none yet.",
        "$ theory verify havrilla2024:interaction-gap",
        "planted variants: none yet.",
        "$ theory verify havrilla2024:interaction-gap --power",
        "falsification: none found in 20 valid draws.",
        "$ theory falsify havrilla2024:interaction-gap --draws 20 --seed 1",
        "boxes and solver: certified: bound: gap >= l**(-2)",
        "$ theory certify havrilla2024:interaction-gap",
        "kernel of Coq: certified: gap; rests on 2 axioms.",
        "given the sine is what it is",
        "$ theory certify --kernel havrilla2024:interaction-gap",
    ):
        assert line in shown


def test_the_commands_of_a_claim_of_ones_own_name_its_folder_and_it(own_theory, tmp_path, monkeypatch):
    folder = own_theory()
    (entry,) = load(folder).entries
    assert target_of(entry) == f"{folder}:frontier"
    monkeypatch.chdir(folder)
    assert target_of(entry) == ".:frontier"
    monkeypatch.chdir(folder.parent)
    assert target_of(entry) == (named := f"./{folder.name}:frontier")
    assert f"$ theory verify {named}\n" in theory("show", named, "-o", tmp_path).stdout


@pytest.mark.slow
def test_what_a_run_measured_is_shown_with_its_seed(own_theory, tmp_path):
    folder = own_theory()
    theory("verify", folder, "-o", tmp_path, "--jobs", 1)
    shown = theory("show", folder, "-o", tmp_path).stdout
    assert "measurement: supported, 1 estimate by exact dynamics." in shown
    assert "false ones measured" in shown and "false ones derived" in shown
