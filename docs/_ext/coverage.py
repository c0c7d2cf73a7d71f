"""The tables of the page on the estimator: how often its intervals cover, and how wide they are.

::

    python docs/_ext/coverage.py runs 5000 2027
    python docs/_ext/coverage.py best 2000 2027
    python docs/_ext/coverage.py curves 100 2026

writes the tables for noisy runs, of 5000 replicates a family within the classes and 500 of the others; how many of the
slow corrections that are wrongly measured the best test would find; or the table for exact curves. The last argument is
the seed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from proofs_check.exponents import Departure, Inconclusive, exponent

Floats = NDArray[np.float64]
Shape = Callable[[Floats, np.random.Generator], Floats]
ALL: tuple[Departure, ...] = ("correction", "logs", "wiggles")


@dataclass(frozen=True)
class Family:
    """Laws ``x**s h(x)``: the logarithm of h from u = log(x / x_min), whose random parameters it draws."""

    name: str
    shape: Shape
    departures: tuple[Departure, ...] = ALL


@dataclass(frozen=True)
class Exact:
    """What became of the exact curves of one family: how often truth lies within 2 and 3 standard uncertainties."""

    family: str
    replicates: int
    two: float
    three: float
    width: float
    error: float


@dataclass(frozen=True)
class Row:
    """What became of the replicates of one family.

    `coverage`, with its standard error, is a share of those that were measured; `wrong`, of all: measured, not covered.
    """

    family: str
    replicates: int
    inconclusive: float
    coverage: float
    error: float
    wrong: float
    width: float


@dataclass(frozen=True)
class Sample:
    """Independent noisy runs, shape (seeds, points), of one law; with the relative covariance of a run."""

    slope: float
    x: Floats
    curve: Floats
    covariance: Floats
    runs: Floats


def pure(u: Floats, rng: np.random.Generator) -> Floats:
    return 0 * u


def correction(u: Floats, rng: np.random.Generator) -> Floats:
    return _added(u, rate=rng.uniform(2.5, 10), at_start=rng.uniform(-0.6, 2))


def weak_correction(u: Floats, rng: np.random.Generator) -> Floats:
    return _added(u, rate=rng.uniform(2.5, 10), at_start=rng.uniform(-0.1, 0.1))


def slow_correction(u: Floats, rng: np.random.Generator) -> Floats:
    return _added(u, rate=rng.uniform(0.5, 1.5), at_start=rng.uniform(-0.6, 2))


def logs(u: Floats, rng: np.random.Generator) -> Floats:
    return np.asarray(rng.choice([-1, 1]) * rng.uniform(0.5, 2) * np.log(u + np.log(START)))


def weak_logs(u: Floats, rng: np.random.Generator) -> Floats:
    return np.asarray(rng.uniform(-0.1, 0.1) * np.log(u + np.log(START)))


def logs_in_unknown_units(u: Floats, rng: np.random.Generator) -> Floats:
    return np.asarray(rng.choice([-1, 1]) * rng.uniform(0.5, 2) * np.log(u + rng.uniform(1, 8)))


def crossover(u: Floats, rng: np.random.Generator) -> Floats:
    return _crossing(u, rng, rng.uniform(0.2, 0.5))


def late_crossover(u: Floats, rng: np.random.Generator) -> Floats:
    return _crossing(u, rng, rng.uniform(0.7, 0.95))


def wiggles(u: Floats, rng: np.random.Generator) -> Floats:
    phase = 2 * np.pi * (rng.uniform(2, 4) * u / u[-1] + rng.uniform())
    return np.asarray(np.log1p(rng.uniform(0.02, 0.2) * np.cos(phase)))


def logs_and_correction(u: Floats, rng: np.random.Generator) -> Floats:
    return logs(u, rng) + correction(u, rng)


def wiggles_and_correction(u: Floats, rng: np.random.Generator) -> Floats:
    return wiggles(u, rng) + correction(u, rng)


def crossover_and_correction(u: Floats, rng: np.random.Generator) -> Floats:
    return crossover(u, rng) + correction(u, rng)


def two_corrections(u: Floats, rng: np.random.Generator) -> Floats:
    return correction(u, rng) + correction(u, rng)


def regular(u: Floats, rng: np.random.Generator) -> Floats:
    z = np.exp(-rng.uniform(2.5, 10) * u / u[-1])
    inner = np.log1p(rng.uniform(-0.6, 2) * z + rng.uniform(-0.2, 1) * z**2)
    return np.asarray(rng.choice([-1, 1]) * rng.uniform(0.3, 2) * inner)


def correction_with_log(u: Floats, rng: np.random.Generator) -> Floats:
    z = np.exp(-rng.uniform(2.5, 10) * u / u[-1])
    return np.asarray(np.log1p(z * (rng.uniform(-0.5, 1) + rng.uniform(-2, 2) * u / u[-1])))


def neighbouring_corrections(u: Floats, rng: np.random.Generator) -> Floats:
    first, second = (np.exp(-rng.uniform(*rates) * u / u[-1]) for rates in ((1, 3), (3, 6)))
    return np.asarray(np.log1p(rng.uniform(-0.9, -0.3) * first + rng.uniform(0.1, 1) * second))


def _added(u: Floats, rate: float, at_start: float) -> Floats:
    return np.asarray(np.log1p(at_start * np.exp(-rate * u / u[-1])))


def _crossing(u: Floats, rng: np.random.Generator, share: float) -> Floats:
    return np.asarray(np.log1p(np.exp(-rng.uniform(0.4, 1.5) * (u - share * u[-1]))))


START = 10.0
WITHIN = (
    Family("pure power law", pure),
    Family("one correction", correction),
    Family("power of a logarithm", logs),
    Family("crossover of two powers", crossover),
    Family("log-periodic wiggles", wiggles),
)
WEAK = (
    Family("correction of at most 10 %", weak_correction),
    Family("logarithm to a power below 0.1", weak_logs),
)
OUTSIDE = (
    Family("logarithm, excluded by the caller", logs, ("correction", "wiggles")),
    Family("correction, excluded by the caller", correction, ("logs", "wiggles")),
    Family("crossover, taken for a pure law", crossover, ()),
    Family("logarithm and correction", logs_and_correction),
    Family("wiggles and correction", wiggles_and_correction),
    Family("two corrections", two_corrections),
    Family("correction slower than the class", slow_correction),
    Family("crossover after 70 % of the window", late_crossover),
    Family("crossover and correction", crossover_and_correction),
)


EXACT = (
    *WITHIN,
    Family("two corrections", two_corrections),
    Family("power of a regular function of $x^{-e}$", regular),
    Family("correction times a logarithm", correction_with_log),
    Family("two slow corrections that nearly cancel", neighbouring_corrections),
    Family("logarithm in unknown units", logs_in_unknown_units),
    Family("logarithm and correction", logs_and_correction),
    Family("wiggles and correction", wiggles_and_correction),
    Family("correction slower than the class", slow_correction),
    Family("crossover after 70 % of the window", late_crossover),
)


def replicate(family: Family, rng: np.random.Generator) -> Sample:
    """One random law of the family, and runs with noise of a random kind."""
    points, seeds = int(rng.integers(20, 41)), int(rng.integers(16, 33))
    slope, x, curve = law(family, points, rng)
    u = np.log(x / START)
    size = np.exp(rng.uniform(np.log(0.01), np.log(0.1)) + rng.uniform(-1, 1) * (u / u[-1] - 0.5))
    offset, decaying, white = rng.dirichlet(np.ones(3))
    kernel = np.exp(-np.abs(u[:, None] - u) / (u[-1] * rng.uniform(0.05, 0.5)))
    covariance = np.outer(size, size) * (offset + decaying * kernel + (white + 1e-12) * np.eye(points))
    noise = rng.standard_normal((seeds, points)) @ np.linalg.cholesky(covariance).T
    return Sample(slope, x, curve, covariance, curve * (1 + noise))


def law(family: Family, points: int, rng: np.random.Generator) -> tuple[float, Floats, Floats]:
    """Exponent, abscissae and curve of one random law of the family."""
    x = START * np.logspace(0, rng.uniform(3, 5), points)
    u = np.log(x / START)
    slope = rng.uniform(-2, -0.2)
    return slope, x, np.exp(slope * u + family.shape(u, rng))


def exact(family: Family, replicates: int, seed: int = 0) -> Exact:
    """Measure `replicates` random exact curves of a family, of 16 to 30 points."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(replicates):
        slope, x, curve = law(family, int(rng.integers(16, 31)), rng)
        read = exponent(x, curve)
        found.append((abs(read.slope - slope), read.slope_uncertainty))
    error, u = np.array(found).T
    return Exact(
        family=family.name,
        replicates=replicates,
        two=float(np.mean(error < 2 * u)),
        three=float(np.mean(error < 3 * u)),
        width=float(np.median(u)),
        error=float(np.median(error)),
    )


def coverage(family: Family, replicates: int, seed: int = 0) -> Row:
    """Measure `replicates` random laws of a family."""
    rng = np.random.default_rng(seed)
    inside, widths = [], []
    for _ in range(replicates):
        sample = replicate(family, rng)
        if interval := measured(family, sample):
            low, high = interval
            inside.append(low <= sample.slope <= high)
            widths.append(high - low)
    share = float(np.mean(inside)) if inside else np.nan
    return Row(
        family=family.name,
        replicates=replicates,
        inconclusive=1 - len(inside) / replicates,
        coverage=share,
        error=float(np.sqrt(share * (1 - share) / max(len(inside), 1))),
        wrong=inside.count(False) / replicates,
        width=float(np.median(widths)) if widths else np.nan,
    )


def measured(family: Family, sample: Sample) -> tuple[float, float] | None:
    """The interval of the slope, if any."""
    try:
        return exponent(sample.x, sample.runs, departures=family.departures).interval
    except Inconclusive:
        return None


def likelihood_ratio(sample: Sample) -> float:
    """The most powerful statistic against a pure law of any slope for who knows law and noise; standard normal for it.

    By Neyman and Pearson it is linear in the logarithms of the mean curve, along what no pure law can follow.
    """
    whiten = np.linalg.inv(np.linalg.cholesky(sample.covariance / len(sample.runs)))
    line, _ = np.linalg.qr(whiten @ np.column_stack([np.ones(len(sample.x)), np.log(sample.x)]))
    departure = whiten @ np.log(sample.curve)
    departure = departure - line @ (line.T @ departure)
    return float(departure @ whiten @ np.log(sample.runs.mean(axis=0)) / np.linalg.norm(departure))


def best(family: Family, replicates: int, seed: int = 0) -> Iterator[str]:
    """Lines of a Markdown table: what stays wrongly measured if the best test refuses some of the pure laws."""
    rng = np.random.default_rng(seed)
    wrong = []
    for _ in range(replicates):
        sample = replicate(family, rng)
        interval = measured(family, sample)
        if interval and not interval[0] <= sample.slope <= interval[1]:
            wrong.append(likelihood_ratio(sample))
    yield f"| Pure laws refused | {family.name}, wrongly measured |\n|---|---|\n"
    for size in (0.0, 0.01, 0.02, 0.05, 0.1):
        yield f"| {size:.0%} | {np.sum(np.array(wrong) < norm.isf(size)) / replicates:.1%} |\n"


def table(families: tuple[Family, ...], replicates: int, seed: int = 0) -> Iterator[str]:
    """Lines of a Markdown table, one row a family of noisy runs."""
    yield "| Family | Replicates | Coverage | Inconclusive | Wrongly measured | Median width |\n"
    yield "|---|---|---|---|---|---|\n"
    yield from (_line(coverage(family, replicates, seed)) for family in families)


def exact_table(replicates: int, seed: int = 0) -> Iterator[str]:
    """Lines of a Markdown table, one row a family of exact curves."""
    yield "| Family | Within $2u$ | Within $3u$ | Median $u$ | Median error |\n|---|---|---|---|---|\n"
    for family in EXACT:
        row = exact(family, replicates, seed)
        yield f"| {row.family} | {row.two:.1%} | {row.three:.1%} | {row.width:.1e} | {row.error:.1e} |\n"


def _line(row: Row) -> str:
    covered = "none measured" if np.isnan(row.coverage) else f"{row.coverage:.1%} ± {row.error:.1%}"
    width = "" if np.isnan(row.width) else f"{row.width:.4f}"
    return f"| {row.family} | {row.replicates} | {covered} | {row.inconclusive:.1%} | {row.wrong:.1%} | {width} |\n"


if __name__ == "__main__":
    kind, count, drawn = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0
    if kind == "curves":
        sys.stdout.writelines(exact_table(count, drawn))
    elif kind == "best":
        slow = next(family for family in OUTSIDE if family.shape is slow_correction)
        sys.stdout.writelines(best(slow, count, drawn))
    else:
        for group, replicates in ((WITHIN, count), (WEAK, min(count, 500)), (OUTSIDE, min(count, 500))):
            sys.stdout.writelines([*table(group, replicates, drawn), "\n"])
