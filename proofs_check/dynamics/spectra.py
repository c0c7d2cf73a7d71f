"""Power-law spectra in full: every mode counted, few of them visited.

The first modes are summed one by one. Beyond them a function of the mode that
varies on a logarithmic scale is integrated by Gauss-Legendre panels in log k,
with the midpoint form of the Euler-Maclaurin formula at both ends. All of it
sits in the weights, which are positive, so that a spectral sum is one dot
product and its cost grows with the logarithm of the number of modes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import zeta

from proofs_check.arrays import Floats
from theory.conventions import a, b, convention
from theory.errors import TheoryError

__all__ = [
    "PowerLaw",
    "Spectrum",
    "effective_ridge",
    "finite_power_law",
    "freedom",
    "power_law",
    "repeated",
    "spread_modes",
]

HEAD = 1000
NODES = 10
ENDS = 6


@dataclass(frozen=True)
class Spectrum:
    """Eigenvalues and target power of a problem, with the number of modes each stands for.

    Attributes
    ----------
    weight : ndarray, shape (m,)
        Number of modes an entry stands for (a quadrature weight, not always whole).
    eigenvalue : ndarray, shape (m,)
        Eigenvalues of the covariance, decreasing, the first equal to one.
    power : ndarray, shape (m,)
        Variance of the labels that comes from a mode, eigenvalue times squared weight of the target.
    """

    weight: Floats
    eigenvalue: Floats
    power: Floats

    def total(self, values: Floats) -> float:
        """Sum `values` (shape ``(m,)``, one per entry) over all modes."""
        return float(self.weight @ values)

    @property
    def variance(self) -> float:
        """Variance of the labels, the risk of predicting zero."""
        return self.total(self.power)


@dataclass(frozen=True)
class PowerLaw:
    """Eigenvalues ``k**-capacity`` and target power ``k**-source``, k = 1, 2, ...

    These are the canonical letters a and b of `theory.conventions`; `written` takes
    the letters of other papers, `letters` gives them back.

    Raises
    ------
    TheoryError
        If the variance of the labels would be infinite.

    Examples
    --------
    >>> problem = PowerLaw(capacity=2.0, source=1.5)
    >>> problem.eigenvalues(3).round(3).tolist(), round(problem.tail(100), 3)
    ([1.0, 0.25, 0.111], 0.2)
    """

    capacity: float
    source: float

    def __post_init__(self) -> None:
        if not (self.capacity > 0 and self.source > 1):
            raise TheoryError(
                f"a power-law problem needs capacity > 0 and source > 1, got {self.capacity} and {self.source}"
            )

    @classmethod
    def written(cls, key: str, *values: float) -> PowerLaw:
        """The problem with these values of a convention's letters.

        Parameters
        ----------
        key : str
            Of `theory.conventions.CONVENTIONS`.
        values : float
            Of its letters, in their order there.

        Raises
        ------
        TheoryError
            If the convention is unknown, or has another number of letters.

        Examples
        --------
        >>> PowerLaw.written("bordelon2025", 2.0, 0.5)  # nu, beta
        PowerLaw(capacity=2.0, source=2.0)
        """
        written = convention(key)
        if len(values) != len(written.letters):
            named = ", ".join(str(letter) for letter in written.letters)
            raise TheoryError(f"{key} has the letters {named}; got {len(values)} values")
        numbers = dict(zip(written.letters, values, strict=True))
        return cls(float(written.capacity.subs(numbers)), float(written.source.subs(numbers)))

    def letters(self, key: str) -> dict[str, float]:
        """The problem in the letters of a convention.

        Raises
        ------
        TheoryError
            If the convention is unknown, or its letters are not functions of a and b.

        Examples
        --------
        >>> PowerLaw(2.0, 1.5).letters("cui2021")
        {'alpha': 2.0, 'r': 0.125}
        """
        numbers = {a: self.capacity, b: self.source}
        written = convention(key).in_canonical()
        return {letter.name: float(value.subs(numbers)) for letter, value in written.items()}

    @property
    def hardness(self) -> float:
        """The normalised source x = (b - 1)/a: modes above kappa learned, the power left falls like ``kappa**x``."""
        return (self.source - 1) / self.capacity

    def eigenvalues(self, modes: int) -> Floats:
        """Covariance eigenvalues of the first modes, shape (modes,)."""
        result: Floats = np.arange(1, modes + 1.0) ** -self.capacity
        return result

    def squared_weights(self, modes: int) -> Floats:
        """Squared weights of the target in the first modes, shape (modes,)."""
        result: Floats = np.arange(1, modes + 1.0) ** (self.capacity - self.source)
        return result

    def tail(self, modes: float) -> float:
        """Target power in all modes after the first ones (a Hurwitz zeta function)."""
        return float(zeta(self.source, modes + 1))

    def first(self, modes: int) -> Spectrum:
        """The first modes, one by one.

        Examples
        --------
        >>> PowerLaw(2.0, 2.0).first(3).eigenvalue.round(4).tolist()
        [1.0, 0.25, 0.1111]
        """
        mode = np.arange(1.0, modes + 1)
        return Spectrum(np.ones(modes), mode**-self.capacity, mode**-self.source)

    def spectrum(self, modes: float = math.inf, head: int = HEAD, ends: int = ENDS) -> Spectrum:
        """The first modes, however many, with few that stand for many.

        Sums of functions of the eigenvalues against these carry a relative error near
        1e-12; the midpoint Euler-Maclaurin formula (textbook) stops at the third
        derivative, of order ``head**-4``.

        Parameters
        ----------
        modes : float
            How many; infinitely many unless said otherwise.
        head, ends : int
            As for `spread_modes`; with fewer modes summed one by one a sum takes less
            time and is less exact (5e-10 for 64 of them, in the curves of `sgd`).

        Returns
        -------
        Spectrum

        Raises
        ------
        TheoryError
            If the trace would be infinite.

        Examples
        --------
        >>> huge = PowerLaw(2.0, 2.0).spectrum(modes=10**18)
        >>> len(huge.weight) < 2000, f"{huge.weight.sum():.6e}"
        (True, '1.000000e+18')
        """
        if math.isinf(modes) and self.capacity <= 1:
            raise TheoryError(f"infinitely many modes need capacity > 1, got {self.capacity}; say how many modes")
        size = modes if math.isfinite(modes) else self._endless()
        mode, weight = spread_modes(size, panel=2 / self.capacity, head=head, ends=ends)
        return Spectrum(weight, mode**-self.capacity, mode**-self.source)

    def _endless(self) -> float:
        """So many that scales up to the first 1e12 are resolved, and what lies beyond the last is lost at 1e-16."""
        return float(10 ** min(12 + 16 / min(self.source - 1, self.capacity - 1), 280.0))


def power_law(nu: float, beta: float, modes: float = math.inf, head: int = HEAD) -> Spectrum:
    """`PowerLaw.spectrum` in the letters of `bordelon2025`: the power beyond mode k is of order ``k**(-nu*beta)``.

    Parameters
    ----------
    nu : float
        Capacity, above one for infinitely many modes.
    beta : float
        Source, positive.
    modes, head
        As for `PowerLaw.spectrum`.

    Returns
    -------
    Spectrum

    Raises
    ------
    TheoryError
        If the trace or the variance of the labels would be infinite.

    Examples
    --------
    >>> round(power_law(2.0, 1.5).variance, 10)  # zeta(4)
    1.0823232337
    """
    return PowerLaw.written("bordelon2025", nu, beta).spectrum(modes, head)


def finite_power_law(nu: float, beta: float, size: int) -> Spectrum:
    """`PowerLaw.first` in the letters of `bordelon2025`.

    Parameters
    ----------
    nu, beta : float
        As for `power_law`.
    size : int
        Number of modes, all of them one by one.

    Returns
    -------
    Spectrum

    Examples
    --------
    >>> finite_power_law(2.0, 0.5, 3).power.round(4).tolist()
    [1.0, 0.25, 0.1111]
    """
    return PowerLaw.written("bordelon2025", nu, beta).first(size)


def repeated(spectrum: Spectrum, multiplicity: Floats) -> Spectrum:
    """A spectrum whose entries occur several times each, as the levels of a sphere do.

    Parameters
    ----------
    spectrum : Spectrum
        Of m entries.
    multiplicity : ndarray, shape (m,)
        Positive.

    Returns
    -------
    Spectrum

    Examples
    --------
    >>> repeated(finite_power_law(2.0, 0.5, 3), np.array([1.0, 3.0, 5.0])).weight.tolist()
    [1.0, 3.0, 5.0]
    """
    return Spectrum(spectrum.weight * multiplicity, spectrum.eigenvalue, spectrum.power)


def spread_modes(size: float, panel: float, head: int = HEAD, ends: int = ENDS) -> tuple[Floats, Floats]:
    """Modes and weights of the rule for sums over k = 1, ..., `size`.

    Parameters
    ----------
    size : float
        Number of modes.
    panel : float
        Width of the panels in log k; the summand may change by a few factors of e on it.
    head : int
        Modes that are summed one by one.
    ends : int
        How often the last panel is halved towards the last mode, where decaying
        exponentials change fastest; each halving resolves times twice as long.

    Returns
    -------
    modes, weights : ndarray, shape (m,)
        All one by one if there are not many more than `head`.

    Examples
    --------
    >>> modes, weights = spread_modes(10**6, panel=1.0, head=100)
    >>> len(modes) < 300, float(round(weights @ modes**-2.0, 9))  # zeta(2) - 1e-6
    (True, 1.644933067)
    """
    if size <= 2 * head + 10:
        return np.arange(1.0, int(size) + 1), np.ones(int(size))
    start, stop = np.log(head + 0.5), np.log(size) + np.log1p(-1.5 / size)
    halved = stop - panel * 2.0 ** -np.arange(1, ends + 1)
    count = max(int(np.ceil((stop - start) / panel)), 1)
    edges = np.unique(np.concatenate([np.linspace(start, stop, count + 1), halved[halved > start]]))
    node, share = np.polynomial.legendre.leggauss(NODES)
    half = np.diff(edges)[:, None] / 2
    far = np.exp(edges[:-1, None] + half * (1 + node))
    # Midpoint Euler-Maclaurin: the sum between is the integral from half a mode before to half a mode after, less
    # one twenty-fourth of the change of the derivative, which is taken as a difference of two modes.
    first, last = np.arange(1.0, head + 2), np.array([size - 1, size])
    weights = np.concatenate(
        [np.ones(head), [1 / 24], (far * half * share).ravel(), [1 + 1 / 24, 1 - 1 / 24]],
    )
    weights[head - 1] = 1 - 1 / 24
    return np.concatenate([first, far.ravel(), last]), weights


def freedom(spectrum: Spectrum, ridge: float) -> float:
    """Effective degrees of freedom, the sum of ``eigenvalue/(eigenvalue + ridge)``.

    Parameters
    ----------
    spectrum : Spectrum
    ridge : float
        kappa, positive.

    Returns
    -------
    float

    Examples
    --------
    >>> round(freedom(finite_power_law(2.0, 0.5, 2), 1.0), 3)
    0.7
    """
    return spectrum.total(spectrum.eigenvalue / (spectrum.eigenvalue + ridge))


def effective_ridge(spectrum: Spectrum, size: float, ridge: float = 0.0) -> float:
    """The ridge kappa that samples or features add up to, ``freedom(kappa) = size*(1 - ridge/kappa)``.

    Without a ridge it is where `size` degrees of freedom remain. Solved in the
    logarithm of kappa, where the tolerance is relative: a steep spectrum has
    ridges far below any absolute tolerance.

    Parameters
    ----------
    spectrum : Spectrum
    size : float
        Number of samples or of random features.
    ridge : float
        Of the mean squared error; positive unless there are fewer samples than modes.

    Returns
    -------
    float

    Raises
    ------
    TheoryError
        If no kappa solves the equation.

    Examples
    --------
    >>> ridge = effective_ridge(power_law(6.0, 0.5), 100)
    >>> bool(abs(freedom(power_law(6.0, 0.5), ridge) - 100) < 1e-9)
    True
    >>> round(effective_ridge(finite_power_law(2.0, 0.5, 1), 2, ridge=0.75), 12)  # 1/(1 + 1) = 2*(1 - 0.75/1)
    1.0
    """
    modes = float(np.sum(spectrum.weight))
    if not (size > 0 and ridge >= 0 and (ridge > 0 or size < modes)):
        raise TheoryError(
            f"no ridge leaves {size} degrees of freedom of {modes:.6g} modes; need fewer than the modes or a ridge > 0"
        )
    # Above: freedom <= trace/kappa. Below: every mode keeps at least what the smallest keeps, and kappa >= ridge.
    high = np.log(spectrum.total(spectrum.eigenvalue) / size + ridge) + 1e-9
    lows = [np.log(ridge) - 1e-9] if ridge > 0 else []
    if size < modes:
        lows.append(np.log(max(spectrum.eigenvalue[-1], 1e-300)) + np.log1p(-size / modes) - 1)

    def excess(y: float) -> float:
        return float(np.log(freedom(spectrum, np.exp(y)) / size + ridge * np.exp(-y)))

    return float(np.exp(brentq(excess, max(lows), high, xtol=1e-13, rtol=1e-14)))
