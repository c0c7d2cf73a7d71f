"""Fit the steps of all layers on drawn contexts, most of which see fewer samples than dimensions."""

from proofs_check.papers.bordelon2025.iso_untied import measure

__all__ = ["measure"]
