"""Run subgradient methods against an oracle that names the first of the largest coordinates."""

from proofs_check.dynamics.oracles import STEP_RULES, LargestCoordinate, subgradient_values
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._oracle import PRECISION
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = {rule: [_least(instance, rule) for instance in problem.instances] for rule in STEP_RULES}
    steps = tuple(instance.number("T") for instance in problem.instances)
    scales = [instance.number("G") * instance.number("R") for instance in problem.instances]
    return Measurement(
        estimates=tuple(
            Estimate("value", instance, value, PRECISION * value, window=f"{rule}, no fit")
            for rule, values in found.items()
            for instance, value in zip(problem.instances, values, strict=True)
        ),
        scope="exact: subgradient methods with three rules for the step, best value so far",
        primitive="the function and the answers of its oracle; the methods know G, R and T",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="steps $T$",
                ylabel="best value above the least one, over $G R$",
                curves=tuple(
                    Curve(rule, steps, tuple(v / scale for v, scale in zip(values, scales, strict=True)))
                    for rule, values in found.items()
                ),
            ),
        ),
    )


def _least(instance: Instance, rule: str) -> float:
    steps, lipschitz, radius = int(instance["T"]), instance.number("G"), instance.number("R")
    f = LargestCoordinate.resisting(steps, lipschitz, radius)
    return float(subgradient_values(f, rule, steps, lipschitz, radius)[-1])
