"""Claims examined on a Dask cluster come out as they do here, whatever happens to its workers."""

from __future__ import annotations

import os
import signal

import pytest

from proofs_check.processes import cluster
from proofs_check.run import verify
from theory.errors import LoadError
from theory.registry import resolve

pytestmark = pytest.mark.slow


@pytest.fixture
def distributed():
    return pytest.importorskip("distributed")


def test_a_killed_worker_loses_no_claim_and_changes_no_figure(distributed, tmp_path):
    registry, entries = resolve(["michaud2023", "stone1982"])
    here = verify(registry, entries, tmp_path / "here", jobs=1)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers:
        victim = [worker.pid for worker in workers.workers.values()][-1]

        def kill(record, stored, alive=[victim]):  # noqa: B006  # once
            if alive:
                os.kill(alive.pop(), signal.SIGKILL)

        with cluster(workers.scheduler_address):
            there = verify(registry, entries, tmp_path / "there", on_done=kill)
    assert there.complete
    assert [r.verdict for r in there.records] == [r.verdict for r in here.records]
    assert [r.evidence.measurement for r in there.records] == [r.evidence.measurement for r in here.records]


def test_workers_with_several_threads_are_refused(distributed):
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as workers,
        pytest.raises(LoadError, match="--nthreads 1"),
        cluster(workers.scheduler_address),
    ):
        pass


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", ""])
def test_an_address_where_nobody_answers_is_named(distributed, monkeypatch, address):
    monkeypatch.setattr("proofs_check.processes.PATIENCE", 1)
    with pytest.raises(LoadError, match="no Dask scheduler answers"), cluster(address):
        pass
