"""Risk without noise at a ridge n^-l too small to matter, in n^q features."""

from proofs_check.papers.defilippis2024.feature_variance import measure

__all__ = ["measure"]
