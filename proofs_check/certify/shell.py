"""The command ``theory certify``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from proofs_check.certify.kernel import Kernel

__all__ = ["certify"]


def certify(
    targets: Annotated[
        list[str] | None, typer.Argument(help="Claims, papers or folders; none means all built in.")
    ] = None,
    kernel: Annotated[bool, typer.Option("--kernel", help="Prove statements in Coq.")] = False,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder of the scripts.")] = Path("theory-out/kernel"),
    jobs: Annotated[int, typer.Option(min=1, help="Scripts compiled at a time.")] = 1,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")
    ] = False,
) -> None:
    """Write proofs that a stranger can check, and check them.

    With --kernel, optimal allocations, phase covers, identities and explicit
    inequalities become Coq scripts that prove the statement at every finite
    budget. They compile with Debian's coq and libcoq-interval, without this
    package. The axioms they rest on are printed and held against a list.

    Examples
    --------
    - one law: `theory certify --kernel hoffmann2022:least-loss`

    - a paper, with its scripts: `theory certify --kernel paquette2024 -o scripts`

    Exit status: 0 all compiled, or no compiler here; 1 something did not compile; 2 bad input.
    """
    from proofs_check.certify.kernel import MISSING, compiled, coqc, scripts_of
    from theory.errors import LoadError
    from theory.registry import resolve

    if not kernel:
        raise LoadError("say how to certify: --kernel writes Coq scripts and compiles them")
    _, entries = resolve(targets or [])
    found: list[Kernel] = []
    for result in compiled(scripts_of(entries), out, jobs):
        found.append(result)
        if not as_json:
            typer.echo(_line(result))
    if not found:
        raise LoadError(f"nothing in {', '.join(targets or [])} can be exported: no certificate, identity or bound")
    if as_json:
        typer.echo(json.dumps([k.as_json() for k in found], indent=1))
    if coqc() is None:
        typer.echo(f"theory: {MISSING}; the scripts are in {out}", err=True)
        return
    raise typer.Exit(0 if all(k.compiled for k in found) else 1)


def _line(result: Kernel) -> str:
    from proofs_check.certify.kernel import coqc

    if coqc() is None:
        return f"written   {result.claim}: {result.script}"
    if not result.compiled:
        return f"FAILED    {result.claim}: {result.why}"
    return f"compiled  {result.claim}: {result.seconds:.1f} s, {len(result.axioms)} axioms, {result.script}"
