"""Late phase on a synchronised path: a power law of compute."""

import sympy

from theory.papers.yang2025._steps import STEP_SIZE
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise, Squeeze
from theory.symbols import parameters, resources

C, k = resources("C k")
sigma = parameters("sigma")
e_m, e_n, e_T = parameters("e_m e_n e_T")
d, m_0, n_0, T_0 = parameters("d m_0 n_0 T_0", integer=True)
coefficient, slack = sympy.symbols("coefficient slack", positive=True)
risk = sympy.Function("R")(C)

E = e_m + e_n + e_T

CLAIM = Claim(
    id="yang2025:path-late-power-law",
    title="Late phase on a synchronised path",
    statement=Order(
        quantity=risk,
        relation="~",
        rate=sigma**2 * d / n_0 * (C / (m_0 * n_0 * T_0)) ** (-e_n / E),
        variable=C,
    ),
    source="ours",
    fidelity="as stated",
    reference="Ours; the summaries of the paper report a late phase that is a power of compute.",
    meanings=(
        Meaning(risk, "mean squared excess risk of gradient descent"),
        Meaning(C, "compute: width times samples times steps"),
        Meaning(sigma, "standard deviation of the label noise"),
        Meaning(d, "input dimension"),
        Meaning(e_m, "power of the scale k in the width, m = m_0 k^e_m"),
        Meaning(e_n, "power of the scale k in the samples, n = n_0 k^e_n"),
        Meaning(e_T, "power of the scale k in the steps, T = T_0 k^e_T"),
        Meaning(m_0, "width at scale one"),
        Meaning(n_0, "samples at scale one"),
        Meaning(T_0, "steps at scale one"),
    ),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="fixed",
        compute=m_0 * n_0 * T_0 * k**E,
        along="path",
        limits="k to infinity at fixed dimension",
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "mean of an inverse Wishart matrix (textbook): least squares on n samples in dimension d has the mean "
                "excess risk sigma^2 d/(n - d - 1)",
            ),
            Premise("assumption", STEP_SIZE),
            Premise(
                "citation",
                "a sample covariance of n inputs in dimension d has an eigenvalue below epsilon with probability at "
                "most (c epsilon)^((n - d + 1)/2), and likewise the random layer (textbook: Edelman 1988); with every "
                "factor per step in [0, 1], what is left of the target falls faster than any power in the mean too",
            ),
            Premise("assumption", "the random layer spans the inputs (width at least d), so width leaves no error"),
        ),
        steps=(
            Squeeze(
                name="coefficient",
                lower=sigma**2 * d,
                upper=sigma**2 * d / (1 - (d + 1) * slack),
                slack=slack,
                why="n times the risk of least squares, slack = 1/n; descent differs by what is left of the target",
            ),
            Optimum(
                name="law",
                risk=coefficient / n_0 * k**-e_n,
                costs=(m_0 * n_0 * T_0 * k**E,),
                budget=C,
                yields="value",
            ),
        ),
    ),
    instances=(
        Instance.of(sigma="1/2", d=4, e_m=1, e_n=1, e_T=1, m_0=8, n_0=16, T_0=1),
        Instance.of(sigma="1/2", d=4, e_m=4, e_n=1, e_T=2, m_0=8, n_0=16, T_0=1),
        Instance.of(sigma=1, d=3, e_m=1, e_n=2, e_T=1, m_0=4, n_0=8, T_0=2),
    ),
    notes=(
        "Only the sampling leg is left on this path, so the exponent is the share of the samples in the budget. With "
        "further power-law legs the slowest one takes its place. On the compute frontier other exponents hold."
    ),
)
