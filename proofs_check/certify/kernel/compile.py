"""Scripts through Coq: written with their library, compiled, their axioms held against a list."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

from proofs_check.certify.kernel.scripts import Script
from theory.errors import TheoryError
from theory.records import Certified

__all__ = ["MISSING", "Kernel", "allowed", "compiled", "coqc", "written"]

LIBRARY = resources.files("proofs_check.certify.kernel") / "library"
SECONDS = 600
MISSING = (
    "coqc is not installed, so nothing was compiled; on Debian: "
    "apt-get install --no-install-recommends coq libcoq-interval libcoq-coquelicot"
)
OPEN = re.compile(r"\b(Admitted|admit|Axioms?|Parameters?|Conjecture|Hypothes[ie]s|Variables?)\b")


@dataclass(frozen=True)
class Kernel:
    """What Coq says about one script.

    Attributes
    ----------
    claim : id of the claim, or of its paper
    statement : the theorems
    premises : what links them to the claim
    script : where the script was written
    compiled : whether Coq accepts it, resting on allowed axioms alone
    axioms : all that it rests on
    why : what went wrong
    seconds : of compilation
    """

    claim: str
    statement: str
    premises: tuple[str, ...]
    script: str
    compiled: bool
    axioms: tuple[str, ...]
    why: str = field(default="", compare=False)
    seconds: float = field(default=0.0, compare=False)

    def as_json(self) -> dict[str, object]:
        """The evidence, without what varies from run to run."""
        return {
            "claim": self.claim,
            "statement": self.statement,
            "premises": list(self.premises),
            "script": self.script,
            "compiled": self.compiled,
            "axioms": list(self.axioms),
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The theorems by name."""
        return tuple(part.partition(" :")[0] for part in self.statement.split("\n\n"))

    @property
    def steps_alone(self) -> bool:
        """Whether it holds identities of the derivation, and nothing of what the claim says."""
        return all(name.startswith("identity_") for name in self.names)

    @property
    def certified(self) -> Certified:
        """The record of it: theorems by name, none of them where something is wrong."""
        proved, left = (self.names, ()) if self.compiled else ((), (self.why,))
        return Certified(
            "kernel", "certified" if self.compiled else "undecided", proved, left, self.premises, self.axioms
        )


def coqc() -> str | None:
    """The compiler, if there is one."""
    return shutil.which("coqc")


@cache
def allowed(interval: bool) -> frozenset[str]:
    """The axioms that scripts may rest on: those of the reals, and for coq-interval those of primitive numbers.

    Examples
    --------
    >>> len(allowed(False)), "PrimFloat.add" in allowed(True)
    (4, True)
    """
    real, primitive = (LIBRARY / "axioms.txt").read_text().split("\n\n")
    text = real + "\n" + primitive if interval else real
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def written(scripts: Iterable[Script], folder: Path) -> list[Path]:
    """Write scripts, and the library they need, to a folder; ``coqc -Q . "" FILE`` compiles each there.

    Returns
    -------
    list of Path
        The files of the scripts, in order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for source in LIBRARY.iterdir():
        if source.name.endswith(".v"):
            (folder / source.name).write_text(source.read_text())
    paths = []
    for script in scripts:
        paths.append(folder / f"{script.module}.v")
        paths[-1].write_text(script.text)
    return paths


def compiled(scripts: Iterable[Script], folder: Path, jobs: int = 1) -> Iterator[Kernel]:
    """Write and compile scripts.

    Parameters
    ----------
    scripts : iterable of Script
    folder : Path
        Keeps the scripts and what Coq makes of them.
    jobs : int
        Scripts compiled at a time.

    Yields
    ------
    Kernel
        One a script, in order; without a compiler, none counts as compiled.
    """
    scripts = list(scripts)
    paths, compiler = written(scripts, folder), coqc()
    if compiler is not None:
        for module in dict.fromkeys(("Scaling", *(m for script in scripts for m in script.uses))):
            status, _, problem = _run(compiler, folder, f"{module}.v")
            if status != 0:
                raise TheoryError(f"the library {module}.v does not compile with {compiler}: {problem[-300:]}")

    def one(script: Script, path: Path) -> Kernel:
        if compiler is None:
            return _kernel(script, path, (), MISSING, 0.0)
        started = time.perf_counter()
        status, printed, problem = _run(compiler, folder, path.name)
        axioms = axioms_of(printed)
        why = " ".join(problem.split())[-400:] or f"coqc ended with {status}" if status else _objection(script, printed)
        return _kernel(script, path, axioms, why, time.perf_counter() - started)

    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(one, scripts, paths)


def _kernel(script: Script, path: Path, axioms: tuple[str, ...], why: str, seconds: float) -> Kernel:
    return Kernel(script.claim, script.statement, script.premises, str(path), not why, axioms, why, seconds)


def _run(compiler: str, folder: Path, name: str) -> tuple[int, str, str]:
    command = [compiler, "-q", "-Q", ".", "", name]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return 124, "", f"not finished after {SECONDS} s"
    return done.returncode, done.stdout, done.stderr


def axioms_of(printed: str) -> tuple[str, ...]:
    r"""The names in what ``Print Assumptions`` prints.

    Examples
    --------
    >>> axioms_of("Axioms:\nClassical_Prop.classic : forall P : Prop,\n  P \\/ ~ P\nUint63.of_to_Z\n  : int\n")
    ('Classical_Prop.classic', 'Uint63.of_to_Z')
    """
    _, _, listed = printed.partition("Axioms:\n")
    return tuple(sorted({line.split()[0] for line in listed.splitlines() if line and not line[0].isspace()}))


def _objection(script: Script, printed: str) -> str:
    """Why a script that compiles does not count, or nothing."""
    axioms = axioms_of(printed)
    if found := OPEN.search(script.code):
        return f"the script says {found.group()}"
    if not axioms and "Closed under the global context" not in printed:
        return "the script does not print its axioms"
    if foreign := sorted(set(axioms) - allowed(script.interval)):
        return f"it rests on {', '.join(foreign)}"
    return ""
