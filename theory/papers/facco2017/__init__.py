"""Facco, d'Errico, Rodriguez and Laio: intrinsic dimension from two neighbours."""

from theory.records import Paper

PAPER = Paper(
    key="facco2017",
    title="Estimating the Intrinsic Dimension of Datasets by a Minimal Neighborhood Information",
    authors=("Elena Facco", "Maria d'Errico", "Alex Rodriguez", "Alessandro Laio"),
    year=2017,
    venue="Scientific Reports",
    read="Not read; a summary of another paper gives the distribution of the ratios, which is derived here.",
)
