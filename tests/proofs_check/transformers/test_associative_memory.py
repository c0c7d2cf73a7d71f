"""Recall of a linear associative memory: drawn, and expected of Gaussian logits."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from proofs_check.papers.jiang2024._room import room
from proofs_check.transformers.associative_memory import expected_recall, needed_size, recall, recalled_half


@pytest.mark.parametrize("d, pairs", [(32, 60), (32, 150), (64, 349)])
def test_drawn_memories_recall_what_is_expected(d, pairs) -> None:
    rng = np.random.default_rng(0)
    drawn = [recall(*rng.standard_normal((2, pairs, d)) / np.sqrt(d)) for _ in range(30)]
    assert np.mean(drawn) == pytest.approx(expected_recall(pairs, d**2), abs=4 * np.std(drawn) / np.sqrt(30) + 0.02)


def test_the_matrix_itself_gives_these_logits() -> None:
    rng = np.random.default_rng(1)
    values, keys = rng.standard_normal((2, 12, 8))
    memory = sum(np.outer(u, e) for u, e in zip(values, keys, strict=True))
    right = [int(np.argmax(values @ memory @ e)) == i for i, e in enumerate(keys)]
    assert recall(values, keys) == np.mean(right)


def test_expected_recall_is_an_integral() -> None:
    pairs, d = 200, 50
    right, wrong = np.sqrt(pairs / d**2 + 4 / d), np.sqrt(pairs / d**2 + 2 / d)
    exact, _ = quad(lambda x: norm.pdf(x) * norm.cdf((1 + right * x) / wrong) ** (pairs - 1), -8, 8)
    assert expected_recall(pairs, d**2) == pytest.approx(exact, rel=1e-6)


def test_too_few_drawn_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="draw more"):
        recalled_half(64, 20, np.random.default_rng(0))


def test_room_inverts_the_needed_size() -> None:
    assert needed_size(room(1e6)) == pytest.approx(1e12, rel=1e-6)
