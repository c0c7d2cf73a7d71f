"""The explorer says at every point what the claims' certificates say there, in Python and in a browser."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from fractions import Fraction

import pytest
import sympy

from proofs_check import report
from proofs_check.report.formulas import formula
from proofs_check.report.laws import laws
from theory.derive import derive
from theory.errors import OutsideTheClassError
from theory.records import Evidence, Ledger, Record, Verdict
from theory.registry import builtin

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PHASES = ("phase-ia", "phase-ib", "phase-ic", "phase-ii", "phase-iii", "phase-iva", "phase-ivb", "noise-wall")


def ledger(*targets):
    entries = [builtin().entry(target) for target in targets]
    verdict = Verdict("", "inconclusive", "not measured here")
    records = tuple(Record(e.claim, Evidence(derived=derive(e.claim)), verdict) for e in entries)
    papers = tuple(builtin().paper(key) for key in dict.fromkeys(e.claim.paper for e in entries))
    return Ledger(papers, records, "quick", 0, ())


@pytest.fixture(scope="module")
def phases():
    return ledger(*(f"paquette2024:{slug}" for slug in PHASES))


def test_claims_of_a_paper_make_one_law_whose_phases_exclude_each_other():
    (law,) = laws(ledger("spigler2020:rough-teacher", "spigler2020:smooth-teacher"))
    teachers = [{"d": 1, "a_S": Fraction(k, 8), "a_T": Fraction(k * k % 41, 8)} for k in range(10, 80)]
    held = [[holds(phase, at) for phase in law.phases] for at in teachers]
    assert {tuple(one) for one in held} == {(True, False), (False, True), (False, False)}


@pytest.mark.slow
def test_a_claim_on_a_wall_is_a_law_of_fewer_letters(phases):
    slugs = [[phase.records[0].claim.slug for phase in law.phases] for law in laws(phases)]
    assert slugs == [[*PHASES[:-1]], ["noise-wall"]]


def test_letters_about_which_phases_assume_different_things_can_be_moved():
    (law,) = laws(ledger("havrilla2024:compute-law", "havrilla2024:noiseless-compute-law"))
    noise = next(r for r in law.ranges if r.symbol.name == "sigma")
    assert noise.low == 0
    assert [holds(phase, {"sigma": 0}) for phase in law.phases] == [False, True]


def test_claims_that_differ_at_the_same_letters_are_two_laws():
    two = laws(ledger("bahri2021:duality", "bahri2021:resolution-limited-data"))
    assert [str(law.phases[0].certificate.exponent) for law in two] == ["2*beta/d", "2*beta/d", "1/d"]


@pytest.mark.parametrize("claim", ["maloney2022:compute-law", "spigler2020:smooth-teacher"])
def test_a_law_begins_where_one_of_its_claims_holds(claim):
    (law,) = laws(ledger(claim))
    assert any(holds(phase, {r.symbol.name: r.start for r in law.ranges}) for phase in law.phases)


def test_a_formula_holds_exact_numbers_and_names():
    a, b = sympy.symbols("a b", positive=True)
    assert formula(b**2 - sympy.Rational(3, 4)) == ["+", ["/", -3, 4], ["^", "b", 2]]
    assert formula(sympy.Ge(a / b, 1)) == [">=", ["*", "a", ["^", "b", -1]], 1]


def test_what_a_page_cannot_evaluate_is_refused():
    with pytest.raises(OutsideTheClassError, match="zeta"):
        formula(sympy.zeta(sympy.Symbol("a")))


def test_a_report_without_laws_has_no_explorer(tmp_path):
    few = ledger("havrilla2024:interaction-gap")
    report.write(few, tmp_path)
    assert not (tmp_path / "explorer.html").exists()
    assert "explorer.html" not in (tmp_path / "index.html").read_text()


HARNESS = """
<script>
addEventListener("load", () => {
  const said = [];
  for (const [key, at] of POINTS) said.push(explorer.answer(key, at));
  const first = Object.keys(explorer.laws)[0];
  location.hash = "";
  const slider = document.querySelector("section.law:not([hidden]) input[type=range]");
  slider.value = slider.max;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  const shown = document.querySelector("section.law:not([hidden]) .phase:not([hidden]) output")?.textContent ?? null;
  const slid = Object.fromEntries(
    [...document.querySelectorAll("section.law:not([hidden]) input[type=range]")].map((s) => [s.name, Number(s.value)])
  );
  const made = document.createElement("pre");
  made.id = "said";
  made.textContent = JSON.stringify({ said, first, slid, shown, errors: window.failed });
  document.body.append(made);
});
</script>
"""
CATCH = "<script>window.failed = []; addEventListener('error', (e) => window.failed.push(String(e.message)));</script>"


@pytest.fixture
def browser(tmp_path):
    """The command that prints a page after its script has run; skips where no browser starts."""
    if CHROMIUM is None:
        pytest.skip("needs chromium")
    command = [
        CHROMIUM,
        *OPTIONS,
        f"--user-data-dir={tmp_path / 'browser'}",
        "--virtual-time-budget=5000",
        "--dump-dom",
    ]
    tried = subprocess.run([*command, "about:blank"], capture_output=True, text=True, timeout=60, check=False)
    if "<html>" not in tried.stdout:
        pytest.skip(f"{CHROMIUM} does not start here")
    return command


@pytest.mark.slow
def test_a_browser_says_at_random_points_what_the_engine_says(phases, tmp_path, browser):
    report.write(phases, tmp_path)
    law, _ = laws(phases)
    draw = random.Random(7)
    points = [
        {r.symbol.name: r.low + r.step * draw.randrange(int((r.high - r.low) / r.step)) for r in law.ranges}
        for _ in range(200)
    ]
    asked = [["paquette2024--phase-ia", {name: float(v) for name, v in at.items()}] for at in points]
    found = browsed(browser, tmp_path, asked)
    assert found["errors"] == []
    met = set()
    for at, answer in zip(points, found["said"], strict=True):
        index = next((i for i, phase in enumerate(law.phases) if holds(phase, at | {"rho": 2})), None)
        met.add(index)
        if index is None:
            assert answer is None
            continue
        certificate = law.phases[index].certificate
        values = {s: at[s.name] for e in (certificate.exponent, *certificate.allocation) for s in e.free_symbols}
        assert answer["phase"] == index
        assert answer["exponent"] == pytest.approx(float(certificate.exponent.subs(values)), rel=1e-12)
        assert answer["shares"] == pytest.approx([float(x.subs(values)) for x in certificate.allocation], rel=1e-12)
    assert met >= set(range(len(law.phases)))
    index = next(i for i, phase in enumerate(law.phases) if holds(phase, found["slid"] | {"rho": 2}))
    exponent = law.phases[index].certificate.exponent
    expected = float(exponent.subs({s: found["slid"][s.name] for s in exponent.free_symbols}))
    assert float(found["shown"].replace("\N{MINUS SIGN}", "-")) == pytest.approx(expected, rel=1e-5)


def holds(phase, at):
    return all(
        fact.subs({s: sympy.Rational(at[s.name]) for s in fact.free_symbols}) == sympy.true for fact in phase.facts
    )


def browsed(browser, folder, points):
    """What the script of the page answers in a browser without a window."""
    page = folder / "explorer.html"
    text = page.read_text(encoding="utf-8").replace("<title>", CATCH + "<title>", 1)
    probe = HARNESS.replace("POINTS", json.dumps(points))
    (folder / "probe.html").write_text(text.replace("</body>", probe + "</body>"), encoding="utf-8")
    done = subprocess.run(
        [*browser, (folder / "probe.html").as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    said = done.stdout.split('<pre id="said">')[1].split("</pre>")[0]
    return json.loads(said)
