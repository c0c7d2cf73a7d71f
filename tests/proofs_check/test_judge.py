"""From measurements to verdicts: the table of what suffices, by kind of statement."""

import math

import pytest
import sympy

from proofs_check.judge import figure, judge, label, power, predicted, settle, verdict
from theory.classes import ComplexityClass
from theory.errors import TheoryError
from theory.records import (
    Claim,
    Combine,
    Derivation,
    Derived,
    Equality,
    Estimate,
    Evidence,
    Inclusion,
    Inequality,
    Instance,
    Judgement,
    Limit,
    Measurement,
    Optimum,
    Order,
    Premise,
    Record,
    Statement,
    Threshold,
)
from theory.symbols import parameters, resources

C, N, D = resources("C N D")
a = parameters("a")
f = sympy.Function("f")(C)
ORDER = Order(f, "Theta", C**-a, C)


def measured(value: float, uncertainty: float, quantity: str = "slope", **extra: object) -> Measurement:
    estimate = Estimate(quantity, Instance.of(a="1/2"), value, uncertainty, "test", **extra)  # type: ignore[arg-type]
    return Measurement((estimate,), "exact", "test", "exact dynamics", (0,))


# --- one measurement against one statement ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value, uncertainty, outcome",
    [
        (-0.500, 0.001, "supported"),
        (-0.502, 0.001, "supported"),
        (-0.504, 0.001, "refuted"),
        (-0.550, 0.001, "refuted"),
        (-0.500, 0.020, "inconclusive"),  # 10 % rivals at -0.45 and -0.55 lie within 3 u
        (-0.600, 0.020, "refuted"),
        (-0.540, 0.016, "inconclusive"),
    ],
)
def test_a_value_within_three_uncertainties_that_separates_its_rivals(
    value: float, uncertainty: float, outcome: str
) -> None:
    assert judge(ORDER, measured(value, uncertainty)).outcome == outcome


@pytest.mark.parametrize(
    "relation, value, outcome",
    [
        ("O", -0.5, "supported"),
        ("O", -0.7, "supported"),  # falls faster than an upper bound allows: fine
        ("O", -0.4, "refuted"),
        ("Omega", -0.5, "supported"),
        ("Omega", -0.4, "supported"),
        ("Omega", -0.7, "refuted"),
        ("Theta", -0.7, "refuted"),
        ("Theta", -0.4, "refuted"),
    ],
)
def test_one_sided_orders_are_judged_on_their_side(relation: str, value: float, outcome: str) -> None:
    statement = Order(f, relation, C**-a, C)  # type: ignore[arg-type]
    assert judge(statement, measured(value, 0.001)).outcome == outcome


@pytest.mark.parametrize("beyond, outcome", [(2.9, "supported"), (3.1, "refuted")])
@pytest.mark.parametrize("relation, side", [("O", 1), ("Omega", -1), ("<=", 1), ("<", 1), (">=", -1), (">", -1)])
def test_a_bound_is_refuted_three_uncertainties_beyond_it(
    relation: str, side: int, beyond: float, outcome: str
) -> None:
    if relation in ("O", "Omega"):
        statement: Statement = Order(f, relation, C**-a, C)  # type: ignore[arg-type]
        found = measured(-0.5 + side * beyond * 0.001, 0.001)
    else:
        statement = Inequality(f, relation, a)  # type: ignore[arg-type]
        found = measured(0.5 + side * beyond * 0.001, 0.001, "value")
    assert judge(statement, found).outcome == outcome


def test_of_a_bound_the_estimate_nearest_to_it_is_shown() -> None:
    near, far = measured(-0.51, 0.001), measured(-0.9, 0.001)
    together = Measurement(near.estimates + far.estimates, "exact", "test", "exact dynamics", (0,))
    assert judge(Order(f, "O", C**-a, C), together).estimate == near.estimates[0]


@pytest.mark.parametrize(
    "relation, value, outcome",
    [("<=", 0.3, "supported"), ("<=", 0.6, "refuted"), (">=", 0.6, "supported"), (">=", 0.3, "refuted")],
)
def test_inequalities_are_judged_on_their_side(relation: str, value: float, outcome: str) -> None:
    statement = Inequality(f, relation, a)  # type: ignore[arg-type]
    assert judge(statement, measured(value, 0.001, "value")).outcome == outcome


def test_a_blurred_bound_is_inconclusive() -> None:
    assert judge(Inequality(f, "<=", a), measured(0.5, 0.05, "value")).outcome == "inconclusive"


@pytest.mark.parametrize("relation, value", [("<=", 0.535), (">=", 0.465)])
def test_of_a_bound_the_rival_on_its_far_side_alone_counts(relation: str, value: float) -> None:
    """The other rival lies 0.085 away, the one on the far side within three uncertainties."""
    statement = Inequality(f, relation, a)  # type: ignore[arg-type]
    assert judge(statement, measured(value, 0.012, "value")).outcome == "inconclusive"


@pytest.mark.parametrize("value, said", [(0.1, "within it by a factor of 5"), (0.4, "against 0.5 at")])
def test_a_loose_bound_is_called_that(value: float, said: str) -> None:
    assert said in judge(Inequality(f, "<=", a), measured(value, 0.001, "value")).why


def test_every_instance_must_hold() -> None:
    estimates = tuple(Estimate("slope", Instance.of(a=p), v, 0.001, "test") for p, v in (("1/2", -0.5), ("1/3", -0.3)))
    found = judge(ORDER, Measurement(estimates, "exact", "test", "exact dynamics", (0,)))
    assert found.outcome == "refuted" and "a = 1/3" in found.why and found.expected == pytest.approx(-1 / 3)


def test_a_measurement_of_something_else_decides_nothing() -> None:
    found = judge(ORDER, measured(0.5, 0.001, "constant"))
    assert found.outcome == "inconclusive" and "nothing that the statement predicts" in found.why


def test_an_inconclusive_result_says_which_size_would_decide() -> None:
    found = judge(ORDER, measured(-0.5, 0.1, size=1000.0, size_means="samples", improves=0.5))
    # u must fall from 0.1 to 0.1*0.5/6, a factor 12, so the size grows by 144.
    assert "about 1.4e+05 samples would" in found.why
    assert "more size does not help" in judge(ORDER, measured(-0.5, 0.1)).why
    assert "no size below 1e30" in judge(ORDER, measured(-0.5, 0.1, size=1e3, improves=0.01)).why


def test_a_predicted_zero_has_no_rivals() -> None:
    found = judge(Limit(f, C, sympy.oo, sympy.Integer(0)), measured(0.0, 0.1, "value", size=10.0, improves=0.5))
    assert found.outcome == "inconclusive" and "zero has no rivals" in found.why


def test_a_prediction_outside_its_domain_is_refuted() -> None:
    estimate = Estimate("value", Instance.of(a="1/2"), 0.0, 0.1, "test")
    assert math.isnan(predicted(Equality(f, sympy.log(a - 1)), estimate) or 0.0)
    assert judge(Equality(f, sympy.log(a - 1)), measured(0.0, 0.1, "value")).outcome == "refuted"


def test_a_missing_parameter_is_named() -> None:
    with pytest.raises(TheoryError, match="gives no value for b; add it"):
        judge(Equality(f, a + parameters("b")), measured(0.0, 0.1, "value"))


@pytest.mark.parametrize(
    "value, uncertainty", [(math.nan, 0.1), (math.inf, 0.1), (1.0, 0.0), (1.0, -1.0), (1.0, math.nan)]
)
def test_estimates_without_an_honest_uncertainty_are_refused(value: float, uncertainty: float) -> None:
    with pytest.raises(TheoryError, match="the estimate of slope at a = 1/2"):
        measured(value, uncertainty)


# --- evidence to verdict ----------------------------------------------------------------------------------------------

STATEMENTS: dict[str, Statement] = {
    "order": ORDER,
    "limit": Limit(f, C, sympy.oo, a),
    "threshold": Threshold(C, a, sympy.true, C - a),
    "equality": Equality(f, a),
    "inequality": Inequality(f, "<=", a),
    "inclusion": Inclusion(ComplexityClass("NL"), ComplexityClass("P")),
}
GRADES = {g: Derived(g, g, (), ()) for g in ("derived", "argued", "failed")}  # type: ignore[arg-type]
FOUND = {o: Judgement(o, o) for o in ("supported", "inconclusive", "refuted")}  # type: ignore[arg-type]
BOTH, ONE = ("order", "limit", "threshold"), ("equality", "inequality", "inclusion")


def claim_of(kind: str, **changes: object) -> Claim:
    return Claim("test:claim", "Test", STATEMENTS[kind], "ours", "as stated", "test", **changes)  # type: ignore[arg-type]


def outcome(kind: str, derived: str | None, measurement: str | None) -> str:
    evidence = Evidence(GRADES[derived] if derived else None, None, FOUND[measurement] if measurement else None)
    return verdict(claim_of(kind), evidence).outcome


@pytest.mark.parametrize("kind", STATEMENTS)
class TestVerdicts:
    def test_nothing_known(self, kind: str) -> None:
        assert outcome(kind, None, None) == "not checked"

    @pytest.mark.parametrize("derived", [None, "derived", "argued"])
    def test_a_refuting_measurement_refutes(self, kind: str, derived: str | None) -> None:
        assert outcome(kind, derived, "refuted") == "refuted"

    @pytest.mark.parametrize("found", [None, "supported", "inconclusive"])
    def test_a_failed_derivation_refutes(self, kind: str, found: str | None) -> None:
        assert outcome(kind, "failed", found) == "refuted"

    def test_derived_and_measured(self, kind: str) -> None:
        assert outcome(kind, "derived", "supported") == "supported"

    def test_the_measurement_says_why_a_claim_is_supported(self, kind: str) -> None:
        evidence = Evidence(GRADES["derived"], None, Judgement("supported", "slope as predicted"))
        assert verdict(claim_of(kind), evidence).why == "slope as predicted"

    def test_derived_alone(self, kind: str) -> None:
        assert outcome(kind, "derived", None) == ("supported" if kind in ONE else "inconclusive")

    def test_measured_alone(self, kind: str) -> None:
        assert outcome(kind, None, "supported") == "inconclusive"

    @pytest.mark.parametrize("found", [None, "supported"])
    def test_argued_is_not_derived(self, kind: str, found: str | None) -> None:
        assert outcome(kind, "argued", found) == "inconclusive"

    def test_an_inconclusive_measurement_is_not_overlooked(self, kind: str) -> None:
        assert outcome(kind, "derived", "inconclusive") == "inconclusive"


def test_a_badge_is_no_better_than_what_it_rests_on() -> None:
    def record(slug: str, result: str, below: str | None = None) -> Record:
        premises = (Premise("claim", f"test:{below}"),) if below else ()
        claim = Claim(
            f"test:{slug}",
            slug,
            ORDER,
            "ours",
            "as stated",
            "test",
            derivation=Derivation(premises, (Combine("x", a),)),
        )
        return Record(claim, Evidence(), verdict(claim, Evidence(GRADES["derived"], None, FOUND[result])))

    settled = settle(
        [record("top", "supported", "middle"), record("middle", "supported", "base"), record("base", "inconclusive")]
    )
    assert [r.verdict.outcome for r in settled] == ["inconclusive"] * 3
    assert "rests on test:middle" in settled[0].verdict.why
    alone = settle([record("top", "supported", "base")])[0].verdict
    assert alone.outcome == "supported" and alone.why.endswith("rests on test:base, not examined in this run")
    assert "not examined" not in settle([record("top", "inconclusive", "base")])[0].verdict.why
    held = settle([record("top", "supported", "base"), record("base", "supported")])
    assert [r.verdict.outcome for r in held] == ["supported"] * 2


# --- power ------------------------------------------------------------------------------------------------------------


def test_power_of_a_sharp_and_of_a_blurred_measurement() -> None:
    claim = claim_of(
        "order",
        derivation=Derivation((), (Optimum("optimum", N ** (-2 * a) + D ** (-2 * a), (N * D,), C),)),
    )
    sharp = {p.variant: p.outcome for p in power(claim, None, measured(-0.5, 0.001))}
    assert sharp["exponent times 11/10"] == sharp["exponent times 9/10"] == "refuted"
    assert any(name.endswith("missing") and found == "refuted" for name, found in sharp.items())
    blurred = {p.variant: p.outcome for p in power(claim, None, measured(-0.5, 0.1))}
    assert blurred["exponent times 11/10"] == "inconclusive"
    derived = {p.variant: p.outcome for p in power(claim, GRADES["derived"], None)}
    assert derived["exponent times 9/10"] == "not derivable"


def test_a_weakened_bound_is_kept() -> None:
    claim = Claim("test:bound", "Bound", Order(f, "O", C**-a, C), "ours", "as stated", "test")
    found = {p.variant: (p.label, p.outcome) for p in power(claim, None, measured(-0.5, 0.001))}
    assert found["exponent times 9/10"] == ("weaker", "kept")
    assert found["exponent times 11/10"] == ("stronger", "refuted")


@pytest.mark.parametrize(
    "source, result, said",
    [
        ("ours", "inconclusive", "inconclusive"),
        ("ours", "refuted", "refuted"),
        ("reported", "supported", "reported, holds here"),
        ("reported", "refuted", "reported form fails"),
        ("reported", "inconclusive", "reported, inconclusive"),
    ],
)
def test_a_reported_form_is_labelled_as_one(source: str, result: str, said: str) -> None:
    claim = Claim("test:form", "form", ORDER, source, "as stated", "test")  # type: ignore[arg-type]
    evidence = Evidence(None, None, FOUND[result])
    assert label(Record(claim, evidence, verdict(claim, evidence))) == said


def test_a_reported_form_that_nobody_measured_holds_nowhere() -> None:
    claim = Claim("test:form", "form", ORDER, "reported", "as stated", "test")
    assert label(Record(claim, Evidence(), verdict(claim, Evidence()))) == "reported, not checked"


def test_a_figure_stands_with_its_uncertainty() -> None:
    assert figure(Estimate("slope", Instance.of(a="1/2"), -0.5012, 0.0013, "test")) == "-0.5012 ± 0.0013"
