"""Symbols, meanings and premises that the claims about softmax attention share."""

from theory.papers.havrilla2024._symbols import DIMENSION, NOISE, beta, d, n, sigma
from theory.records import Instance, Meaning, Premise
from theory.symbols import parameters, resources

h = parameters("h")
r = resources("r")

WIDTH = Meaning(h, "width of the kernel: the query and key matrices are sqrt(2)/h times the identity")
SHARPNESS = Meaning(r, "sharpness of the attention, 1/h")
PROMPT = Meaning(n, "length of the prompt: labelled points of the torus, independent and uniform")
AMBIENT = Meaning(parameters("D"), "ambient dimension of the embedded torus; the law does not contain it")
TARGET = Premise(
    "assumption",
    "the target is a sum over the d coordinates of random series sum_k k^-(beta + 1/2) cos(k theta + phase) with "
    "independent uniform phases, of Hölder exponent beta below one",
)
KERNEL = Premise(
    "claim",
    "havrilla2024:softmax-kernel: attention averages labels with weights exp(-distance^2/h^2); all points of the torus "
    "have one length",
)
ISOMETRY = Premise(
    "citation",
    "Laplace's method: the embedding is isometric, so the squared distance is the sum over coordinates of "
    "theta^2 - O(theta^4) and a sharp kernel a product of Gaussians, whatever the ambient dimension",
)


def tori(*cells: tuple[str, int, int]) -> tuple[Instance, ...]:
    """Instances of smoothness, dimension and ambient dimension, with unit noise."""
    return tuple(Instance.of(beta=b, d=k, D=ambient, sigma=1) for b, k, ambient in cells)


SIZES = tori(("1/2", 1, 2), ("1/2", 1, 6), ("1/2", 2, 4), ("1/2", 2, 12), ("3/4", 1, 6), ("3/4", 2, 4))

__all__ = [
    "AMBIENT",
    "DIMENSION",
    "ISOMETRY",
    "KERNEL",
    "NOISE",
    "PROMPT",
    "SHARPNESS",
    "SIZES",
    "TARGET",
    "WIDTH",
    "beta",
    "d",
    "h",
    "n",
    "r",
    "sigma",
    "tori",
]
