"""The wall between phases II and III."""

from dataclasses import replace

from theory.papers.paquette2024._model import CONSTANT, alpha, f, phase

CLAIM = phase(
    "noise-wall",
    "Compute law where beta equals alpha",
    f ** (-(4 * alpha - 1) / (4 * alpha)),
    (2 * alpha > 1,),
    ("1",),
    ("3/4",),
    problem=replace(CONSTANT, source=4 * alpha),
    notes=(
        "The target's weight on input j is j^-alpha as well. What was not learned and the noise of the gradients fall "
        "alike, and add up without a logarithm."
    ),
)
