"""Li, Chen, Huang, Wang and Wu: how schedules of the step enter the loss of SGD."""

from theory.records import Paper

PAPER = Paper(
    key="li2025",
    title="Functional Scaling Laws in Kernel Regression: Loss Dynamics and Learning Rate Schedules",
    authors=("Binghui Li", "Fengzhuo Chen", "Zixun Huang", "Lean Wang", "Lei Wu"),
    year=2025,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2509.19189",
    eprint="2509.19189",
    read="Only the abstract and the introduction's summary were read: the loss is a functional of the schedule, whose "
    "clock is the sum of the steps. Steps that fall like a power are ours; the paper has other schedules.",
)
