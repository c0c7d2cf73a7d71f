"""What claims of different papers say of one another, in the letters that they share."""

from __future__ import annotations

import pytest
import sympy

from theory.conventions import translate
from theory.identities import is_zero
from theory.registry import builtin
from theory.symbols import parameters

a, b, s, noise = parameters("a b s noise")
nu, zeta = parameters("nu zeta")


def statement(name):
    return builtin().claim(name).statement


def exponent(name, key="canonical"):
    """The exponent of a law in canonical letters."""
    found = statement(name).slope
    return found if key == "canonical" else translate(found, key, "canonical")


def constant(name, key):
    found = statement(name)
    return translate(found.rate.subs(found.variable, 1), key, "canonical")


def same(one, other):
    """Whether two expressions are equal, by algebra and the reflection of the gamma function alone."""
    ratio = sympy.gammasimp(sympy.powsimp(sympy.expand_power_base(one / other, force=True), force=True))
    return is_zero(one - other) or is_zero(ratio - 1)


def test_hard_tasks_have_one_compute_law():
    """Phase Ia, the lazy dynamical model, and sketched SGD, whose teacher is isotropic."""
    law = -(b - 1) / (1 + a)
    assert same(exponent("paquette2024:phase-ia", "paquette2024"), law)
    assert same(exponent("bordelon2024:compute-law", "bordelon2020"), law)
    assert same(exponent("lin2024:compute-law"), law.subs(b, a))


def test_descent_has_one_time_law():
    assert same(exponent("velikanov2021:descent", "velikanov2021"), (1 - b) / a)
    assert same(
        constant("velikanov2021:descent", "velikanov2021").subs(s, 1), constant("bordelon2024:time-law", "bordelon2020")
    )
    assert same(exponent("bordelon2024feature:easy-tasks", "bordelon2025"), (1 - b) / a)


@pytest.mark.parametrize(
    "name, key",
    [
        ("caponnetto2007:tuned-rate", "caponnetto2007"),
        ("dieuleveut2016:one-pass-optimal", "cui2021"),
        ("dieuleveut2016:one-pass-smooth", "cui2021"),
        ("pillaud2018:multi-pass-rate", "cui2021"),
        ("bi2025:redundancy-law", "bi2025"),
    ],
)
def test_noisy_labels_have_one_best_rate(name, key):
    """That of the ridge, of one pass, of several, and of redundancy laws."""
    assert same(exponent(name, key), -(b - 1) / b)


def test_passes_end_where_data_reuse_does():
    assert same(exponent("pillaud2018:passes", "cui2021") + 1, exponent("lin2025:reuse-threshold"))
    reused = exponent("lin2025:reuse-law").subs(parameters("u"), a / b)
    assert same(reused, exponent("pillaud2018:multi-pass-rate", "cui2021"))


def test_one_pass_is_reuse_without_repetition():
    assert same(exponent("lin2025:reuse-law").subs(parameters("u"), 1), exponent("lin2025:one-pass"))
    assert same(exponent("lin2025:one-pass").subs(b, a), exponent("lin2024:data-law"))


def test_gradient_noise_takes_over_at_one_wall_in_every_letter():
    """zeta = 2 - 1/nu, beta = alpha, and the border of super-easy tasks beta = 2 - 1/nu."""
    wall = (b - 2 * a) / a
    alpha, beta = parameters("alpha beta")
    assert same(translate(zeta - 2 + 1 / nu, "velikanov2021", "canonical"), wall)
    assert same(translate(beta / alpha - 1, "paquette2024", "canonical"), wall)
    assert same(translate(beta - 2 + 1 / nu, "bordelon2025", "canonical"), wall)
    alike = exponent("velikanov2023:signal-dominated", "velikanov2021") - exponent(
        "velikanov2023:noise-dominated", "velikanov2021"
    )
    assert same(alike, -wall)


def test_momentum_is_descent_at_another_time():
    """The falling gain has the exponent of non-stationary methods, zeta (2 - 1/nu); the constant one doubles zeta."""
    descent = exponent("velikanov2021:descent", "velikanov2021")
    assert same(exponent("ferbach2025:decaying-gain", "paquette2024"), descent * (2 - 1 / a))
    assert same(exponent("ferbach2025:constant-gain", "paquette2024"), 2 * descent)


def test_an_isotropic_teacher_is_kernel_regression_and_a_sketch():
    """Capacity and source alike: samples as in kernel regression, features as in sketched SGD, constants too."""
    alpha = parameters("alpha")
    samples, features = (statement(f"maloney2022:{name}-law").rate.subs(alpha, a - 1) for name in ("sample", "width"))
    kernel, sketch = statement("bordelon2020:rough-task"), statement("lin2024:model-law")
    size = sympy.Symbol("size", positive=True)
    task, smoothness = parameters("a b")
    alike = kernel.rate.subs({task: a, smoothness: a}).subs(kernel.variable, size)
    T, N = statement("maloney2022:sample-law").variable, statement("maloney2022:width-law").variable
    assert same(samples.subs(T, size), features.subs(N, size))
    assert same(samples.subs(T, size), alike)
    assert same(features.subs(N, size), sketch.rate.subs(sketch.variable, size))


def test_teachers_and_students_are_kernel_regression():
    for teacher, task in (("rough-teacher", "rough-task"), ("smooth-teacher", "smooth-task")):
        learned = translate(exponent(f"bordelon2020:{task}"), "bordelon2020", "spigler2020")
        letters = dict(zip(parameters("alpha_T alpha_S"), parameters("a_T a_S"), strict=True))
        assert same(exponent(f"spigler2020:{teacher}"), learned.subs(letters))
    assert same(
        exponent("cui2021:noiseless-unregularised", "cui2021"), exponent("bordelon2020:rough-task", "bordelon2020")
    )


def test_overfitting_is_the_noise_of_the_test_label_and_of_the_others():
    overfits, forgets = statement("simon2021:overfitting-coefficient"), statement("bordelon2020:label-noise")
    assert same(overfits.content, 1 + forgets.content.subs({noise: 1, b: a}))


def test_random_features_become_kernel_regression():
    """Label noise does not see the features; their variance ends where the bias of the kernel is larger."""
    with_features, without = statement("defilippis2024:label-noise"), statement("cui2021:noisy-regularised")
    assert same(with_features.rate, without.rate)
    alpha, r, ell, q = parameters("alpha r l q")
    for variance, bias, enough in (
        ("feature-variance", "noiseless-regularised", 2 * ell * r - ell + ell / alpha),
        ("feature-variance-unregularised", "noiseless-unregularised", 1 + alpha * (2 * r - 1)),
    ):
        at_most = statement(f"defilippis2024:{variance}").slope.subs(q, enough)
        assert same(at_most, statement(f"cui2021:{bias}").slope)
    fewest = exponent("defilippis2024:fewest-features")
    best = -exponent("cui2021:optimal-ridge")
    assert same(fewest, (2 * ell * r - ell + ell / alpha).subs(ell, best))


def test_what_features_miss_in_the_end_is_what_endless_training_leaves():
    """The floor of SGD, with its gradients' noise taken out, and that of the dynamical model, with their constants."""
    settled, floor = statement("paquette2024:settled"), statement("bordelon2024:model-floor")
    size = sympy.Symbol("size", positive=True)
    one = translate(settled.rate.subs(settled.variable, size), "paquette2024", "canonical")
    other = translate(floor.rate.subs(floor.variable, size), "bordelon2020", "canonical")
    assert same(one, other)


def test_quanta_are_memorised():
    alpha = parameters("alpha")
    assert same(statement("hutter2021:memorisation").slope.subs(a, alpha), statement("michaud2023:data-law").slope)
