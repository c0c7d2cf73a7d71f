"""One loader for built-in papers and folders of one's own; every mistake is named with its place."""

from pathlib import Path

import pytest

from theory.errors import LoadError
from theory.registry import builtin, load, resolve

INIT = """
from theory.records import Paper
PAPER = Paper(key="mine2026", title="Mine", authors=("A. Author",), year=2026, venue="draft")
"""
CLAIM = """
import sympy
from theory.records import Claim, Equality
x = sympy.Symbol("x", positive=True)
CLAIM = Claim("mine2026:some-fact", "Some fact", Equality(x, x), "ours", "as stated", "Ours.")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my_paper"
    made.mkdir()
    (made / "__init__.py").write_text(INIT)
    (made / "some_fact.py").write_text(CLAIM)
    return made


def test_built_in_ids_and_places_agree() -> None:
    for entry in builtin().entries:
        assert entry.path.stem.replace("_", "-") == entry.claim.slug
        assert entry.path.parent.name == entry.claim.paper


def test_loads_a_folder(folder: Path) -> None:
    registry = load(folder)
    assert [e.claim.id for e in registry.entries] == ["mine2026:some-fact"]
    assert registry.entries[0].check_path == folder / "checks" / "some_fact.py"


def test_loads_a_folder_of_papers(folder: Path) -> None:
    assert load(folder.parent).claim("mine2026:some-fact").title == "Some fact"


def test_private_files_and_tests_are_no_claims(folder: Path) -> None:
    for name in ("_symbols.py", "test_mine.py", "conftest.py"):
        (folder / name).write_text("x = 1\n")
    assert len(load(folder).entries) == 1


def test_claims_share_symbols_through_a_private_file(folder: Path) -> None:
    (folder / "_symbols.py").write_text('import sympy\nx = sympy.Symbol("x", positive=True)\n')
    text = CLAIM.replace('x = sympy.Symbol("x", positive=True)', "from ._symbols import x")
    (folder / "some_fact.py").write_text(text)
    assert str(load(folder).claim("mine2026:some-fact").statement.content) == "x"


def test_edited_files_are_read_again(folder: Path) -> None:
    (folder / "_words.py").write_text('TITLE = "First"\n')
    text = CLAIM.replace('"Some fact"', "TITLE").replace("import sympy\n", "import sympy\nfrom ._words import TITLE\n")
    (folder / "some_fact.py").write_text(text)
    assert load(folder).claim("mine2026:some-fact").title == "First"
    (folder / "_words.py").write_text('TITLE = "Second, longer"\n')
    assert load(folder).claim("mine2026:some-fact").title == "Second, longer"


def test_loading_leaves_a_folder_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    before = sorted(folder.rglob("*"))
    load(folder)
    assert sorted(folder.rglob("*")) == before


def test_folders_of_one_name_do_not_mix(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "my_paper"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text(INIT.replace("mine2026", "yours2026"))
    (other / "some_fact.py").write_text(CLAIM.replace("mine2026", "yours2026").replace("Some fact", "Other fact"))
    registry, entries = resolve([str(folder), str(other)])
    assert {e.claim.title for e in entries} == {"Some fact", "Other fact"}
    assert {p.key for p in registry.papers} >= {"mine2026", "yours2026", "yang2025"}


@pytest.mark.parametrize(
    "file, text, words",
    [
        ("__init__.py", "", r"__init__\.py: expected PAPER = Paper\(\.\.\.\), found nothing of that name"),
        ("__init__.py", "PAPER = 3", r"expected PAPER = Paper\(\.\.\.\), found a int"),
        ("some_fact.py", "", r"some_fact\.py: expected CLAIM = Claim\(\.\.\.\), found nothing"),
        ("some_fact.py", "x = 1\n1/0\n", r"some_fact\.py:2: ZeroDivisionError"),
        ("some_fact.py", "def f(:\n", r"some_fact\.py: SyntaxError.*line 1"),
        ("some_fact.py", "x = resources('C')", r"some_fact\.py:1: NameError.*; add: from theory import resources$"),
        ("some_fact.py", "x = Meaning()", r"some_fact\.py:1: NameError.*; add: from theory\.records import Meaning$"),
        ("some_fact.py", "x = nowhere", r"some_fact\.py:1: NameError.*; define it above, or import it$"),
        ("some_fact.py", "import nowhere_to_be_found", r"some_fact\.py:1: ModuleNotFoundError"),
        (
            "some_fact.py",
            CLAIM.replace("some-fact", "other-fact"),
            r"is called 'mine2026:other-fact' but its place says 'mine2026:some-fact'",
        ),
        ("some_fact.py", CLAIM.replace("mine2026:some-fact", "Some Fact"), r"claim id 'Some Fact' is malformed"),
    ],
)
def test_mistakes_are_named_with_file_line_and_remedy(folder: Path, file: str, text: str, words: str) -> None:
    (folder / file).write_text(text)
    with pytest.raises(LoadError, match=words):
        load(folder)


def test_a_folder_without_a_paper(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="holds no paper: put PAPER"):
        load(tmp_path)
    with pytest.raises(LoadError, match="is not a folder"):
        load(tmp_path / "absent")


def test_a_key_that_is_taken(folder: Path) -> None:
    (folder / "__init__.py").write_text(INIT.replace("mine2026", "yang2025"))
    (folder / "some_fact.py").write_text(CLAIM.replace("mine2026", "yang2025"))
    with pytest.raises(LoadError, match="two papers have the key 'yang2025'"):
        resolve([str(folder)])


# --- targets ----------------------------------------------------------------------------------------------------------


def test_no_target_means_everything_built_in() -> None:
    assert len(resolve([])[1]) == len(builtin().entries)


def test_targets_are_claims_papers_or_folders(folder: Path) -> None:
    _, entries = resolve(["yang2025:balanced-allocation", "havrilla2024", str(folder)])
    found = [e.claim.id for e in entries]
    assert "yang2025:balanced-allocation" in found and "mine2026:some-fact" in found
    assert sum(name.startswith("havrilla2024:") for name in found) == len(builtin().of_paper("havrilla2024"))


def test_a_target_may_be_one_claim_of_a_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "other_fact.py").write_text(CLAIM.replace("some-fact", "other-fact"))
    _, (entry,) = resolve([f"{folder}:other-fact"])
    assert entry.claim.id == "mine2026:other-fact"
    monkeypatch.chdir(folder.parent)
    assert [e.claim.id for e in resolve([f"{folder.name}:some-fact", f"./{folder.name}"])[1]] == [
        "mine2026:some-fact",
        "mine2026:other-fact",
    ]
    with pytest.raises(LoadError, match="did you mean other-fact"):
        resolve([f"{folder}:othr-fact"])
    with pytest.raises(LoadError, match="a claim of your own is FOLDER:fact"):
        resolve(["nowhere:fact"])


def test_a_target_named_twice_counts_once() -> None:
    assert len(resolve(["yang2025:balanced-allocation", "yang2025:balanced-allocation"])[1]) == 1


@pytest.mark.parametrize(
    "target, words",
    [
        ("yang2025:balanced-alocation", "did you mean yang2025:balanced-allocation"),
        ("yang2026", "did you mean yang2025"),
        ("qqqqq", "known are"),
        ("./absent", "is not a folder"),
    ],
)
def test_unknown_targets_suggest_the_nearest(target: str, words: str) -> None:
    with pytest.raises(LoadError, match=words):
        resolve([target])
