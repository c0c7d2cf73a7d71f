"""The reported form is held against the same measurement as the form that holds."""

from proofs_check.papers.bordelon2024.model_floor import measure

__all__ = ["measure"]
