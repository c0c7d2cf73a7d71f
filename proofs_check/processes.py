"""The processes that examine claims and write pages side by side, here or on a cluster."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Iterator
from typing import Any

from theory.errors import LoadError

__all__ = ["cluster", "processes", "terminable"]

REMEMBERED = 20_000  # results of each function of sympy that remembers; few long derivations make more
PATIENCE = 10  # seconds until a scheduler that does not answer counts as absent
SELDOM = (50_000, 20, 50)  # when to collect garbage: expressions are many and hold few cycles


def processes(jobs: int, **options: Any) -> Any:
    """A `joblib.Parallel` whose processes stay for the next one, with what they have imported and computed.

    Parameters
    ----------
    jobs : int
        Processes; -1 for one per core.
    **options
        Passed on to `joblib.Parallel`.

    Examples
    --------
    >>> import joblib
    >>> processes(1)(joblib.delayed(abs)(number) for number in (-1, 2))
    [1, 2]
    """
    import joblib

    os.environ.setdefault("SYMPY_CACHE_SIZE", str(REMEMBERED))  # sympy reads it when a process imports it
    return joblib.Parallel(n_jobs=jobs, initializer=_prepare, **options)


def _prepare() -> None:
    """Leave Ctrl-C, which a terminal sends to every process, to the one that started the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*SELDOM)


@contextlib.contextmanager
def cluster(address: str) -> Iterator[None]:
    """Let what runs side by side run on the workers of a Dask cluster instead of processes here.

    A worker that dies loses nothing but time: its claims are examined again by the others.

    Parameters
    ----------
    address : str
        Of its scheduler, such as ``tcp://192.0.2.7:8786``.

    Raises
    ------
    LoadError
        If Dask is not installed, nothing answers at the address, there is no worker, or a worker has several threads
        or other versions of what figures depend on.
    """
    import joblib

    try:
        import distributed
    except ImportError:
        raise LoadError("--cluster needs Dask: python -m pip install 'scaling-theory[cluster]'") from None
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as problem:
        raise LoadError(
            f"no Dask scheduler answers at {address!r} ({type(problem).__name__}); start one with: dask scheduler"
        ) from None
    with client:
        _refuse_unfit(client)
        with joblib.parallel_config("dask"):
            yield


def _refuse_unfit(client: Any) -> None:
    """Workers must give the figures that this process would give."""
    from proofs_check.store import versions

    threads = client.nthreads()
    if not threads:
        raise LoadError("the cluster has no workers; start some with: dask worker ADDRESS --nworkers -1 --nthreads 1")
    if any(n != 1 for n in threads.values()):
        raise LoadError(
            "a worker of the cluster has several threads, and solvers serve one; start it with --nthreads 1"
        )
    for worker, found in client.run(versions).items():
        other = next(
            (
                f"{name} {there}, here {here}"
                for (name, here), (_, there) in zip(versions(), found, strict=True)
                if here != there
            ),
            None,
        )
        if other is not None:
            raise LoadError(f"the worker at {worker} has {other}; install the same version on every machine")


@contextlib.contextmanager
def terminable() -> Iterator[None]:
    """Let SIGTERM interrupt as Ctrl-C does, so that no process outlives the one that started it.

    Does nothing outside the main thread, where signals are not handled.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
