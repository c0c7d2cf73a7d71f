"""No attention through one narrow stream, or on a short context, does better than the modes it leaves out."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, POWER_LAW, SOURCE, N, beta, nu
from theory.records import Claim, Combine, Convention, Derivation, Identity, Inequality, Instance, Meaning, Premise
from theory.symbols import named, parameters

D, x = parameters("D x")
risk = sympy.Function("risk")(N)
BOUND = ((N + 1) ** (-nu * beta) - (D + 1) ** (-nu * beta)) / (nu * beta)

CLAIM = Claim(
    id="bordelon2025:rank-bound",
    title="What a stream of width N leaves, whatever the depth and the training",
    statement=Inequality(risk, ">=", BOUND),
    source="ours",
    fidelity="as stated",
    reference="Ours, from the theorem of Eckart and Young (1936).",
    meanings=(
        Meaning(
            risk,
            "excess risk of linear attention of any depth on D modes whose layers all act within one subspace of "
            "N directions",
        ),
        Meaning(
            N,
            "dimension of that subspace: the smaller of the width of the stream that all layers share, as tied layers "
            "do, and the number of samples in the context",
        ),
        Meaning(D, "number of modes"),
        Meaning(x, "number of a mode, as a real number"),
        CAPACITY,
        SOURCE,
    ),
    assumptions=(*POWER_LAW, N < D),
    convention=Convention(loss="squared", mode="expectation", target="average"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "no label noise; eigenvectors of the data are those of the target's covariance; layers together "
                "take the weights of the target to their errors by the identity minus a matrix of rank at most N, as "
                "layers within one subspace of N directions do; layers with weights of their own may reach more",
            ),
            Premise(
                "citation",
                "theorem of Eckart and Young (1936): so the risk is at least the sum over k from N + 1 to D of the "
                "label variances k^(-nu beta - 1)",
            ),
            Premise("citation", "a term that decreases in k is at least its integral from k to k + 1 (textbook)"),
        ),
        steps=(
            Identity(
                name="tail",
                lhs=sympy.Integral(x ** (-nu * beta - 1), (x, N + 1, D + 1)),
                rhs=BOUND,
                why="the modes left out",
            ),
            Combine(
                name="bound",
                expression=sympy.Ge(risk, named("tail"), evaluate=False),
                why="no term is less than its integral",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(nu=capacity, beta=source, N=rank, D=modes)
        for capacity, source, rank, modes in (("3/2", "1/2", 16, 40), ("3/2", "5/4", 20, 40), (2, "1/2", 20, 60))
    ),
    notes="So the exponents of bordelon2025:rrs-width-floor below source exponent one, and of rrs-context-floor below "
    "two, cannot be beaten by depth or by other weights of tied layers. Untied layers of rank N each reach rank N "
    "times the depth, and do beat it. One layer attains the sum over modes left out.",
)
