"""The page of results, from the ledger of a run.

::

    theory verify -o theory-out
    python docs/_ext/results.py theory-out/ledger.json > docs/results.md
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from proofs_check.judge import figure, label, predicted
from proofs_check.run import read_ledger
from theory.records import Estimate, Ledger, Power, Record

HEAD = """# Results

One run of everything built in, profile {profile}, seed {seed}, with {versions}.
This page was written from its ledger by

```sh
theory verify -o theory-out
python docs/_ext/results.py theory-out/ledger.json > docs/results.md
```

What the columns mean is on the page [](evidence.md). Predicted and measured are shown for the estimate that came
nearest to a refutation, or refuted; all of them are [below](#measured). Seconds go by the clock, derivation included,
with one check beside another, and depend on the machine.
"""

MEASURED = """
## Measured

Every estimate with one standard uncertainty $u$ (in parentheses, in units of the last digits, where it is small), what
the statement predicts for it, and the distance between the two in units of $u$.
"""

POWER = """
## Claims against planted variants

What each kind of evidence alone says about each variant of a claim that is not merely reported. Of {false} false
variants, the measurement alone refutes {refuted} and leaves {open} open; of {underivable} compared with a derivation,
{kept} follow from it.
"""

VERDICTS = (
    "claim", "verdict", "derivation", "predicted", "measured", "rung", "scope", "most primitive input", "seconds"
)  # fmt: skip

Row = tuple[str, ...]


def page(ledger: Ledger) -> str:
    """The whole page."""
    versions = ", ".join(f"{name} {version}" for name, version in ledger.versions)
    records = ledger.records
    measured = [r for r in records if r.evidence.measurement is not None]
    vouched = [r for r in records if r.claim.vouched]  # a variant of a reported form that fails may be true
    return "\n".join(
        [
            HEAD.format(profile=ledger.profile, seed=ledger.seed, versions=versions),
            *_by_paper(VERDICTS, records, _verdict),
            MEASURED,
            *_by_paper(("claim", "at", "quantity", "predicted", "measured", "distance/u"), measured, _estimates),
            POWER.format(**_counts(vouched)),
            *_by_paper(("claim", "variant", "label", "measurement alone", "derivation alone"), vouched, _planted),
        ]
    )


def _by_paper(head: Row, records: Iterable[Record], rows: Callable[[Record], Iterable[Row]]) -> Iterator[str]:
    """One table a paper; a claim is named in the first of its rows."""
    for paper, group in groupby(records, key=lambda r: r.claim.paper):
        yield f"\n**{paper}**\n"
        yield f"| {' | '.join(head)} |"
        yield f"|{'---|' * len(head)}"
        for record in group:
            for number, row in enumerate(rows(record)):
                name = f"`{record.claim.slug}`" if number == 0 else ""
                yield f"| {' | '.join([name, *map(_cell, row)])} |"


def _verdict(record: Record) -> Iterator[Row]:
    derived, measurement = record.evidence.derived, record.evidence.measurement
    yield (
        label(record),
        derived.grade if derived else "none",
        *_nearest(record),
        *((measurement.rung, measurement.scope, measurement.primitive) if measurement else ("not measured", "", "")),
        f"{record.evidence.seconds:.1f}",
    )


def _nearest(record: Record) -> tuple[str, str]:
    """Prediction and measurement at the estimate that decided, or came nearest to refuting."""
    judged = record.evidence.measured
    if judged is None or judged.estimate is None or judged.expected is None:
        return "", ""
    found = judged.estimate
    where = f"{found.quantity} at {found.at}" if found.at.values else found.quantity
    return f"{judged.expected:.6g} ({_whole(where)})", _whole(figure(found))


def _estimates(record: Record) -> Iterator[Row]:
    measurement = record.evidence.measurement
    for estimate in measurement.estimates if measurement else ():
        expected = predicted(record.claim.statement, estimate)
        if expected is not None:
            at = _whole(str(estimate.at))
            yield at, estimate.quantity, f"{expected:.6g}", _whole(figure(estimate)), _distance(estimate, expected)


def _distance(estimate: Estimate, expected: float) -> str:
    distance = abs(estimate.value - expected) / estimate.uncertainty
    return f"{distance:.1f}" if distance < 100 else f"{distance:.1g}"


def _planted(record: Record) -> Iterator[Row]:
    for variant in dict.fromkeys(p.variant for p in record.evidence.power):
        said = {p.kind: p for p in record.evidence.power if p.variant == variant}
        relation = next(iter(said.values())).label
        yield variant, relation, *(_outcome(said.get(kind)) for kind in ("measured", "derived"))


def _outcome(power: Power | None) -> str:
    return power.outcome if power else "none"


def _counts(records: Iterable[Record]) -> dict[str, int]:
    false = [p for r in records for p in r.evidence.power if p.label == "incomparable"]
    measured = [p.outcome for p in false if p.kind == "measured"]
    derived = [p.outcome for p in false if p.kind == "derived"]
    return {
        "false": len(measured),
        "refuted": measured.count("refuted"),
        "open": len(measured) - measured.count("refuted"),
        "underivable": len(derived),
        "kept": len(derived) - derived.count("not derivable"),
    }


def _whole(text: str) -> str:
    """A value that no line break divides; lists of values break after commas."""
    return text.replace(" ", "\N{NO-BREAK SPACE}").replace(",\N{NO-BREAK SPACE}", ", ")


def _cell(text: str) -> str:
    """Text as it stands: a star would start emphasis, a bar a cell."""
    return text.replace("\n", " ").replace("*", r"\*").replace("|", r"\|").replace("_", r"\_")


if __name__ == "__main__":
    print(page(read_ledger(Path(sys.argv[1]))))
