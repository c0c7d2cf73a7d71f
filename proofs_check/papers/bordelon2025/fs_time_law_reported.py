"""The reported exponent is held against the same measurement as the one that holds."""

from proofs_check.papers.bordelon2025.fs_time_law import measure

__all__ = ["measure"]
