"""What is written to a folder: complete, deterministic, and accepted by pdflatex."""

import re
import shutil
import subprocess

import pytest

from theory.records import Evidence, Ledger, Record, Verdict
from theory.registry import builtin
from theory.typeset import write


def _text(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def unverified() -> Ledger:
    registry = builtin()
    records = tuple(Record(e.claim, Evidence(), Verdict(e.claim.id, "not checked", "")) for e in registry.entries)
    return Ledger(registry.papers, records, "stored", 0, ())


def test_every_file_is_reported_and_ascii(ledger, tmp_path):
    written = write(ledger, tmp_path)
    assert sorted(written) == sorted(p for p in tmp_path.rglob("*") if p.is_file())
    assert {"document.tex", "macros.tex", "theory.bib", "exponents.tex", "power.tex"} <= {p.name for p in written}
    assert all(content.isascii() for content in _text(tmp_path).values())


def test_the_bytes_depend_on_the_ledger_alone(ledger, tmp_path):
    write(ledger, tmp_path / "one")
    write(ledger, tmp_path / "two")
    assert _text(tmp_path / "one") == _text(tmp_path / "two")


@pytest.mark.parametrize("which", ["ledger", "bare", "unverified"])
def test_braces_and_environments_balance(which, tmp_path, request):
    write(request.getfixturevalue(which), tmp_path)
    for name, content in _text(tmp_path).items():
        tex = re.sub(r"\\[{}\\]", "", re.sub(r"(?<!\\)%.*", "", content.decode()))
        assert tex.count("{") == tex.count("}"), name
        assert tex.count(r"\left") - tex.count(r"\leftarrow") == tex.count(r"\right") - tex.count(r"\rightarrow"), name
        assert sorted(re.findall(r"\\begin\{(\w+\*?)\}", tex)) == sorted(re.findall(r"\\end\{(\w+\*?)\}", tex)), name


def test_every_builtin_claim_is_typeset(unverified, tmp_path):
    write(unverified, tmp_path)
    document, theorems = ((tmp_path / name).read_text() for name in ("document.tex", "theorems.tex"))
    for record in unverified.records:
        name = f"theorems/{record.claim.id.replace(':', '--')}"
        assert f"\\input{{{name}}}" in document and f"\\input{{\\theoryfolder/{name}}}" in theorems


def test_without_measurement_there_is_a_dash(bare, tmp_path):
    write(bare, tmp_path)
    assert re.search(r"& \$-0\.33333\$ & -- & --", (tmp_path / "exponents.tex").read_text())
    given = re.findall(r"Measured[A-Z]*}{\\ensuremath{(.*?)}}  %", (tmp_path / "macros.tex").read_text())
    assert set(given) == {r"\textbf{??}"}


def test_a_folder_that_cannot_be_made_is_the_systems_error(ledger, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(NotADirectoryError):
        write(ledger, tmp_path / "taken" / "tex")


@pytest.mark.tex
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no pdflatex on this machine")
@pytest.mark.parametrize("which", ["ledger", "bare", pytest.param("unverified", marks=pytest.mark.slow)])
def test_pdflatex_alone_compiles_the_document(which, tmp_path, request):
    write(request.getfixturevalue(which), tmp_path)
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "document"]
    for _ in range(2):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False)
        assert done.returncode == 0, done.stdout[-3000:]
    assert "undefined" not in done.stdout
    overfull = [float(width) for width in re.findall(r"Overfull \\hbox \(([\d.]+)pt", done.stdout)]
    assert max(overfull, default=0.0) < 10, overfull
