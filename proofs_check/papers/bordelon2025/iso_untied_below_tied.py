"""Tied layers on drawn contexts, held against the bound of untied ones."""

from proofs_check.papers.bordelon2025.iso_optimum import measure

__all__ = ["measure"]
