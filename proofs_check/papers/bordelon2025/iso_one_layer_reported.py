"""The reported form is held against the same measurement as the form that holds."""

from proofs_check.papers.bordelon2025.iso_one_layer import measure

__all__ = ["measure"]
