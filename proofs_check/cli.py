"""The command ``theory``. Heavy imports wait until a command needs them."""

from __future__ import annotations

import contextlib
import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec

import typer

from proofs_check import shell, trust, writing
from proofs_check.audit import shell as auditing
from proofs_check.certify import shell as certifying
from proofs_check.completion import targets as complete
from proofs_check.console import AsJson, Quiet, Targets, console, counted

if TYPE_CHECKING:
    from theory.records import Ledger

__all__ = ["app", "main"]

app = typer.Typer(
    add_completion=True,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Scaling-law claims as objects: derive them, check them by simulation, typeset them.\n\n"
        "A TARGET with a colon is a claim (yang2025:path-threshold), one with a slash or naming something on disk "
        "is your own folder (./my_paper), anything else is a paper (yang2025). No target means everything built in.\n\n"
        "Start with `theory list`, then `theory show bordelon2025:rrs-depth-law`, then "
        '`theory derive "N**-a + D**-b" --cost "6*N*D"`, then `theory verify`. '
        '`theory terms "sgd(t, s) with projection(p)"` derives the terms of a risk from its algorithm, and '
        "`theory audit` plants false variants of claims and looks for laws that contradict each other."
    ),
)

Out = Annotated[Path, typer.Option("-o", "--out", help="Folder for everything that is written.")]
DEFAULT_OUT = Path("theory-out")

P = ParamSpec("P")


def _mendable(command: Callable[P, None]) -> Callable[P, None]:
    """Turn errors a user can mend into one line and exit status 2."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        from theory.errors import TheoryError

        try:
            command(*args, **kwargs)
        except TheoryError as error:
            _fail(str(error))
        except BrokenPipeError:
            sys.stderr.close()
        except OSError as error:
            what = ": ".join(filter(None, [error.strerror or str(error), error.filename]))  # a full disk names no file
            _fail(f"{what}; choose another folder with -o")

    return wrapped


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"scaling-theory {version('scaling-theory')}")
        raise typer.Exit()


def _fail(message: str) -> None:
    typer.echo(f"theory: {' '.join(message.split())}", err=True)
    raise typer.Exit(2)


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    del version  # answered by its callback, before a command is asked for


app.command()(_mendable(writing.new))


@app.command("list")
@_mendable
def list_claims(targets: Targets = None, as_json: AsJson = False) -> None:
    """List claims with their kind and source.

    Example: theory list yang2025
    """
    from theory.registry import resolve

    _, entries = resolve(targets or [])
    if as_json:
        typer.echo(json.dumps([_row(e.claim) for e in entries], indent=1))
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("claim", "title", "kind", "source", "fidelity"):
        table.add_column(column, no_wrap=column == "claim", overflow="fold")
    for e in entries:
        table.add_row(e.claim.id, e.claim.title, e.claim.kind, e.claim.source, e.claim.fidelity)
    console().print(table)
    typer.echo(f"{counted(len(entries), 'claim')} of {counted(len({e.claim.paper for e in entries}), 'paper')}")


def _row(claim: Any) -> dict[str, str]:
    return {
        "id": claim.id,
        "title": claim.title,
        "paper": claim.paper,
        "kind": claim.kind,
        "source": claim.source,
        "fidelity": claim.fidelity,
    }


@app.command()
@_mendable
def show(
    target: Annotated[str, typer.Argument(help="A claim, a paper, or a folder.", autocompletion=complete)],
    out: Out = DEFAULT_OUT,
    as_json: AsJson = False,
) -> None:
    """Show a claim as a theorem: statement, assumptions, proof, evidence.

    Example: theory show bordelon2025:rrs-depth-law
    """
    from proofs_check.findings import target_of
    from proofs_check.run import stored_ledger
    from theory.codec import to_json
    from theory.registry import resolve
    from theory.typeset.plain import theorem

    registry, entries = resolve([target])
    records = stored_ledger(registry, entries, out).records
    if as_json:
        typer.echo(json.dumps(to_json(records[0] if len(records) == 1 else records), indent=1))
        return
    named = {entry.claim.id: target_of(entry) for entry in entries}
    shown = (theorem(r, registry.paper(r.claim.paper), named[r.claim.id]) for r in records)
    typer.echo("\n\n".join(shown))


@app.command()
@_mendable
def verify(
    targets: Targets = None,
    out: Out = DEFAULT_OUT,
    thorough: Annotated[bool, typer.Option("--thorough", help="Larger sizes; up to half an hour.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Seed of every simulation.")] = 0,
    jobs: Annotated[int, typer.Option(help="Processes; -1 for one per core.")] = -1,
    cluster: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Scheduler of a Dask cluster that examines the claims.")
    ] = "",
    fresh: Annotated[bool, typer.Option("--fresh", help="Ignore stored evidence.")] = False,
    with_power: Annotated[bool, typer.Option("--power", help="Also print claims against planted variants.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Derive, simulate and judge claims; end with a verdict for each.

    Writes the ledger, an HTML report with a figure per claim, and LaTeX to the
    output folder. Finished claims are kept when you interrupt, and reused.

    Exit status: 0 all supported, 1 something refuted, 2 bad input, 3 something
    inconclusive. Reported forms (source "reported") are exhibits and do not
    count.

    Example: theory verify bordelon2025 ./my_paper
    """
    from proofs_check import processes, run, summary
    from theory.errors import LoadError
    from theory.registry import resolve

    registry, entries = resolve(targets or [])
    if not entries:
        raise LoadError("nothing to verify: no claims in " + ", ".join(targets or []))
    if jobs == 0:
        raise LoadError("--jobs 0 would never finish; use -1 for one process per core")
    (out / "evidence").mkdir(parents=True, exist_ok=True)
    if fresh:
        for entry in entries:
            (out / "evidence" / entry.claim.paper / f"{entry.claim.slug}.json").unlink(missing_ok=True)
    people = console(as_json=as_json, quiet=quiet)
    workers = processes.cluster(cluster) if cluster else contextlib.nullcontext()
    with workers, summary.progress(people, len(entries)) as advance:
        ledger = run.verify(
            registry,
            entries,
            out,
            profile="thorough" if thorough else "quick",
            seed=seed,
            jobs=jobs,
            on_done=advance,
        )
    run.write_ledger(ledger, out / "ledger.json")
    if as_json:
        typer.echo(json.dumps([_verdict_row(r) for r in ledger.records], indent=1))
    elif ledger.records:
        if with_power:
            people.print(summary.power_table(ledger), "")
        people.print(summary.verdict_table(ledger))
        people.print(summary.power_line(ledger))
        for line in summary.open_points(ledger):
            typer.echo(line)
    if ledger.complete and ledger.records:
        with people.status("writing report and LaTeX"):
            _write_outputs(ledger, out)
        people.print(f"ledger [bold]{out}/ledger.json[/], report [bold]{out}/report/index.html[/], LaTeX {out}/tex")
    if not ledger.complete:
        left = len(entries) - len(ledger.records)
        people.print(f"[bold]Interrupted[/]: {counted(left, 'claim')} left; the same command goes on from here.")
        raise typer.Exit(130)
    raise typer.Exit(summary.exit_status(ledger))


def _verdict_row(record: Any) -> dict[str, Any]:
    from theory.codec import to_json

    row: dict[str, Any] = _row(record.claim)
    row["verdict"] = record.verdict.outcome
    row["why"] = record.verdict.why
    row["evidence"] = to_json(record.evidence)
    return row


def _write_outputs(ledger: Ledger, out: Path) -> None:
    from functools import partial

    from proofs_check import report
    from proofs_check.store import fingerprint, write_atomically
    from theory import typeset

    # Pages and LaTeX depend on the ledger and the sources alone, and figures take a while.
    stamp, made_from = out / "report" / ".made-from", fingerprint((out / "ledger.json").read_bytes())
    written = stamp.exists() and stamp.read_text(encoding="utf-8") == made_from
    if not (written and (out / "tex" / "document.tex").exists()):
        report.write(ledger, out / "report", partial(typeset.write, ledger, out / "tex"))
        write_atomically(stamp, made_from)


app.command()(_mendable(writing.latex))
app.command()(_mendable(auditing.audit))
app.command()(_mendable(shell.derive))
app.command()(_mendable(shell.inside))
app.command()(_mendable(shell.terms))
app.command()(_mendable(shell.translate))
app.command()(_mendable(certifying.certify))
app.command()(_mendable(trust.falsify))


@app.command("report")
@_mendable
def make_report(out: Out = DEFAULT_OUT) -> None:
    """Write the HTML report of the last run again from its ledger.

    Example: theory report -o theory-out
    """
    from proofs_check import report
    from proofs_check.run import read_ledger

    typer.echo(f"wrote {report.write(read_ledger(out / 'ledger.json'), out / 'report')}")


def main() -> None:
    """Entry point of the command."""
    app()


if __name__ == "__main__":
    main()
