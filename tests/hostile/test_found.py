"""What broken input once did to a reader, one example each."""

import pytest

from proofs_check.certify.recheck import CertificateError, read_certificate, recheck
from theory.codec import from_json
from theory.errors import ExpressionError, LoadError, TheoryError
from theory.expressions import parse
from theory.records import Ledger
from theory.registry import load, resolve
from theory.typeset.document import stale
from theory.typeset.style import read_style


@pytest.mark.parametrize("target", ["x" * 5000, "./" + "x" * 5000])
def test_a_target_that_can_name_nothing_is_refused(target):
    with pytest.raises(LoadError, match="can name nothing"):
        resolve([target])


@pytest.mark.parametrize("target", ["a\x00b", "./a\x00b"])
def test_a_target_with_a_null_character_is_refused(target):
    with pytest.raises(LoadError):
        resolve([target])


def test_a_folder_that_is_a_loop_of_links_is_refused(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(LoadError, match="not a folder"):
        load(loop)


@pytest.mark.parametrize(
    "stored",
    [
        {"expr": "x", "symbols": ["x"]},
        {"expr": 1, "symbols": {}},
        {"expr": "x", "symbols": {"x": "positive"}, "functions": "log"},
        {"expr": "x", "symbols": {"x": "positive"}, "functions": [["log"]]},
        {"expr": "1", "symbols": {"\\input{x}": "positive"}},
    ],
)
def test_a_stored_expression_of_another_shape_is_refused(stored):
    with pytest.raises(ExpressionError):
        from_json(stored)


@pytest.mark.parametrize("source", ["1or 2", "0x1for x", "1if 2else 3"])
def test_what_python_only_warns_of_is_refused(source, recwarn):
    with pytest.raises(ExpressionError):
        parse(source)
    assert not recwarn


CERTIFICATE = {
    "relation": "x <= 2",
    "box": {"x": ["0", "1"]},
    "strict": False,
    "coordinates": {"u_x": {"letter": "x", "reading": "u_x", "ends": ["0", "1"]}},
    "f": "u_x - 2",
    "maxima": [],
    "slopes": {"u_x": ["1", "exp(-u_x)", "exp(u_x)"]},
    "tokens": ["n"],
}


def test_the_certificate_that_is_altered_below_holds():
    recheck(CERTIFICATE)


@pytest.mark.parametrize(
    "altered",
    [
        {"f": "(1 + u_x)**20*(2 + u_x + exp(u_x))**20*(3 + u_x + exp(2*u_x))**20"},
        {"tokens": ["u-1", "n"]},
        {"tokens": ["c0@1/0"]},
        {"tokens": [None]},
    ],
)
def test_a_certificate_that_asks_for_too_much_or_makes_no_sense_is_refused(altered):
    with pytest.raises(CertificateError):
        recheck({**CERTIFICATE, **altered})


def test_a_certificate_larger_than_any_is_not_read(tmp_path):
    path = tmp_path / "bound.json"
    path.write_text("[" + "[]," * 3_000_000 + "[]]")
    with pytest.raises(CertificateError, match="larger than any"):
        read_certificate(path)


@pytest.mark.parametrize("written", ["order = " + "[" * 3000 + "]" * 3000, "order = " + "9" * 5000])
def test_a_notation_of_absurd_depth_or_digits_is_refused(tmp_path, written):
    path = tmp_path / "notation.toml"
    path.write_text(written)
    with pytest.raises(TheoryError, match=r"notation\.toml: "):
        read_style(path)


def test_a_fragment_that_is_no_text_is_stale(tmp_path):
    (tmp_path / "macros.tex").write_bytes(b"\xed\xa0")
    ledger = Ledger((), (), "stored", 0, ())
    assert any("-\ufffd" in told for told in stale(ledger, tmp_path))


def test_a_folder_in_place_of_a_certificate_is_refused(tmp_path):
    with pytest.raises(CertificateError, match="no certificate"):
        read_certificate(tmp_path)
