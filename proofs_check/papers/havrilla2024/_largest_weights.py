"""Networks of the shape that an instance names, with the weights that make their entries largest."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.attention_class import Shape
from theory.records import Instance

ROUNDING = 1e-9
SCOPE = "exact: networks of the class, all weights at their bound and drawn at random; the class has others"
PRIMITIVE = "weights and inputs"


def shape_of(instance: Instance) -> Shape:
    """The sizes that an instance gives; those it leaves out are 2 tokens, 2 entries, 2 heads and 2 units."""
    given = {name: int(value) for name, value in instance.values if name in "Llpmw"}
    return Shape(given["L"], given.get("l", 2), given.get("p", 2), given.get("m", 2), given.get("w", 2))


def positive(instance: Instance, scale: float = 1.0) -> Floats:
    """All weights at their bound, or at a share of it, shape (1, parameters)."""
    return np.full((1, shape_of(instance).parameters), scale * instance.number("kappa"))
