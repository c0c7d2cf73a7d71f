"""What the claims on low-dimensional data say, beside what every claim must satisfy."""

from dataclasses import replace

import pytest
import sympy

from theory.derive import derive
from theory.papers.havrilla2024._symbols import NOISELESS, NOISY
from theory.records import Claim, Derivation, Identity
from theory.registry import builtin

CLAIMS = {entry.claim.slug: entry.claim for entry in builtin().of_paper("havrilla2024")}
VOUCHED = [slug for slug, claim in CLAIMS.items() if claim.vouched]


def _slope(slug: str) -> sympy.Expr:
    return CLAIMS[slug].statement.slope


@pytest.mark.parametrize("slug", VOUCHED)
def test_everything_the_package_vouches_for_is_derived(slug: str) -> None:
    found = derive(CLAIMS[slug])
    assert found is not None and found.grade == "derived", found and found.why


def test_noisy_and_noiseless_readings_never_share_a_claim() -> None:
    for slug in ("data-exponent", "exponent-identity", "compute-law", "compute-allocation", "additive-risk"):
        assert NOISY in CLAIMS[slug].assumptions
    assert NOISELESS in CLAIMS["noiseless-rate"].assumptions
    assert not any({NOISY, NOISELESS} <= set(claim.assumptions) for claim in CLAIMS.values())


def test_bounds_of_the_paper_are_reported_and_not_derived() -> None:
    for slug, claim in CLAIMS.items():
        assert slug.startswith("reported-") == (claim.source == "reported") == (claim.derivation is None)


def test_without_noise_the_identity_has_no_derivation() -> None:
    claim: Claim = CLAIMS["exponent-identity"]
    assert claim.derivation is not None
    step = claim.derivation.steps[-1]
    assert isinstance(step, Identity)
    noiseless = replace(step, given=tuple((old, -_slope("noiseless-rate")) for old, _ in step.given))
    found = derive(replace(claim, derivation=Derivation((), (noiseless,))))
    assert found is not None and found.grade == "failed"


def test_compute_exponents_follow_from_model_and_data_exponents() -> None:
    model, data = -_slope("model-exponent"), -_slope("data-exponent")
    assert sympy.simplify(model * data / (model + data) + _slope("compute-law")) == 0
    assert sympy.simplify(data / (model + data) - _slope("compute-allocation")) == 0


def test_noise_slows_learning_and_both_rates_meet_at_the_crossover() -> None:
    noisy, noiseless, crossover = (_slope(s) for s in ("data-exponent", "noiseless-rate", "noise-crossover"))
    assert sympy.factor(noisy - noiseless).is_positive
    # (n S^2)**noisy = n**noiseless at n = S**crossover
    assert sympy.simplify(noisy * (crossover + 2) - noiseless * crossover) == 0
