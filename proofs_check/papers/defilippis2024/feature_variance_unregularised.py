"""Risk without noise in n^q features, at a ridge n^-l too small to matter."""

from proofs_check.papers.defilippis2024.feature_variance import measure

__all__ = ["measure"]
