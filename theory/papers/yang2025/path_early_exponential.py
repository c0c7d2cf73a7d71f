"""Early phase on a synchronised path: exponential in a power of compute."""

import sympy

from theory.papers.yang2025._steps import STEP_SIZE
from theory.records import (
    Claim,
    Convention,
    Crossover,
    Derivation,
    Identity,
    Induction,
    Instance,
    Meaning,
    Order,
    Premise,
)
from theory.symbols import parameters, resources

C, t, k = resources("C t k")
kappa, top, slow, eta = parameters("kappa lambda_1 lambda_d eta")
e_m, e_n, e_T = parameters("e_m e_n e_T")
m_0, n_0, T_0 = parameters("m_0 n_0 T_0", integer=True)
factor, decay, scale = sympy.symbols("factor decay scale", positive=True)
bias = sympy.Function("B")(C)

E = e_m + e_n + e_T
RATE = -2 * sympy.log(1 - 1 / kappa) * T_0 * (C / (m_0 * n_0 * T_0)) ** (e_T / E)

CLAIM = Claim(
    id="yang2025:path-early-exponential",
    title="Early phase on a synchronised path",
    statement=Order(
        quantity=-sympy.log(bias),
        relation="~",
        rate=RATE,
        variable=C,
    ),
    source="ours",
    fidelity="as stated",
    reference="Ours; the summaries of the paper report an early phase exponential in (a power of) compute.",
    meanings=(
        Meaning(bias, "squared excess risk of gradient descent without its label noise part, relative to its start"),
        Meaning(C, "compute: width times samples times steps"),
        Meaning(kappa, "condition number of the population's input covariance, over one"),
        Meaning(e_m, "power of the scale k in the width, m = m_0 k^e_m"),
        Meaning(e_n, "power of the scale k in the samples, n = n_0 k^e_n"),
        Meaning(e_T, "power of the scale k in the steps, T = T_0 k^e_T"),
        Meaning(m_0, "width at scale one"),
        Meaning(n_0, "samples at scale one"),
        Meaning(T_0, "steps at scale one"),
    ),
    assumptions=(sympy.Gt(kappa, 1),),
    convention=Convention(
        loss="squared",
        mode="high probability",
        target="fixed",
        compute=m_0 * n_0 * T_0 * k**E,
        along="path",
        limits="k to infinity at fixed dimension; the target lies in the slowest direction",
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "law of large numbers: at fixed dimension the sample covariance and the kernel of the random layer "
                "tend to the population's as samples and width grow, and so do the step size and the slowest factor "
                "per step",
            ),
            Premise("assumption", STEP_SIZE),
        ),
        steps=(
            Identity(
                name="factor",
                lhs=1 - eta * slow,
                rhs=1 - 1 / kappa,
                given=((eta, 1 / top), (slow, top / kappa)),
                why="one step multiplies the error in the slowest direction by this",
            ),
            Induction(
                name="decay",
                formula=-2 * t * sympy.log(factor),
                index=t,
                start=sympy.S.Zero,
                increment=-2 * sympy.log(factor),
                why="the squared error takes two factors a step",
            ),
            Crossover(
                name="scale",
                left=m_0 * n_0 * T_0 * k**E,
                right=C,
                variable=k,
                why="how far along the path the compute reaches",
            ),
            Identity(
                name="law",
                lhs=decay,
                rhs=RATE,
                given=((t, T_0 * scale**e_T),),
                why="the number of steps on the path, in terms of compute",
            ),
        ),
    ),
    instances=(
        Instance.of(kappa=12, e_m=5, e_n=1, e_T=2, m_0=8, n_0=16, T_0=1),
        Instance.of(kappa=12, e_m=1, e_n=1, e_T=1, m_0=8, n_0=16, T_0=1),
        Instance.of(kappa=5, e_m=1, e_n=2, e_T=1, m_0=4, n_0=8, T_0=2),
    ),
    notes=(
        "A property of a path, not of the compute frontier: there an exponential leg costs only a logarithm. The "
        "first instance has bias exp(-c C^(1/4)), the early phase that a summary reports for the paper's ancestor. "
        "The law is for typical samples. The mean over samples decays more slowly once steps outgrow samples, because "
        "of rare draws in which the slowest direction is nearly missing; it still falls faster than any power."
    ),
)
