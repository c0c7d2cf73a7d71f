"""Beyond source exponent one the frontier is followed in the same way."""

from proofs_check.papers.bordelon2025.rrs_compute_law import measure

__all__ = ["measure"]
