"""The example folder, verified once; what was found is stored and reused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proofs_check.cli import app

DOCS = Path(__file__).parents[2] / "docs"


def theory(*arguments):
    """Give a command as a reader would."""
    return CliRunner().invoke(app, [str(a) for a in arguments])


def copied(folder: Path) -> Path:
    """A copy of the example in a folder outside the repository."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(DOCS / "example" / "my_paper", folder / "my_paper", ignore=ignored))


@pytest.fixture(scope="session")
def evidence(tmp_path_factory):
    """The folder where one run of the example left its evidence, with the result of the command."""
    place = tmp_path_factory.mktemp("verified")
    result = theory("verify", copied(place), "-o", place / "theory-out", "--jobs", "1", "--json")
    return place / "theory-out" / "evidence", result


@pytest.fixture
def beside(tmp_path, monkeypatch):
    """The folder in which commands are given, with the example in it; figures, the slow part, are drawn above only."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("proofs_check.report.draw", lambda *_: [])
    copied(tmp_path)
    return tmp_path
