"""The reported form is held against the same measurement as the one that holds."""

from proofs_check.papers.bordelon2025.rrs_width_floor import measure

__all__ = ["measure"]
