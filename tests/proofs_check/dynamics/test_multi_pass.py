"""Multi-pass SGD: exact second moments, sampled runs, equal shares of the loss, and the flow of small steps."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.early_stopping import stopped_flow
from proofs_check.dynamics.multi_pass import (
    LabelledSample,
    drawn_sample,
    equal_shares,
    multi_pass,
    sample_flow,
    sampled_multi_pass,
)
from proofs_check.dynamics.spectra import Spectrum, finite_power_law
from proofs_check.monte_carlo import average
from theory.errors import TheoryError

SPECTRUM = finite_power_law(1.5, 0.5, 12)


def sample(samples: int, seed: int = 0, noise: float = 0.2) -> LabelledSample:
    return drawn_sample(SPECTRUM, samples, noise, np.random.default_rng(seed))


@pytest.mark.parametrize("samples", [6, 30])
def test_second_moments_are_the_mean_of_sampled_runs(samples: int) -> None:
    drawn = sample(samples)
    step = 0.7 * drawn.largest_step
    mean, error = average(
        lambda count, rng: sampled_multi_pass(drawn, step, 50, count, rng),
        20_000,
        np.random.default_rng(1),
        size=12,
        jobs=1,
    )
    expected = multi_pass(drawn, step, 50)
    assert np.abs((mean - expected)[1:] / error[1:]).max() < 4
    # The test can fail: half the noise of the steps is far away.
    assert np.abs((mean - (expected + sample_flow(drawn, step * np.arange(51))) / 2)[1:] / error[1:]).max() > 10


def test_second_moments_average_all_sequences_of_a_tiny_sample() -> None:
    drawn = drawn_sample(finite_power_law(1.5, 0.5, 3), 2, 0.3, np.random.default_rng(3))
    step, total = 0.5 * drawn.largest_step, 0.0
    for first in (0, 1):
        for second in (0, 1):
            error = -drawn.target
            for i in (first, second):
                error = error - step * (drawn.inputs[i] @ error - drawn.label_noise[i]) * drawn.inputs[i]
            total += error**2 @ drawn.eigenvalue / 4
    assert multi_pass(drawn, step, 2)[2] == pytest.approx(total, rel=1e-13)


@pytest.mark.parametrize("samples", [6, 30])
def test_small_steps_follow_the_flow_at_first_order(samples: int) -> None:
    drawn, gaps = sample(samples), []
    for steps in (100, 200):
        step = 0.5 * drawn.largest_step / steps * 20
        gaps.append(multi_pass(drawn, step, steps)[-1] - sample_flow(drawn, np.array([step * steps]))[0])
    assert gaps[1] == pytest.approx(gaps[0] / 2, rel=0.15)


def test_equal_shares_are_exact_where_inputs_are_alike() -> None:
    # Inputs along the axes, each twice with opposite noise, so that all have equal losses.
    inputs, noise = np.repeat(np.eye(4), 2, axis=0), np.tile([0.3, -0.3], 4)
    alike = LabelledSample(inputs, noise, np.ones(4), np.ones(4))
    assert equal_shares(alike, 0.4, 40) == pytest.approx(multi_pass(alike, 0.4, 40), rel=1e-12)


def test_shares_become_equal_in_large_samples_while_the_flow_stays_away() -> None:
    def relative(found: np.ndarray, exact: np.ndarray) -> float:
        return float(np.sqrt(np.mean((found / exact - 1) ** 2)))

    gaps, flow_gaps = [], []
    for size in (8, 64):
        alike = Spectrum(np.ones(size), np.ones(size), np.ones(size) / size)
        samples = [drawn_sample(alike, 2 * size, 0.2, np.random.default_rng(seed)) for seed in range(6)]
        step, steps = 0.5 / size, 4 * size
        exact = [multi_pass(drawn, step, steps) for drawn in samples]
        flows = [sample_flow(drawn, step * np.arange(steps + 1)) for drawn in samples]
        gaps.append(np.mean([relative(equal_shares(d, step, steps), e) for d, e in zip(samples, exact, strict=True)]))
        flow_gaps.append(np.mean([relative(f, e) for f, e in zip(flows, exact, strict=True)]))
    assert gaps[1] < 0.5 * gaps[0] and gaps[1] < 0.1 * flow_gaps[1]


def test_the_flow_of_drawn_samples_follows_its_deterministic_equivalent() -> None:
    spectrum, times = finite_power_law(1.5, 0.5, 120), np.array([1.0, 10.0, 100.0])
    rng = np.random.default_rng(5)
    drawn = np.array([sample_flow(drawn_sample(spectrum, 40, 0.2, rng), times) for _ in range(100)])
    error = drawn.std(axis=0, ddof=1) / 10
    expected = stopped_flow(spectrum, 40, times, 0.2).total
    assert np.all(np.abs(drawn.mean(axis=0) - expected) < 4 * error + 3 / 40 * expected)


@pytest.mark.parametrize("run", [multi_pass, equal_shares])
def test_steps_that_expand_are_refused(run) -> None:
    with pytest.raises(TheoryError, match="may diverge"):
        run(sample(6), 1.01 * sample(6).largest_step, 3)
