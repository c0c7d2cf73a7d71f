"""Merrill and Sabharwal: what transformers can decide when they write tokens before they answer."""

from theory.records import Paper

PAPER = Paper(
    key="merrill2024cot",
    title="The Expressive Power of Transformers with Chain of Thought",
    authors=("William Merrill", "Ashish Sabharwal"),
    year=2024,
    venue="International Conference on Learning Representations",
    url="https://arxiv.org/abs/2310.07923",
    eprint="2310.07923",
    read="Not read; theorems, lemmas and the construction are known from a summary, and derived and built again here.",
)
