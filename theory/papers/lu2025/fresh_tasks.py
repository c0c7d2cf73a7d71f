"""In-context error after pretraining on ever new tasks."""

import sympy

from theory.papers.lu2025._model import ALPHA, RHO, RIDGELESS, TAU, alpha, rho, tau
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import named, parameters

n, p, unfit = parameters("n p unfit")
error = sympy.Function("e")(tau, alpha, rho)
best = rho + (1 + rho) / (1 + rho + alpha)
VALUE = tau / (tau - 1) * best

CLAIM = Claim(
    id="lu2025:fresh-tasks",
    title="In-context error after pretraining on ever new tasks",
    statement=Equality(error, VALUE),
    source="ours",
    fidelity="reconstructed",
    reference="Ours; the limit of many tasks of the formula in lu2025:few-tasks.",
    meanings=(
        Meaning(error, "squared error of the least-squares fit on new tasks"),
        TAU,
        ALPHA,
        RHO,
        Meaning(n, "contexts of pretraining"),
        Meaning(p, "trained entries of the matrix, the squared dimension"),
        Meaning(unfit, "error of the best matrix"),
    ),
    assumptions=(tau > 1,),
    convention=RIDGELESS,
    derivation=Derivation(
        premises=(
            Premise(
                "claim",
                "bordelon2025:iso-noise: the best matrix leaves the excess risk (1 + sigma^2)/(1 + alpha + sigma^2)",
            ),
            Premise(
                "citation",
                "least squares on n Gaussian rows of p features has the error of the best fit times n/(n - p) "
                "(textbook: inverse Wishart matrix, to leading order)",
            ),
            Premise(
                "assumption",
                "the products of query and context act as independent Gaussian features do (universality)",
            ),
        ),
        steps=(
            Identity(
                name="inflation",
                lhs=n / (n - p),
                rhs=tau / (tau - 1),
                given=((n, tau * p),),
                why="in the proportional limit",
            ),
            Identity(
                name="error",
                lhs=named("inflation") * unfit,
                rhs=VALUE,
                given=((unfit, best),),
                why="what the best matrix leaves, the noise of the query included, acts as noise of the fit",
            ),
        ),
    ),
    instances=(Instance.of(tau=4, alpha=1, rho="1/4"),),
)
