"""What was found about a claim: estimates, measurements, judgements, verdicts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

from theory.errors import TheoryError
from theory.records.claims import Instance
from theory.records.falsification import Falsification

__all__ = [
    "Certified",
    "Curve",
    "Derived",
    "Estimate",
    "Evidence",
    "Judgement",
    "Measurement",
    "Outcome",
    "Plot",
    "Power",
    "StepResult",
    "Verdict",
]

Outcome = Literal["supported", "refuted", "inconclusive", "not checked"]
Rung = Literal["closed form", "asymptotic", "exact dynamics", "Monte Carlo"]


@dataclass(frozen=True)
class Estimate:
    """One measured number with its standard uncertainty.

    ``uncertainty`` is one combined standard uncertainty: the statistical one
    and the systematic one (window, finite size) added in quadrature. ``size``
    is the size that limits it and ``size_means`` says of what; the uncertainty
    falls like ``size**-improves``, zero meaning that more size does not help.
    """

    quantity: str
    at: Instance
    value: float
    uncertainty: float
    window: str
    size: float = 1.0
    size_means: str = ""
    improves: float = 0.0

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise TheoryError(f"the estimate of {self.quantity}{self.at.where} is {self.value}; the check failed there")
        if not (math.isfinite(self.uncertainty) and self.uncertainty > 0):
            raise TheoryError(
                f"the estimate of {self.quantity}{self.at.where} has the uncertainty {self.uncertainty}; "
                "give one positive standard uncertainty, at least the rounding error"
            )


@dataclass(frozen=True)
class Curve:
    """A named sequence of points for a figure."""

    label: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    error: tuple[float, ...] = ()
    style: Literal["points", "line", "dashed"] = "points"


@dataclass(frozen=True)
class Plot:
    """A figure as data: curves on labelled axes, and marked abscissae."""

    xlabel: str
    ylabel: str
    curves: tuple[Curve, ...]
    xscale: Literal["log", "linear"] = "log"
    yscale: Literal["log", "linear"] = "log"
    marks: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Measurement:
    """What a numeric check found, without having seen the claimed value.

    ``scope`` says whether the setting is exact or a proxy, and of what.
    ``primitive`` names the most primitive input of the simulation.
    ``rung`` is the rung of the ladder the estimates were read from.
    """

    estimates: tuple[Estimate, ...]
    scope: str
    primitive: str
    rung: Rung
    seeds: tuple[int, ...]
    plots: tuple[Plot, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """A measurement held against a statement; ``why`` is one line a reader can check.

    ``estimate`` is the one that decided, or came closest to refuting, and
    ``expected`` what the statement predicts for it.
    """

    outcome: Outcome
    why: str
    estimate: Estimate | None = None
    expected: float | None = None


@dataclass(frozen=True)
class Power:
    """What one kind of evidence alone says about one planted variant."""

    variant: str
    statement: str
    label: Literal["stronger", "weaker", "incomparable", "equivalent"]
    kind: Literal["derived", "measured"]
    outcome: Literal["refuted", "kept", "inconclusive", "not derivable", "survived"]
    why: str


@dataclass(frozen=True)
class StepResult:
    """One recomputed step of a derivation."""

    name: str
    kind: str
    status: Literal["verified", "argued", "failed"]
    result: str
    detail: str = ""


@dataclass(frozen=True)
class Derived:
    """Outcome of recomputing a derivation."""

    grade: Literal["derived", "argued", "failed"]
    why: str
    premises: tuple[str, ...]
    steps: tuple[StepResult, ...]
    certificates: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Certified:
    """What proofs by a machine say about a claim.

    Attributes
    ----------
    kind : proofs over boxes (or by the solver, or in closed form), or by the kernel of Coq
    outcome : ``certified`` only if everything in `proved` is, and nothing is `left`; ``nothing`` if the claim has
        nothing to prove in this way, with the reason in `left`
    proved : what is proved, each with how
    left : what is not, each with the reason
    premises : what links it to the claim
    axioms : all that a kernel's proof rests on
    """

    kind: Literal["boxes", "kernel"]
    outcome: Literal["certified", "refuted", "undecided", "nothing"]
    proved: tuple[str, ...]
    left: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()
    axioms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """All evidence about one claim: that of a run, its profile, and what was found by other commands."""

    derived: Derived | None = None
    measurement: Measurement | None = None
    measured: Judgement | None = None
    power: tuple[Power, ...] = ()
    seconds: float = 0.0
    profile: str = ""
    falsified: Falsification | None = None
    certified: tuple[Certified, ...] = ()

    def _repr_html_(self) -> str:
        from theory.typeset.notebook import evidence

        return evidence(self)

    def _repr_latex_(self) -> str:
        from theory.typeset.notebook import evidence_tex

        return evidence_tex(self)


@dataclass(frozen=True)
class Verdict:
    """The badge of a claim, with the reason in one line."""

    claim: str
    outcome: Outcome
    why: str
