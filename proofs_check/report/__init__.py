"""An HTML report of a ledger: a folder that opens from disk, without network.

`write` makes an index with every claim, one page for each, with MathML,
figures and the commands that reproduce them, and a page to explore
compute-optimal laws by moving their letters.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from proofs_check.figures import draw
from proofs_check.processes import processes
from proofs_check.report.explorer import explorer_page
from proofs_check.report.index import index_page
from proofs_check.report.page import claim_page
from proofs_check.report.words import slug
from theory.records import Ledger

__all__ = ["write"]

FEW = 8  # pages written before more processes would have started


def write(ledger: Ledger, folder: Path, *beside: Callable[[], object]) -> Path:
    """Write the report of a ledger, on all cores where there is much to write.

    Parameters
    ----------
    ledger : Ledger
    folder : Path
        Made if missing; pages of the same names are replaced. Figures go to
        ``folder/figures`` as SVG and PDF.
    *beside : callables without arguments
        What else is to be made meanwhile, such as LaTeX.

    Returns
    -------
    Path
        The first page, ``folder/index.html``.
    """
    import joblib

    folder.mkdir(parents=True, exist_ok=True)
    for asset in ("report.css", "filter.js", "explorer.js"):
        (folder / asset).write_text((files(__name__) / "assets" / asset).read_text(encoding="utf-8"), encoding="utf-8")
    index = folder / "index.html"
    jobs = joblib.effective_n_jobs(-1) if len(ledger.records) > FEW else 1
    tasks = (joblib.delayed(_write_pages)(ledger, folder, slice(share, None, jobs)) for share in range(jobs))
    pages = processes(jobs, batch_size=1, return_as="generator_unordered")(tasks)
    # The ledger is long to hand over: what else needs it is made here.
    for make in beside:
        make()
    explorer = explorer_page(ledger)
    if explorer is not None:
        (folder / "explorer.html").write_text(explorer, encoding="utf-8")
    index.write_text(index_page(ledger, explored=explorer is not None), encoding="utf-8")
    for _ in pages:
        pass
    return index


def _write_pages(ledger: Ledger, folder: Path, share: slice) -> None:
    """Write a share of the pages with their figures."""
    for record in ledger.records[share]:
        drawn = bool(draw(record, folder / "figures"))
        (folder / slug(record)).write_text(claim_page(record, ledger, drawn=drawn), encoding="utf-8")
