"""Chen, Jiang, Liao and Zhao: regression on manifolds by ReLU networks."""

from theory.records import Paper

PAPER = Paper(
    key="chen2022",
    title="Nonparametric Regression on Low-Dimensional Manifolds Using Deep ReLU Networks",
    authors=("Minshuo Chen", "Haoming Jiang", "Wenjing Liao", "Tuo Zhao"),
    year=2022,
    venue="Information and Inference",
    read="Only the abstract was read.",
)
