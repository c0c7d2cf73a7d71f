"""What noisy labels cost in n^q features, at a ridge n^-l too small to matter."""

from proofs_check.papers.defilippis2024.label_noise import measure

__all__ = ["measure"]
