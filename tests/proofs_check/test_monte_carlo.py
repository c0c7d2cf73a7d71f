"""A seed gives the same numbers on any number of workers, and a chunk is never larger than stated."""

from __future__ import annotations

import os
import tracemalloc

import joblib
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs_check import monte_carlo
from proofs_check.monte_carlo import CHUNK, average, chunks, collect
from theory.errors import TheoryError


def normal(count: int, rng: np.random.Generator) -> np.ndarray:
    return rng.standard_normal((count, 2)) + 1e8


@given(st.integers(1, 300), st.integers(1, 2 * CHUNK))
def test_chunks_hold_no_more_than_stated_and_all_runs(runs: int, size: int) -> None:
    found = chunks(runs, size)
    assert sum(found) == runs and min(found) >= 1
    assert max(found) == 1 or max(found) * size <= CHUNK


@pytest.mark.parametrize("how", [collect, average])
def test_one_worker_and_two_give_the_same_bits(how, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monte_carlo, "STARTUP", 0.0)
    one, two = (how(normal, 10, np.random.default_rng(0), size=CHUNK // 3, jobs=jobs) for jobs in (1, 2))
    assert np.array_equal(one, two)


def test_moments_are_those_of_all_runs() -> None:
    every = collect(normal, 10, np.random.default_rng(0), size=CHUNK // 3, jobs=1)
    mean, error = average(normal, 10, np.random.default_rng(0), size=CHUNK // 3, jobs=1)
    assert mean == pytest.approx(every.mean(axis=0), rel=1e-15)
    assert error == pytest.approx(every.std(axis=0, ddof=1) / np.sqrt(10), rel=1e-6)


def test_every_call_draws_other_numbers() -> None:
    rng = np.random.default_rng(0)
    first, second = (collect(normal, 5, rng, size=CHUNK, jobs=1) for _ in range(2))
    assert len(np.unique(np.concatenate([first, second]))) == 20


def test_a_draw_is_never_asked_for_more_than_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monte_carlo, "CHUNK", 100)
    asked = []

    def draw(count: int, rng: np.random.Generator) -> np.ndarray:
        asked.append(count)
        return rng.standard_normal((count, 30))

    assert collect(draw, 10, np.random.default_rng(0), size=30, jobs=1).shape == (10, 30)
    assert asked == [3, 3, 3, 1]


@pytest.mark.parametrize("runs", [40, 160])
def test_memory_is_that_of_one_chunk_whatever_the_number_of_runs(runs: int) -> None:
    size, wide = CHUNK // 5, 8 * CHUNK  # five runs a chunk; bytes of a chunk

    def draw(count: int, rng: np.random.Generator) -> np.ndarray:
        return rng.standard_normal((count, size)).mean(axis=1)

    average(draw, 2, np.random.default_rng(0), size=size, jobs=1)  # what is made once does not count
    tracemalloc.start()
    average(draw, runs, np.random.default_rng(0), size=size, jobs=1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 0.9 * wide < peak < 1.1 * wide


def process_ids() -> set[int]:
    """Which processes make the chunks of one Monte Carlo that is worth workers."""

    def draw(count: int, rng: np.random.Generator) -> np.ndarray:
        return np.full(count, os.getpid())

    monte_carlo.STARTUP = 0.0
    return set(collect(draw, 6, np.random.default_rng(0), size=CHUNK, jobs=2).tolist())


def test_workers_start_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monte_carlo, "STARTUP", monte_carlo.STARTUP)
    inside = joblib.Parallel(n_jobs=2)(joblib.delayed(lambda: (os.getpid(), process_ids()))() for _ in range(2))
    assert all(made == {worker} for worker, made in inside)
    assert len(process_ids()) > 1


def test_little_work_starts_no_workers() -> None:
    here = collect(lambda count, _: np.full(count, os.getpid()), 6, np.random.default_rng(0), size=CHUNK, jobs=2)
    assert set(here.tolist()) == {os.getpid()}


def test_nothing_to_run_is_refused() -> None:
    with pytest.raises(TheoryError, match="at least one"):
        collect(normal, 0, np.random.default_rng(0), size=1)
    with pytest.raises(TheoryError, match="two runs or more"):
        average(normal, 1, np.random.default_rng(0), size=1)
