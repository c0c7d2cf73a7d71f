"""Random problems against linear programs that are written and solved apart from the engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from theory.decide import worked_seconds

SAMPLE = (3, 9, 11, 18, 19, 24, 25, 57, 82, 83, 85, 122)  # several phases each, solved in a second
BLOCK = 50  # of problems in one audit
POINTS = 40


def disagreements(problem: Any) -> list[str]:
    """Points where a phase says anything else than the floating program."""
    assert problem.diagram.status in ("complete", "cover-unproved")
    found = []
    for point in problem.points(POINTS):
        expected, said = problem.floating_value(point), problem.exponents(point)
        if not said and problem.diagram.status == "complete":
            found.append(f"no phase holds at {point}")
        found += [f"{v} is not {expected} at {point}" for v in said if abs(float(v) - expected) > 1e-8]
    return found


@pytest.mark.parametrize("seed", SAMPLE)
def test_values_agree_with_a_floating_program(seed: int, problem_of: Callable[[int], Any]) -> None:
    assert disagreements(problem_of(seed)) == []


@pytest.mark.parametrize("seed", SAMPLE[:4])
def test_values_agree_with_the_best_of_all_bases(seed: int, problem_of: Callable[[int], Any]) -> None:
    problem = problem_of(seed)
    for point in problem.points(2):
        best = problem.best_vertex(point)
        assert set(problem.exponents(point)) == {best}
        assert problem.diagram.at(point).exponent == best


@pytest.mark.parametrize("seed", SAMPLE[:6])
def test_every_phase_is_certified(seed: int, problem_of: Callable[[int], Any]) -> None:
    assert [reason for p in problem_of(seed).diagram.phases for reason in p.certificate.failures()] == []


@pytest.mark.audit
@pytest.mark.parametrize("first", range(0, 300, BLOCK))
def test_of_three_hundred_problems_none_is_wrong_and_most_are_complete(
    first: int, problem_of: Callable[[int], Any], capsys: pytest.CaptureFixture[str]
) -> None:
    wrong: list[str] = []
    times: dict[int, float] = {}
    unproved = []
    for seed in range(first, first + BLOCK):
        problem, start = problem_of(seed), worked_seconds()
        if problem.diagram.status != "complete":
            unproved.append(seed)
        times[seed] = worked_seconds() - start
        wrong += [f"problem {seed}: {line}" for line in disagreements(problem)]
    slowest = max(times, key=times.__getitem__)
    with capsys.disabled():
        print(
            f"\n{BLOCK - len(unproved)} of the problems {first}-{first + BLOCK - 1} complete (not {unproved}), "
            f"{sum(times.values()):.0f} s of processor time, the slowest (problem {slowest}) {times[slowest]:.1f} s; "
            f"{len(wrong)} values differ"
        )
    assert wrong == []
    assert len(unproved) < BLOCK / 4
