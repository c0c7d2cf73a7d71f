"""Length at which a twentieth of all answers are wrong, for ever more concepts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.measure import Profile, combined
from proofs_check.transformers.latent_concepts import crowded_error, needed, union_error
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

DRAWN_BITS = np.round(np.geomspace(48, 768, 9))
UNION_BITS = np.round(np.geomspace(48, 98304, 23))
ALLOWED = 0.05
DRAWS = {"quick": 100, "thorough": 1000}
LARGEST = 2000.0  # expected neighbours of the target


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    found, plots = list[Estimate](), list[Plot]()
    for instance in problem.instances:
        decay = instance.number("a")
        drawn = _log_lengths(decay, DRAWN_BITS, partial(crowded_error, count=DRAWS[profile], rng=rng))
        union = _log_lengths(decay, UNION_BITS, union_error)
        found.append(_exponent(instance, DRAWN_BITS, drawn, "one bit away, drawn"))
        found.append(_exponent(instance, UNION_BITS, union, "all tokens, as a union of independent counts"))
        curves = tuple(
            Curve(label, tuple(bits), tuple(logs / (bits * np.log(2))))
            for label, bits, logs in (("one bit away, drawn", DRAWN_BITS, drawn), ("union over all", UNION_BITS, union))
        )
        plots.append(Plot("concepts $m$", r"$\log L/\log V$, " + str(instance), curves, yscale="linear"))
    return Measurement(
        tuple(found),
        scope="drawn contexts with a Poisson number of tokens, against neighbours of the target alone, which gives too "
        "short a length; and a union over all tokens, which gives too long a one",
        primitive="chances of the tokens of a context",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=tuple(plots),
    )


def _log_lengths(decay: float, bits: Floats, error: Callable[..., float]) -> Floats:
    """Logarithms of the lengths, from how many neighbours of the target are expected in them.

    Each of its m neighbours has the chance ``decay/((1 + decay)^m - 1)``.
    """
    means = np.array([_needed_mean(partial(error, int(m), decay)) for m in bits])
    normal = bits * np.log1p(decay) + np.log1p(-np.exp(-bits * np.log1p(decay)))
    return np.asarray(np.log(means) + normal - np.log(bits * decay))


def _needed_mean(error: Callable[..., float]) -> float:
    return needed(lambda mean: error(mean=mean), ALLOWED, 1, LARGEST, 14)


def _exponent(instance: Instance, bits: Floats, lengths: Floats, which: str) -> Estimate:
    """Growth in the number of concepts, beside a power of it.

    The uncertainty is that of the scatter about the curve, and how far the growth moves without the smaller half.
    """
    columns = np.stack([bits * np.log(2), np.log(bits), np.ones(len(bits))], axis=1)
    half = len(bits) // 2
    whole, late = (np.linalg.lstsq(columns[start:], lengths[start:], rcond=None)[0] for start in (0, half))
    scatter = np.sum((lengths - columns @ whole) ** 2) / (len(bits) - columns.shape[1])
    error = float(np.sqrt(scatter * np.linalg.inv(columns.T @ columns)[0, 0]))
    window = f"{bits[0]:g} to {bits[-1]:g} bits; {which}"
    return Estimate("value", instance, float(whole[0]), combined(error, float(abs(late[0] - whole[0]))), window)
