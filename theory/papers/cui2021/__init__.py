"""Cui, Loureiro, Krzakala and Zdeborová: rates of kernel ridge regression with and without noise."""

from theory.records import Paper

PAPER = Paper(
    key="cui2021",
    title="Generalization Error Rates in Kernel Regression: The Crossover from the Noiseless to Noisy Regime",
    authors=("Hugo Cui", "Bruno Loureiro", "Florent Krzakala", "Lenka Zdeborová"),
    year=2021,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2105.15004",
    eprint="2105.15004",
    read="The abstract, the opening and the caption of one figure were read; the rates are recalled by notes and "
    "derived here.",
)
