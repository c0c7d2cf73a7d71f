"""A run of `verify` that dies at any moment leaves a readable ledger and loses nothing that it finished.

Runs are forked, so that each starts with everything imported, and killed after a random while. Fifty kills with

    pytest -m audit tests/hostile/test_kills.py -s
"""

import errno
import json
import os
import random
import resource
import signal
import time
from functools import partial

import pytest
from typer.testing import CliRunner

from proofs_check import store
from proofs_check.cli import app
from proofs_check.run import read_ledger, verify, write_ledger
from proofs_check.store import key_of, load_evidence
from theory.registry import resolve

KILLS = 50


@pytest.fixture(scope="module")
def claims():
    """A few quick claims, and where they live."""
    names = ["bordelon2025:layers-descend", "velikanov2023:signal-dominated", "bordelon2025:iso-deep-limit"]
    return resolve(names)


def forked(work):
    """Do work in a child; its process id."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except KeyboardInterrupt:
        status = 130
    finally:
        os._exit(status)


def verified(claims, folder, *, on_done=None):
    registry, entries = claims
    ledger = verify(registry, entries, folder, jobs=1, on_done=on_done)
    write_ledger(ledger, folder / "ledger.json")


def noted(pipe, record, stored):
    """Tell the parent what is finished, after it was stored."""
    os.write(pipe, f"{record.claim.id} {int(stored)}\n".encode())


def heard(reading):
    with os.fdopen(reading) as said:
        return dict(line.split() for line in said.read().splitlines() if line.count(" ") == 1)


def started(claims, folder):
    """A run in a child, and the pipe on which it says what is finished."""
    reading, writing = os.pipe()
    child = forked(lambda: verified(claims, folder, on_done=partial(noted, writing)))
    os.close(writing)
    return child, reading


def killed(claims, folder, after, how):
    """What a run said was finished before it was killed."""
    child, reading = started(claims, folder)
    time.sleep(after)
    os.kill(child, how)
    os.waitpid(child, 0)
    return set(heard(reading))


def lost(claims, folder, finished):
    """What was finished, and would not be reused by the next run."""
    entries = {entry.claim.id: entry for entry in claims[1]}
    return {c for c in finished if load_evidence(folder, entries[c], key_of(entries[c], "quick", 0)) is None}


def check_kills(claims, tmp_path, count, seed=0):
    draw, reused, lengths = random.Random(seed), 0, []
    begun = time.monotonic()
    child, reading = started(claims, tmp_path / "whole")
    os.waitpid(child, 0)
    assert len(heard(reading)) == len(claims[1])
    whole = time.monotonic() - begun
    for number in range(count):
        folder = tmp_path / str(number)
        folder.mkdir()
        how = draw.choice([signal.SIGINT, signal.SIGKILL])
        finished = killed(claims, folder, draw.uniform(0, whole), how)
        lengths.append(len(finished))
        stored = {p.stem for p in folder.glob("evidence/*/*.json")}
        assert {claim.partition(":")[2] for claim in finished} <= stored
        for path in folder.glob("evidence/*/*.json"):
            json.loads(path.read_text())
        if (folder / "ledger.json").exists():
            read_ledger(folder / "ledger.json")
        assert not lost(claims, folder, finished)
        reused += len(finished)
    return lengths, reused


@pytest.mark.slow
def test_a_killed_run_loses_nothing_that_it_finished(claims, tmp_path):
    check_kills(claims, tmp_path, 2)


@pytest.mark.audit
def test_fifty_kills_at_random_moments(claims, tmp_path):
    lengths, reused = check_kills(claims, tmp_path, KILLS)
    counts = {n: lengths.count(n) for n in sorted(set(lengths))}
    print(f"\n{KILLS} kills; claims finished by then: {counts}; {reused} finished, 0 lost")


@pytest.mark.slow
def test_two_runs_at_once_leave_what_both_can_read(claims, tmp_path):
    runs = [started(claims, tmp_path) for _ in range(2)]
    said = [heard(reading) for _, reading in runs]
    assert [os.waitpid(child, 0)[1] for child, _ in runs] == [0, 0]
    assert all(set(one) == {entry.claim.id for entry in claims[1]} for one in said)
    assert not lost(claims, tmp_path, set(said[0]))
    assert len(read_ledger(tmp_path / "ledger.json").records) == len(claims[1])


@pytest.mark.slow
def test_a_disk_that_fills_up_keeps_what_was_finished_and_the_last_ledger(claims, tmp_path):
    registry, entries = claims
    write_ledger(verify(registry, entries[:1], tmp_path, jobs=1), tmp_path / "ledger.json")
    before = (tmp_path / "ledger.json").read_bytes()

    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # what is longer cannot be written
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with pytest.raises(OSError, match="File too large"):
            verified(claims, tmp_path)

    assert os.waitpid(forked(full), 0)[1] == 0
    assert (tmp_path / "ledger.json").read_bytes() == before
    assert not lost(claims, tmp_path, {entries[0].claim.id})
    assert not list(tmp_path.glob("evidence/*/.*"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_folder_that_takes_no_files_is_named_with_the_remedy(tmp_path, monkeypatch, code):
    def refused(*args, **kwargs):
        raise OSError(code, os.strerror(code), *([] if code == errno.ENOSPC else [str(tmp_path)]))

    monkeypatch.setattr(store.tempfile, "mkstemp", refused)
    done = CliRunner().invoke(app, ["verify", "havrilla2024:interaction-gap", "-o", str(tmp_path), "--jobs", "1"])
    assert done.exit_code == 2
    assert os.strerror(code) in done.output and "another folder" in done.output
    assert ": ;" not in done.output
