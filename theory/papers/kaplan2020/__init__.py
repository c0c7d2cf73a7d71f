"""Kaplan et al.: empirical scaling laws of language models."""

from theory.records import Paper

PAPER = Paper(
    key="kaplan2020",
    title="Scaling Laws for Neural Language Models",
    authors=(
        "Jared Kaplan",
        "Sam McCandlish",
        "Tom Henighan",
        "Tom B. Brown",
        "Benjamin Chess",
        "Rewon Child",
        "Scott Gray",
        "Alec Radford",
        "Jeffrey Wu",
        "Dario Amodei",
    ),
    year=2020,
    venue="arXiv preprint",
    url="https://arxiv.org/abs/2001.08361",
    eprint="2001.08361",
    read="Not read; notes recall its parametric laws and fitted exponents. What follows from the laws is ours.",
)
