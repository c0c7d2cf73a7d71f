"""False alarms are found where there are some: a check that fails for one seed, a curve that bends."""

import pytest
import sympy

from proofs_check.audit.alarms import alarms
from proofs_check.run import examine
from theory.records import Claim, Instance, Order
from theory.registry import Entry

C = sympy.Symbol("C", positive=True)
LAW = Claim(
    "test:law",
    "A law",
    Order(sympy.Function("f")(C), "Theta", C ** sympy.Rational(-1, 2), C),
    "ours",
    "as stated",
    "test",
    instances=(Instance(()),),
)
HEAD = """
import numpy as np
from proofs_check.exponents import exponent
from theory.records import Estimate, Measurement

def measure(problem, profile, seed):
    (at,) = problem.instances
    found = {found}
    return Measurement((found,), "exact", "test", "Monte Carlo", (seed,))

x = np.geomspace(10, 1e5, 32)
"""


@pytest.fixture
def tried(tmp_path):
    def alarms_of(found, seeds=5):
        check = tmp_path / "checks" / "law.py"
        check.parent.mkdir()
        check.write_text(HEAD.format(found=found), encoding="utf-8")
        entry = Entry(LAW, tmp_path / "law.py", builtin=False)
        return alarms(entry, examine(entry, "quick", 0)[0].measurement, seeds)

    return alarms_of


def test_a_seed_that_refutes_what_is_true_is_an_alarm(tried):
    found = tried('Estimate("slope", at, -0.6 if seed == 3 else -0.5 + 1e-4 * seed, 1e-3, "all")')
    assert found.drawn and [t.outcome for t in found.seeds] == [*3 * ["supported"], "refuted", "supported"]
    assert "100 u" in found.seeds[3].why


def test_a_seed_for_which_the_check_crashes_decides_nothing(tried):
    found = tried('Estimate("slope", at, -0.5, 1e-3 * (1 + seed) / (seed != 2), "all")', seeds=4)
    assert [t.outcome for t in found.seeds] == ["supported", "supported", "inconclusive", "supported"]
    assert found.seeds[2].why.startswith("ZeroDivisionError")


def test_a_check_that_draws_nothing_is_not_run_again_and_again(tried):
    found = tried('Estimate("slope", at, -0.5, 1e-3, "all")')
    assert not found.drawn and len(found.seeds) == 1 and found.windows == ()


def test_curves_are_read_again_in_other_windows(tried):
    found = tried('exponent(x, x**-0.5 * (1 + 1 / x)).estimate("slope", at)')
    assert not found.drawn and len(found.windows) == 4
    assert {t.outcome for t in found.windows} == {"supported"}


def test_a_curve_that_bends_at_its_end_supports_the_law_without_it_only(tried):
    bent = 'exponent(x, x**-0.5 * np.maximum(1, x / 5e4), departures=()).estimate("slope", at)'
    found = tried(bent)
    outcomes = {t.variation: t.outcome for t in found.windows}
    assert found.seeds[0].outcome != "supported" and outcomes["without the last eighth"] == "supported"
    assert outcomes["without the first eighth"] != "supported"
