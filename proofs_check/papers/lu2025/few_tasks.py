"""Fit linear attention to drawn contexts and average its error on new tasks."""

from proofs_check.papers.lu2025._fits import measure_fits as measure

__all__ = ["measure"]
