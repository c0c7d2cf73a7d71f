"""Linear random features under gradient flow: symbols and conventions."""

from __future__ import annotations

from theory.problems import GradientDescent, PowerLawRegression
from theory.records import Convention, Decomposed, Derivation, Instance, Meaning, Optimum, Premise
from theory.symbols import named, parameters, resources

N, P, C, t = resources("N P C t")
a, b, k = parameters("a b k")
CLASS = (b > 1, a > 1)

TASK = Meaning(a, "exponent of the task: the k-th mode carries label variance k^-a")
SPECTRUM = Meaning(b, "exponent of the spectrum: the k-th eigenvalue is k^-b")
TIME = Meaning(t, "time of gradient flow on half the squared risk, or steps of descent at a fixed rate")
WIDTH = Meaning(N, "number of random features")
SAMPLES = Meaning(P, "number of samples, without label noise")
SUMMARY = "A machine-written summary of the paper; the passage itself was not read."

EQUIVALENT = Premise(
    "citation",
    "deterministic equivalent of Gaussian features: at kappa with sum lambda/(lambda + kappa) = N a mode keeps the "
    "share kappa/(lambda + kappa) of its power (textbook)",
)

# The terms of width and time together, whose best balance the budget buys.
JOINT = Derivation(
    premises=(EQUIVALENT,),
    steps=(
        Decomposed(name="terms", problem=PowerLawRegression(b, a, GradientDescent(t), features=N)),
        Optimum(name="law", risk=named("terms"), costs=(N * t,), budget=C),
    ),
)


def setting(limits: str, along: str = "none") -> Convention:
    """The convention of these claims, with the order of limits."""
    return Convention(loss="squared", mode="expectation", target="average", along=along, limits=limits)  # type: ignore[arg-type]


def tasks(*pairs: tuple[str, str]) -> tuple[Instance, ...]:
    """Instances from pairs of the exponents of task and spectrum."""
    return tuple(Instance.of(a=first, b=second) for first, second in pairs)
