"""Numbers with their uncertainty, and one command for each."""

import re

import pytest

from theory.errors import TheoryError
from theory.records import Claim, Equality, Evidence, Record, Verdict
from theory.registry import builtin
from theory.symbols import parameters
from theory.typeset.macros import command, macros
from theory.typeset.numerals import concise, decimal


@pytest.mark.parametrize(
    "value, uncertainty, written",
    [
        (0.14251, 0.00114, "0.1425(11)"),
        (-0.2, 0.1, "-0.20(10)"),
        (26.8761, 0.0074, "26.8761(74)"),
        (1234.0, 56.0, "1234(56)"),
        (2.6e8, 1.2e6, r"2.600(12) \times 10^{8}"),
        (1.5e-8, 2e-9, r"1.50(20) \times 10^{-8}"),
        (0.1606864, 2e-10, "0.1606864(1)"),  # too small to show: rounded up
        (0.0999996, 0.0011, "0.1000(11)"),
        (0.0, 0.01, "0.000(10)"),
        (1.25, 0.0, "1.25"),
        (float("nan"), 1.0, r"\text{--}"),
    ],
)
def test_concise(value, uncertainty, written):
    assert concise(value, uncertainty) == written


@pytest.mark.parametrize("value, written", [(-1 / 3, "-0.33333"), (4.0, "4"), (5e-7, r"5 \times 10^{-7}"), (0.0, "0")])
def test_decimal(value, written):
    assert decimal(value) == written


def _record(claim_id):
    claim = Claim(claim_id, "", Equality(*parameters("y x")), "ours", "as stated", "")
    return Record(claim, Evidence(), Verdict(claim_id, "not checked", ""))


def test_commands_are_letters_and_unique_over_all_builtin_claims():
    records = [Record(e.claim, Evidence(), Verdict(e.claim.id, "not checked", "")) for e in builtin().entries]
    commands = re.findall(r"\\newcommand\{\\(.*?)\}", macros(records))
    assert len(set(commands)) == len(commands) >= len(records)
    assert all(c.isascii() and c.isalpha() for c in commands)


def test_measured_values_are_commands_too(ledger):
    written = macros(ledger.records)
    assert r"\newcommand{\smithOptimumSlopeMeasured}{\ensuremath{-0.1425(11)}}" in written
    assert r"\newcommand{\jonesReportedFormValue}{\ensuremath{1/(1 + \alpha)^{2}}}" in written


def test_digits_are_spelled():
    assert command(_record("key2024:phase-2b").claim, "value") == "keyPhaseTwoBValue"


def test_a_collision_is_an_error():
    with pytest.raises(TheoryError, match="smith2023:law and smith2024:law"):
        macros([_record("smith2023:law"), _record("smith2024:law")])
