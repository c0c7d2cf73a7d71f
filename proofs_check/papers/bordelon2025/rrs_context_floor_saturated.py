"""The same measurement beyond the wall, where the floor saturates."""

from proofs_check.papers.bordelon2025.rrs_context_floor import measure

__all__ = ["measure"]
