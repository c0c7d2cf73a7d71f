"""Momentum whose gain falls with the dimension that time has reached."""

from theory.papers.ferbach2025._model import alpha, flow

CLAIM = flow(
    "decaying-gain",
    "Momentum with a falling gain",
    1 / (2 * alpha),
    (1, "3/10", 8, 1),
    (1, "4/5", 10, "1/2"),
    notes=(
        "The gain falls like t^(-1/(2 alpha)), and the flow is as far as gradient flow at the time t^(2 - 1/(2 alpha))."
    ),
)
