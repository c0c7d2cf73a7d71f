"""Plugin of pytest: a user's claims as tests, one each.

With this in her ``pyproject.toml``

.. code-block:: toml

    [tool.theory]
    papers = ["./my_paper"]
    check = true

``pytest`` collects the claims of the folders named, relative to that file. A test passes if the derivation holds and
no counterexample is found; with ``check`` the claim's check must not refute it either. Without that table nothing is
collected, and nothing but the standard library is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from theory.registry import Entry

__all__ = ["ClaimItem", "Paper", "pytest_collect_file", "pytest_configure"]


PAPERS = pytest.StashKey[dict[Path, bool]]()


def pytest_configure(config: pytest.Config) -> None:
    """Read which folders are papers, and whether their checks are run."""
    config.stash[PAPERS] = _configured(config.rootpath / "pyproject.toml")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the ``__init__.py`` of a paper that the configuration names."""
    if file_path.name != "__init__.py" or file_path.parent not in parent.config.stash[PAPERS]:
        return None
    return Paper.from_parent(parent, path=file_path)


def _configured(path: Path) -> dict[Path, bool]:
    """Folders of papers, and whether their checks are run."""
    table = _table(path)
    if table is None:
        return {}
    form = f'{path}: [tool.theory] takes papers = ["./my_paper", ...] and check = true or false'
    if not isinstance(table, dict) or set(table) - {"papers", "check"}:
        raise pytest.UsageError(form)
    papers, check = table.get("papers", []), table.get("check", False)
    if not isinstance(papers, list) or not all(isinstance(p, str) for p in papers) or not isinstance(check, bool):
        raise pytest.UsageError(form)
    return {_paper(path, paper): check for paper in papers}


def _table(path: Path) -> Any:
    """What is written under ``tool.theory``, or None if nothing is."""
    import tomllib

    try:
        written = path.read_text(encoding="utf-8") if path.is_file() else ""
        tool: Any = tomllib.loads(written).get("tool", {}) if "theory" in written else {}
    except (OSError, ValueError, RecursionError) as error:
        raise pytest.UsageError(f"{path} cannot be read as TOML; mend: {' '.join(str(error).split())}") from None
    return tool.get("theory") if isinstance(tool, dict) else None


def _paper(path: Path, name: str) -> Path:
    """The folder of a paper that the configuration names."""
    try:
        folder = (path.parent / name).resolve()
        if (folder / "__init__.py").is_file():
            return folder
    except (OSError, ValueError, RuntimeError):  # too long, with a null character, or a loop of links
        pass
    wrong = f"names {name!r}, which holds no __init__.py of a paper; name folders relative to this file"
    raise pytest.UsageError(f"{path}: [tool.theory] {wrong}")


class Paper(pytest.File):
    """A folder of claims."""

    def collect(self) -> Iterator[ClaimItem]:
        """One item for each claim.

        Raises
        ------
        CollectError
            If the folder cannot be loaded; the message names file, line and remedy.
        """
        from theory.errors import TheoryError
        from theory.registry import load

        try:
            entries = load(self.path.parent).entries
        except TheoryError as problem:
            raise self.CollectError(str(problem)) from None
        for entry in entries:
            yield ClaimItem.from_parent(self, name=entry.claim.id, entry=entry)


class ClaimFailed(Exception):
    """What does not hold of a claim, in words."""


class ClaimItem(pytest.Item):
    """A claim as a test."""

    def __init__(self, *, entry: Entry, **given: Any) -> None:
        super().__init__(**given)
        self.entry = entry

    def runtest(self) -> None:
        """Derive, search for a counterexample, and measure if that is asked for."""
        from proofs_check.falsify import falsify, trial_of
        from proofs_check.trust import shown
        from theory.derive import derive

        claim = self.entry.claim
        derived = derive(claim)
        if derived is not None and derived.grade == "failed":
            raise ClaimFailed(f"the derivation fails: {derived.why}")
        found = falsify(claim, trial_of(self.entry))
        if found.counterexample is not None:
            raise ClaimFailed(f"counterexample: {shown(claim, found.counterexample)}")
        measured = self.config.stash[PAPERS][self.path.parent] and self._measure()
        self.add_report_section("call", "falsification", f"{found.outcome} in {found.valid} valid draws. {found.why}")
        if found.outcome == "inconclusive" and not measured and (derived is None or derived.grade != "derived"):
            pytest.skip(f"nothing was tested: {derived.why if derived else 'no derivation'}; {found.why}")

    def _measure(self) -> bool:
        """Whether there is a check whose measurement supports the claim."""
        from proofs_check.run import examine

        measured = examine(self.entry, "quick", 0)[0].measured
        if measured is not None and measured.outcome == "refuted":
            raise ClaimFailed(f"the measurement refutes it: {measured.why}")
        return measured is not None and measured.outcome == "supported"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Words for what was found, a traceback for anything else."""
        if isinstance(excinfo.value, ClaimFailed):
            return f"{self.entry.claim.id}: {excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the claim is written."""
        return self.entry.path, 0, self.entry.claim.id
