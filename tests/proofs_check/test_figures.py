"""Figures show what was measured, and predictions only where they belong."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import sympy
from matplotlib.font_manager import findfont, get_font

from proofs_check.figures import draw, figure
from proofs_check.figures.compact import compact
from proofs_check.figures.fonts import FAMILY, add_fonts
from proofs_check.figures.labels import safe
from proofs_check.figures.predictions import draw_predictions, predictions
from theory.records import (
    Claim,
    Curve,
    Equality,
    Estimate,
    Evidence,
    Instance,
    Limit,
    Measurement,
    Order,
    Plot,
    Record,
    Threshold,
    Verdict,
)
from theory.symbols import parameters, resources

C = resources("C")
b = parameters("b")
X = np.geomspace(10, 1e4, 20)
HERE = Instance.of(b="1/2")


def record(statement, estimates, *plots):
    claim = Claim("made2024:up", "Made up", statement, "ours", "as stated", "Ours.", instances=(HERE,))
    found = Measurement(tuple(estimates), "exact", "b", "exact dynamics", (0,), plots)
    return Record(claim, Evidence(measurement=found), Verdict(claim.id, "supported", ""))


def measured(quantity, value, u=0.001, at=HERE):
    return Estimate(quantity, at, value, u, "all points")


def law(slope, **options):
    return Plot("compute $C$", "risk", (Curve("runs", tuple(X), tuple(3 * X**slope)),), **options)


def power_law(exponent):
    return Order(sympy.Function("R")(C), "Theta", C**exponent, C)


def drawn(made):
    """The axes of the one plot of a record, after its predictions are added."""
    from matplotlib.figure import Figure

    (plot,) = made.evidence.measurement.plots
    axes = Figure().add_subplot()
    axes.set(xscale=plot.xscale, yscale=plot.yscale)
    curves = [(np.array(c.x), np.array(c.y)) for c in plot.curves]
    for x, y in curves:
        axes.plot(x, y)
    draw_predictions(axes, made, plot, predictions(made), curves)
    return {line.get_label(): line for line in axes.lines if not line.get_label().startswith("_")}


def test_a_measured_claim_is_drawn_in_three_formats_named_after_it(tmp_path):
    paths = draw(record(power_law(-b), [measured("slope", -0.5)], law(-0.5)), tmp_path / "new")
    assert [p.name for p in paths] == ["made2024--up.svg", "made2024--up.pdf"]
    assert all(p.stat().st_size > 1000 for p in paths)


def test_local_slopes_stand_below_a_curve_whose_slope_is_predicted():
    above, below = figure(record(power_law(-b), [measured("slope", -0.5)], law(-0.5))).axes
    slopes, predicted = (line.get_ydata() for line in below.lines)
    assert slopes == pytest.approx(-0.5)
    assert set(predicted) == {-0.5}
    assert above.get_xlim() == below.get_xlim() and below.get_xlabel() and not above.get_xlabel()


def test_without_a_predicted_slope_there_are_none_below():
    (axes,) = figure(record(power_law(-b), [measured("value", 1.0)], law(-0.5))).axes
    assert axes.get_xlabel()


def test_the_same_record_gives_the_same_bytes(tmp_path):
    made = record(power_law(-b), [measured("slope", -0.5)], law(-0.5))
    once, again = draw(made, tmp_path / "once"), draw(made, tmp_path / "again")
    assert [p.read_bytes() for p in once] == [p.read_bytes() for p in again]


def test_vector_figures_need_no_fonts_of_the_reader(tmp_path):
    svg, pdf = draw(record(power_law(-b), [measured("slope", -0.5)], law(-0.5)), tmp_path)
    assert "<text" not in svg.read_text(encoding="utf-8")
    assert b"/FontFile2" in pdf.read_bytes()
    assert b"/Type3" not in pdf.read_bytes()


def test_every_superscript_of_a_tick_is_in_the_font_of_figures(tmp_path):
    add_fonts()
    font = get_font(findfont(FAMILY, fallback_to_default=False))
    assert all(font.get_char_index(ord(c)) for c in "⁻⁰¹²³⁴⁵⁶⁷⁸⁹×−")


@pytest.mark.parametrize(
    "label, shown",
    [
        (r"$\lambda^2/h$ at $d = 1$", "𝜆²/ℎ at 𝑑 = 1"),
        ("$-x$, beta = 1", "−𝑥, β = 1"),
        (r"$\ell$ and $n$", r"$\ell$ and $n$"),  # no such letter: all of it stays mathematics
        (r"$\sqrt{n}$", r"$\sqrt{n}$"),
        ("$ab$", "$ab$"),
    ],
)
def test_short_mathematics_is_set_as_characters(label, shown):
    assert safe(label) == shown


def test_a_claim_that_was_not_measured_has_no_figure(tmp_path):
    claim = record(power_law(-b), []).claim
    assert draw(Record(claim, Evidence(), Verdict(claim.id, "not checked", "")), tmp_path) == []


@pytest.mark.filterwarnings("error")
def test_estimates_without_a_plot_are_drawn_as_ratios_to_their_predictions(tmp_path):
    assert draw(record(Equality(sympy.Symbol("y"), b), [measured("value", 0.501)]), tmp_path)


def test_a_label_that_is_no_mathematics_is_written_as_it_is(tmp_path):
    assert draw(record(power_law(-b), [], law(-0.5), Plot(r"$\frac{$", "$x^$", law(-0.5).curves)), tmp_path)


def test_the_guide_has_the_predicted_slope_and_ends_at_the_last_point():
    guide = drawn(record(power_law(-b), [measured("slope", -0.52)], law(-0.52)))["predicted slope"]
    x, y = guide.get_data()
    assert np.diff(np.log(y)) / np.diff(np.log(x)) == pytest.approx(-0.5)
    assert y[-1] == pytest.approx(3 * 1e4**-0.52)


def test_a_wrong_claim_gets_its_guide_by_what_was_measured():
    guide = drawn(record(power_law(-2 * b), [measured("slope", -0.5)], law(-0.5)))["predicted slope"]
    x, y = guide.get_data()
    assert np.diff(np.log(y)) / np.diff(np.log(x)) == pytest.approx(-1)


def test_a_curve_of_something_else_gets_no_guide():
    assert drawn(record(power_law(-b), [measured("slope", -0.5)], law(-2.0))) == {}


def test_each_curve_gets_the_guide_of_its_own_instance():
    there = Instance.of(b=2)
    plot = Plot("C", "R", (Curve("slow", tuple(X), tuple(X**-0.5)), Curve("fast", tuple(X), tuple(X**-2.0))))
    made = record(power_law(-b), [measured("slope", -2.0, at=there), measured("slope", -0.5)], plot)
    from matplotlib.figure import Figure

    axes = Figure().add_subplot()
    draw_predictions(axes, made, plot, predictions(made), [(X, X**-0.5), (X, X**-2.0)])
    assert [text.get_text() for text in axes.texts] == ["−1/2", "−2"]


def test_a_threshold_is_a_line_where_it_is_predicted_not_where_it_was_measured():
    T = resources("T")
    statement = Threshold(T, 40 * b, sympy.true, sympy.Eq(T, 40 * b))
    lines = drawn(record(statement, [measured("value", 20.1)], law(-1, marks=(("crossing found", 20.1),))))
    assert lines["predicted 20"].get_xdata()[0] == 20


def test_a_value_over_a_marked_abscissa_is_a_ring():
    statement = Equality(sympy.Function("R")(C), b)
    rings = drawn(record(statement, [measured("value", 3 * 100**-0.5)], law(-0.5, marks=(("measured at", 100.0),))))
    x, y = rings["predicted"].get_data()
    assert (list(x), list(y)) == ([100], [0.5])


def test_values_along_a_parameter_are_rings_even_where_the_claim_fails():
    at = [Instance.of(b=20), Instance.of(b=50)]
    statement = Equality(sympy.Function("R")(b), 1 / b)
    made = record(statement, [measured("value", 3 * float(i["b"]) ** -1, at=i) for i in at], law(-1.0))
    x, y = drawn(made)["predicted"].get_data()
    assert (list(x), list(y)) == ([20, 50], [1 / 20, 1 / 50])


def test_a_limit_is_a_level_that_some_curve_reaches():
    statement = Limit(sympy.Function("R")(C), C, sympy.oo, 2 * b)
    plot = Plot("C", "ratio", (Curve("runs", tuple(X), tuple(1 + 1 / X)),), yscale="linear")
    assert drawn(record(statement, [measured("value", 1.0)], plot))["predicted 1"].get_ydata()[0] == 1


def test_matplotlib_is_imported_only_when_something_is_drawn():
    code = "import sys, proofs_check.report; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_compact_picture_has_every_mark_at_its_place_and_no_dangling_name():
    drawn = """<svg><defs><clipPath id="p9"><rect x="1.2345" y="2" width="3.14159"/></clipPath></defs>
 <g id="axes" clip-path="url(#p9)"><path id="m0" d="M -1.23456 0.5
L 3e-05 2
" transform="scale(0.015625)"/><use xlink:href="#m0" transform="translate(7.123 1) scale(0.0825 -0.0825)"/></g></svg>"""
    assert compact(drawn) == (
        '<svg><defs><clipPath id="a"><rect x="1.23" y="2" width="3.14159"/></clipPath></defs>'
        '<g clip-path="url(#a)"><path id="b" d="M-1.23 0.5L3e-05 2" transform="scale(0.015625)"/>'
        '<use href="#b" transform="translate(7.12 1) scale(0.0825 -0.0825)"/></g></svg>'
    )
