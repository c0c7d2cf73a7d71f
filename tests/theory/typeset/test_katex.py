"""KaTeX, which notebooks and web pages use, sets every formula of every built-in claim."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from theory.derive import derive
from theory.records import Evidence, Ledger, Record, Verdict
from theory.registry import builtin
from theory.typeset.document import fragments

FORMULA = re.compile(
    r"\\\[(?P<display>.+?)\\\]|(?P<lines>\\begin\{(gather|align)\*\}.+?\\end\{\3\*\})|(?<!\\)\$(?P<inline>[^$]+)\$",
    re.DOTALL,
)
# Commands of the fragments' own preamble; of these the content alone matters here.
MACROS = {r"\shrunk": "#1", r"\ensuremath": "#1", r"\qedhere": ""}
CHECK = """
const katex = require("/usr/share/nodejs/katex"), lines = require("fs").readFileSync(0, "utf8");
const {macros, formulas} = JSON.parse(lines), wrong = [];
for (const tex of formulas) {
  try { katex.renderToString(tex, {macros: {...macros}, strict: "error", displayMode: tex.includes("\\\\begin")}); }
  catch (problem) { wrong.push([tex, String(problem.message)]); }
}
console.log(JSON.stringify(wrong));
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("katex") is None, reason="no KaTeX on this machine"),
]


def formulas_of(text):
    """What stands between dollars, in displays and in environments of several lines."""
    return [next(filter(None, (m["display"], m["lines"], m["inline"]))) for m in FORMULA.finditer(text)]


def refused(formulas):
    """Formulas that KaTeX does not set, each with its reason."""
    asked = json.dumps({"macros": MACROS, "formulas": sorted(set(formulas))})
    done = subprocess.run(["node", "-e", CHECK], input=asked, capture_output=True, text=True, timeout=300, check=True)
    return json.loads(done.stdout)


def test_every_formula_of_every_fragment():
    registry = builtin()
    records = [
        Record(e.claim, Evidence(derive(e.claim)), Verdict(e.claim.id, "not checked", "")) for e in registry.entries
    ]
    ledger = Ledger(registry.papers, tuple(records), "stored", 0, ())
    # The environments are definitions, for LaTeX alone.
    found = [f for name, text in fragments(ledger).items() if name != "environments.tex" for f in formulas_of(text)]
    assert len(set(found)) > 3000
    wrong = refused(found)
    assert not wrong, "\n".join(why for _, why in wrong)


def test_what_it_cannot_set_is_noticed():
    assert [tex for tex, _ in refused([r"\frac{a}{b}", r"\frac{a", r"\unknown"])] == [r"\frac{a", r"\unknown"]
