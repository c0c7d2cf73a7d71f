"""Lu, Letey, Zavatone-Veth, Maiti and Pehlevan: linear attention in high dimensions."""

from theory.records import Paper

PAPER = Paper(
    key="lu2025",
    title="Asymptotic Theory of In-Context Learning by Linear Attention",
    authors=("Yue M. Lu", "Mary I. Letey", "Jacob A. Zavatone-Veth", "Anindita Maiti", "Cengiz Pehlevan"),
    year=2025,
    venue="Proceedings of the National Academy of Sciences",
    url="https://arxiv.org/abs/2405.11751",
    eprint="2405.11751",
    read="Only the abstract was read; formulas come from a summary of the authors' published theory functions.",
)
