"""What the project says of itself in several places agrees."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def names(requirements: list[str]) -> set[str]:
    found = {re.split(r"[\[<>=!~ ]", r)[0].lower().replace("_", "-") for r in requirements}
    return found - {"scaling-theory"}


def test_the_version_is_one() -> None:
    assert f"version: {PROJECT['version']}\n" in (ROOT / "CITATION.cff").read_text()
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text()


def test_every_dependency_is_pinned_for_ci() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = names([line for line in lines if not line.startswith("#")])
    extras = PROJECT["optional-dependencies"]
    assert names(PROJECT["dependencies"]).union(*map(names, extras.values())) <= pinned
    assert all(re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[\w.+]+", line) for line in lines)


def test_the_readme_gives_the_two_commands() -> None:
    commands = re.findall(r"^python -m pip install .*$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert commands == [
        "python -m pip install . && theory verify",
        "python -m pip install '.[test]' && python -m pytest -n logical",
    ]


def test_nothing_tracked_depends_on_one_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a clone")
    words = re.compile(r"/(?:root|work|home)/|files\.pythonhosted|pypi\.org/simple|index-url|find-links")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".cff", ".svg", ".bib"} and path != Path(__file__):
            assert not words.search(path.read_text()), name
