"""The page of results, from the ledger of a run.

::

    theory verify -o theory-out
    python docs/_ext/results.py theory-out/ledger.json > docs/results.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from proofs_check.judge import figure, predicted
from proofs_check.run import read_ledger
from proofs_check.summary import badge
from theory.records import Claim, Estimate, Ledger, Power, Record

HEAD = """# Results

One run of everything built in, profile {profile}, seed {seed}, with {versions}.
This page was written from its ledger by

```sh
theory verify -o theory-out
python docs/_ext/results.py theory-out/ledger.json > docs/results.md
```

What the columns mean is on the page [](evidence.md).

## Measured

Every estimate, with what the statement predicts for it. $u$ is one standard uncertainty, the next column the distance
between the two in units of it.
"""

POWER = """
## Claims against planted variants

What each kind of evidence alone says about each variant of a claim that is not merely reported. Of {false} false
variants, the measurement alone refutes {refuted} and leaves {open} open; of {underivable} compared with a derivation,
{kept} follow from it.
"""


def page(ledger: Ledger) -> str:
    """The whole page."""
    versions = ", ".join(f"{name} {version}" for name, version in ledger.versions)
    measured = [
        ("claim", "verdict", "at", "quantity", "predicted", "measured ± u", "distance/u"),
        *(row for r in ledger.records for row in _estimates(r)),
    ]
    settings = [
        ("claim", "rung", "scope", "most primitive input", "seconds"),
        *(_setting(r) for r in ledger.records if r.evidence.measurement is not None),
    ]
    others = [("claim", "verdict", "why"), *(_unmeasured(r) for r in ledger.records if r.evidence.measurement is None)]
    planted = [("claim", "variant", "label", "measurement alone", "derivation alone"), *_planted(ledger)]
    return "\n".join(
        [
            HEAD.format(profile=ledger.profile, seed=ledger.seed, versions=versions),
            _table(measured),
            "\n## How it was measured\n",
            _table(settings),
            "\n## Not measured\n",
            _table(others),
            POWER.format(**_counts(ledger)),
            _table(planted),
        ]
    )


def _estimates(record: Record) -> Iterator[tuple[str, ...]]:
    measurement = record.evidence.measurement
    for estimate in measurement.estimates if measurement else ():
        expected = predicted(record.claim.statement, estimate)
        if expected is not None:
            yield (
                _id(record.claim),
                badge(record),
                str(estimate.at),
                estimate.quantity,
                f"{expected:.6g}",
                figure(estimate),
                f"{_distance(estimate, expected):.1f}",
            )


def _distance(estimate: Estimate, expected: float) -> float:
    return abs(estimate.value - expected) / estimate.uncertainty


def _setting(record: Record) -> tuple[str, ...]:
    measurement = record.evidence.measurement
    assert measurement is not None
    seconds = f"{record.evidence.seconds:.1f}"
    return _id(record.claim), measurement.rung, measurement.scope, measurement.primitive, seconds


def _unmeasured(record: Record) -> tuple[str, ...]:
    return _id(record.claim), badge(record), record.verdict.why


def _planted(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    for record in _vouched(ledger):
        for variant in dict.fromkeys(p.variant for p in record.evidence.power):
            said = {p.kind: p for p in record.evidence.power if p.variant == variant}
            label = next(iter(said.values())).label
            yield _id(record.claim), variant, label, *(_outcome(said.get(kind)) for kind in ("measured", "derived"))


def _vouched(ledger: Ledger) -> list[Record]:
    """Claims that are not merely reported: a variant of a form that fails may be true."""
    return [r for r in ledger.records if r.claim.vouched]


def _outcome(power: Power | None) -> str:
    return power.outcome if power else "none"


def _counts(ledger: Ledger) -> dict[str, int]:
    false = [p for r in _vouched(ledger) for p in r.evidence.power if p.label == "incomparable"]
    measured = [p.outcome for p in false if p.kind == "measured"]
    derived = [p.outcome for p in false if p.kind == "derived"]
    return {
        "false": len(measured),
        "refuted": measured.count("refuted"),
        "open": len(measured) - measured.count("refuted"),
        "underivable": len(derived),
        "kept": len(derived) - derived.count("not derivable"),
    }


def _id(claim: Claim) -> str:
    return f"`{claim.id}`"


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    head, *body = (f"| {' | '.join(map(_cell, row))} |" for row in rows)
    return "\n".join([head, "|---" * head.count(" | ") + "|---|", *body])


def _cell(text: str) -> str:
    """Text as it stands: a star would start emphasis, a bar a cell."""
    shown = " ".join(text.split())
    return shown if shown.startswith("`") else shown.replace("*", r"\*").replace("|", r"\|").replace("_", r"\_")


if __name__ == "__main__":
    print(page(read_ledger(Path(sys.argv[1]))))
