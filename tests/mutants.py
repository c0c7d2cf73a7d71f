"""Do the tests of the core notice a change of its sources? A seeded sample of mutants, each run against them.

A mutant changes one place: a comparison, an operator, a number, a condition, what is returned. The tests that reach the
changed line are run, the fastest first, until one fails; the same tests are then run without the mutant, in the same
way, and only if they pass it is killed. Run it on a clone, whose sources it changes and restores:

    pip install coverage
    git clone . ../mutants && cd ../mutants
    python tests/mutants.py reach   # once: which test reaches which line
    python tests/mutants.py run --sample 80 --seed 1
    python tests/mutants.py again --budget 30   # survivors once more, by more tests

Survivors are listed with their lines in mutants.json, in the folder .mutants. Why not mutmut: it runs whole test suites
for each of some four thousand mutants, days on two cores; and it counts changed messages, which no test should pin.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import math
import os
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any, NoReturn

TREE = Path(__file__).resolve().parents[1]
STORE = TREE / ".mutants"
FAILED = STORE / "failed.json"
CORE = {  # sources, and the tests that mirror them or ask them most
    "growth": (["theory/growth"], ["tests/theory/test_growth.py"]),
    "risk": (["theory/risk.py"], [f"tests/theory/test_{name}.py" for name in ("risk", "spectral_terms")]),
    "decide": (
        ["theory/decide.py"],
        [f"tests/theory/{name}.py" for name in ("test_decide", "test_growth", "allocate/test_cover")],
    ),
    "allocate": (["theory/allocate"], ["tests/theory/allocate"]),
    "spectral": (
        ["theory/spectral"],
        [f"tests/theory/test_spectral{part}.py" for part in ("", "_cutoff", "_residues", "_terms")],
    ),
    "judge": (["proofs_check/judge.py"], ["tests/proofs_check/test_judge.py"]),
    "measure": (["proofs_check/measure.py"], ["tests/proofs_check/test_measure.py"]),
    "certify": (["proofs_check/certify"], ["tests/proofs_check/certify"]),
}
LEAST = 4  # mutants of each part, however small it is
BUDGET = 10.0  # seconds of tests a mutant, as measured without it; what is left out could only kill more
SLOWER = 6  # times that long before a mutant counts as hanging, which is killed

COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
COMPARISONS |= {"is": "is not", "is not": "is", "in": "not in", "not in": "in"}
OPERATORS = {"+": "-", "-": "+", "*": "/", "/": "*", "**": "*", "//": "/", "%": "*", "&": "|", "|": "&"}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "Min": "Max", "Max": "Min"}

Edit = tuple[int, int, str]  # start and end in the source, and what stands there instead


def edits(source: str) -> Iterator[Edit]:
    """Every mutation of a source, outside annotations, messages of errors and what is said once at the top."""
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line.encode()))
    raw = source.encode()

    def place(node: Any) -> tuple[int, int]:
        return lines[node.lineno - 1] + node.col_offset, lines[node.end_lineno - 1] + node.end_col_offset

    def between(left: Any, right: Any, swaps: dict[str, str]) -> Iterator[Edit]:
        start, end = place(left)[1], place(right)[0]
        found = raw[start:end].decode()
        word = " ".join(found.replace("(", " ").replace(")", " ").split())
        if word in swaps and found.count(word) == 1:
            yield start, end, found.replace(word, swaps[word])

    for node in _reached(ast.parse(source)):
        match node:
            case ast.Compare():
                sides = [node.left, *node.comparators]
                for left, right in pairwise(sides):
                    yield from between(left, right, COMPARISONS)
            case ast.BinOp():
                yield from between(node.left, node.right, OPERATORS)
            case ast.BoolOp():
                for left, right in pairwise(node.values):
                    yield from between(left, right, {"and": "or", "or": "and"})
            case ast.UnaryOp(op=ast.Not() | ast.USub()):
                yield place(node)[0], place(node.operand)[0], ""
            case ast.Constant(value=bool() as truth):
                yield *place(node), str(not truth)
            case ast.Constant(value=int() | float() as number):
                yield *place(node), str(number + 1)
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield *place(node.func), CALLS[name]
            case ast.If() | ast.IfExp():
                start, end = place(node.test)
                yield start, end, f"(not ({raw[start:end].decode()}))"
            case ast.Return(value=ast.AST() as value) if not (isinstance(value, ast.Constant) and value.value is None):
                yield *place(node.value), "None"
            case ast.Continue():
                yield *place(node), "break"


def _reached(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes whose change could be noticed by a test of what functions return."""
    for name, field in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list", "exc"):
            continue
        for node in field if isinstance(field, list) else [field]:
            # What `strict` guards against would be a mistake elsewhere.
            if isinstance(node, ast.AST) and not (isinstance(node, ast.keyword) and node.arg == "strict"):
                yield node
                yield from _reached(node)


def _files(part: str) -> list[Path]:
    """The sources of a part."""
    return [f for p in CORE[part][0] for f in ([TREE / p] if p.endswith(".py") else sorted((TREE / p).glob("*.py")))]


def population() -> list[dict[str, Any]]:
    """All mutants of the core, in order."""
    made = []
    for part in CORE:
        for file in _files(part):
            raw = file.read_bytes()
            for start, end, new in edits(raw.decode()):
                line = raw[:start].count(b"\n") + 1
                old = raw[start:end].decode()
                made.append(
                    {"part": part, "file": str(file.relative_to(TREE)), "line": line, "at": [start, end]}
                    | {"old": old, "new": new}
                )
    return made


def sample(mutants: list[dict[str, Any]], size: int, seed: int, parts: list[str]) -> list[dict[str, Any]]:
    """A seeded sample of these parts, each in proportion to the core and with at least a few."""
    chosen = []
    for part in parts:
        these = [m for m in mutants if m["part"] == part]
        random.Random(f"{seed} {part}").shuffle(these)  # a larger sample holds the smaller one
        chosen += these[: max(LEAST, round(size * len(these) / len(mutants)))]
    random.Random(seed).shuffle(chosen)  # so that what is done when it is interrupted is a sample, too
    return chosen


def reach(part: str) -> None:
    """Run the tests of a part once; keep which of them reaches which line, and how long each takes."""
    import coverage
    import pytest

    sources, tests = CORE[part]
    include = list(map(str, _files(part)))
    tracer = coverage.Coverage(data_file=None, include=include, config_file=False)
    seconds: dict[str, float] = {}

    class Contexts:
        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_protocol(self, item: Any) -> Any:
            tracer.switch_context(item.nodeid)
            started = time.process_time()
            try:
                return (yield)
            finally:
                seconds[item.nodeid] = time.process_time() - started
                tracer.switch_context("")

    tracer.start()
    pytest.main(["-q", "-p", "no:cacheprovider", *tests, *sources], plugins=[Contexts()])
    tracer.stop()
    data = tracer.get_data()
    lines = {
        str(Path(file).relative_to(TREE)): {
            str(line): [c for c in contexts if c] for line, contexts in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }
    (STORE / f"reach-{part}.json").write_text(json.dumps({"seconds": seconds, "lines": lines}), encoding="utf-8")


def tests_of(mutant: dict[str, Any], known: dict[str, Any]) -> list[str]:
    """The tests that reach the line of a mutant, or all if it runs on import; the fastest first, within the budget."""
    seconds = known["seconds"]
    reached = known["lines"].get(mutant["file"], {}).get(str(mutant["line"])) or seconds
    chosen, spent = [], 0.0
    for test in sorted(seconds.keys() & reached, key=seconds.__getitem__):
        spent += seconds[test]
        if spent > known["budget"]:
            break
        chosen.append(test)
    return chosen


def control(part: str, known: dict[str, Any]) -> None:
    """Refuse to go on if a source that cannot be imported goes unnoticed: then others are tested."""
    fastest = min(known["seconds"], key=known["seconds"].__getitem__)
    if not _run([fastest], 0, _files(part)[0], b"raise AssertionError"):
        raise SystemExit(f"{part}: {_files(part)[0]} may hold anything: it is not the source that is tested")


def outcome(mutant: dict[str, Any], known: dict[str, Any]) -> str:
    """Whether a mutant survives or is killed, by a test that passes without it after the same tests."""
    file = TREE / mutant["file"]
    before, (start, end) = file.read_bytes(), mutant["at"]
    while tests := tests_of(mutant, known):
        seconds = sum(map(known["seconds"].__getitem__, tests))
        status = _run(tests, seconds, file, before[:start] + mutant["new"].encode() + before[end:])
        if not status:
            return "survived"
        failed = next((test for test in _failed() if test in tests), None)
        if not _run(tests if failed is None else tests[: tests.index(failed) + 1], seconds):
            return _word(status, failed)
        if failed is None:
            return "survived: the tests fail without it, too"
        print(f"{failed} fails without a mutant, too; left out", flush=True)
        del known["seconds"][failed]
    return "survived: no test reaches it"


def _word(status: int, failed: str | None) -> str:
    if os.WIFSIGNALED(status):
        return "killed: it hangs" if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL) else "killed: it crashes"
    return f"killed by {failed}" if failed else "killed: no test can be collected"


def _failed() -> list[str]:
    """The tests that failed in the last run."""
    return json.loads(FAILED.read_text(encoding="utf-8")) if FAILED.exists() else []


def _run(tests: list[str], seconds: float, file: Path = TREE, changed: bytes = b"") -> int:
    """Run tests in a child, which inherits what is imported already, where a file is changed; the child's status."""
    FAILED.unlink(missing_ok=True)
    before = file.read_bytes() if changed else b""
    if changed:
        file.write_bytes(changed)
    try:
        child = os.fork()
        if not child:
            _child(tests, seconds)
        return os.waitpid(child, 0)[1]
    finally:
        if changed:
            file.write_bytes(before)


def _child(tests: list[str], seconds: float) -> NoReturn:
    """Run tests and end with their status; those that fail are kept."""
    most = int(20 + SLOWER * seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    import pytest

    class Failures:
        def pytest_runtest_logreport(self, report: Any) -> None:
            if report.failed:
                FAILED.write_text(json.dumps([*_failed(), report.nodeid]), encoding="utf-8")

    # Hypothesis is imported before pytest could rewrite its assertions, which is an error by the project's settings.
    settings = ["-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    status = 1
    try:
        status = int(pytest.main(["-x", "-q", *settings, *tests], plugins=[Failures()]))
    finally:  # whatever happens, the child must not go on as its parent would
        os._exit(status)


def interval(killed: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z, share = 1.959964, killed / total
    centre, half = share + z * z / (2 * total), z * math.sqrt(share * (1 - share) / total + (z / (2 * total)) ** 2)
    return (centre - half) / (1 + z * z / total), (centre + half) / (1 + z * z / total)


def report(done: list[dict[str, Any]]) -> None:
    """Print the shares by part, and the survivors."""
    for part in [*CORE, ""]:
        these = [m for m in done if part in ("", m["part"])]
        if these:
            killed = sum(m["outcome"].startswith("killed") for m in these)
            low, high = interval(killed, len(these))
            share = f"{killed} of {len(these)} killed, {killed / len(these):.1%} ({low:.1%} to {high:.1%})"
            print(f"{part or 'all':10} {share}")
    sizes = Counter(m["part"] for m in population())
    parts = {m["part"] for m in done}
    shares = {part: fmean(m["outcome"].startswith("killed") for m in done if m["part"] == part) for part in parts}
    weighted = sum(sizes[part] * shares[part] for part in parts) / sum(sizes[part] for part in parts)
    print(f"parts weighted by how many mutants they have: {weighted:.1%}")
    for m in done:
        if m["outcome"].startswith("survived"):
            print(f"{m['file']}:{m['line']}: {m['old']!r} -> {m['new']!r}: {m['outcome']}")


def main() -> None:
    """Run one of the commands."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("command", choices=["reach", "run", "again", "report"])
    reader.add_argument("--sample", type=int, default=220)
    reader.add_argument("--seed", type=int, default=0)
    reader.add_argument("--budget", type=float, default=BUDGET)
    reader.add_argument("--parts", nargs="*", choices=list(CORE), default=list(CORE))
    given = reader.parse_args()
    os.chdir(TREE)
    sys.path.insert(0, str(TREE))
    sys.dont_write_bytecode = True  # a source changed twice in a second would be stale
    STORE.mkdir(exist_ok=True)
    if given.command == "reach":
        for part in given.parts:  # each in a process of its own, so that what runs on import is seen
            if not (child := os.fork()):
                reach(part)
                os._exit(0)
            os.waitpid(child, 0)
        return None
    found = STORE / "mutants.json"
    done: list[dict[str, Any]] = json.loads(found.read_text(encoding="utf-8")) if found.exists() else []
    if given.command == "report":
        return report(done)
    for name in ("flint", "hypothesis", "mpmath", "numpy", "pytest", "scipy.optimize", "sympy"):
        importlib.import_module(name)  # once, for all children
    known = {p: json.loads((STORE / f"reach-{p}.json").read_text(encoding="utf-8")) for p in given.parts}
    for part in given.parts:
        known[part]["budget"] = given.budget
        control(part, known[part])
    for mutant in done if given.command == "again" else ():
        if mutant["outcome"].startswith("survived") and mutant["part"] in given.parts:
            mutant["outcome"] = outcome(mutant, known[mutant["part"]])
            print(mutant["file"], mutant["line"], mutant["outcome"], flush=True)
            found.write_text(json.dumps(done, indent=1), encoding="utf-8")
    for mutant in () if given.command == "again" else sample(population(), given.sample, given.seed, given.parts):
        if not any(mutant.items() <= before.items() for before in done):  # goes on where it was interrupted
            done.append(mutant | {"outcome": outcome(mutant, known[mutant["part"]])})
            print(len(done), done[-1]["file"], done[-1]["line"], done[-1]["outcome"], flush=True)
            found.write_text(json.dumps(done, indent=1), encoding="utf-8")
    return report(done)


if __name__ == "__main__":
    main()
