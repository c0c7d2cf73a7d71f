"""What short contexts cost deep networks, when all contexts share their covariance."""

import sympy

from theory.papers.bordelon2025._model import (
    CAPACITY,
    CONTEXT,
    POWER_LAW,
    SOURCE,
    P,
    beta,
    k,
    nu,
    power_laws,
)
from theory.records import Claim, Convention, Crossover, Derivation, Identity, Meaning, Order, Premise, Spectral
from theory.symbols import named, parameters

x, h, kappa, df1, df2, a = parameters("x h kappa df1 df2 a")
risk = sympy.Function("risk")(P)
packing = sympy.pi / (a * sympy.sin(sympy.pi / a))
law = P * (P / packing) ** -a
LAW = law.subs(a, nu * beta + 1)

CLAIM = Claim(
    id="bordelon2025:fs-context-deep",
    title="Context law of deep networks with a fixed covariance",
    statement=Order(risk, "~", LAW, P),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(risk, "excess risk at endless depth, the trained matrix proportional to the target's second moments"),
        CONTEXT,
        CAPACITY,
        SOURCE,
        Meaning(kappa, "effective ridge, at which P of the modes' label variances are seen"),
        Meaning(x, "its inverse"),
        Meaning(a, "nu beta + 1, the power with which label variances fall"),
        Meaning(h, "pi/(a sin(pi/a))"),
        Meaning(df1, "sum of s/(s + kappa) over the label variances s"),
        Meaning(df2, "sum of their squares"),
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="endless training and depth first, then long contexts",
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "Gaussian samples without label noise; covariance and target commute"),
            Premise(
                "citation",
                "layers that step along Omega tend to the interpolator of least Omega-norm (textbook: gradient "
                "descent), which for Gaussian targets is the best predictor of all (textbook: conditional mean); with "
                "inputs scaled by Omega^(1/2) it is ridgeless regression on the label variances s of the modes",
            ),
            Premise(
                "citation",
                "deterministic equivalent of ridgeless regression without noise: df1 = P and the risk is the sum of "
                "s (kappa/(s + kappa))^2 over 1 - df2/P (textbook)",
            ),
        ),
        steps=(
            Identity(
                name="risk",
                lhs=kappa * (df1 - df2) / (1 - df2 / P),
                rhs=kappa * P,
                given=((df1, P),),
                why="s (kappa/(s + kappa))^2 is kappa times s/(s + kappa) less its square",
            ),
            Spectral(name="freedom", summand=x * k**-a / (1 + x * k**-a), over=k, large=x, facts=(a > 1,)),
            Identity(
                name="counted",
                lhs=named("freedom"),
                rhs=h * x ** (1 / a),
                given=((h, packing),),
                why="by the reflection of the sine",
            ),
            Crossover(name="inverse", left=named("counted"), right=P, variable=x, why="the effective ridge"),
            Identity(
                name="law",
                lhs=named("risk"),
                rhs=law,
                given=((kappa, 1 / x), (x, named("inverse")), (h, packing)),
                why="the risk at that ridge",
            ),
            Identity(name="context", lhs=named("law"), rhs=LAW, given=((a, nu * beta + 1),), why="a of the modes"),
        ),
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4"), ("3/2", "2")),
    notes=(
        "One layer has the exponent nu beta/(1 + nu beta) (bordelon2025:fs-context-one-layer): depth helps where the "
        "context is short. No network does better than this, whatever its depth."
    ),
)
