"""Risk without noise of a rough target at the ridge n^-l in n^q features."""

from proofs_check.papers.defilippis2024.feature_variance import measure

__all__ = ["measure"]
