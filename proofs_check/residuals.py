"""Hunt for what a sum of terms leaves of a risk: terms that are missing, and terms that have no place in it.

The risk, by its next rung, is compared with the terms along rays into a region of the resources. Along a ray the ratios
``larger/smaller`` of the region's conditions grow like powers of one scale; scales equally spaced in their logarithms
make the corrections to a ratio of risks geometric sequences, whose limit Aitken's formula takes, twice (textbook). So
nothing is compared at one scale alone.

A term has no place if it is twice the risk or more at the last scale of a ray, or a small share of the risk at that of
every ray, or if the multiples of the terms, between zero and one, that make up the risk best have less than half of it,
or if another term that has a place exceeds it all over the region.
What the others leave is read as a monomial, by its logarithmic derivatives where it is the most of the risk; that joins
the terms, until less is left than wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np
import sympy
from scipy.optimize import linprog, lsq_linear

from proofs_check.arrays import Floats
from proofs_check.rungs import value_of
from theory.errors import TheoryError
from theory.monomials import term
from theory.problems.regions import Region
from theory.risk import Risk
from theory.symbols import Resource

__all__ = ["Box", "Hunt", "Missing", "TermFound", "hunt", "rationals"]

Expr = Any
Values = Mapping[sympy.Symbol, float]
Next = Callable[[Mapping[sympy.Symbol, float]], float]
Line = tuple[float, Floats]

SCALES = (0.5, 0.625, 0.75, 0.875, 1.0)  # of the logarithms of the ratios
NEAR, APART = (
    ((0.85, 0.95), (0.7, 0.8), (0.55, 0.65)),
    0.05,
)  # pairs of scales to take derivatives at, and the largest step
MOST = 4  # missing terms that are looked for
TRIED = 3  # rays on which one is
LEVEL = 0.015  # monomials whose slopes along all rays differ by less are level
NARROW = 0.12  # least slope of a ray
SLOPES = (NARROW, 0.35, 0.6, 1.0)  # of the logarithms of the ratios along a ray, the largest one
SHORTER = 0.85 ** np.arange(18)  # of a ray whose end lies too far out
NEVER = 1e-3  # a share of the risk that does not matter
TOO_MUCH = 2.0  # times the risk that no term of it can be


@dataclass(frozen=True)
class Box:
    """Rays into a region, along which the ratios ``larger/smaller`` of its conditions grow.

    Attributes
    ----------
    resources : k of them
    ratios : ndarray, shape (k, k)
        Powers of the resources in each ratio.
    reach : float
        Logarithm of the largest ratio.
    rays : ndarray, shape (rays, k)
        Logarithms of the ratios over `reach` at the last scale.
    """

    resources: tuple[Resource, ...]
    ratios: Floats
    reach: float
    rays: Floats

    @classmethod
    def of(cls, region: Region, values: Values, decades: float, monomials: Iterable[Expr] = ()) -> Box:
        """Rays whose largest ratio reaches 10**decades, among them those along which a monomial leads the most.

        Parameters
        ----------
        region : Region
        values : mapping
            A number for every parameter in the region's conditions, and in the monomials.
        decades : float
        monomials : iterable of sympy.Expr
            Where one of them leads the others only in a narrow cone, a ray is sent there too.
        """
        resources = region.resources
        ratios = np.array([_read(large / small, resources, values)[1] for small, large in region.much_less])
        regular = [ray for ray in product(SLOPES, repeat=len(resources)) if max(ray) == 1.0]
        powers = [_read(m, resources, values)[1] @ np.linalg.inv(ratios) for m in monomials]
        return cls(resources, ratios, np.log(10.0) * decades, np.array([*regular, *_leading_rays(powers)]))

    def points(self, at: Floats) -> Floats:
        """Logarithms of the resources where those of the ratios are `at` times `reach`; shape (..., k)."""
        return np.asarray(at @ np.linalg.inv(self.ratios).T * self.reach)

    @property
    def scales(self) -> Floats:
        """Logarithms of the resources along the rays, shape (rays, 5, k)."""
        return self.points(self.rays[:, None, :] * np.array(SCALES)[:, None])

    def logarithms(self, rung: Next, points: Floats) -> Floats:
        """Logarithms of a risk at points, shape (..., k); not a number where it has none."""
        rows = points.reshape(-1, len(self.resources))
        found = [rung(dict(zip(self.resources, np.exp(row).tolist(), strict=True))) for row in rows]
        with np.errstate(invalid="ignore", divide="ignore"):
            logs = np.log(found)
        return np.where(np.isfinite(logs), logs, np.nan).reshape(points.shape[:-1])


@dataclass(frozen=True)
class TermFound:
    """What became of a term.

    Attributes
    ----------
    expression : as in the risk
    share : the largest share of the risk that it is at the last scale of a ray, above one for a term that is too large
    ratio : of what the others leave to the term, in the limit, on the ray where it changes least of those on which
        the term is at least half of that share
    place : whether it has a place in the risk
    """

    expression: Expr
    share: float
    ratio: float
    place: bool


@dataclass(frozen=True)
class Missing:
    """A monomial that the terms lack.

    Attributes
    ----------
    constant : its coefficient
    powers : per resource, the power and its uncertainty
    """

    constant: float
    powers: tuple[tuple[Resource, float, float], ...]

    def __str__(self) -> str:
        factors = " * ".join(f"{r}**({p:.3f} +- {u:.3f})" for r, p, u in self.powers)
        return f"{self.constant:.4g} * {factors}"


@dataclass(frozen=True)
class Hunt:
    """What a sum of terms leaves of a risk.

    Attributes
    ----------
    terms : what became of each
    missing : monomials that had to be added, which lead somewhere in the region
    corrections : those that are below the other terms further into the region, though not yet at the last scales
    left : largest relative residual at the last scale, with the terms that have a place and those added
    limit : largest limit of that along a ray
    fall : least power of the largest ratio by which the residual falls along a ray, of those where it is more than a
        thousandth; infinite without such rays
    """

    terms: tuple[TermFound, ...]
    missing: tuple[Missing, ...]
    corrections: tuple[Missing, ...]
    left: float
    limit: float
    fall: float

    @property
    def extra(self) -> tuple[TermFound, ...]:
        """Terms that have no place in the risk."""
        return tuple(t for t in self.terms if not t.place)

    @property
    def complete(self) -> bool:
        """Whether no term is missing, and none is extra."""
        return not (self.missing or self.extra)

    def __str__(self) -> str:
        lines = [f"{t.expression}: {'has a place' if t.place else 'EXTRA'}, share {t.share:.3g}" for t in self.terms]
        lines += [f"MISSING: {m}" for m in self.missing] + [f"correction: {m}" for m in self.corrections]
        falls = f", falling like the largest ratio to the power {-self.fall:.2f}" if np.isfinite(self.fall) else ""
        return "\n".join([*lines, f"left: at most {self.left:.2g} of the risk{falls}"])


def hunt(
    risk: Risk | None, region: Region, rung: Next, values: Values, *, decades: float = 10.0, wanted: float = 0.3
) -> Hunt:
    """Compare a risk's terms with its next rung in a region.

    Parameters
    ----------
    risk : Risk or None
        Its terms are to hold in the region, with their constants; None if none is known.
    region : Region
    rung : function of a mapping from resources to numbers
        The risk, or its part that the terms are for; not a number where it cannot be evaluated.
    values : mapping
        A number for every parameter of the terms and the region.
    decades : float
        Of the largest ratio along a ray; where the rung is no number there, the ray is shortened.
    wanted : float
        Relative residual, at the last scale and in the limit, above which a term is looked for.

    Returns
    -------
    Hunt

    Raises
    ------
    TheoryError
        If the rung cannot be evaluated in the region.

    Examples
    --------
    >>> import sympy
    >>> from theory.symbols import resources
    >>> t, p = resources("t p")
    >>> region = Region(((t, p), (sympy.S.One, t)))
    >>> def risk(at):
    ...     return 1/at[t] + 2*at[p]**-0.5*at[t]**-0.25 + 1/at[p]**2
    >>> print(hunt(Risk(1/t + p**-3), region, risk, {}, decades=6))
    1/t: has a place, share 0.997
    p**(-3): EXTRA, share 2.42e-16
    MISSING: 2 * p**(-0.500 +- 0.000) * t**(-0.250 +- 0.000)
    left: at most 2e-08 of the risk
    """
    known = () if risk is None else risk.terms
    if any(t.rates or t.ties or t.prefactor.logs for t in known):
        raise TheoryError("the hunter takes terms that are monomials; leave out exponentials and logarithms")
    expressions = tuple(t.expression for t in known)
    box, truth = _evaluated(Box.of(region, values, decades, expressions), rung)
    points, read = box.scales, [_read(e, box.resources, values) for e in expressions]
    terms = np.array([constant + points @ powers for constant, powers in read]).reshape(-1, *truth.shape)
    slopes = [powers @ np.linalg.inv(box.ratios) for _, powers in read]
    places = _leading(_places(terms, truth), slopes)
    kept, missing = [line for line, place in zip(read, places, strict=True) if place], list[Missing]()
    while True:
        left = _left(kept, points, truth)
        lacking = np.minimum(_limits(left), left[:, -1])
        if lacking.max() <= wanted or len(missing) == MOST:
            break
        logs = truth + np.log(np.maximum(left, NEVER))
        bent = np.where(lacking > 0.9 * lacking.max(), np.abs(np.diff(logs, 2)).max(axis=1), np.inf)
        rays = [box.rays[k] for k in np.argsort(bent)[:TRIED] if np.isfinite(bent[k])]
        proposals = [m for m in (_proposed(box, rung, kept, ray) for ray in rays) if m is not None]
        if not proposals:
            break
        found = min(proposals, key=lambda m: max(u for _, _, u in m.powers))
        missing.append(found)
        kept.append((np.log(missing[-1].constant), np.array([p for _, p, _ in missing[-1].powers])))
    checks = []
    for j, expression in enumerate(expressions):
        share = np.exp(terms[j] - truth)[:, -1]
        others = [line for line in kept if line is not read[j]]
        ratios = _left(others, points, truth) * np.exp(truth - terms[j])
        unsettled = np.where(2 * share >= share.max(), np.abs(ratios[:, -1] - ratios[:, -2]), np.inf)
        ratio = _limits(ratios)[unsettled.argmin()]
        checks.append(TermFound(expression, float(share.max()), float(ratio), bool(places[j])))
    slopes = [powers @ np.linalg.inv(box.ratios) for _, powers in kept]
    leads = [_ahead(mine, slopes)[0] > -LEVEL for mine in slopes[len(kept) - len(missing) :]]
    ahead = tuple(m for m, lead in zip(missing, leads, strict=True) if lead)
    behind = tuple(m for m, lead in zip(missing, leads, strict=True) if not lead)
    return Hunt(tuple(checks), ahead, behind, *_bound(left, box))


def _read(expr: Expr, resources: tuple[Resource, ...], values: Values) -> Line:
    """Logarithm of the constant of a monomial, and its powers."""
    found = term(expr, trusted=True).prefactor
    powers = [value_of(found.power(r), values) for r in resources]
    return float(np.log(value_of(found.coefficient, values))), np.array(powers)


def _leading_rays(powers: list[Floats]) -> list[Floats]:
    """For each monomial that leads somewhere the ray along which it does by the most."""
    found = [_ahead(mine, powers) for mine in powers]
    return [ray / ray.max() for margin, ray in found if margin > 0]


def _ahead(mine: Floats, powers: list[Floats]) -> tuple[float, Floats]:
    """By how much a monomial is ahead of others per unit of a ray at most, and on which, by a linear program."""
    others = np.array([p - mine for p in powers if p is not mine]).reshape(-1, len(mine))
    rows = np.column_stack([others, np.ones(len(others))])  # of the ray, then of the margin
    bounds = [*[(NARROW, 1.0)] * len(mine), (None, 1.0)]
    found = linprog([*np.zeros(len(mine)), -1.0], A_ub=rows, b_ub=np.zeros(len(rows)), bounds=bounds)
    return float(found.x[-1]), np.asarray(found.x[:-1])


def _evaluated(box: Box, rung: Next) -> tuple[Box, Floats]:
    """Shorten rays until the risk can be evaluated to their ends; those that stay short are left out."""
    factors, ends = np.zeros(len(box.rays)), np.full(len(box.rays), np.nan)
    for factor in SHORTER:
        tried = np.flatnonzero(factors == 0)
        if not len(tried):
            break
        ends[tried] = box.logarithms(rung, box.points(factor * box.rays[tried]))
        factors[tried[np.isfinite(ends[tried])]] = factor
    shorter = replace(box, rays=box.rays * factors[:, None])
    truth = np.full((len(box.rays), len(SCALES)), np.nan)
    long = factors > 0
    truth[long] = np.column_stack([box.logarithms(rung, shorter.scales[long, :-1]), ends[long]])
    seen = np.isfinite(truth).all(axis=1)
    if not seen.any():
        raise TheoryError("the next rung is no number even close to the corner of the region; take fewer decades")
    return replace(shorter, rays=shorter.rays[seen]), truth[seen]


def _places(terms: Floats, truth: Floats) -> Any:
    """Whether each of the terms, logarithms of shape (m, rays, 5), has a place in the risk."""
    shares = np.exp(terms - truth)[..., -2:]
    most = shares[..., -1].max(axis=1)
    places = (most > NEVER) & (most < TOO_MUCH)
    if places.any():
        columns = shares[places].reshape(places.sum(), -1).T
        places[places] = lsq_linear(columns, np.ones(len(columns)), bounds=(0, 1)).x > 0.5
    return places


def _leading(places: Any, slopes: list[Floats]) -> Any:
    """Of the terms that have a place those that are not below another one all over the region."""
    placed = [mine for mine, place in zip(slopes, places, strict=True) if place]
    return [place and _ahead(mine, placed)[0] > -LEVEL for mine, place in zip(slopes, places, strict=True)]


def _left(lines: list[Line], points: Floats, truth: Floats) -> Floats:
    """What monomials leave of the risk, relative to it."""
    return 1 - sum((np.exp(c + points @ powers - truth) for c, powers in lines), np.zeros(truth.shape))


def _limits(values: Floats) -> Floats:
    """Limits of sequences along the last axis."""
    return _accelerated(_accelerated(values))[..., -1]


def _accelerated(values: Floats) -> Floats:
    """Aitken's sequence for one that approaches its limit geometrically, and the sequence itself where it does not."""
    first, second = np.diff(values)[..., :-1], np.diff(values)[..., 1:]
    geometric = np.abs(second) < np.abs(first)
    return values[..., 2:] + np.where(geometric, second**2 / np.where(geometric, first - second, 1.0), 0.0)


def _proposed(box: Box, rung: Next, kept: list[Line], ray: Floats) -> Missing | None:
    """Read what is left close to the end of a ray as a monomial, if it is positive around there."""
    size = len(ray)
    step = min(APART, float(ray.min()) / 3)  # stay in the region
    shifts = step * np.concatenate([np.zeros((1, size)), np.eye(size), -np.eye(size)])
    for pair in NEAR:
        points = box.points(np.array(pair)[:, None, None] * ray + shifts)
        truth = box.logarithms(rung, points)
        left = _left(kept, points, truth)
        if np.all(np.isfinite(truth) & (left > 0)):
            break
    else:
        return None
    logs = truth + np.log(left)
    slopes = (logs[:, 1 : size + 1] - logs[:, size + 1 :]) / (2 * step * box.reach) @ box.ratios
    powers = slopes[-1]
    constant = float(np.exp(logs[-1, 0] - points[-1, 0] @ powers))
    # A mixture of monomials bends across the ray, or along it.
    bends = (logs[-1, 1 : size + 1] + logs[-1, size + 1 :] - 2 * logs[-1, 0]) / (2 * step * box.reach) @ box.ratios
    apart = np.abs(slopes[-1] - slopes[0]) + np.abs(bends)
    return Missing(constant, tuple(zip(box.resources, powers.tolist(), apart.tolist(), strict=True)))


def _bound(left: Floats, box: Box) -> tuple[float, float, float]:
    size = np.abs(left)
    felt = size[:, -1] > NEVER
    lengths = box.reach * box.rays.max(axis=1) * (SCALES[-1] - SCALES[-2])
    rates = np.log(size[felt, -2] / size[felt, -1]) / lengths[felt]
    return float(size[:, -1].max()), float(np.abs(_limits(left)).max()), float(rates.min(initial=np.inf))


def rationals(value: float, uncertainty: float, numbers: Mapping[sympy.Symbol, float], most: int = 2) -> list[Expr]:
    """Exponents ``(i + j*a + k*b)/a`` or ``i + j*a + k*b`` within an uncertainty of a value, simple ones first.

    Parameters
    ----------
    value, uncertainty : float
    numbers : mapping
        Of capacity a and source b, in this order.
    most : int
        Bound on the whole numbers i, j and k.

    Examples
    --------
    >>> from theory.symbols import parameters
    >>> a, b = parameters("a b")
    >>> rationals(-0.8, 0.01, {a: 1.5, b: 2.2})
    [-(b - 1)/a, -2*a + b, (2*a - b - 2)/a]
    """
    (a, x), (b, y) = numbers.items()
    fits = []
    for (i, j, k), divisor in product(product(range(-most, most + 1), repeat=3), (sympy.S.One, a)):
        number = (i + j * x + k * y) / (1 if divisor == 1 else x)
        if abs(number - value) <= uncertainty:
            fits.append((abs(i) + abs(j) + abs(k), sympy.factor((i + j * a + k * b) / divisor)))
    return list(dict.fromkeys(exponent for _, exponent in sorted(fits, key=lambda fit: fit[0])))
