"""Runs keep what finished, notice what changed, and survive what goes wrong."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace

import pytest

from proofs_check import store
from proofs_check.run import check_of, read_ledger, stored_ledger, stored_record, verify, write_ledger
from proofs_check.store import key_of
from proofs_check.summary import power_line
from theory.errors import LoadError
from theory.registry import builtin, load, resolve


def run(folder, out, **options):
    registry = load(folder)
    return verify(registry, registry.entries, out, jobs=1, **options)


def test_a_users_claim_is_derived_measured_and_supported(own_theory, tmp_path):
    ledger = run(own_theory(), tmp_path / "out")
    (record,) = ledger.records
    assert record.verdict.outcome == "supported"
    assert record.evidence.derived.grade == "derived"
    assert record.evidence.measured.expected == pytest.approx(-0.2)


def test_false_variants_are_refuted_by_the_measurement_alone(own_theory, tmp_path):
    (record,) = run(own_theory(), tmp_path / "out").records
    measured = [p for p in record.evidence.power if p.kind == "measured" and p.label == "incomparable"]
    assert {"exponent times 11/10", "exponent times 9/10", "root for squared"} <= {p.variant for p in measured}
    assert all(p.outcome == "refuted" for p in measured)


def test_a_planted_wrong_exponent_is_refuted(own_theory, tmp_path):
    (record,) = run(own_theory(exponent="-a * b / (a + b) * 1.1"), tmp_path / "out").records
    assert record.verdict.outcome == "refuted"


def test_a_blurred_measurement_is_inconclusive_and_names_the_size_that_would_decide(own_theory, tmp_path):
    (record,) = run(own_theory(uncertainty="0.05"), tmp_path / "out").records
    assert record.verdict.outcome == "inconclusive"
    assert "compute would" in record.verdict.why


def test_finished_evidence_is_reused_until_claim_check_profile_or_seed_changes(own_theory, tmp_path):
    folder, out = own_theory(), tmp_path / "out"
    seen = []

    def note(record, stored):
        seen.append(stored)

    run(folder, out, on_done=note)
    run(folder, out, on_done=note)
    run(folder, out, seed=1, on_done=note)
    assert seen == [False, True, False]


def test_the_key_ignores_prose_and_notices_mathematics(own_theory):
    folder = own_theory()
    file = folder / "frontier.py"
    before = key_of(load(folder).entries[0], "quick", 0)
    file.write_text(file.read_text().replace("Compute frontier", "Another title"))
    assert key_of(load(folder).entries[0], "quick", 0) == before
    file.write_text(file.read_text().replace('b="1/3"', 'b="1/4"'))
    assert key_of(load(folder).entries[0], "quick", 0) != before


def test_the_key_notices_every_module_that_a_check_imports(own_theory):
    folder = own_theory()
    check = folder / "checks" / "frontier.py"
    check.write_text("from . import _first\n" + check.read_text())
    (folder / "checks" / "_first.py").write_text("from ._second import NUMBER\n")
    (folder / "checks" / "_second.py").write_text("NUMBER = 1\n")
    before = key_of(load(folder).entries[0], "quick", 0)
    (folder / "checks" / "_second.py").write_text("NUMBER = 2\n")
    assert key_of(load(folder).entries[0], "quick", 0) != before


def test_the_key_covers_packages_that_a_check_imports_names_from(own_theory):
    check = own_theory() / "checks" / "frontier.py"  # imports exponent from proofs_check.exponents
    reached = {p.relative_to(store.HERE).as_posix() for p in store._imported(check) - {check}}
    assert {"exponents/__init__.py", "exponents/runs.py", "dynamics/allocation.py"} <= reached
    assert not any(name.startswith(("report", "figures", "run", "cli")) for name in reached)


def test_the_key_ignores_how_claims_are_typeset_and_notices_the_engine(own_theory, tmp_path, monkeypatch):
    entry = load(own_theory()).entries[0]
    copy = tmp_path / "theory"
    shutil.copytree(store.ENGINE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(store, "ENGINE", copy)
    monkeypatch.setattr(store, "_engine", store._engine.__wrapped__)  # reads the files each time

    def key_after_change(name):
        (copy / name).write_text((copy / name).read_text() + "\n# changed\n")
        return key_of(entry, "quick", 0)

    before = key_after_change("typeset/document.py")
    assert before == key_after_change("typeset/printer.py") == key_after_change("papers/yang2025/path_threshold.py")
    changed = [key_after_change(name) for name in ("derive.py", "allocate/solve.py", "typeset/numerals.py")]
    assert len({before, *changed}) == 4


def test_damaged_evidence_is_made_again(own_theory, tmp_path):
    folder, out = own_theory(), tmp_path / "out"
    run(folder, out)
    stored = out / "evidence" / "mine2026" / "frontier.json"
    stored.write_text(stored.read_text()[:100])
    assert run(folder, out).records[0].verdict.outcome == "supported"
    assert json.loads(stored.read_text())["claim"] == "mine2026:frontier"


def test_a_crashing_check_is_inconclusive_with_its_line_and_is_not_stored(own_theory, tmp_path):
    folder, out = own_theory(), tmp_path / "out"
    check = folder / "checks" / "frontier.py"
    check.write_text("def measure(problem, profile, seed):\n    return 1 / 0\n")
    (record,) = run(folder, out).records
    assert record.verdict.outcome == "inconclusive"
    assert "checks/frontier.py:2: ZeroDivisionError" in record.verdict.why
    assert not (out / "evidence" / "mine2026" / "frontier.json").exists()


@pytest.mark.parametrize(
    "check, words",
    [
        (
            "    return {'slope': 1}",
            "the check failed: checks/frontier.py: measure returned a dict; return a",
        ),
        ("    raise TheoryError('no')", "the check failed: checks/frontier.py:5: no"),
        (
            "    found = Estimate('speed', problem.instances[0], 1, 0.1, 'none')\n"
            "    return Measurement((found,), 'exact', 'x', 'exact dynamics', (seed,))",
            "checks/frontier.py: the check measured nothing that the statement predicts: it measured speed, the",
        ),
        (
            "    found = Estimate('slope', Instance.of(a=1), 1, 0.1, 'none')\n"
            "    return Measurement((found,), 'exact', 'x', 'exact dynamics', (seed,))",
            "the check failed: checks/frontier.py: the instance a = 1 gives no value for b",
        ),
    ],
)
def test_a_mistake_in_a_check_names_its_file(own_theory, tmp_path, check, words):
    folder = own_theory()
    head = "from theory.errors import TheoryError\nfrom theory.records import Estimate, Instance, Measurement\n\n"
    (folder / "checks" / "frontier.py").write_text(f"{head}def measure(problem, profile, seed):\n{check}\n")
    (record,) = run(folder, tmp_path / "out").records
    assert record.verdict.outcome == "inconclusive" and words in record.verdict.why


def test_one_claim_is_counted_in_the_singular(own_theory, tmp_path):
    ledger = run(own_theory(), tmp_path / "out")
    assert power_line(ledger).startswith("\n1 claim: 1 supported")
    assert power_line(replace(ledger, records=ledger.records * 2)).startswith("\n2 claims: 2 supported")


def test_what_is_not_measured_yet_names_a_command_that_resolves(own_theory, tmp_path, monkeypatch):
    folder = own_theory()
    monkeypatch.chdir(folder.parent)
    registry = load(folder)
    (record,) = stored_ledger(registry, registry.entries, tmp_path / "out").records
    target = record.verdict.why.removeprefix("not measured yet; run: theory verify ")
    assert target == f"./{folder.name}:frontier" and resolve([target])[1] == registry.entries


def test_what_is_stored_of_premises_counts(tmp_path):
    registry, chosen = resolve(["havrilla2024:exponent-identity"])
    verify(registry, chosen, tmp_path, jobs=1)
    (before,) = stored_ledger(registry, chosen, tmp_path).records
    assert before.verdict.why.endswith("not examined in this run")
    verify(registry, registry.below(chosen), tmp_path, jobs=1)
    (after,) = stored_ledger(registry, chosen, tmp_path).records
    assert (after.verdict.outcome, "not examined" in after.verdict.why) == ("supported", False)


def test_the_next_run_sweeps_what_killed_runs_left_and_nothing_else(own_theory, tmp_path):
    folder, out = own_theory(), tmp_path / "out"
    names = ["evidence/mine2026/.frontier.json.a1b2c3d4", ".ledger.json.a1b2c3d4", "report/..made-from.a1b2c3d4"]
    left = [out / name for name in names]
    written, own = out / "evidence" / "mine2026" / ".frontier.json.e5f6a7b8", out / ".ledger.json.backup"
    for path in [*left, written, own]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"key"')
    for path in [*left, own]:
        os.utime(path, (0, 0))
    assert run(folder, out).records[0].verdict.outcome == "supported"
    assert not any(path.exists() for path in left)
    assert written.exists() and own.exists()


def test_an_interrupted_run_keeps_what_finished(own_theory, tmp_path):
    folder, out = own_theory(), tmp_path / "out"
    other = folder / "second.py"
    other.write_text((folder / "frontier.py").read_text().replace(":frontier", ":second"))
    (folder / "checks" / "second.py").write_text("def measure(problem, profile, seed):\n    raise KeyboardInterrupt\n")
    ledger = run(folder, out)
    assert not ledger.complete
    assert [r.claim.slug for r in ledger.records] == ["frontier"]
    assert stored_record(load(folder).entries[0], out).verdict.outcome == "supported"


def test_the_ledger_survives_a_round_trip(own_theory, tmp_path):
    ledger = run(own_theory(), tmp_path / "out")
    write_ledger(ledger, tmp_path / "ledger.json")
    assert read_ledger(tmp_path / "ledger.json") == ledger


@pytest.mark.parametrize("text", ["", "{", "[]", '{"record": "Paper"}', '{"record": "Nonsense"}'])
def test_a_damaged_ledger_is_refused_with_the_remedy(tmp_path, text):
    (tmp_path / "ledger.json").write_text(text)
    with pytest.raises(LoadError, match="theory verify"):
        read_ledger(tmp_path / "ledger.json")


def test_every_built_in_check_loads():
    entries = [e for e in builtin().entries if e.check_path.exists()]
    assert len(entries) > 150 and all(check_of(e) for e in entries)
