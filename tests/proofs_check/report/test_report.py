"""The report opens from disk, leads everywhere, and says what is only reported."""

from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

import pytest
import sympy

from proofs_check import report
from proofs_check.judge import judge, power
from theory.derive import derive
from theory.records import (
    Argument,
    Claim,
    Curve,
    Derivation,
    Equality,
    Estimate,
    Evidence,
    Instance,
    Ledger,
    Measurement,
    Paper,
    Plot,
    Premise,
    Record,
    Verdict,
)
from theory.registry import builtin

HOSTILE = "<script>alert('x')</script> & \"quotes\""
VOID = {"meta", "link", "img", "br", "input"}


class Page(HTMLParser):
    """Collects the links of a page and checks that its elements nest."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loaded, self.opened, self.tags = [], [], [], []
        self.feed(text)
        assert not self.opened, f"never closed: {self.opened}"

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        given = dict(attrs)
        self.links += [given["href"]] if tag == "a" else []
        self.loaded += [given[name] for name in ("src", "href") if name in given and tag != "a"]
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag, _attrs):
        assert tag == "mspace", "only mathematics has empty elements"

    def handle_endtag(self, tag):
        assert self.opened.pop() == tag


def measured(claim, value):
    at = claim.instances[0]
    plot = Plot("compute $C$", "risk", (Curve("runs", (1.0, 10.0), (1.0, 0.5)),))
    found = Measurement((Estimate("value", at, value, 1e-4, "none"),), "exact", "legs", "exact dynamics", (0,), (plot,))
    return found, judge(claim.statement, found)


def own_record():
    claim = builtin().claim("yang2025:balanced-allocation")
    found, judged = measured(claim, 0.36134)
    derived = derive(claim)
    evidence = Evidence(derived, found, judged, power(claim, derived, found), 0.1)
    return Record(claim, evidence, Verdict(claim.id, "supported", judged.why))


def reported_record():
    x = sympy.Symbol("x", positive=True)
    claim = Claim(
        "hostile2024:form",
        HOSTILE,
        Equality(sympy.Function("f")(x), x**2),
        "reported",
        "as stated",
        HOSTILE,
        derivation=Derivation((Premise("citation", HOSTILE),), (Argument("words", HOSTILE, x**2),)),
        instances=(Instance.of(x=2),),
        notes="Compare yang2025:balanced-allocation.",
    )
    found, judged = measured(claim, 5.0)
    evidence = Evidence(derive(claim), found, judged, power(claim, None, found), 0.1)
    return Record(claim, evidence, Verdict(claim.id, "refuted", judged.why))


def cited_record():
    claim = dataclasses.replace(reported_record().claim, id="hostile2024:cited", derivation=None, instances=())
    return Record(claim, Evidence(), Verdict(claim.id, "not checked", "cited only"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    records = (own_record(), reported_record(), cited_record())
    papers = (builtin().paper("yang2025"), Paper("hostile2024", HOSTILE, (HOSTILE,), 2024, HOSTILE, "javascript:x"))
    made = tmp_path_factory.mktemp("out") / "report"
    assert report.write(Ledger(papers, records, "quick", 0, (("sympy", "1"),)), made) == made / "index.html"
    return made


@pytest.fixture(scope="module")
def pages(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


def test_there_is_an_index_a_page_for_each_claim_and_one_to_explore(pages):
    assert set(pages) == {
        "index.html",
        "explorer.html",
        "yang2025--balanced-allocation.html",
        "hostile2024--form.html",
        "hostile2024--cited.html",
    }


def test_pages_are_well_formed_and_every_link_leads_somewhere(folder, pages):
    for text in pages.values():
        page = Page(text)
        for target in page.links + page.loaded:
            place = target.split("#")[0]
            assert target.startswith("https://arxiv.org/") or not place or (folder / place).exists(), target


def test_nothing_is_loaded_from_elsewhere(pages):
    for text in pages.values():
        assert not any(":" in target for target in Page(text).loaded)


def test_no_text_of_a_claim_becomes_markup(pages):
    for name, text in pages.items():
        assert Page(text).tags.count("script") == {"index.html": 1, "explorer.html": 2}.get(name, 0)
        assert "javascript:" not in text


def test_a_claims_page_has_everything_a_reader_judges_by(pages):
    text = pages["yang2025--balanced-allocation.html"]
    for words in (
        "✓</span> supported",
        "where",
        "number of samples",
        "assumption: the risk is the sum",
        "✓ recomputed",
        "Certificate",
        "Most primitive input",
        "exact dynamics",
        "0.36134 ± 0.00010",
        "value times 11/10",
        "✓ refuted",
        "✓ not derivable",
        "theory verify yang2025:balanced-allocation",
        "theory falsify yang2025:balanced-allocation",
        'src="figures/yang2025--balanced-allocation.svg"',
        "Only abstracts and summaries were read",
    ):
        assert words in text
    assert "math" in Page(text).tags


def test_a_reported_form_that_fails_is_labelled_and_shows_its_counterexample(pages):
    for name in ("index.html", "hostile2024--form.html"):
        assert "✗</span> reported form fails" in pages[name]
    assert "counterexample: value 5.00000 ± 0.00010 against 4" in pages["hostile2024--form.html"]


def test_a_step_in_words_is_marked_as_such(pages):
    assert "~ argued in words" in pages["hostile2024--form.html"]


def test_a_cited_claim_says_that_nothing_was_checked(pages):
    text = pages["hostile2024--cited.html"]
    assert "reported, not checked" in text
    assert "There is no numeric check of this claim." in text
    assert "<img" not in text


def test_the_index_works_without_the_script(pages):
    text = pages["index.html"]
    assert '<form class="filters" hidden>' in text
    assert text.count('data-paper="hostile2024"') == 2
    assert 'data-verdict="reported, not checked"' in text
    assert "3 claims of 2 papers: 1 supported; 1 reported form fails; 1 reported, not checked." in text


def test_an_interrupted_run_says_so(tmp_path):
    ledger = Ledger((), (), "quick", 0, (), complete=False)
    assert "interrupted" in report.write(ledger, tmp_path).read_text(encoding="utf-8")
