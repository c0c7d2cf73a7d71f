"""Risk without noise at the ridge n^-l in n^q features, for very smooth targets."""

from proofs_check.papers.defilippis2024.feature_variance import measure

__all__ = ["measure"]
