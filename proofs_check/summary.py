"""What the command prints about a run: progress, verdicts, power, exit status."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from proofs_check.console import counted
from proofs_check.judge import REPORTED, figure, label
from theory.records import Ledger, Power, Record

__all__ = ["exit_status", "open_points", "power_line", "power_table", "progress", "verdict_table"]

STYLES = {"supported": "green", "refuted": "red", "inconclusive": "yellow", "not checked": "dim"}


@contextmanager
def progress(console: Any, total: int) -> Iterator[Callable[[Record, bool], None]]:
    """A progress bar with time left; yields the function to call with each record."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("verifying"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)

        def advance(record: Record, stored: bool) -> None:
            note = " (stored)" if stored else f" {record.evidence.seconds:.1f} s"
            bar.update(task, advance=1, description=f"{record.claim.id}{note}")

        yield advance


def verdict_table(ledger: Ledger) -> Any:
    """A table of verdicts with the deciding figures."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("claim", no_wrap=True)
    table.add_column("source", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("derived", no_wrap=True)
    table.add_column("quantity", no_wrap=True)
    table.add_column("predicted", justify="right", no_wrap=True)
    table.add_column("measured", no_wrap=True)
    table.add_column("s", justify="right", no_wrap=True)
    for record in ledger.records:
        evidence = record.evidence
        grade = evidence.derived.grade if evidence.derived else "-"
        style = STYLES[record.verdict.outcome] if record.claim.vouched else "dim"
        source = record.claim.source + (" *" if record.claim.fidelity == "reconstructed" else "")
        table.add_row(
            record.claim.id,
            source,
            f"[{style}]{label(record)}[/]",
            grade,
            *_deciding(record),
            f"{evidence.seconds:.1f}",
        )
    return table


def _deciding(record: Record) -> tuple[str, str, str]:
    """Quantity, prediction and figure of the estimate that decided, or came closest to it."""
    judged = record.evidence.measured
    if judged is None or judged.estimate is None or judged.expected is None:
        return "-", "-", "-"
    return judged.estimate.quantity, f"{judged.expected:.5g}", figure(judged.estimate)


def open_points(ledger: Ledger) -> list[str]:
    """One line for each claim that is not supported, with the reason."""
    return [
        f"{r.claim.id}: {label(r)}: {r.verdict.why}"
        for r in ledger.records
        if r.verdict.outcome in ("refuted", "inconclusive") and label(r) != REPORTED["supported"]
    ]


def power_table(ledger: Ledger) -> Any:
    """Claims against planted variants: what each kind of evidence alone says."""
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False)
    for column in ("claim", "planted variant", "label", "measurement alone", "derivation alone"):
        table.add_column(column, no_wrap=column == "claim", overflow="fold")
    for record in ledger.records:
        by_variant: dict[str, dict[str, Power]] = {}
        for p in record.evidence.power:
            by_variant.setdefault(p.variant, {})[p.kind] = p
        for variant, kinds in by_variant.items():
            label = next(iter(kinds.values())).label
            outcomes = [kinds[k].outcome if k in kinds else "-" for k in ("measured", "derived")]
            table.add_row(record.claim.id, escape(variant), label, *outcomes)
    return table


def power_line(ledger: Ledger) -> str:
    """One line per kind of evidence on how many false variants it refutes."""
    planted = [p for _, p in ledger.power() if p.label == "incomparable"]
    measured = [p for p in planted if p.kind == "measured"]
    derived = [p for p in planted if p.kind == "derived"]
    refuted = sum(p.outcome == "refuted" for p in measured)
    open_ = sum(p.outcome == "inconclusive" for p in measured)
    underivable = sum(p.outcome == "not derivable" for p in derived)
    survived = sum(p.outcome == "survived" for p in measured)
    outcomes = [label(r) for r in ledger.records]
    counts = ", ".join(f"{outcomes.count(o)} {o}" for o in dict.fromkeys(outcomes))
    starred = any(r.claim.fidelity == "reconstructed" for r in ledger.records)
    return (
        f"\n{counted(len(ledger.records), 'claim')}: {counts}.\n"
        + "* our reconstruction: it never turns the paper's own claim green.\n" * starred
        + f"Planted false variants: {refuted} of {len(measured)} refuted by measurement alone"
        f"{f', {open_} inconclusive' if open_ else ''}{f', {survived} SURVIVED' if survived else ''}; "
        f"{underivable} of {len(derived)} not derivable."
    )


def exit_status(ledger: Ledger) -> int:
    """0 all supported, 1 something refuted, 3 something inconclusive; reported forms do not count."""
    if ledger.refuted:
        return 1
    return 3 if ledger.inconclusive else 0
