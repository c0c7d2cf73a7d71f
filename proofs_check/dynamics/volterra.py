"""SGD with a constant step at any time, from its exact steps: in random features, or on a sample seen again and again.

For Gaussian inputs the excess risk of one-pass SGD obeys ``L(t) = F(t) + sum_{u<t} K(t - 1 - u) (L(u) + noise)``
(textbook: Volterra's equation), with ``r = (1 - s l)**2 + (s l)**2/B``, ``F = y^T r(M)**t y`` and
``K = (s**2/B) tr M**2 r(M)**t`` for the operator M of the features; `feature_sgd` has the limit of small steps. On a
sample its covariance S takes the place of M and the training loss that of L, and what the noise of the steps adds to
the risk of gradient flow has the kernel ``(s**2/B) tr Lambda S r(S)**t`` (Paquette, Lee, Pedregosa and Paquette 2021,
reported; with each mode's share of its own noise as for fresh samples, ours).

In ``x = exp(-z)`` the generating function ``1/(1 - x r)`` splits into two resolvents (ours), whose deterministic
equivalents are known; a mode of the population is summed up exactly, and what is not analytic of the rest is integrated
as a difference (`feature_ridges`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from proofs_check.arrays import Complex, Floats
from proofs_check.dynamics.feature_flow import flow_in_features
from proofs_check.dynamics.feature_ridges import Ridges, contour
from proofs_check.dynamics.samples import SampleRisk
from proofs_check.dynamics.spectra import Spectrum
from theory.errors import TheoryError

__all__ = ["sgd_in_features", "sgd_on_a_sample"]

Factor = Callable[[Complex], Complex]

SETTLED = 200.0  # over twice the least effective ridge, the time when a sample is fitted, and no noise of steps is left
ROUNDING = 1e-10  # of the mean of that noise over the run, for what the digits of the integral cannot tell


def sgd_in_features(
    spectrum: Spectrum, step: float, time: float, features: float, noise: float = 0.0, batch: float = 1
) -> SampleRisk:
    """Excess risk of one-pass SGD with a constant step in random features.

    Parameters
    ----------
    spectrum : Spectrum
        Of more modes than there are features.
    step, time : float
        Step size, and the number of steps.
    features : float
        p; infinity for the inputs themselves.
    noise : float
        Variance of the label noise.
    batch : float
        Samples a step.

    Returns
    -------
    SampleRisk
        Of arrays without axes. For Gaussian inputs the recursion of the steps is exact; the features enter by their
        equivalent.

    Raises
    ------
    TheoryError
        If the step is too large for the risk to converge.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> spectrum = power_law(2.0, 0.25)
    >>> [f"{float(sgd_in_features(spectrum, 0.25, 1e3, p).bias):.4f}" for p in (math.inf, 1e4, 10)]
    ['0.5091', '0.5098', '1.1661']
    """
    run = _Run(Ridges(spectrum, math.inf, features), step, time, batch)
    added = run.risen(spectrum.power * spectrum.eigenvalue, lambda zeta: 1 / zeta)
    bias = (
        run.forgotten + run.integral(added) + run.passed(run.target_drift + added, run.kernel_change, run.kernel_change)
    )
    kernel = run.reference[1] + run.kernel_change
    return SampleRisk(np.asarray(bias), np.asarray(noise * run.integral(kernel / (run.short * (1 - kernel)))))


def sgd_on_a_sample(
    spectrum: Spectrum, step: float, time: float, samples: float, noise: float = 0.0, batch: float = 1
) -> SampleRisk:
    """Excess risk of SGD that draws its batches from n samples, with a constant step.

    Parameters
    ----------
    spectrum : Spectrum
        Of more modes than there are samples.
    step, time : float
        Step size, and the number of steps.
    samples : float
        n.
    noise, batch : float
        As for `sgd_in_features`.

    Returns
    -------
    SampleRisk
        Of arrays without axes: up to a share of the order of one over the number of steps, since the mean path is
        that of gradient flow. The bias is not a number where rounding would be felt.

    Raises
    ------
    TheoryError
        If the step is too large for the risk to converge.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> spectrum = power_law(2.0, 1.5)
    >>> fresh = sgd_in_features(spectrum, 0.2, 1e3, math.inf, 0.1).total
    >>> again = [sgd_on_a_sample(spectrum, 0.2, 1e3, samples, 0.1).total for samples in (50, 1e8)]
    >>> [f"{risk:.5f}" for risk in (*again, fresh)]
    ['0.03842', '0.02305', '0.02305']
    """
    run = _Run(Ridges(spectrum, samples, math.inf), step, time, batch)
    flow = flow_in_features(spectrum, step * time, samples, math.inf, noise)
    if 2 * step * time * run.ridges.least > SETTLED:
        return flow
    trained = run.target_drift - run.risen(spectrum.power, np.ones_like)
    tested = run.kernel_drift - run.kernel_part(spectrum.eigenvalue**2, np.ones_like)
    first, mass = run.reference
    bias = flow.bias + run.passed(trained, run.kernel_change, tested)
    if ROUNDING * mass / (1 - mass) * first / time > bias:
        bias = np.asarray(math.nan)
    left = 1 / run.short - run.split(lambda kappa, zeta: run.ridges.freedom(kappa) / zeta) / samples
    shown = (run.reference[1] + tested) / (1 - run.reference[1] - run.kernel_change)
    return SampleRisk(np.asarray(bias), flow.variance + noise * run.integral(shown * left))


@dataclass(frozen=True)
class _Run:
    """Generating functions of a run at the points of a contour, and what samples or features change of them.

    Those of target and kernel are differences to `reference`, what they are on the population at a point of the
    positive axis: constants are analytic.
    """

    ridges: Ridges
    step: float
    time: float
    batch: float

    def __post_init__(self) -> None:
        rates = self.ridges.spectrum.eigenvalue
        stable = self.step > 0 and self.square * rates[0] < 2 * self.step
        if not (stable and self._gain * self.ridges.spectrum.total(rates**2 / self.lost) < 1):
            raise TheoryError(
                f"the risk does not converge with step size {self.step} and batch {self.batch}; take a smaller step"
            )

    @property
    def _gain(self) -> float:
        return self.step**2 / self.batch

    @property
    def square(self) -> float:
        return self.step**2 + self._gain

    @cached_property
    def lost(self) -> Floats:
        """Share of its second moment that each mode forgets in a step, ``1 - r``."""
        rates = self.ridges.spectrum.eigenvalue
        return np.asarray(rates * (2 * self.step - self.square * rates))

    @cached_property
    def z(self) -> Complex:
        return contour(self.time)[0]

    @cached_property
    def x(self) -> Complex:
        return np.asarray(np.exp(-self.z))

    @cached_property
    def short(self) -> Complex:
        """``1 - x``."""
        return np.asarray(-np.expm1(-self.z))

    def integral(self, function: Complex) -> float:
        """A function of time from its generating function."""
        return 2 * float(np.sum(contour(self.time)[1] * np.exp(self.z * self.time) * function).real)

    @property
    def forgotten(self) -> float:
        """What the population has left of the target, without the noise of the steps."""
        return self.ridges.spectrum.total(self.ridges.spectrum.power * np.exp(self.time * np.log1p(-self.lost)))

    @cached_property
    def reference(self) -> tuple[float, float]:
        """Generating functions of target and kernel, this one with the delay of a step, at ``z = 1/time``."""
        s, x = self.ridges.spectrum, math.exp(-1 / self.time)
        left = -math.expm1(-1 / self.time) + x * self.lost
        return s.total(s.power / left), x * self._gain * s.total(s.eigenvalue**2 / left)

    @cached_property
    def target_drift(self) -> Complex:
        """Difference of the population's ``sum p/(1 - x r)`` to the reference."""
        s = self.ridges.spectrum
        return self._drift(s.weight * s.power * (1 - self.lost))

    @cached_property
    def kernel_drift(self) -> Complex:
        """Difference of the population's kernel to the reference."""
        return self._gain * self._drift(self.ridges.learnable * self.ridges.spectrum.eigenvalue)

    def _drift(self, weight: Floats) -> Complex:
        there = -math.expm1(-1 / self.time) + math.exp(-1 / self.time) * self.lost
        here = self.short[:, None] + self.x[:, None] * self.lost
        return np.asarray(math.exp(-1 / self.time) * np.expm1(1 / self.time - self.z) * ((1 / here) @ (weight / there)))

    @cached_property
    def kernel_change(self) -> Complex:
        """Difference of the kernel to the reference."""
        return self.kernel_drift + self.kernel_part(self.ridges.spectrum.eigenvalue, lambda zeta: zeta)

    def kernel_part(self, weight: Floats, factor: Factor) -> Complex:
        return np.asarray(self._gain * self.x * self.risen(weight, factor))

    @cached_property
    def _ends(self) -> tuple[Complex, tuple[tuple[Complex, Complex, Complex], ...]]:
        """Both roots -zeta of ``1 - x r``: what they are divided by, and each zeta with kappa and ``kappa - zeta``."""
        far = self.step + np.sqrt(self.step**2 + self.square * np.expm1(self.z))
        near: Complex = np.asarray(np.expm1(self.z) / far)
        beyond: Complex = np.asarray(-far / self.square)
        found = ((near, self.ridges.least + self.ridges.above(near)), (beyond, self._outside(beyond)))
        size = min(self.ridges.samples, self.ridges.features)
        ends = tuple((zeta, kappa, kappa * self.ridges.freedom(kappa) / size) for zeta, kappa in found)
        return self.x * self.square * (near - beyond), ends

    def _outside(self, zeta: Complex) -> Complex:
        """Solve ``zeta = kappa*(1 - F/size)`` for a zeta beyond the eigenvalues, by iteration."""
        kappa, size = zeta + 0j, min(self.ridges.samples, self.ridges.features)
        for _ in range(100):
            before, kappa = kappa, zeta / (1 - self.ridges.freedom(kappa) / size)
            if np.all(np.abs(kappa - before) <= 1e-14 * np.abs(kappa)):
                return kappa
        raise TheoryError(f"a step of SGD is close to divergence for a size of {size:g}; take a smaller step")

    def split(self, function: Callable[[Complex, Complex], Complex]) -> Complex:
        """What a function of kappa and zeta adds up to at both roots."""
        divisor, (near, beyond) = self._ends
        return np.asarray((function(near[1], near[0]) - function(beyond[1], beyond[0])) / divisor)

    def risen(self, weight: Floats, factor: Factor) -> Complex:
        """That of ``factor(zeta) (kappa - zeta) sum weight/((l + kappa)(l + zeta))``."""
        divisor, ends = self._ends
        weights = weight * self.ridges.spectrum.weight
        near, beyond = (
            factor(zeta) * apart * ((self.ridges.below(kappa) * self.ridges.below(zeta)) @ weights)
            for zeta, kappa, apart in ends
        )
        return np.asarray((near - beyond) / divisor)

    def passed(self, target: Complex, kernel: Complex, tested: Complex) -> float:
        """Noise of the steps in the risk, from differences of target, kernel, and kernel in the risk."""
        first, mass = self.reference
        change = (1 - mass) * (tested * (first + target) + mass * target) + mass * first * kernel
        return self.integral(change / ((1 - mass - kernel) * (1 - mass)))
