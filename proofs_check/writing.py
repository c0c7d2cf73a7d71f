"""Commands that write: a new theory of one's own, and LaTeX of any."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from proofs_check.console import Targets

__all__ = ["latex", "new"]


def new(
    folder: Annotated[Path, typer.Argument(help="Folder to write; its name becomes that of the paper.")],
    title: Annotated[str, typer.Option(help="Title of the paper.")] = "",
) -> None:
    """Write a theory of your own: two claims, their checks, a test and a paper, to be changed.

    One claim goes from a spectrum and an algorithm to a law with its constant, the other from a risk decomposition to a
    compute frontier. Both are supported as they are.

    Example: theory new my_paper && theory verify ./my_paper
    """
    from proofs_check.scaffold import create

    for path in create(folder, title):
        typer.echo(f"  {path}")
    where = folder if folder.is_absolute() or folder.parent != Path() else f"./{folder}"
    typer.echo(f"Next: theory verify {where}, then theory latex {where} -o {where}/tex")


def latex(
    targets: Targets = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for everything that is written.")] = Path(
        "theory-out/tex"
    ),
    evidence: Annotated[Path, typer.Option(help="Output folder of the run whose figures to use.")] = Path("theory-out"),
    notation: Annotated[
        Path | None, typer.Option(help="Letters, order of terms and names of commands; else notation.toml of a folder.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if something would change.")] = False,
) -> None:
    """Write LaTeX: macros, theorems with proofs, tables, bibliography, a document.

    Measured values and figures come from stored evidence where it is fresh; run `theory verify` first to have them.

    Examples
    --------
    - your own folder: `theory latex ./my_paper -o tex`

    - is what your paper inputs up to date? `theory latex ./my_paper -o tex --check`

    Exit status: 0 written or up to date, 1 stale (what changed is printed), 2 bad input.
    """
    from proofs_check.run import stored_ledger
    from theory import typeset
    from theory.registry import resolve

    registry, entries = resolve(targets or [])
    ledger = stored_ledger(registry, entries, evidence)
    beside = sorted({entry.path.parent / "notation.toml" for entry in entries if not entry.builtin})
    found = [notation] if notation else [path for path in beside if path.exists()]
    style = typeset.Style.merged([typeset.read_style(path) for path in found])
    if check:
        _compare(list(typeset.stale(ledger, out, style, terms=bool(targets))), out)
        return
    written = typeset.write(ledger, out, style, terms=bool(targets))
    _copy_figures([f"{record.claim.paper}--{record.claim.slug}.pdf" for record in ledger.records], evidence, out)
    typer.echo(f"wrote {len(written)} files to {out}; compile with: cd {out} && pdflatex document && pdflatex document")
    unmeasured = [r.claim.id for r in ledger.records if r.claim.instances and r.evidence.measurement is None]
    if unmeasured:
        number = f"{len(unmeasured)} claims are" if len(unmeasured) > 1 else f"{unmeasured[0]} is"
        again = " ".join(["theory verify", *(targets or [])])
        typer.echo(f"{number} not measured, or changed since, and shown with a dash; first run: {again}", err=True)


def _compare(stale: list[str], out: Path) -> None:
    if not stale:
        typer.echo(f"{out} is up to date")
        return
    typer.echo("".join(stale), nl=False)
    files = "file is" if len(stale) == 1 else "files are"
    typer.echo(f"{len(stale)} {files} stale; the same command without --check writes them again", err=True)
    raise typer.Exit(1)


def _copy_figures(names: list[str], evidence: Path, out: Path) -> None:
    import shutil

    for name in names:
        figure = evidence / "report" / "figures" / name
        if figure.exists():
            (out / "figures").mkdir(exist_ok=True)
            shutil.copyfile(figure, out / "figures" / name)
