"""The processes that examine claims and write pages side by side."""

from __future__ import annotations

import signal
from typing import Any

__all__ = ["processes"]


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

    return joblib.Parallel(n_jobs=jobs, initializer=_ignore_interrupts, **options)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C, which a terminal sends to every process, to the one that started the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
