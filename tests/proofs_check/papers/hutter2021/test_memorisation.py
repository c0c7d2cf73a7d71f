"""The summed chance of an unseen feature against learners that see drawn features."""

import numpy as np
import pytest

from proofs_check.papers.hutter2021 import memorisation
from theory.records import Instance


def test_learners_meet_as_many_unknown_features_as_the_sum_says() -> None:
    instance, runs, samples = Instance.of(a=1, c="1/2"), 400, 100
    curve = memorisation._learning_curve(instance)
    rng = np.random.default_rng(0)
    ranks = np.arange(1, 200_001)
    chances = 0.5 / ranks**2.0
    known = 1 - chances.sum()
    drawn = rng.choice(np.append(0, ranks), size=(runs, samples), p=np.append(known, chances))
    # Beyond the last rank all is unknown still: the tail of 1/(2 k^2) is 1/(2 k).
    unseen = [chances.sum() - chances[np.unique(row[row > 0]) - 1].sum() for row in drawn]
    predicted = float(np.interp(np.log(samples), np.log(curve.x), curve.y))
    assert np.mean(unseen) == pytest.approx(predicted, abs=4 * np.std(unseen) / np.sqrt(runs) + 1 / ranks[-1])
