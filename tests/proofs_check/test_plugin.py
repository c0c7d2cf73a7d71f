"""The plugin of pytest: a user's claims are tests, and pytest runs without them cost nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# Runs in this process forget what they import, and numpy can be imported only once.
from proofs_check import exponents, falsify, run  # noqa: F401
from proofs_check.plugin import _configured

pytest_plugins = "pytester"


@pytest.fixture
def collected(pytester: pytest.Pytester, own_theory):
    """Return a function that runs pytest on a user's folder beside a configuration."""

    def tested(table: str = 'papers = ["./mine2026"]', measured: str = "law.slope", **claim: str) -> pytest.RunResult:
        folder = pytester.path / "mine2026"
        shutil.copytree(own_theory(**claim), folder)
        check = folder / "checks" / "frontier.py"
        check.write_text(check.read_text().replace("law.slope,", f"{measured},"))
        (pytester.path / "pyproject.toml").write_text(f"[tool.theory]\n{table}\n")
        return pytester.runpytest_inprocess("-p", "proofs_check.plugin", "-p", "no:cacheprovider", "-v")

    return tested


def test_a_claim_of_the_folder_named_is_a_test(collected) -> None:
    result = collected()
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*mine2026:frontier PASSED*"])


def test_a_false_claim_fails_in_words(collected) -> None:
    result = collected(exponent="-a * b / (a + 2 * b)")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["mine2026:frontier: the derivation fails: *not the statement"])
    assert "Traceback" not in result.stdout.str()


def test_the_check_runs_if_that_is_asked_for(collected) -> None:
    # The derivation holds, and a check that measures something else refutes the claim.
    refuting = collected('papers = ["./mine2026"]\ncheck = true', uncertainty="1e-6", measured="law.slope / 2")
    refuting.assert_outcomes(failed=1)
    refuting.stdout.fnmatch_lines(["mine2026:frontier: the measurement refutes it: *"])


@pytest.mark.parametrize("table", ["papers = 3", 'paper = ["./mine2026"]', 'papers = ["./nowhere"]', "check = 1"])
def test_a_malformed_table_is_refused_in_one_line(collected, table: str) -> None:
    result = collected(table)
    result.stderr.fnmatch_lines(["ERROR: *pyproject.toml: *"])


@pytest.mark.parametrize(
    "text, words",
    [
        ("[tool.theory\n", "cannot be read as TOML"),
        ("[tool.theory]\npapers = ['./mine2026'\n", "cannot be read as TOML"),
        ("# \xe9\n[tool.theory]\n", "cannot be read as TOML"),
        ("x = " + "[" * 9999 + "\n[tool.theory]\n", "cannot be read as TOML"),
        ("[tool]\ntheory = 3\n", "takes papers = "),
        ("[[tool.theory]]\n", "takes papers = "),
        ("[tool.theory]\npapers = [['./mine2026']]\n", "takes papers = "),
        ("[tool.theory]\ncheck = 'yes'\n", "takes papers = "),
        ("[tool.theory]\npapers = ['" + "x" * 5000 + "']\n", "holds no __init__.py"),
        ('[tool.theory]\npapers = ["a\\u0000b"]\n', "holds no __init__.py"),
    ],
)
def test_a_malformed_file_is_refused_in_one_line(tmp_path, text: str, words: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(pytest.UsageError, match=words) as refused:
        _configured(path)
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)


def test_broken_toml_stops_pytest_in_one_line(pytester: pytest.Pytester) -> None:
    # Pytest parses the file before the plugin does.
    (pytester.path / "pyproject.toml").write_text("[tool.theory\n")
    result = pytester.runpytest_inprocess("-p", "proofs_check.plugin")
    result.stderr.fnmatch_lines(["ERROR: *pyproject.toml*Expected ']'*"])
    assert "Traceback" not in result.stderr.str()


@pytest.mark.parametrize("text", ["# [tool.theory]\n", "tool = 3\n# theory\n", "[project]\nname = 'theory'\n", ""])
def test_other_tables_are_no_mistake(tmp_path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert _configured(tmp_path / "pyproject.toml") == {}


def test_nothing_is_collected_without_the_table(pytester: pytest.Pytester, own_theory) -> None:
    shutil.copytree(own_theory(), pytester.path / "mine2026")
    pytester.runpytest_inprocess("-p", "proofs_check.plugin").assert_outcomes()


def test_the_plugin_imports_nothing_that_pytest_has_not() -> None:
    program = (
        "import sys, pytest; before = set(sys.modules); import proofs_check.plugin; print(set(sys.modules) - before)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() in ("{'proofs_check', 'proofs_check.plugin'}", "{'proofs_check.plugin', 'proofs_check'}")


ROOT = Path(__file__).parents[2]
