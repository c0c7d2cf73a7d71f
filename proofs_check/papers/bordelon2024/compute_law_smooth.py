"""Minimise the risk of random features over width and time, for tasks easier than the spectrum."""

from proofs_check.papers.bordelon2024.compute_law import measure

__all__ = ["measure"]
