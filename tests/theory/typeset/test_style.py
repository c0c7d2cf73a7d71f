"""An author's letters, order of terms and names of commands, and fragments that went stale."""

from __future__ import annotations

import re

import pytest

from theory.errors import TheoryError
from theory.typeset import Style, read_style, stale, write
from theory.typeset.document import fragments
from theory.typeset.statements import statement
from theory.typeset.style import styled


def claim(ledger, slug):
    return next(r.claim for r in ledger.records if r.claim.slug == slug)


def saved(folder, text):
    path = folder / "notation.toml"
    path.write_text(text, encoding="utf-8")
    return path


HERS = Style(letters={"alpha": r"\nu", "N": r"n_{\mathrm{p}}", "R": "L"}, order=("D", "N"))


def test_every_formula_is_in_her_letters(ledger):
    hers = styled(ledger, HERS)
    assert statement(claim(hers, "optimum")).startswith(r"L(C) \sim")
    theorem = fragments(ledger, HERS)["theorems/smith2024--optimum.tex"]
    assert r"\alpha" not in theorem
    assert not re.search(r"(?<![a-zA-Z\\])N(?![a-zA-Z])", theorem.split("begin{proof}")[1])


def test_terms_come_in_her_order(ledger):
    def place(text):
        proof = text.split("begin{proof}")[1]
        return proof.index("N^{"), proof.index("D^{")

    ordered = [fragments(ledger, Style(order=o))["theorems/smith2024--optimum.tex"] for o in (("N", "D"), ("D", "N"))]
    (n1, d1), (n2, d2) = map(place, ordered)
    assert n1 < d1 and d2 < n2


def test_the_claims_themselves_stay_as_they_are(ledger):
    for before, after in zip(ledger.records, styled(ledger, HERS).records, strict=True):
        assert after.claim.statement == before.claim.statement
        assert after.evidence is before.evidence


def test_commands_have_her_names_and_measured_ones_their_ending(ledger):
    named = fragments(ledger, Style(macros={"smithOptimumSlope": "lawexp"}))["macros.tex"]
    assert r"\newcommand{\lawexp}{" in named
    assert r"\newcommand{\lawexpMeasured}{" in named
    assert "smithOptimumSlope" not in named


@pytest.mark.parametrize(
    "style, words",
    [
        (Style(letters={"Q": "q"}), "no claim has the letter 'Q'"),
        (Style(order=("Q",)), "no claim has the letter 'Q'"),
        (Style(macros={"smithOptimmSlope": "x"}), "smithOptimumSlope"),
        (Style(macros={"smithOptimumSlope": "x", "smithLimitValue": "x"}), "both give the command"),
    ],
)
def test_what_is_not_there_is_refused_by_name(ledger, style, words):
    with pytest.raises(TheoryError, match=words):
        fragments(ledger, style)


def test_a_style_is_read_from_toml(tmp_path):
    text = "order = ['D', 'N']\n[letters]\nN = 'n_{\\mathrm{p}}'\n[macros]\nsmithOptimumSlope = 'lawexp'\n"
    assert read_style(saved(tmp_path, text)) == Style(
        {"N": r"n_{\mathrm{p}}"}, ("D", "N"), {"smithOptimumSlope": "lawexp"}
    )


@pytest.mark.parametrize(
    "text, remedy",
    [
        ('[letters]\nN = "n_{\\mathrm{p}}"\n', "single quotes"),
        ("[letters]\nN = 3\n", "table of texts"),
        ("[letters]\nN = 'n_{p'\n", "braces"),
        ("order = 'N'\n", "list of names"),
        ("[macros]\na = 'law_exp'\n", "letters only"),
        ("[leters]\n", "none of letters"),
    ],
)
def test_errors_of_a_style_name_file_and_remedy(tmp_path, text, remedy):
    path = saved(tmp_path, text)
    with pytest.raises(TheoryError, match=remedy) as raised:
        read_style(path)
    assert str(path) in str(raised.value)


def test_fresh_fragments_are_not_stale_and_what_an_author_left_out_is_not_missed(ledger, tmp_path):
    write(ledger, tmp_path)
    assert list(stale(ledger, tmp_path)) == []
    (tmp_path / "document.tex").unlink()
    assert list(stale(ledger, tmp_path)) == []


def test_stale_fragments_show_what_changed(ledger, bare, tmp_path):
    write(bare, tmp_path)
    macros = next(diff for diff in stale(ledger, tmp_path) if diff.startswith("--- macros.tex"))
    assert r"+\newcommand{\smithOptimumSlopeMeasured}{\ensuremath{-0.1425(11)}}" in macros
    assert r"-\newcommand{\smithOptimumSlopeMeasured}{\ensuremath{\textbf{??}}}" in macros


def test_a_theorem_of_a_claim_that_is_no_more_is_stale(ledger, tmp_path):
    write(ledger, tmp_path)
    (tmp_path / "theorems" / "smith2024--gone.tex").write_text("")
    assert list(stale(ledger, tmp_path)) == ["theorems/smith2024--gone.tex is written no more\n"]


def test_a_folder_without_fragments_is_refused(ledger, tmp_path):
    with pytest.raises(TheoryError, match="theory latex"):
        list(stale(ledger, tmp_path))


def test_the_table_for_a_float_has_a_row_for_every_value(ledger):
    table = fragments(ledger)["tables/smith2024--measured.tex"]
    assert table.startswith(r"\begin{tabular}")
    assert table.count("$-0.1425(11)$") == 2
    assert "smith2024" not in fragments(ledger)["tables/jones2025--measured.tex"]


def test_the_same_ledger_gives_the_same_bytes(ledger, tmp_path):
    first, second = (write(ledger, tmp_path / place, HERS) for place in "ab")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
