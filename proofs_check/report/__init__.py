"""An HTML report of a ledger: a folder that opens from disk, without network.

`write` makes an index with every claim and one page for each, with MathML,
figures and the commands that reproduce them.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from proofs_check.figures import draw
from proofs_check.report.index import index_page
from proofs_check.report.page import claim_page
from proofs_check.report.words import slug
from theory.records import Ledger

__all__ = ["write"]

FEW = 8  # figures drawn before more processes would have started


def write(ledger: Ledger, folder: Path) -> Path:
    """Write the report of a ledger.

    Parameters
    ----------
    ledger : Ledger
    folder : Path
        Made if missing; pages of the same names are replaced. Figures go to
        ``folder/figures`` as SVG and PDF.

    Returns
    -------
    Path
        The first page, ``folder/index.html``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for asset in ("report.css", "filter.js"):
        (folder / asset).write_text((files(__name__) / "assets" / asset).read_text(encoding="utf-8"), encoding="utf-8")
    for record, drawn in zip(ledger.records, _drawn(ledger, folder / "figures"), strict=True):
        (folder / slug(record)).write_text(claim_page(record, ledger, drawn=drawn), encoding="utf-8")
    index = folder / "index.html"
    index.write_text(index_page(ledger), encoding="utf-8")
    return index


def _drawn(ledger: Ledger, folder: Path) -> list[bool]:
    """Draw all figures, on all cores where there are many; say which claims have one."""
    import joblib

    jobs = -1 if len(ledger.records) > FEW else 1
    return [bool(p) for p in joblib.Parallel(n_jobs=jobs)(joblib.delayed(draw)(r, folder) for r in ledger.records)]
