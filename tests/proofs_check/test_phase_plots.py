"""Phase plots show every phase once, walls by kind where they are, and the same bytes each time."""

import re
import shutil
import subprocess

import numpy as np
import pytest
import sympy

from proofs_check.figures import plot_phases
from proofs_check.figures.pgf import pgfplots
from proofs_check.monomials import NumbersError
from theory import Risk, compute_optimal, parameters, resources

N, D, P, C, d, r = resources("N D P C d r")
a, b, u, alpha, beta = parameters("a b u alpha beta")
LIMITED = compute_optimal(Risk(N**-a + D**-b), cost=N * D, subject_to=[C**u >= D])
HERE = {"a": (0, 1), "u": (0, 1)}


def texts(drawn):
    return {text.get_text() for text in drawn.axes[0].texts}


def walls(drawn, style="-"):
    return [line.get_xydata() for line in drawn.axes[0].lines if line.get_linestyle() == style]


def key(drawn):
    return [text.get_text() for text in drawn.legends[0].get_texts()]


def test_a_wall_is_drawn_where_its_equation_vanishes():
    (wall,) = walls(plot_phases(LIMITED, HERE, fixed={"b": 0.5}))
    x, y = wall.T
    assert y == pytest.approx(x / (x + 0.5), abs=1e-5)
    assert x.min() < 0.01 and x.max() == pytest.approx(1)


def test_regions_have_names_and_the_key_their_exponents():
    drawn = plot_phases(LIMITED, HERE, fixed={"b": 0.5}, names={"ample": (0.2, 0.8), "scarce": (0.8, 0.2)})
    assert {"ample", "scarce"} <= texts(drawn)
    assert sorted(key(drawn)) == ["allocation continuous", r"ample   $\dfrac{a b}{a + b}$", "scarce   $b u$"]


def test_a_phase_out_of_sight_is_not_in_the_key():
    drawn = plot_phases(LIMITED, {"a": (0, 1), "u": (0.8, 1)}, fixed={"b": 0.5}, names={"ample": (0.2, 0.9)})
    assert key(drawn) == [r"ample   $\dfrac{a b}{a + b}$"]


def test_walls_where_the_allocation_jumps_are_dashed():
    """Two ways to the same end: the cheaper one takes all."""
    plan = compute_optimal(Risk(N**-a * D**-b), cost=N * D)
    drawn = plot_phases(plan, {"a": (0, 1), "b": (0, 1)})
    assert key(drawn)[-1] == "allocation jumps"
    (wall,) = walls(drawn, "--")
    assert wall[:, 0] == pytest.approx(wall[:, 1])


def test_over_one_parameter_the_exponent_is_a_line_with_its_wall_marked():
    drawn = plot_phases(LIMITED, {"u": (0, 1)}, fixed={"a": 1, "b": 0.5})
    *curves, wall = drawn.axes[0].lines
    assert wall.get_xdata() == pytest.approx([2 / 3, 2 / 3])
    for line in curves:
        x, y = line.get_xydata().T
        shown = np.isfinite(y)
        assert y[shown] == pytest.approx(np.minimum(0.5 * x, 1 / 3)[shown])


def paquette():
    """All phases of Paquette et al. 2024 from four terms, the rule for the step size, and the cost."""
    step = d ** sympy.Min(0, 2 * alpha - 1)
    time = step * r
    terms = [
        d ** (-2 * alpha + sympy.Max(0, 1 - 2 * beta)),
        time ** (-(2 * alpha + 2 * beta - 1) / (2 * alpha)),
        time ** -sympy.Max(0, 1 - 1 / (2 * alpha)) / d,
        step * time ** -sympy.Max(0, 2 - 1 / (2 * alpha)),
    ]
    return compute_optimal(Risk(terms), cost=d * r, where=[2 * (alpha + beta) > 1])


@pytest.mark.slow
def test_the_seven_phases_of_a_paper_are_drawn_with_their_walls(tmp_path):
    """Names and places as in the paper; the allocation jumps only at alpha = 1 - 1/sqrt(2)."""
    places = {"Ia": (1, 0.2), "II": (1.2, 0.8), "III": (0.8, 1.2), "Ib": (0.4, 0.4), "IVa": (0.4, 1), "IVb": (0.27, 1)}
    drawn = plot_phases(
        paquette(), {"alpha": (0, 1.5), "beta": (0, 1.5)}, names={**places, "Ic": (0.1, 1)}, path=tmp_path / "it.svg"
    )
    assert {*places, "Ic"} <= texts(drawn)
    assert len(key(drawn)) == 9
    (jump,) = walls(drawn, "--")
    assert jump[:, 0] == pytest.approx(1 - 1 / np.sqrt(2), abs=1e-5)
    assert "IVa   $\\alpha$" in key(drawn)


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_files_are_deterministic(tmp_path, kind):
    paths = [tmp_path / f"{name}.{kind}" for name in ("one", "two")]
    for path in paths:
        plot_phases(LIMITED, HERE, fixed={"b": 0.5}, path=path)
    one, two = (path.read_bytes() for path in paths)
    assert one == two and len(one) > 1000


def test_what_cannot_be_drawn_is_said():
    with pytest.raises(NumbersError, match="a, b, u are left"):
        plot_phases(LIMITED)
    with pytest.raises(NumbersError, match="v is no parameter"):
        plot_phases(LIMITED, HERE, fixed={"v": 1})
    with pytest.raises(NumbersError, match="lies in no phase"):
        plot_phases(LIMITED, HERE, fixed={"b": 1}, names={"nowhere": (-1, 1)})


def corners(text, phase):
    """The corners of the first filling of a phase in pgfplots text."""
    filling = [line for line in text.splitlines() if line.startswith("\\fill")][phase]
    return np.array(re.findall(r"\(axis cs:([^,]+),([^)]+)\)", filling), dtype=float)


def area(points):
    x, y = points.T
    return abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def test_the_text_for_pgfplots_fills_each_phase_up_to_its_wall():
    text = pgfplots(plot_phases(LIMITED, HERE, fixed={"b": 0.5}))
    below = 1 - np.log(3) / 2  # the integral of x/(x + 1/2) from 0 to 1
    assert sorted(area(corners(text, i)) for i in (0, 1)) == pytest.approx(sorted([below, 1 - below]), abs=0.003)
    (wall,) = [line for line in text.splitlines() if "line width=0.8pt, forget plot" in line]
    x, y = np.array(re.findall(r"\(([^,()]+),([^,()]+)\)", wall), dtype=float).T
    assert y == pytest.approx(x / (x + 0.5), abs=1e-3)
    assert text.count(r"\addlegendentry") == 3


@pytest.mark.tex
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no pdflatex on this machine")
@pytest.mark.parametrize("ranges, fixed", [(HERE, {"b": 0.5}), ({"u": (0, 1)}, {"a": 1, "b": 0.5})])
def test_pdflatex_sets_the_text_for_pgfplots(tmp_path, ranges, fixed):
    plot_phases(LIMITED, ranges, fixed=fixed, path=tmp_path / "phases.tex")
    head = r"\documentclass{article}\usepackage{amsmath}\IfFileExists{pgfplots.sty}{\usepackage{pgfplots}}{\stop}"
    body = r"\pgfplotsset{compat=1.17}\begin{document}\input{phases}\end{document}"
    (tmp_path / "page.tex").write_text(head + body)
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "page"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


@pytest.mark.parametrize("span", [(0, np.inf), (1, 0), (np.nan, 1)])
def test_a_range_has_two_finite_ends(span):
    with pytest.raises(NumbersError, match="two finite numbers"):
        plot_phases(LIMITED, {"a": (0, 1), "u": span}, fixed={"b": 1})


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(NumbersError, match="end its name in"):
        plot_phases(LIMITED, HERE, fixed={"b": 1}, path=tmp_path / "phases.doc")
