"""Monte Carlo on every core: bounded memory, and numbers that depend on the seed alone.

Runs are split into chunks of a size that the memory sets and the number of workers
does not. Every chunk draws from a stream of its own, spawned from the caller's
generator, and chunks are put together in their order. Linear algebra inside a draw
has one thread, since BLAS rounds by their number. So a seed gives the same numbers
on one worker and on many.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

import joblib
import numpy as np
from joblib.parallel import SequentialBackend
from numpy.typing import NDArray
from scipy.linalg import get_blas_funcs
from threadpoolctl import ThreadpoolController

from theory.errors import TheoryError

__all__ = ["CHUNK", "STARTUP", "average", "chunks", "collect"]

Floats = NDArray[np.float64]
Draw = Callable[[int, np.random.Generator], Floats]
Result = TypeVar("Result")

CHUNK = 2**18  # numbers a process holds at once; 2 MiB stay in the cache, and many chunks keep all cores busy
STARTUP = 2.0  # seconds; what takes less after the first chunk is not worth starting workers for


def chunks(runs: int, size: int) -> list[int]:
    """How many runs each chunk makes.

    Parameters
    ----------
    runs : int
        At least one.
    size : int
        Numbers that one run holds at once; as many runs share a chunk as fit into
        `CHUNK` numbers, and at least one.

    Returns
    -------
    list of int
        Their sum is `runs`.

    Raises
    ------
    TheoryError
        If there is nothing to run.

    Examples
    --------
    >>> chunks(10, CHUNK // 4)
    [4, 4, 2]
    """
    if runs < 1 or size < 1:
        raise TheoryError(f"cannot split {runs} runs of {size} numbers each; both must be at least one")
    each = max(CHUNK // size, 1)
    return [min(each, runs - start) for start in range(0, runs, each)]


def collect(draw: Draw, runs: int, rng: np.random.Generator, *, size: int, jobs: int = -1) -> Floats:
    """Make independent runs and return all of them.

    Parameters
    ----------
    draw : callable
        ``draw(count, rng)`` makes `count` runs, one in each row of what it returns.
    runs : int
    rng : numpy.random.Generator
        Streams are spawned from it, so a second call draws other numbers.
    size : int
        Numbers that one run holds at once, see `chunks`.
    jobs : int
        Worker processes; -1 for one per core. There are none inside a worker process,
        of ``theory verify`` for example, under joblib's sequential backend, and for work
        of less than `STARTUP` seconds.

    Returns
    -------
    ndarray, shape (runs, ...)

    Examples
    --------
    >>> found = collect(lambda count, rng: rng.standard_normal((count, 3)), 4, np.random.default_rng(0), size=3)
    >>> found.shape
    (4, 3)
    """
    return np.concatenate(list(_made(draw, runs, rng, size, jobs)))


def average(draw: Draw, runs: int, rng: np.random.Generator, *, size: int, jobs: int = -1) -> tuple[Floats, Floats]:
    """Mean over independent runs and its standard error, holding no more than one chunk a worker.

    Means and squares of chunks are merged pairwise (Chan, Golub and LeVeque 1979,
    textbook), which loses no digits where squares of large means would.

    Parameters
    ----------
    draw, runs, rng, size, jobs
        As for `collect`; at least two runs.

    Returns
    -------
    mean, error : ndarray
        Of the shape of one run.

    Raises
    ------
    TheoryError
        If there are fewer than two runs.

    Examples
    --------
    >>> mean, error = average(lambda count, rng: rng.exponential(size=count), 10**6, np.random.default_rng(0), size=1)
    >>> bool(abs(mean - 1) < 4 * error), round(float(error), 5)
    (True, 0.001)
    """
    if runs < 2:
        raise TheoryError(f"a standard error needs two runs or more, got {runs}")

    def moments(count: int, stream: np.random.Generator) -> tuple[int, Floats, Floats]:
        values = draw(count, stream)
        mean = values.mean(axis=0)
        return count, mean, np.sum((values - mean) ** 2, axis=0)

    parts = _made(moments, runs, rng, size, jobs)
    total, mean, squares = next(parts)
    for count, other, spread in parts:
        gap, share = other - mean, count / (total + count)
        mean, squares = mean + share * gap, squares + spread + total * share * gap**2
        total += count
    return mean, np.sqrt(squares / (total - 1) / total)


def _made(
    make: Callable[[int, np.random.Generator], Result], runs: int, rng: np.random.Generator, size: int, jobs: int
) -> Iterator[Result]:
    """Results of the chunks in their order."""
    counts = chunks(runs, size)
    tasks = list(zip(counts, rng.spawn(len(counts)), strict=True))
    started = time.perf_counter()
    yield _on_one_thread(make, *tasks[0])
    wait = (time.perf_counter() - started) * (len(tasks) - 1)
    # Workers do not start workers of their own, which would oversubscribe the cores.
    backend = joblib.parallel.get_active_backend()[0]
    serial = backend.nesting_level or isinstance(backend, SequentialBackend) or wait < STARTUP
    parallel: Any = joblib.Parallel(n_jobs=1 if serial else jobs, return_as="generator")
    yield from parallel(joblib.delayed(_on_one_thread)(make, *task) for task in tasks[1:])


def _on_one_thread(
    make: Callable[[int, np.random.Generator], Result], count: int, stream: np.random.Generator
) -> Result:
    with _blas().limit(limits=1):
        return make(count, stream)


@cache
def _blas() -> ThreadpoolController:
    """The libraries of numpy and scipy, looked for once: that takes as long as a short chunk."""
    get_blas_funcs("gemm")  # scipy's is loaded by now
    return ThreadpoolController()
