"""``theory new``: what it writes holds as it is, outside the repository, and it never overwrites."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proofs_check.cli import app
from proofs_check.scaffold import create
from theory.errors import LoadError
from theory.registry import load

REPOSITORY = Path(__file__).parents[2]


def theory(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def beside(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("proofs_check.report.draw", lambda *_: [])
    return tmp_path


def test_a_new_theory_has_a_claim_from_an_algorithm_and_one_from_a_decomposition(beside):
    assert theory("new", "three_laws", "--title", "Three Laws").exit_code == 0
    registry = load(Path("three_laws"))
    (paper,) = registry.papers
    assert (paper.key, paper.title) == ("threelaws", "Three Laws")
    assert [e.claim.slug for e in registry.entries] == ["compute-law", "learning-curve"]
    assert all(e.check_path.exists() for e in registry.entries)


def test_nothing_of_the_templates_names_is_left(beside):
    for path in create(Path("three_laws")):
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in ("mykey", "myname", "MYTITLE")), path


def test_nothing_is_overwritten(beside):
    Path("mine").mkdir()
    refused = theory("new", "mine")
    assert refused.exit_code == 2
    assert "there already" in refused.stderr
    assert not list(Path("mine").iterdir())


@pytest.mark.parametrize(
    "name, remedy",
    [
        ("My-Paper", "my_paper"),
        ("2nd", "nd"),
        ("--", "my_paper"),
        ("class", "my_class"),
        ("theory", "my_theory"),
        ("yang2025", "my_yang2025"),
        ("nowhere/paper", "make it first"),
    ],
)
def test_bad_names_are_refused_with_a_better_one(beside, name, remedy):
    with pytest.raises(LoadError, match=remedy):
        create(Path(name))
    assert not list(beside.iterdir())


@pytest.mark.slow
def test_a_new_theory_is_supported_and_its_tests_pass_as_it_is(beside):
    create(Path("three_laws"))
    verified = theory("verify", "./three_laws", "--jobs", "1", "--json")
    assert verified.exit_code == 0, verified.output
    assert {row["verdict"] for row in json.loads(verified.stdout)} == {"supported"}
    assert "Verdict: supported" in theory("show", "./three_laws").stdout
    tested = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "proofs_check.plugin", "-p", "no:cacheprovider"],
        cwd="three_laws",
        env={"PYTHONPATH": str(REPOSITORY), "PATH": ""},
        capture_output=True,
        text=True,
    )
    assert "3 passed" in tested.stdout, tested.stdout + tested.stderr
