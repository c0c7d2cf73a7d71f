"""The processes that examine claims and write pages side by side."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Iterator
from typing import Any

__all__ = ["processes", "terminable"]

REMEMBERED = 20_000  # results of each function of sympy that remembers; few long derivations make more
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
