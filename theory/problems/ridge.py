"""Ridge and ridgeless regression, on all inputs or in random features, by its deterministic equivalent.

With ``q_k = kappa/(l_k + kappa)``, ``F = sum (1 - q)``, ``G = sum (1 - q)**2``, ``H = F - G = sum q (1 - q)``
(textbook: Simon et al. 2023, Atanasov et al. 2024, Defilippis, Loureiro and Misiakiewicz 2024; split into positive
parts by us),

    ridge = kappa (1 - F/n) (1 - F/p)
    risk  = (sum p q**2  +  H/(p - G) sum p q (1 - q)  +  noise g) / (1 - g)
    g     = G/n + H**2/(n (p - G)).

The effective ridge kappa is set by the ridge, by the samples (F = n) or by the features (F = p), whichever leaves the
fewest modes to be learned. Where it is set by the features, ``p - G = H``, so that the first two parts are
``sum p q``, and g = p/n.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import sympy

from theory.problems.decomposition import LABEL_NOISE, Part, Regime, sieved
from theory.problems.functionals import KAPPA, LOG_RANK, UNIT, Sums
from theory.problems.problem import PowerLawRegression, Ridge
from theory.problems.regions import Region

__all__ = ["exhausted", "ridge_regimes"]

Expr = Any
Facts = tuple[Expr, ...]
Pairs = tuple[tuple[Expr, Expr], ...]


def ridge_regimes(problem: PowerLawRegression, facts: Facts) -> tuple[Regime, ...]:
    """The regimes of regression with a ridge, a finite sample, and perhaps random features.

    Raises
    ------
    SeveralPhasesError
        If the facts leave open on which side of a wall the exponents lie.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> problem = problem_of("ridge with noise")
    >>> a, b = problem.capacity, problem.source
    >>> [(r.limit, [t.name for t in r.kept]) for r in ridge_regimes(problem, (a > 1, b > 1, b < 2*a + 1))]
    [('ridge', ['bias', 'label noise']), ('samples', ['bias', 'label noise'])]
    """
    algorithm = problem.algorithm
    assert isinstance(algorithm, Ridge)
    a, ridge = problem.capacity, algorithm.ridge
    if ridge is None:
        return tuple(exhausted(problem, facts, _always))
    sums = Sums(a, problem.source, facts)
    limits = tuple((size**-a, ridge) for size in (algorithm.samples, problem.features) if size is not None)
    region = Region((*limits, (ridge, sympy.S.One)), facts)
    regularised = _regime("ridge", problem, sums, ridge, region, _parts(problem, sums))
    return regularised, *exhausted(problem, facts, lambda size: ((ridge, size**-a),))


def _always(_: Expr) -> Pairs:
    return ()


def exhausted(
    problem: PowerLawRegression,
    facts: Facts,
    beyond: Callable[[Expr], Pairs],
    *,
    beside: Iterable[Part] = (),
    passed: Expr = sympy.S.One,
) -> Iterator[Regime]:
    """The regimes in which the samples, or the features, leave no more modes to be learned.

    Parameters
    ----------
    beyond : function of a number of modes
        Conditions for the algorithm to learn that many.
    beside : parts of the risk that are left beside, where the features are the limit
    passed : what multiplies the approximation error there
    """
    sums = Sums(problem.capacity, problem.source, facts)
    n, p = problem.samples, problem.features
    sizes = {name: size for name, size in (("samples", n), ("features", p)) if size is not None}
    for name, size in sizes.items():
        larger = tuple((size, other) for other in sizes.values() if other != size)
        region = Region((*beyond(size), *larger, (sympy.S.One, size)), facts)
        parts = _parts(problem, sums) if name == "samples" else [*_approximation(problem, sums, passed), *beside]
        yield _regime(name, problem, sums, (UNIT / size) ** problem.capacity, region, parts)


def _parts(problem: PowerLawRegression, sums: Sums) -> list[Part]:
    n, p, G, H = problem.samples, problem.features, sums.learned_twice, sums.half_learned
    unseen = sympy.S.Zero if p is None else H / (p - G)
    learned = G / n + unseen * H / n
    left = 1 - learned
    parts = [Part("bias", sums.missed_twice / left, "sum p q**2 / (1 - g)")]
    if p is not None:
        parts.append(Part("feature variance", unseen * sums.half_missed / left, "H/(p - G) sum p q (1 - q) / (1 - g)"))
    return [*parts, Part(LABEL_NOISE, problem.noise * learned / left, "noise g / (1 - g)")]


def _approximation(problem: PowerLawRegression, sums: Sums, passed: Expr) -> list[Part]:
    n, p = problem.samples, problem.features
    found = [Part("approximation", sums.missed_once * passed, "sum p q / (1 - g)")]
    return found if n is None else [*found, Part(LABEL_NOISE, problem.noise * p / n, "noise g / (1 - g)")]


def _regime(
    limit: str, problem: PowerLawRegression, sums: Sums, kappa: Expr, region: Region, parts: Iterable[Part]
) -> Regime:
    size = {"samples": problem.samples, "features": problem.features}
    rank = size.get(limit, kappa ** (-1 / problem.capacity))
    values = {KAPPA: kappa, LOG_RANK: sympy.expand_log(sympy.log(rank), force=True)}
    here = [replace(part, value=part.value.xreplace(values)) for part in parts]
    terms = tuple(replace(t, expression=t.expression.xreplace({UNIT: sums.unit})) for t in sieved(here, region))
    return Regime(limit, region, rank, terms)
