"""Every example of the documentation, Python (``pycon``) and shell (``console``) alike, gives what the page shows."""

from __future__ import annotations

import doctest
import os
import re
import runpy
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proofs_check.cli import app
from proofs_check.run import read_ledger
from theory.registry import builtin

DOCS = Path(__file__).parents[2] / "docs"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
BLOCK = re.compile(r"^```(pycon|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PAGES = sorted(p for p in DOCS.glob("*.md") if BLOCK.search(p.read_text(encoding="utf-8")))
LONG = {"first-paper", "papers-derived"}
READ = [pytest.param(p, id=p.stem, marks=[pytest.mark.slow] if p.stem in LONG else []) for p in PAGES]


@pytest.mark.parametrize("page", READ)
def test_examples_give_what_the_page_shows(page, beside, request):
    if page.stem == "own-theory":
        shutil.copytree(request.getfixturevalue("evidence")[0], beside / "theory-out" / "evidence")
    names: dict[str, object] = {}
    for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "pycon":
            _run_python(text, names, page.name)
        else:
            _run_shell(text)
    for picture in beside.glob("*.svg"):
        assert seen(picture) == seen(DOCS / "images" / picture.name), f"{picture.name} is not what {page.name} draws"


def seen(picture: Path) -> tuple[list[str], list[str]]:
    """The letters of a picture in their order, and the looks of its lines; not where exactly they are."""
    drawn = picture.read_text(encoding="utf-8")
    return re.findall(r'<use xlink:href="#([^"]*)"', drawn), re.findall(r'style="([^"]*)"', drawn)


def _run_python(text: str, names: dict[str, object], page: str) -> None:
    said: list[str] = []
    example = doctest.DocTestParser().get_doctest(text, names, page, page, 0)
    failed = doctest.DocTestRunner(optionflags=FLAGS).run(example, out=said.append, clear_globs=False).failed
    names.update(example.globs)
    assert not failed, "".join(said)


def _run_shell(text: str) -> None:
    status = 0
    for command, expected in COMMAND.findall(text):
        words, output = shlex.split(command), ""
        if words == ["echo", "$?"]:
            output = f"{status}\n"
        elif words[0] == "cd":
            os.chdir(words[1])
        elif words[0] == "sed":
            subprocess.run(words, check=True)
        elif words[0] == "pdflatex":
            if shutil.which("pdflatex"):
                subprocess.run([*words, "-halt-on-error"], check=True, capture_output=True)
        else:
            assert words[0] == "theory", f"cannot run {command}"
            result = CliRunner().invoke(app, words[1:])
            output, status = result.output, result.exit_code
        assert doctest.OutputChecker().check_output(expected, output, FLAGS), f"$ {command}\n{output}"


def test_the_page_of_results_has_a_row_for_every_estimate(evidence):
    write = runpy.run_path(str(DOCS / "_ext" / "results.py"))["page"]
    page = write(read_ledger(evidence[0].parent / "ledger.json"))
    assert page.count("| `error-balance` | supported | derived | ") == 1
    assert page.count("slope | -0.333333 |") == 1
    assert "root for squared | incomparable | refuted | not derivable |" in page


def test_every_built_in_paper_is_in_the_bibliography():
    entries = (DOCS / "references.bib").read_text(encoding="utf-8")
    for paper in builtin().papers:
        assert f"{{{paper.key},\n" in entries
        assert paper.title in entries


def test_the_page_of_statements_names_every_claim_and_no_other():
    named, paper = set(), ""
    for line in (DOCS / "statements.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            paper = re.match(r"## (\w+)", line).group(1)
        names = re.findall(r"`((?:\w+:)?[a-z0-9-]+)`", line) if line.startswith("|") else []
        named |= {name if ":" in name else f"{paper}:{name}" for name in names}
    assert named == {e.claim.id for e in builtin().entries}
