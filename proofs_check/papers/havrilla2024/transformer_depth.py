"""Count the blocks of constructed networks, each of which passes a trial of what it computes."""

import numpy as np

from proofs_check.dynamics.relu_attention import forward
from proofs_check.dynamics.relu_attention_grid import Products, cube_grid, cube_nodes, transformer
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem
from theory.symbols import parameters

LARGEST_CUBE = 5  # dimension up to which all nodes of a grid are summed over; beyond it, one of them
DOMAIN = (parameters("d", integer=True) <= 100, parameters("n", integer=True) <= 1)
TRIALS = 100


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(
            Estimate("value", i, float(_depth(i, rng)), 1e-9, window="count, no fit") for i in problem.instances
        ),
        scope=(
            "exact: blocks of networks whose forward pass at random points equals the product of the coordinates; up "
            "to dimension 5 by interpolation on the whole grid, beyond it by the hat functions of one corner"
        ),
        primitive="weight matrices of a network",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _depth(instance: Instance, rng: np.random.Generator) -> int:
    dimension, cells = int(instance["d"]), int(instance["n"])
    if dimension <= LARGEST_CUBE:
        network = transformer(cube_grid(dimension, cells), np.prod(cube_nodes(dimension, cells), axis=1))
    else:
        network = transformer(_far_corner(dimension), np.ones(1))
    x = rng.uniform(0.5, 1, (3, dimension))
    if not np.allclose(forward(network, x), np.prod(x, axis=1), rtol=1e-5, atol=1e-6):
        raise ArithmeticError(f"the network for {instance} does not compute the product of its inputs")
    return network.depth


def _far_corner(dimension: int) -> Products:
    """The hat functions of the node (1, ..., 1) on a single cell: the product of all coordinates."""
    shape = (1, dimension)
    return Products(
        directions=np.eye(dimension),
        feature=np.arange(dimension)[None],
        slope=np.ones(shape),
        offset=-np.ones(shape),
        ramp=np.zeros(shape, dtype=bool),
    )


def quantity(at: Instance, rng: np.random.Generator) -> int:
    """Number of blocks of a network that was seen to compute the product."""
    return _depth(at, rng)
