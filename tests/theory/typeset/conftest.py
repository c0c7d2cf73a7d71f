"""A small ledger that shows every kind of statement, step, source and outcome."""

import pytest
import sympy

from theory.classes import ComplexityClass
from theory.derive import derive
from theory.records import (
    Argument,
    Bound,
    Claim,
    Combine,
    Convention,
    Derivation,
    Equality,
    Estimate,
    Evidence,
    Flow,
    Identity,
    Inclusion,
    Induction,
    Inequality,
    Instance,
    Ledger,
    Limit,
    Meaning,
    Measurement,
    Optimum,
    Order,
    Paper,
    Power,
    Premise,
    Record,
    Solution,
    Spectral,
    Squeeze,
    Threshold,
    Verdict,
)
from theory.symbols import parameters, resources

N, D, C, T = resources("N D C T")
alpha, beta, A, B, x, slack, law = parameters("alpha beta A B x slack law")
n = parameters("n", integer=True)
best = sympy.Function("R")(C)

PAPERS = (
    Paper(
        "smith2024", "Scaling & 50 % more_of it", ("Ada Smith", "Émile Borel"), 2024, "J. Hölder", read="Only C^2 seen"
    ),
    Paper("jones2025", "Nothing", (), 2025, "Notes"),
)


def _claim(slug, statement, paper="smith2024", **more):
    given = {"title": "A claim", "source": "ours", "fidelity": "as stated", "reference": "Ours.", **more}
    return Claim(id=f"{paper}:{slug}", statement=statement, **given)


CLAIMS = (
    _claim(
        "optimum",
        Order(best, "~", (A * alpha / (B * beta)) ** beta * C ** (-alpha * beta / (alpha + beta)), C),
        title="Best use of 100 % of a budget C_0",
        meanings=(
            Meaning(best, "least risk at budget C"),
            Meaning(C, "compute"),
            Meaning(alpha, "decay exponent, N^-alpha"),
        ),
        assumptions=(sympy.Gt(alpha, beta), sympy.true),
        convention=Convention(loss="squared", mode="expectation", target="fixed", compute=6 * N * D, along="frontier"),
        derivation=Derivation(
            (Premise("claim", "smith2024:all-steps"), Premise("claim", "smith2024:limit, which is Fisher & Yates_1")),
            (Optimum("optimum", A * N**-alpha + B * D**-beta, (6 * N * D,), C, "value"),),
        ),
        instances=(Instance.of(alpha="1/2", beta=1, A=1, B=10**6),),
        notes="See smith2024:limit & others.",
    ),
    _claim(
        "all-steps",
        Equality(best, A**2),
        derivation=Derivation(
            (Premise("assumption", "A > 0"), Premise("citation", "a textbook")),
            (
                Combine("product", A * B, why="to begin with"),
                Identity("square", x**2 * A, B * A, given=((B, x**2),), why="a change of variables"),
                Solution("root", x**2 - A**2, x, A),
                Bound("sign", sympy.Ge(x**2 + 1, 2 * x)),
                Induction("sum", n * A, n, sympy.S.Zero, A),
                Squeeze("pinch", A, A * (1 + slack), slack),
                Spectral("spectral", x**-2 * sympy.exp(-T / x), x, T),
                Flow("flow", A, beta, T),
                Optimum("largest", N**-alpha + D**-beta, (N * D,), C, "exponent", "max"),
                Argument("words", "It is clear that this is so", A**2, "folklore"),
            ),
        ),
    ),
    _claim("limit", Limit(best / A, C, sympy.oo, beta / 2), derivation=Derivation((), (Combine("law", beta),))),
    _claim(
        "threshold",
        Threshold(T, -beta * sympy.LambertW(-A, -1), sympy.Lt(A, sympy.exp(-1)), sympy.Eq(sympy.exp(-T), A * T)),
        source="textbook",
    ),
    _claim("bound", Inequality(best, "<=", sympy.Max(A, B) * sympy.sqrt(beta)), source="paper", fidelity="corrected"),
    _claim(
        "classes",
        Inclusion(ComplexityClass("TC0", tags=("logtime",)), ComplexityClass("NC1")),
        paper="jones2025",
        source="textbook",
    ),
    _claim(
        "reported-form",
        Equality(best, (1 + alpha) ** -2),
        paper="jones2025",
        source="reported",
        notes="A|B < C_1 {x} ~ \\",
    ),
    _claim(
        "only-reported", Order(best, "Omega", C**-beta * sympy.log(C) ** 2, C), paper="jones2025", source="reported"
    ),
)


def _measured(claim, value, uncertainty):
    at = claim.instances[0] if claim.instances else Instance.of(alpha="1/2")
    estimates = tuple(Estimate(q, at, value, uncertainty, "all points") for q in claim.statement.predictions)
    return Measurement(estimates, "exact: drawn with 5 % noise", "spectrum", "exact dynamics", (0, 1))


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """Every record with some evidence; outcomes are planted, not judged."""
    records = []
    for claim in CLAIMS:
        derived = derive(claim) if claim.slug != "threshold" else None
        measurement = _measured(claim, -0.1425, 0.0011) if claim.slug in ("optimum", "reported-form") else None
        outcome = {"optimum": "supported", "reported-form": "refuted", "limit": "refuted"}.get(
            claim.slug, "inconclusive"
        )
        power = (
            Power("exponent times 11/10", "x", "incomparable", "measured", "refuted", ""),
            Power("exponent times 11/10", "x", "incomparable", "derived", "not derivable", ""),
            Power("term A*N**(-alpha) missing", "y", "incomparable", "measured", "refuted", ""),
        )
        evidence = Evidence(derived, measurement, None, power if measurement else ())
        records.append(
            Record(claim, evidence, Verdict(claim.id, outcome, "value 0.67 ± 2e-10 against 1/2 at alpha = 1/2"))
        )
    return Ledger(PAPERS, tuple(records), "quick", 0, (("sympy", "1.14"),))


@pytest.fixture(scope="session")
def bare(ledger) -> Ledger:
    """The same claims before anything was verified."""
    records = tuple(Record(r.claim, Evidence(), Verdict(r.claim.id, "not checked", "")) for r in ledger.records)
    return Ledger(PAPERS, records, "stored", 0, ())
