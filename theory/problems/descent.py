"""Gradient descent on the population or on a sample, and one-pass SGD, on all inputs or in random features.

Each mode forgets its part of the target like ``exp(-2 s t l)``, so that on the population the risk F(t) is the Mellin
transform of the exponential, read along the target's densities (`densities`). On n samples, to first order in 1/n
(ours; the double resolvent of a sample covariance is textbook, Bai and Silverstein 2010), there is beside it

    (noise/n) sum_k (1 - exp(-s t l_k))**2      and      (1/n) sum_k l_k**2 exp(-2 s t l_k) sum_k p_k/l_k**2,

the second one, sampling variance, where the last sum converges or, on the wall b = 2 a + 1, is the logarithm of the
number of learned modes; all else is smaller than F by the ratio of learned
modes to samples. SGD adds the noise of its own gradients. For Gaussian inputs its risk solves a renewal equation of
Volterra (textbook: Paquette et al. 2021; exact in discrete time for independent modes),

    L(t) = F(t) + sum_{u < t} K(t - 1 - u) (L(u) + noise),   K(t) = (s**2/B) sum_k l_k**2 exp(-2 s t l_k).

With ``|K| = sum K < 1`` both power laws pass through (textbook: singularities of the Laplace transform): F contributes
``F/(1 - |K|)``, and K contributes ``K |F|/(1 - |K|)**2`` with ``|F| = sum F``, if that is finite. If the step decays
like ``s (1 - u/t)**q`` up to step t, late gradients are too small for their noise to matter (ours): the time is
``s t/(q + 1)``, F contributes F, K contributes ``K |F|/(1 - |K|)``, and label noise, with ``v = 1 - u/t``,

    (noise s**2 t/B) int_0^1 v**(2 q) sum_k l_k**2 exp(-2 s t v**(q + 1) l_k/(q + 1)) / (1 - K_v) dv

where ``K_v`` is ``|K|`` of the step ``s v**q``. For a < q + 1 the sum is a power of v, so that what is passed on
multiplies the noise by the mean of ``1/(1 - K_v)`` for the weight ``v**((q + 1)/a - 2)``; else small v count, and
nothing is passed on; the constant of the smaller term, which never matters, is then for small steps. SGD on a sample
(several passes) has both noises while it learns fewer modes than there are samples, and none of the gradients once
the sample is fitted. A step that vanishes as resources grow has ``|K| = s zeta(a)/(2 B)`` and
``|F| = zeta(b - a)/(2 s)``.

With momentum a mode is ``t**((1 - friction)/2)`` times a Bessel function of the order ``(friction - 1)/(2 - decay)`` in
``(2/(2 - decay)) sqrt(gain l) t**(1 - decay/2)`` (textbook), squared in the risk. Its Mellin transform has a pole where
the swing of learned modes falls like the bias of those that are being learned; the limit of their sum there is a
logarithm (ours).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import sympy

from theory.decide import decide
from theory.errors import OutsideTheClassError
from theory.problems.decomposition import LABEL_NOISE, Part, Regime, sieved
from theory.problems.densities import Density, feature_moment, logarithm, mode_densities, target_densities
from theory.problems.problem import GradientDescent, Momentum, MultiPassSGD, OnePassSGD, PowerLawRegression
from theory.problems.regions import Region, summable
from theory.problems.ridge import exhausted
from theory.products import factored
from theory.symbols import Resource, parameters, resources_of

__all__ = [
    "FORGETTING",
    "KERNEL",
    "PASSED",
    "descent_regimes",
    "learning",
    "momentum_regimes",
    "noise_constants",
    "refuse_diverging",
    "sgd_regimes",
    "small_step",
]

Expr = Any
Facts = tuple[Expr, ...]

KERNEL, FORGETTING, PASSED = parameters("K_1 F_1 P_1")  # see `noise_constants`


def descent_regimes(problem: PowerLawRegression, facts: Facts) -> tuple[Regime, ...]:
    """While modes are learned one after the other, and when samples or features leave no more.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> problem = problem_of("gradient-flow with projection")
    >>> a, b = problem.capacity, problem.source
    >>> [(r.limit, [t.name for t in r.kept]) for r in descent_regimes(problem, (a > 1, b > 1, b < a + 1))]
    [('steps', ['bias']), ('features', ['approximation'])]
    """
    algorithm = problem.algorithm
    assert isinstance(algorithm, GradientDescent)
    refuse_diverging(problem, facts)
    time = algorithm.step * algorithm.steps
    parts = [*_forgotten(problem, time), *_of_the_sample(problem, facts, time)]
    during = _learning_regime(problem, time, parts, facts)
    return during, *exhausted(problem, facts, _after(problem, time))


def momentum_regimes(problem: PowerLawRegression, facts: Facts) -> tuple[Regime, ...]:
    """As gradient descent on the population, each mode forgetting like a squared Bessel function.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> problem = problem_of("momentum on power-law(2, 3)")
    >>> (during,) = momentum_regimes(problem, ())
    >>> [(term.name, term.monomial.powers) for term in during.kept]
    [('bias', ((t, -2),))]
    """
    algorithm = problem.algorithm
    assert isinstance(algorithm, Momentum)
    a, b = problem.capacity, problem.source
    speed = 1 - algorithm.decay / 2  # positive
    order = (algorithm.friction - 1) / (2 * speed)
    time = algorithm.gain / speed**2 * algorithm.time ** (2 * speed)
    saturated = order + sympy.Rational(1, 2)

    def transform(e: Expr) -> Expr:
        # Of (2**order gamma(order + 1) x**(-order/2) J_order(sqrt(x)))**2, textbook (DLMF 10.22.57).
        above = 4**e * sympy.gamma(order + 1) ** 2 * sympy.gamma(1 + 2 * order - 2 * e) * sympy.gamma(e)
        return above / (sympy.gamma(1 + order - e) ** 2 * sympy.gamma(1 + 2 * order - e))

    def rest(e: Expr) -> Expr:
        # The same without the factor gamma(saturated - e) of gamma(1 + 2*order - 2*e), by its duplication formula.
        above = 4**order * sympy.gamma(order + 1) ** 2 * sympy.gamma(e) / sympy.sqrt(sympy.pi)
        return above / (sympy.gamma(1 + order - e) * sympy.gamma(1 + 2 * order - e))

    def spread(density: Density) -> Expr:
        e = density.exponent
        beyond = factored(e - saturated)
        if not (2 * beyond).is_Integer:
            return density.filtered(transform, time)
        if not (beyond.is_Integer and beyond >= 0):
            return density.filtered(lambda x: rest(x) * sympy.gamma(saturated - x), time)
        # At a pole what is spread over the modes and what swings are one, with a logarithm more.
        logs = logarithm(time) ** (density.logs + 1) / (density.logs + 1)
        residue = (-1) ** beyond / sympy.factorial(beyond)
        return density.coefficient * residue * rest(e) * logs * time**-e

    def swing(modes: Expr) -> Part:
        value = rest(saturated) * modes * time**-saturated
        return _real(Part("oscillation", value, "mean of sum p f(t**2 l) over its periods"))

    densities = target_densities(a, b, problem.features)
    parts = [_real(Part(d.name, spread(d), "y^T f(t**2 M) y", d.minor)) for d in densities]
    if factored((b - 1) / a - saturated) == 0:
        swings, later = [], [] if problem.features is None else [swing(sympy.log(problem.features))]
    else:
        swings = [swing(sympy.zeta(b - a * saturated))]
        # Where this sum does not converge its last terms count: of modes that the features do not resolve, and whose
        # swing is below what the features miss as long as that.
        later = swings if problem.features is not None and summable(b - a * saturated, facts) else []
    during = _learning_regime(problem, time, [*parts, *swings], facts)
    # Friction falls off, so that the first modes still swing when the features leave no more to be learned.
    return during, *exhausted(problem, facts, _after(problem, time), beside=later)


def sgd_regimes(problem: PowerLawRegression, facts: Facts) -> tuple[Regime, ...]:
    """As gradient descent on the population or a sample, with the noise of gradients and of labels.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> problem = problem_of("sgd with noise")
    >>> (during,) = sgd_regimes(problem, (problem.source < problem.capacity + 1,))
    >>> [term.name for term in during.kept]
    ['bias', 'label noise']
    """
    algorithm = problem.algorithm
    assert isinstance(algorithm, (OnePassSGD, MultiPassSGD))
    refuse_diverging(problem, facts)
    time = algorithm.step * algorithm.steps / (1 + algorithm.decay)
    passed = 1 / (1 - _norms(problem)[0]) if algorithm.decay == 0 else sympy.S.One
    forgotten = [_scaled(part, passed) for part in [*_forgotten(problem, time), *_of_the_sample(problem, facts, time)]]
    parts = [*forgotten, *_gradient_noise(problem, facts, time, passed), *_label_noise(problem, facts)]
    during = _learning_regime(problem, time, parts, facts)
    beside = _label_noise(problem, facts, all_features=True) if problem.features is not None else []
    # A sample that is fitted has no gradient noise left; one that the features cannot fit has that of one pass.
    after = exhausted(problem, facts, _after(problem, time), beside=beside, passed=passed)
    return during, *after


def refuse_diverging(problem: PowerLawRegression, facts: Facts) -> None:
    """Refuse a step that grows with the resources, or is too large for the first mode, whose eigenvalue is one."""
    algorithm = problem.algorithm
    assert isinstance(algorithm, (GradientDescent, OnePassSGD, MultiPassSGD))
    step = algorithm.step
    most = sympy.Integer(2) if isinstance(algorithm, GradientDescent) else 2 * algorithm.batch / (algorithm.batch + 1)
    if sympy.Ge(step, most) == sympy.true:
        raise OutsideTheClassError(f"the step {step} overshoots in the first mode; take one below {most}")
    if not resources_of(step):
        return
    region = learning(problem, step * algorithm.steps, facts)
    if not region.dominates(region.read(sympy.S.One), region.read(step)):
        raise OutsideTheClassError(f"the step {step} must not grow with the resources, or descent diverges")


def _norms(problem: PowerLawRegression) -> tuple[Expr, Expr]:
    """The sums of kernel and forgetting curve: symbols, or their leading terms for a step that vanishes."""
    algorithm = problem.algorithm
    assert isinstance(algorithm, (OnePassSGD, MultiPassSGD))
    if not resources_of(algorithm.step):
        return KERNEL, FORGETTING
    a, b = problem.capacity, problem.source
    return sympy.S.Zero, sympy.zeta(b - a) / (2 * algorithm.step)


def noise_constants(problem: PowerLawRegression) -> tuple[tuple[sympy.Symbol, Expr], ...]:
    """What the symbols stand for in discrete time: ``|K|``, below one, ``|F|``, and the mean of ``1/(1 - |K|(v))``.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> problem = problem_of("sgd")
    >>> noise_constants(problem)[0]
    (K_1, Sum(s/(k**a*(2 - 2*s/k**a)), (k, 1, oo)))
    """
    algorithm = problem.algorithm
    assert isinstance(algorithm, (OnePassSGD, MultiPassSGD))
    k, y = problem.fresh("kjilm"), problem.fresh("yvuwx")
    a, b, step, batch, q = problem.capacity, problem.source, algorithm.step, algorithm.batch, algorithm.decay

    def kernel(size: Expr) -> Expr:
        return sympy.Sum(size * k**-a / (2 * batch - (batch + 1) * size * k**-a), (k, 1, sympy.oo))

    lost = 2 * batch - (batch + 1) * step * k**-a
    found = (
        (KERNEL, kernel(step)),
        (FORGETTING, sympy.Sum(batch * k ** (a - b) / (step * lost), (k, 1, sympy.oo))),
    )
    if q == 0 or factored(q + 1 - a) == 0:
        return found
    # In y = v**((q + 1)/a - 1), whose weight is even.
    later = kernel(step * y ** factored(a * q / (q + 1 - a)))
    return *found, (PASSED, sympy.Integral(1 / (1 - later), (y, 0, 1)))


def learning(problem: PowerLawRegression, time: Expr, facts: Facts) -> Region:
    """Where fewer modes are learned than there are samples or features.

    Raises
    ------
    OutsideTheClassError
        If more steps are not known to learn more modes.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> problem = problem_of("gradient-flow with projection")
    >>> learning(problem, problem.algorithm.steps, ()).conditions
    (t < p**a, 1 < t)
    """
    algorithm = problem.algorithm
    steps = algorithm.time if isinstance(algorithm, Momentum) else algorithm.steps  # type: ignore[union-attr]
    speed = Region.read(time).power(steps)
    if speed != 1 and not decide(speed > 0, facts).proved:
        raise OutsideTheClassError(
            f"steps times their size, {time}, must grow with {steps}, or ever more modes are never learned; let the "
            "step fall more slowly, or give a fact that says that it does"
        )
    sizes = [size for size in (problem.samples, problem.features) if size is not None]
    limits = ((time, size**problem.capacity) for size in sizes)
    return Region((*limits, (sympy.S.One, time), *small_step(problem)), facts)


def _learning_regime(problem: PowerLawRegression, time: Expr, parts: list[Part], facts: Facts) -> Regime:
    region = learning(problem, time, facts)
    return Regime("steps", region, time ** (1 / problem.capacity), sieved(parts, region))


def _after(problem: PowerLawRegression, time: Expr) -> Callable[[Expr], tuple[tuple[Expr, Expr], ...]]:
    return lambda size: ((size**problem.capacity, time), *small_step(problem))


def small_step(problem: PowerLawRegression) -> tuple[tuple[Expr, Expr], ...]:
    """That the step is small, if it is a resource of its own."""
    step = getattr(problem.algorithm, "step", None)
    return ((step, sympy.S.One),) if isinstance(step, Resource) else ()


def _forgotten(problem: PowerLawRegression, time: Expr) -> list[Part]:
    densities = target_densities(problem.capacity, problem.source, problem.features)
    return [Part(d.name, d.filtered(sympy.gamma, 2 * time), "y^T exp(-2 s t M) y", d.minor) for d in densities]


def _of_the_sample(problem: PowerLawRegression, facts: Facts, time: Expr) -> list[Part]:
    """What a finite sample adds."""
    a, b, n = problem.capacity, problem.source, problem.samples
    if n is None:
        return []
    modes = Density(LABEL_NOISE, 1 / a, -1 / a)
    learned = modes.filtered(lambda e: sympy.gamma(e) * (2**-e - 2), time)
    parts = [Part(LABEL_NOISE, problem.noise / n * learned, "noise/n sum (1 - exp(-s t l))**2")]
    if isinstance(problem.algorithm, MultiPassSGD) and problem.algorithm.decay == 0:
        kernel, _ = _norms(problem)
        fitted = -modes.filtered(sympy.gamma, 2 * time) * kernel / (1 - kernel) / n
        parts.append(Part(LABEL_NOISE, -problem.noise * fitted, "-noise |K|/(1 - |K|) sum (1 - exp(-2 s t l))/n"))
    # The modes that are learned count, of which the first ones make all of a sum that converges.
    on_wall = factored(b - 2 * a) == 1
    if on_wall or summable(b - 2 * a, facts):
        (energy,) = _energies(a, None)
        learned_of = logarithm(time) / a if on_wall else sympy.zeta(b - 2 * a)
        value = energy.filtered(sympy.gamma, 2 * time) * learned_of / n
        parts.append(Part("sampling variance", value, "(1/n) sum l**2 exp(-2 s t l) sum p/l**2"))
    return parts


def _energies(capacity: Expr, features: Resource | None) -> list[Density]:
    """Densities of ``sum_k l_k**2 delta(l - l_k)``."""
    return [replace(d, exponent=d.exponent + 1) for d in mode_densities(capacity, features)]


def _gradient_noise(problem: PowerLawRegression, facts: Facts, time: Expr, passed: Expr) -> list[Part]:
    """What the kernel passes on of a forgetting curve that can be summed; of another one it is less than the bias."""
    algorithm = problem.algorithm
    assert isinstance(algorithm, (OnePassSGD, MultiPassSGD))
    bias, *_ = target_densities(problem.capacity, problem.source, None)
    if not summable(bias.exponent, facts):
        return []
    kernel, forgetting = _norms(problem)
    gain = algorithm.step**2 / algorithm.batch * forgetting / (1 - kernel) * passed
    energies = _energies(problem.capacity, problem.features)
    return [
        Part("gradient noise", gain * d.filtered(sympy.gamma, 2 * time), "K |F| / (1 - |K|)**2", d.minor)
        for d in energies
    ]


def _label_noise(problem: PowerLawRegression, facts: Facts, *, all_features: bool = False) -> list[Part]:
    """The labels' noise while modes are learned, or when all features are."""
    algorithm = problem.algorithm
    assert isinstance(algorithm, (OnePassSGD, MultiPassSGD))
    if problem.noise == 0:
        return []
    a, q, step, steps = problem.capacity, algorithm.decay, algorithm.step, algorithm.steps
    if q == 0:
        small = bool(resources_of(step))
        kernel = step * sympy.zeta(a) / (2 * algorithm.batch) if small else KERNEL
        return [Part(LABEL_NOISE, problem.noise * kernel / (1 if small else 1 - kernel), "noise |K| / (1 - |K|)")]
    gain = problem.noise / algorithm.batch * step**2 * steps
    period = (q + 1) / (2 * step * steps)
    r = (2 * q + 1) / (q + 1)
    forgetting = sympy.gamma(r) / (q + 1) * period**r  # times the sum of l**(2 - r), if that is finite
    if factored(a - q - 1) == 0:  # that sum is of 1/k: up to the last feature, or to the modes that are learned
        many = sympy.log(problem.features) if all_features else logarithm(step * steps) / (q + 1)
        return [Part(LABEL_NOISE, gain * forgetting * many, "noise of the steps, forgotten since")]
    origin, passed = "noise of the steps, forgotten since", sympy.S.One
    if all_features:
        assert problem.features is not None
        spread = forgetting * feature_moment(a, problem.features, 2 - r)
    else:
        spread = sympy.gamma(2 - 1 / a) / (q + 1 - a) * period ** (2 - 1 / a)
        passed = PASSED if summable((q + 1) / a, facts) and not resources_of(step) else passed
    single = forgetting * sympy.zeta(a / (q + 1))
    return [Part(LABEL_NOISE, gain * spread * passed, origin), Part(LABEL_NOISE, gain * single, origin)]


def _real(part: Part) -> Part:
    """Without the absolute values that sympy leaves of even powers."""
    return replace(part, value=part.value.replace(sympy.Abs, lambda inner: inner))


def _scaled(part: Part, factor: Expr) -> Part:
    return (
        part
        if factor == 1 or part.name == LABEL_NOISE
        else replace(part, value=part.value * factor, origin=f"{part.origin} / (1 - |K|)")
    )
