"""The page of the audit, from what a run left.

::

    theory audit -o theory-out
    python docs/_ext/audit.py theory-out > docs/audit.md
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from proofs_check.audit.run import Audit, stored_audit
from proofs_check.audit.shell import EVIDENCE, evidence_of, verdict_of
from proofs_check.audit.trials import Row
from proofs_check.store import versions
from theory.planted import KINDS
from theory.registry import builtin

HEAD = """# Audit

Can the evidence fail, and does it fail what is true? `theory audit` plants false variants of every claim that the
package vouches for, holds each against every kind of evidence that the claim has, and varies what a true claim does not
depend on. This page was written, with {versions},
by

```sh
theory audit -o theory-out
python docs/_ext/audit.py theory-out > docs/audit.md
```

{partly}| Figure | Bar | Measured |
|---|---|---|
| false variants of which numbers or a solver speak: refuted | 97 % | {refuted} |
| of them survived under a green badge | 0 | {green} |
| true claims refuted under other seeds | 0 | {alarms} |
| inconclusive under other seeds | 1 % | {open}; of the checks that draw {drawn} |

## What is planted

{planted}

A variant is labelled by its logical relation to the claim, by algebra and, under the assumptions, by the solver:
*incomparable* is false if the claim is true, *weaker* follows from it, *stronger* would imply it and may be true or
false, as may an inclusion of which the rules say nothing. A dropped assumption is called false only if the engine
derives another law beyond it.

{evidence}

Measurement and search count together: one refutation refutes. The derivation is shown beside them.
"""

HOW = {
    "value": "exponent, constant, bound or value times 1.1 and 0.9; a bound flipped; a logarithm dropped",
    "missing or extra term": "a term of the statement left out or counted twice; a term of an optimised risk left "
    "out, or one more that falls slower; label noise added or left out; features left out",
    "min for max": "minimum, maximum and sum for one another; the other branch of a multivalued function",
    "wrong regime": "the law that the engine derives where a condition of the claim fails, as if it held under it",
    "swapped limits": "the law where another resource limits what is learned",
    "squared for root": "root for squared loss and back; a root left out",
    "another algorithm": "the law of ridge for flow, flow for ridge, momentum for descent, descent for stochastic "
    "descent, one pass for several",
    "dropped assumption": "the claim where one of its conditions fails",
}
SPEAKS = {
    "measured": "the estimates of the claim's check, made without a value to confirm, against the variant; a dropped "
    "assumption against what another claim of the paper measured beyond it",
    "searched": "`theory falsify` for the variant: explicit sides, drawn members of the class, or a derivation at "
    "exact numbers",
    "derived": "whether the recomputed conclusion is the variant, which it should not be",
}

FIGURES = """
## Figures

*not tried* are false variants of which only the derivation speaks.
"""

ALARMS = """
## False alarms

Every check runs again with the seed 1. If its figures change it draws, and runs with all {seeds} seeds; if not, its
seeds agree. Then every curve that it gave to the estimator of exponents is read again without its first or last eighth
or quarter, which are the smallest and the largest sizes. A shorter window may leave a claim open, and may not refute
it.

These seeds are not fresh: checks were mended, and their numbers of draws set, after earlier audits with them. The
first whole audit had 10 refutations in 2021 trials, all by two checks whose correction for finite size was not as
assumed. With more draws than now, three others were met, of two claims at 3.8 and one at 3.2 standard errors
(`bahri2021:nearest-sample` and `resolution-limited-data`, which share a draw, and
`bordelon2025:free-two-point-projector`): a refutation at three standard errors is one of some four hundred estimates.
"""

ABSENT = """
## Kinds without a variant

For how many claims a kind of mistake could not be planted, and the most frequent reason.
"""

OPEN = """
## Not refuted

False variants that are not refuted, and true claims that a variation leaves open, with the reason and, where the
estimator knows it, the size that would decide.
"""

CONTRADICTIONS = """
## Contradictions

Laws of one quantity are compared with each other ({reported} of the contradictions are with reported forms, which are
exhibits; {ours} are between claims that the package vouches for). `theory audit --contradictions` lists them.
"""

PLANTED = """
## Every variant

*together* is what measurement and search say; a dash means that this kind does not speak of the variant.
"""


def page(found: Audit) -> str:
    """The whole page."""
    varied = [claim.alarms for claim in found.claims if claim.alarms is not None]
    drawn = [trial.outcome for alarms in varied if alarms.drawn for trial in alarms.seeds]
    # A check that draws nothing has one outcome for all seeds.
    still = [trial.outcome for alarms in varied if not alarms.drawn for trial in alarms.seeds]
    seeds = [*drawn, *(found.seeds * still)]
    outcomes = [row.outcome for row in found.false]
    green = sum(row.badge == "supported" for row in found.survived)
    names = ", ".join(f"{name} {version}" for name, version in versions())
    partly = "" if found.complete else f"The run was stopped early: {len(varied)} claims were varied.\n\n"
    ours = sum(f.between_vouched for f in found.contradictions)
    return "\n".join(
        [
            HEAD.format(
                versions=names,
                planted=_pairs(("Kind", "How"), HOW),
                evidence=_pairs(("Evidence", "What it says of a variant"), SPEAKS),
                partly=partly,
                refuted=_share(outcomes.count("refuted"), len(outcomes)),
                green=green,
                alarms=f"{seeds.count('refuted')} of {len(seeds)}",
                open=_share(seeds.count("inconclusive"), len(seeds)),
                drawn=_share(drawn.count("inconclusive"), len(drawn)),
            ),
            FIGURES,
            *_figures(found.rows),
            ALARMS.format(seeds=found.seeds),
            *_alarms(found),
            OPEN,
            *_open(found),
            ABSENT,
            *_absent(found),
            CONTRADICTIONS.format(reported=len(found.contradictions) - ours, ours=ours),
            PLANTED,
            *_planted(found.rows),
        ]
    )


def _pairs(head: tuple[str, str], rows: Mapping[str, str]) -> str:
    return "\n".join([*_head(*head), *(_row(*pair) for pair in rows.items())])


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / max(whole, 1):.1f} %)"


def _figures(rows: Iterable[Row]) -> Iterator[str]:
    yield from _head("Kind", "Label", "Variants", "Refuted", "Inconclusive", "Survived", "Kept", "Not tried")
    count = Counter((row.kind, row.label, row.outcome) for row in rows)
    for kind in KINDS:
        for label in ("incomparable", "weaker", "stronger"):
            found = {outcome: n for (k, lab, outcome), n in count.items() if (k, lab) == (kind, label)}
            if found:
                shown = ("refuted", "inconclusive", "survived", "kept", "not tried")
                yield _row(kind, label, str(sum(found.values())), *(str(found.get(o, 0)) for o in shown))


def _alarms(found: Audit) -> Iterator[str]:
    yield from _head("Variation", "Claims", "Trials", "Supported", "Refuted", "Inconclusive")
    varied = [claim.alarms for claim in found.claims if claim.alarms is not None]
    drawn = [alarms for alarms in varied if alarms.drawn]
    still = [alarms for alarms in varied if not alarms.drawn]
    yield _trials(f"{found.seeds} seeds, checks that draw", [[t.outcome for t in a.seeds] for a in drawn])
    yield _trials("checks that draw nothing", [[t.outcome for t in a.seeds] for a in still])
    windows = dict.fromkeys(trial.variation for alarms in varied for trial in alarms.windows)
    for window in windows:
        tried = [[t.outcome for t in a.windows if t.variation == window] for a in varied]
        yield _trials(window, [outcomes for outcomes in tried if outcomes])


def _trials(name: str, outcomes: list[list[str]]) -> str:
    flat = [outcome for of_claim in outcomes for outcome in of_claim]
    counts = (flat.count(outcome) for outcome in ("supported", "refuted", "inconclusive"))
    return _row(name, str(len(outcomes)), str(len(flat)), *map(str, counts))


def _open(found: Audit) -> Iterator[str]:
    yield from _head("claim", "variant or variation", "outcome", "why")
    for row in found.false:
        if row.outcome != "refuted":
            why = "; ".join(f"{kind}: {said.why}" for kind, said in row.said.items())
            yield _row(f"`{row.claim}`", _cell(row.variant), row.outcome, _cell(why))
    for row in found.wrongly_refuted:
        yield _row(f"`{row.claim}`", _cell(row.variant), "true, and refuted", "")
    for what in ("seeds", "windows"):
        for claim, trial in found.trials(what):
            if trial.outcome != "supported":
                yield _row(f"`{claim}`", trial.variation, trial.outcome, _cell(trial.why))


def _absent(found: Audit) -> Iterator[str]:
    yield from _head("Kind", "Claims without", "Most frequent reason")
    for kind in KINDS:
        reasons = Counter(why for claim in found.claims for k, why in claim.absent if k == kind)
        if reasons:
            why, _ = reasons.most_common(1)[0]
            yield _row(kind, f"{reasons.total()} of {len(found.claims)}", _cell(why))


def _planted(rows: Iterable[Row]) -> Iterator[str]:
    for paper, of_paper in groupby(rows, key=lambda row: row.claim.partition(":")[0]):
        yield f"\n**{paper}**\n"
        yield from _head("claim", "kind", "variant", "label", *EVIDENCE, "together")
        for claim, of_claim in groupby(of_paper, key=lambda row: row.claim):
            for number, row in enumerate(of_claim):
                name = f"`{claim.partition(':')[2]}`" if number == 0 else ""
                yield _row(name, row.kind, _cell(row.variant), row.label, *evidence_of(row), verdict_of(row))


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield f"|{'---|' * len(names)}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """Text as it stands: a star would start emphasis, a bar a cell."""
    return text.replace("\n", " ").replace("*", r"\*").replace("|", r"\|").replace("_", r"\_")


if __name__ == "__main__":
    registry = builtin()
    print(page(stored_audit(registry, registry.entries, Path(sys.argv[1]))))
