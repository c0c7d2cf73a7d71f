"""Whatever a text or a file holds, a reader answers, or refuses with a `TheoryError`; no code in it ever runs.

Valid inputs are bent by a seeded mutator: bytes flipped, pieces spliced and repeated, deep nesting, huge numbers and
towers of powers, odd characters, truncated JSON, wrong types. A few hundred of each run by default; all of them with

    pytest -m audit tests/hostile/test_readers.py -s
"""

import contextlib
import functools
import json
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

import pytest
import sympy
import typer.main
import typer.testing
from typer.testing import CliRunner

import proofs_check.audit.run
import proofs_check.certify.claims
import proofs_check.certify.prove
import proofs_check.falsify
import proofs_check.report
import proofs_check.run
import theory.question
import theory.terms
import theory.typeset.document
from proofs_check import findings
from proofs_check.certify.prove import prove
from proofs_check.certify.reading import inequality_from
from proofs_check.certify.recheck import certificate, read_certificate, recheck
from proofs_check.cli import app
from proofs_check.plugin import _configured
from proofs_check.run import examine, read_ledger, write_ledger
from proofs_check.store import key_of, load_evidence, save_evidence
from tests.hostile.accidents import EXPRESSIONS, bent, bent_json
from theory.classes import ask, read_assumed, read_class
from theory.conventions import translate
from theory.errors import TheoryError
from theory.expressions import is_maximum, parse, summands, text
from theory.problems.grammar import problem_of
from theory.records import Certified
from theory.registry import builtin, load, resolve
from theory.terms import TermsQuestion
from theory.typeset.document import stale
from theory.typeset.style import read_style, styled

SAMPLE, ALL = 60, 10_000
SECONDS, GROWTH = 1.0, 200  # the worst case of one input, in seconds of this process and megabytes
CLAIM = "havrilla2024:interaction-gap"

INEQUALITIES = ["log(1+x) <= x | x=0:oo", "exp(-x) <= 1.05*(p/exp(1))**p*x**-p | x=1:oo, p=0.1:3", "x**2 > -1|x=1/2:3"]
PROBLEMS = [
    "sgd(steps=t, step=s, decay=1) on power-law(a, b) with projection(p), noise(sigma^2)",
    "gradient-flow on power-law(nu, beta; bordelon2025), n samples",
    "momentum(t, 3, 1, 1/2) with random-features(p) and modes(2*p)",
    "ridgeless(n) in power-law(alpha, 1 + 2*r*alpha)",
]
CLASSES = [
    "CoT(n)|CSL",
    "CoT[saturated, strict](n**c)|TIME~(n**(2*c))||c > 1",
    "CFL|CoT(n)|CFL not in TIME~(n**2)",
    "T(1, log(n))|TC0[logspace]|P not in L",
    "SPACE(log(n)**2)|TIME(2**log(n))",
]
COMMANDS = [
    ["derive", "A*N**-a + B*D**-b", "--cost", "6*N*D", "--constants", "A,B", "--where", "a > 1/2"],
    ["derive", "h**s + C**(-1/2)", "--free", "h", "--budget", "C", "--subject-to", "h <= C**u", "--max", "--json"],
    ["terms", "gradient-flow(t) with projection(p)", "--at", "a=2,b=3/2", "--cost", "p*t", "--budget", "1e18:1e24"],
    ["certify", "log(1+x) <= x", "--box", "x=0:oo", "--limit", "10"],
    ["certify", "--recheck", "bound.json"],
    ["inside", "CFL", "CoT(n)", "--if", "CFL not in TIME~(n**2)", "--where", "c > 1", "--json"],
    ["translate", "1 + 2*alpha*r", "cui2021", "bordelon2025"],
    ["list", "yang2025", "--json"],
    ["show", CLAIM, "--json", "-o", "out"],
    ["verify", CLAIM, "--seed", "3", "--jobs", "1", "-o", "out", "--thorough"],
    ["falsify", CLAIM, "--draws", "3", "--seed", "1"],
    ["report", "-o", "out"],
    ["audit", "havrilla2024", "--seeds", "2", "--jobs", "1", "-o", "out", "--json"],
    ["latex", CLAIM, "-o", "tex", "--evidence", "out", "--notation", "notation.toml", "--check"],
]
TARGETS = [CLAIM, "yang2025", "./my_paper", "bordelon2025:rrs-depth-law", "a/b/c"]
PYPROJECT = [
    '[tool.theory]\npapers = ["./my_paper"]\ncheck = true\n',
    "[tool]\ntheory = {papers = []}\n[project]\nx = 1\n",
]
NOTATION = [
    "order = ['L', 'g']\n[letters]\nL = 'n_{\\mathrm{p}}'\n[macros]\nmypaperLaw = \"slope\"\n",
    '[letters]\n\'L\' = """\\\\ell"""\n',
]
NUMBERS = ["a=2\x1fb=3/2\x1fb < a + 1\x1fp*t\x1fp <= C**u", "a=1.25,b=2\x1fb=2\x1fa > 1\x1f6*p*t\x1ft <= C**(1/2)"]
WORDS = ["1 + 2*alpha*r\x1fcui2021\x1fbordelon2025", "nu*beta/(nu*beta + 1)\x1fbordelon2025\x1fcanonical"]
LISTINGS = ["my_paper/some_fact.py\x1fmy_paper/checks/some_fact.py\x1fnotes.txt", "__init__\x1f.py\x1fa/b/c/_model.py"]


# --- the readers: each from a corpus of valid texts


def read_expression(source):
    text(parse(source))
    is_maximum(source)
    summands(source)


def read_inequality(source):
    relation, _, sides = source.partition("|")
    inequality_from(relation, [sides])


def read_question(source):
    """A class, another one, a hypothesis and a fact, as `theory inside` reads them, and whether the rules answer."""
    small, large, given, fact = (source.split("|") + [""] * 3)[:4]
    ask(read_class(small), read_class(large), [parse(fact)] if fact else [], [read_assumed(given)] if given else [])


def read_translation(source):
    expression, *between = source.split("\x1f")
    translate(parse(expression), *[*between, "", ""][:2])


def read_numbers(source):
    """What `theory terms` reads before it decomposes anything."""
    given = (source.split("\x1f") + [""] * 5)[:5]
    TermsQuestion(
        "gradient-flow(t) with projection(p)", (given[2],), (*given[0].split(","), given[1]), (given[3],), (given[4],)
    ).answer()


class Files:
    """Readers of files, over what is valid."""

    def __init__(self, folder):
        self.folder, self.entry = folder, builtin().entry(CLAIM)
        self.key = key_of(self.entry, "quick", 0)
        evidence, sound = examine(self.entry, "quick", 0)
        assert sound
        save_evidence(folder, self.entry, self.key, evidence)
        findings.keep(folder, self.entry, theory_falsification())
        self.evidence = folder / "evidence" / Path(*CLAIM.split(":")).with_suffix(".json")
        self.finding = self.evidence.with_suffix(".falsified.json")
        findings.keep(folder, self.entry, Certified("kernel", "certified", ("least",), (), ("given",), ("axiom",)))
        self.proof = self.evidence.with_suffix(".kernel.json")
        self.audited = folder / "audit" / "kept.json"
        proofs_check.audit.run._store(self.audited, "key", {"rows": [["0.5", 1]], "seeds": 2})
        self.ledger, self.certificate = folder / "ledger.json", folder / "bound.json"
        self.record = proofs_check.run.stored_ledger(builtin(), [self.entry], folder)
        write_ledger(self.record, self.ledger)
        x, y = sympy.symbols("x y", positive=True)
        everywhere = (sympy.S.Zero, sympy.oo)
        proofs = [
            prove(sympy.log(1 + x) <= x, {x: everywhere}),
            prove(x * y <= (x**2 + y**2) / 2, {x: everywhere, y: everywhere}),
        ]
        self.certificates = [json.dumps(certificate(proof)) for proof in proofs]

    def written(self, path, source):
        path.write_text(source, encoding="utf-8", errors="surrogatepass")
        return path

    def read_ledger(self, source):
        read_ledger(self.written(self.ledger, source))

    def read_evidence(self, source):
        self.written(self.evidence, source)
        load_evidence(self.folder, self.entry, self.key)

    def read_finding(self, source):
        self.written(self.finding, source)
        proofs_check.run.stored_record(self.entry, self.folder)

    def read_proof(self, source):
        self.written(self.proof, source)
        proofs_check.run.stored_record(self.entry, self.folder)

    def read_audit(self, source):
        self.written(self.audited, source)
        proofs_check.audit.run._stored(self.audited, "key")

    def read_notation(self, source):
        styled(self.record, read_style(self.written(self.folder / "notation.toml", source)))

    def read_configuration(self, source):
        path = self.written(self.folder / "pyproject.toml", source)
        try:
            _configured(path)
        except pytest.UsageError as refused:
            raise TheoryError(str(refused)) from None

    def read_fragments(self, source):
        folder = self.folder / "tex"
        folder.mkdir(exist_ok=True)
        self.written(folder / "macros.tex", source)
        list(stale(self.record, folder))

    def list_folder(self, source):
        """A folder of a user that holds no `__init__.py`, so that nothing of hers may run."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            for name in source.replace("..", ".").replace("__init__.py", "").split("\x1f")[:20]:
                path = Path(folder) / name.lstrip("/")
                with contextlib.suppress(OSError, ValueError):  # no name of a file
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text("raise SystemExit")
            load(Path(folder))

    def recheck(self, source):
        recheck(read_certificate(self.written(self.certificate, source)))

    def read_target(self, source):
        name = source.replace("..", ".").lstrip("/")
        with contextlib.chdir(self.folder):
            resolve([name])

    def run_command(self, source):
        words = source.replace("/", "").replace("..", ".").split("\x1f")  # nothing is written beside the folder
        with contextlib.chdir(self.folder):
            done = CliRunner().invoke(app, words)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code in (0, 1, 2, 3)
        assert "Traceback" not in done.output


def theory_falsification():
    from proofs_check.falsify import falsify

    return falsify(builtin().claim(CLAIM), draws=5)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return Files(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def readers(files, monkeypatch):
    """Each reader with its corpus and mutator; commands stop where their work would begin."""

    def stopped(*args, **kwargs):
        raise TheoryError("all was read")

    # The fixture's own folder has been written by now, so the commands' work can be taken from them.
    for owner, name in [
        (theory.question, "compute_optimal"),
        (theory.terms, "decompose"),
        (proofs_check.certify.prove, "prove"),
        (proofs_check.certify.claims, "boxes_of"),
        (proofs_check.run, "verify"),
        (proofs_check.run, "stored_ledger"),
        (proofs_check.report, "write"),
        (proofs_check.falsify, "falsify"),
        (proofs_check.audit.run, "audit"),
    ]:
        monkeypatch.setattr(owner, name, stopped)
    monkeypatch.setattr(theory.typeset.document, "fragments", lambda *_, **__: {"macros.tex": "\\def\\x{1}\n"})
    # The commands are built once, as in a run; building them takes four times as long as reading their arguments.
    monkeypatch.setattr(typer.testing, "_get_command", functools.cache(typer.main.get_command))
    return {
        "expression": (read_expression, EXPRESSIONS, bent),
        "inequality": (read_inequality, INEQUALITIES, bent),
        "problem": (problem_of, PROBLEMS, bent),
        "ledger": (files.read_ledger, [files.ledger.read_text()], bent_json),
        "evidence": (files.read_evidence, [files.evidence.read_text()], bent_json),
        "falsification": (files.read_finding, [files.finding.read_text()], bent_json),
        "kernel": (files.read_proof, [files.proof.read_text()], bent_json),
        "audit": (files.read_audit, [files.audited.read_text()], bent_json),
        "notation": (files.read_notation, NOTATION, bent),
        "configuration": (files.read_configuration, PYPROJECT, bent),
        "fragments": (files.read_fragments, ["\\newcommand{\\x}{1}\n", "% é\n"], bent),
        "listing": (files.list_folder, LISTINGS, bent),
        "numbers": (read_numbers, NUMBERS, bent),
        "classes": (read_question, CLASSES, bent),
        "translation": (read_translation, WORDS, bent),
        "certificate": (files.recheck, files.certificates, bent_json),
        "target": (files.read_target, TARGETS, bent),
        "command": (files.run_command, ["\x1f".join(words) for words in COMMANDS], bent),
    }


# --- what must not happen

WATCHED = {"exec", "os.system", "os.exec", "os.fork", "subprocess.Popen", "pickle.find_class"}
EVALUATED: list[str] = []
WATCHING = False


def _watch(event, args):
    if WATCHING and event in WATCHED:
        frames = traceback.extract_stack(sys._getframe(1))
        # While a module is imported late it may do anything; annotations of our sources are resolved; sympy writes the
        # products of monomials from how many letters they have, and nothing else; the solver is a program of its own.
        importing = any("importlib" in frame.filename for frame in frames)
        caller, what = frames[-1].filename, str(args[0])
        library = caller.endswith(("typing.py", "inspect.py", "sympy/polys/monomials.py"))
        allowed = importing or library or what.endswith("z3")
        if not allowed:
            EVALUATED.append(f"{event} {what} from {caller}")


sys.addaudithook(_watch)


class Hang(BaseException):
    """One input took far too long."""


@contextlib.contextmanager
def watched():
    """Note what is evaluated, and stop what hangs."""
    global WATCHING

    def stop(*_):
        raise Hang

    before = signal.signal(signal.SIGPROF, stop)
    WATCHING = True
    EVALUATED.clear()
    try:
        yield
    finally:
        WATCHING = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def attacked(reader, corpus, bend, count, seed):
    """What went wrong over that many inputs, and the longest of them in seconds of this process."""
    draw, wrong, longest = random.Random(seed), [], (0.0, "")
    for source in corpus:
        with contextlib.suppress(TheoryError):  # warm: imports and caches are no input's fault
            reader(source)
    with watched():
        for _ in range(count):
            source = bend(draw, draw.choice(corpus), corpus)
            started = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, 20 * SECONDS)
            try:
                reader(source)
            except TheoryError:
                pass
            except (Exception, Hang) as error:
                wrong.append((type(error).__name__, str(error)[:200], source))
            signal.setitimer(signal.ITIMER_PROF, 0)
            longest = max(longest, (time.process_time() - started, source))
    return wrong, longest


def peak():
    """Megabytes this process held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


NAMES = ["expression", "inequality", "problem", "ledger", "evidence", "falsification", "certificate", "target"]
NAMES += ["command", "kernel", "audit", "notation", "configuration", "fragments", "listing", "numbers", "translation"]
NAMES += ["classes"]


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_refuses_what_it_cannot_read(readers, name):
    wrong, _ = attacked(*readers[name], SAMPLE, 0)
    assert not wrong
    assert not EVALUATED


@pytest.mark.audit
@pytest.mark.parametrize("name", NAMES)
def test_ten_thousand_inputs_are_read_quickly_and_in_little_memory(readers, name):
    before = peak()
    wrong, (seconds, source) = attacked(*readers[name], ALL, 1)
    grown = peak() - before
    print(f"\n{name}: {ALL} inputs, {len(wrong)} crashes, {len(EVALUATED)} evaluations, ", end="")
    print(f"{seconds:.2f} s at worst, {grown:.0f} MB more")
    assert not wrong
    assert not EVALUATED
    assert seconds < SECONDS, source
    assert grown < GROWTH


def test_the_watch_sees_what_is_evaluated():
    with watched():
        eval("1 + 1")
    assert EVALUATED
