"""The command ``theory audit``. Heavy imports wait until the command runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from proofs_check.console import AsJson, Quiet, Targets, console

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proofs_check.audit.run import Audit
    from proofs_check.audit.trials import Kind, Row
    from theory.registry import Entry

__all__ = ["audit", "evidence_of", "verdict_of"]

STYLES = {"refuted": "green", "rightly kept": "green", "inconclusive": "yellow", "survived": "red"}
EVIDENCE: tuple[Kind, ...] = ("measured", "searched", "derived")


def audit(
    targets: Targets = None,
    out: Annotated[
        Path, typer.Option("-o", "--out", help="Folder of a run: its evidence is reused, and what is missing is made.")
    ] = Path("theory-out"),
    seeds: Annotated[int, typer.Option(min=1, help="Seeds for each check that draws.")] = 20,
    jobs: Annotated[int, typer.Option(help="Processes; -1 for one per core.")] = -1,
    contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Only compare laws of one quantity; nothing is simulated.")
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Try whether the evidence for claims can fail, and whether it fails what is true.

    Plants false variants in every claim, from other values to other regimes and
    dropped assumptions, and holds each against measurement, search and
    derivation. Runs true claims with other seeds and in other windows, where
    nothing may be refuted. Compares laws of one quantity. Reported forms take
    part in contradictions alone.

    What finished is kept in the output folder when you interrupt, and reused.

    Examples
    --------
    - everything built in, half an hour of one core: `theory audit`

    - one's own folder, fewer seeds: `theory audit ./my_paper --seeds 3`

    - contradictions alone, in seconds: `theory audit --contradictions`

    Exit status: 0 all false variants refuted or open, no false alarm and no contradiction between claims that the
    package vouches for; 1 otherwise; 2 bad input; 130 interrupted.
    """
    from proofs_check.audit.run import audit as audited
    from theory.errors import LoadError
    from theory.registry import resolve

    registry, entries = resolve(targets or [])
    if not entries:
        raise LoadError("nothing to audit: no claims in " + ", ".join(targets or []))
    if jobs == 0:
        raise LoadError("--jobs 0 would never finish; use -1 for one process per core")
    if contradictions:
        _compare(entries, as_json)
        return
    people = console(as_json=as_json, quiet=quiet, width=160)
    from rich.progress import Progress

    with Progress(console=people, transient=True) as bar:
        task = bar.add_task("auditing", total=sum(entry.claim.vouched for entry in entries))
        found = audited(registry, entries, out, seeds=seeds, jobs=jobs, on_done=lambda _: bar.update(task, advance=1))
    if as_json:
        typer.echo(json.dumps(found.summary(), indent=1))
    else:
        people.print(_table(found.rows))
        for line in lines(found):
            typer.echo(line)
    if not found.complete:
        people.print("[bold]Interrupted[/]: the same command goes on from here.")
        raise typer.Exit(130)
    wrong = found.survived or found.false_alarms or any(f.between_vouched for f in found.contradictions)
    raise typer.Exit(1 if wrong else 0)


def _compare(entries: Sequence[Entry], as_json: bool) -> None:
    from proofs_check.audit.run import listed
    from theory.audit import compare_laws

    found = compare_laws(entry.claim for entry in entries)
    if as_json:
        typer.echo(json.dumps(listed(found.findings), indent=1))
    else:
        for line in (*found.findings, *found.undecided, found):
            typer.echo(f"{line}\n")
    if any(f.between_vouched for f in found.findings):
        raise typer.Exit(1)


def verdict_of(row: Row) -> str:
    """What an outcome means for a variant of this label, in words."""
    return "rightly kept" if row.label == "weaker" and row.outcome == "kept" else row.outcome


def evidence_of(row: Row) -> Iterator[str]:
    """What measurement, search and derivation say, in this order."""
    for kind in EVIDENCE:
        yield row.said[kind].outcome if kind in row.said else "-"


def _table(rows: Sequence[Row]) -> Any:
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False)
    for column in ("claim", "planted variant", "label", *EVIDENCE, "together"):
        table.add_column(column, no_wrap=column == "claim", overflow="fold")
    for row in rows:
        together = verdict_of(row)
        style = STYLES.get(together, "dim") if row.label != "stronger" else "dim"
        table.add_row(row.claim, escape(row.variant), row.label, *evidence_of(row), f"[{style}]{together}[/]")
    return table


def lines(found: Audit) -> Iterator[str]:
    """What did not come out as it should, and the figures."""
    yield ""
    for row in found.rows:
        if (row.counts and row.outcome != "refuted") or row in found.wrongly_refuted:
            why = "; ".join(f"{kind}: {said.why}" for kind, said in row.said.items())
            yield f"{row.claim}: {row.variant}: {row.outcome}: {why}"
    for what in ("seeds", "windows"):
        for claim, trial in found.trials(what):
            if trial.outcome != "supported":
                yield f"{claim}: {trial.variation}: {trial.outcome}: {trial.why}"
    for contradiction in found.contradictions:
        if contradiction.between_vouched:
            yield f"contradiction: {contradiction}"
    outcomes = [row.outcome for row in found.false]
    yield (
        f"{len(outcomes)} false variants of {len(found.claims)} claims: {outcomes.count('refuted')} refuted, "
        f"{outcomes.count('inconclusive')} inconclusive, {outcomes.count('survived')} survived."
    )
    weaker = [row for row in found.rows if row.label == "weaker"]
    yield f"{len(weaker)} weakened claims, which are true: {len(weaker) - len(found.wrongly_refuted)} rightly kept."
    for what in ("seeds", "windows"):
        tried = [trial.outcome for _, trial in found.trials(what)]
        yield (
            f"True claims under other {what}: {len(tried)} trials, {tried.count('refuted')} refuted, "
            f"{tried.count('inconclusive')} inconclusive."
        )
    ours = sum(f.between_vouched for f in found.contradictions)
    yield f"{len(found.contradictions)} contradictions, {ours} of them between claims that the package vouches for."
