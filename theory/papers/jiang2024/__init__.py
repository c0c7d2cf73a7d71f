"""Jiang and others: latent concepts that a layer of attention recalls like an associative memory."""

from theory.records import Paper

PAPER = Paper(
    key="jiang2024",
    title="Do LLMs dream of elephants (when told not to)? Latent concept association and associative memory in "
    "transformers",
    authors=("Yibo Jiang", "Goutham Rajendran", "Pradeep Ravikumar", "Bryon Aragam"),
    year=2024,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2406.18400",
    eprint="2406.18400",
    read="Only the abstract, summaries and captions were read, not the theorems. What stands here is derived anew.",
)
