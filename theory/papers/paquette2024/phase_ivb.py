"""Phase IVb: time and the noise of the gradients, before the floor is reached."""

from theory.papers.paquette2024._model import FALLING, alpha, beta, f, phase

CLAIM = phase(
    "phase-ivb",
    "Compute law of phase IVb",
    f ** (-(1 - 2 * alpha) * (2 * alpha + 2 * beta - 1) / (2 * (2 * beta - alpha - 2 * alpha * beta))),
    (4 * alpha > 1, 2 * beta > 1, 2 * alpha < 1, 2 * alpha**2 - 4 * alpha + 1 > 0),
    ("13/50", "1"),
    ("27/100", "3/5"),
    problem=FALLING,
    notes=(
        "Parameters grow as f^((beta - alpha)/(2 beta - alpha - 2 alpha beta)). The phase ends at "
        "alpha = 1 - 1/sqrt(2), where the noise of the gradients at fixed f no longer falls with the parameters."
    ),
)
