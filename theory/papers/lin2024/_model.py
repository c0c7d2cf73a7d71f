"""One-pass SGD on noisy labels in a Gaussian sketch, with a step that falls to zero."""

from __future__ import annotations

from theory.papers._regression import FEATURES, SGD, STEP_DECAY, average
from theory.problems import OnePassSGD, PowerLawRegression
from theory.records import Meaning
from theory.symbols import parameters, resources

N, M, C = resources("N M C")
a, s, q, noise = parameters("a s q noise")
SGD_ON = PowerLawRegression(a, a, OnePassSGD(N, s, decay=q), noise=noise)
SKETCHED = PowerLawRegression(a, a, OnePassSGD(N, s, decay=q), features=M, noise=noise)
CLASS = (a > 1, q > a - 1)
PREMISES = (SGD, FEATURES, STEP_DECAY)
ABSTRACT = "Abstract, which was read: the reducible part of the risk is of the order of M^-(a - 1) + N^-((a - 1)/a)."
SETTING = average("many modes first")

DATA = Meaning(N, "number of samples, each used in one step")
SIZE = Meaning(M, "number of parameters, the dimension of the sketch")
SPECTRUM = Meaning(a, "the k-th eigenvalue and the k-th label variance are k^-a")
TRAINING = (
    Meaning(s, "step size at the start"),
    Meaning(q, "power of the steps that are left, like which the step falls"),
    Meaning(noise, "variance of the noise of a label"),
)
