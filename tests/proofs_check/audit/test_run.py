"""A sample of the audit: false variants refuted, nothing true refuted, and what finished is reused."""

import json

import pytest
from typer.testing import CliRunner

from proofs_check.cli import app

SAMPLE = (
    "bordelon2025:iso-depth-rate",
    "bordelon2025:layers-descend",
    "havrilla2024:softmax-kernel",
    "yang2025:isolated-model-law",
)
LONGER = ("bordelon2020:wall", "bordelon2024:compute-law", "havrilla2024:interaction-gap", "caponnetto2007:saturation")


def audited(folder, *names, seeds=2):
    found = CliRunner().invoke(
        app, ["audit", *names, "-o", str(folder), "--seeds", str(seeds), "--jobs", "1", "--json"]
    )
    return found.exit_code, json.loads(found.stdout)


def test_a_sample_of_claims(tmp_path):
    status, found = audited(tmp_path, *SAMPLE)
    assert status == 0 and set(found) == {
        "variants",
        "refuted",
        "inconclusive",
        "survived",
        "false_alarms",
        "contradictions",
    }
    assert found["variants"] >= 10 and found["refuted"] == found["variants"]
    assert found["survived"] == [] and found["false_alarms"] == 0
    kept = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*.json")}
    assert audited(tmp_path, *SAMPLE) == (status, found)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*.json")} == kept


@pytest.mark.slow
def test_regimes_and_drawn_checks(tmp_path):
    status, found = audited(tmp_path, *LONGER, seeds=3)
    assert status == 0 and found["survived"] == [] and found["false_alarms"] == 0
    assert found["refuted"] >= 0.97 * found["variants"] and found["variants"] >= 20
