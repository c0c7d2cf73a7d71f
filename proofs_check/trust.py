"""Commands that ask whether a claim can be trusted. Heavy imports wait until a command needs them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from proofs_check.console import AsJson, Quiet, Targets, console, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from theory.records import Claim
    from theory.records.falsification import Counterexample, Falsification
    from theory.registry import Entry

__all__ = ["falsify", "shown"]

STYLES = {"none found": "green", "counterexample": "red", "inconclusive": "yellow"}


def falsify(
    targets: Targets = None,
    draws: Annotated[
        int | None, typer.Option(min=1, max=1_000_000, help="Draws for each claim; as many as pay if not given.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Seed of every draw.")] = 0,
    evidence: Annotated[Path, typer.Option(help="Output folder that keeps what is found, for `theory show`.")] = Path(
        "theory-out"
    ),
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Search for counterexamples to claims; shrink and print what is found.

    Parameters are drawn under the assumptions of a claim, at their edges on
    purpose. Both sides of inequalities and equalities are evaluated, or what
    the claim's check computes for a drawn member of the class; exponents are
    derived again at numbers. "None found" means in so many valid draws, and
    given the premises.

    Examples
    --------
    - one claim: `theory falsify havrilla2024:interaction-gap`

    - one's own folder, other draws: `theory falsify ./my_paper --draws 5000 --seed 1`

    Exit status: 0 no counterexample, 1 a counterexample, 2 bad input, 3 something
    inconclusive. Reported forms are exhibits and do not count.
    """
    from rich.progress import track

    from proofs_check.falsify import falsify as search
    from proofs_check.falsify import trial_of
    from proofs_check.findings import keep
    from theory.codec import to_json
    from theory.errors import LoadError
    from theory.records import Falsification
    from theory.registry import resolve

    _, entries = resolve(targets or [])
    if not entries:
        raise LoadError("nothing to falsify: no claims in " + ", ".join(targets or []))
    people, found = console(as_json=as_json, quiet=quiet), list[Falsification]()
    for entry in track(entries, "falsifying", console=people, transient=True):
        found.append(replace(search(entry.claim, trial_of(entry), draws=draws, seed=seed), draws=draws or 0))
        keep(evidence, entry, found[-1])  # at once, for those who interrupt
    if as_json:
        typer.echo(json.dumps([to_json(f) for f in found], indent=1))
    else:
        people.print(_table(found))
        for line in _open_points(entries, found):
            typer.echo(line)
    raise typer.Exit(_exit_status(entries, found))


def _table(found: Sequence[Falsification]) -> Any:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False)
    for column in ("claim", "outcome", "valid draws", "undecided", "out of reach", "evaluated"):
        number = column in ("valid draws", "undecided", "out of reach")
        table.add_column(column, justify="right" if number else "left", no_wrap=column != "evaluated")
    for f in found:
        counts = (str(n) if n else "-" for n in (f.valid, f.undecided, f.outside))
        table.add_row(f.claim, f"[{STYLES[f.outcome]}]{f.outcome}[/]", *counts, f.how.partition(":")[0])
    return table


def _open_points(entries: Sequence[Entry], found: Sequence[Falsification]) -> list[str]:
    """Premises of what was evaluated, counterexamples, reasons for what is inconclusive, and a line that counts."""
    lines = [""]
    for entry, f in zip(entries, found, strict=True):
        if f.counterexample is not None:
            lines += [f"{f.claim}: counterexample: {shown(entry.claim, f.counterexample)}"]
        if f.why:
            lines += [f"{f.claim}: {f.outcome}: {f.why}"]
        if len(found) == 1:
            lines += [f"given {premise}" for premise in f.premises]
    kinds = [f.outcome for f in found]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    return [*lines, f"{counted(len(found), 'claim')}: {counts}; {counted(sum(f.valid for f in found), 'valid draw')}."]


def shown(claim: Claim, counterexample: Counterexample) -> str:
    """A counterexample in the letters of the claim."""
    import sympy

    from theory.expressions import text

    letters = {name: sympy.pretty(sympy.Symbol(name)) for name, _ in counterexample.at.values}
    at = ", ".join(f"{letters[name]} = {value}" for name, value in counterexample.at.values) or "every point"
    left = text(claim.statement.lhs) if hasattr(claim.statement, "lhs") else counterexample.quantity
    drawn = f" (member drawn with seed {counterexample.member})" if counterexample.member is not None else ""
    said = f"{counterexample.found} {counterexample.relation} {counterexample.stated}"
    return f"at {at}{drawn} the statement says of {left}: {said}, which is false"


def _exit_status(entries: Sequence[Entry], found: Sequence[Falsification]) -> int:
    vouched = {f.outcome for entry, f in zip(entries, found, strict=True) if entry.claim.vouched}
    return 1 if "counterexample" in vouched else 3 if "inconclusive" in vouched else 0
