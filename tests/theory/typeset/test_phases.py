"""Phase diagrams and proofs in LaTeX: golden strings, the author's names and order, and pdflatex."""

import shutil
import subprocess

import pytest
import sympy

from theory import Risk, compute_optimal, parameters, resources
from theory.typeset.phases import table

N, D, T, P, C, h = resources("N D T P C h")
a, b, e, s, d, u = parameters("a b e s d u")
alpha, beta, A, B, E = parameters("alpha beta A B E")
HALF = sympy.Rational(1, 2)

CHINCHILLA = compute_optimal(Risk([A * N**-alpha, B * D**-beta]), cost=6 * N * D)
BANDWIDTH = compute_optimal(Risk([h**s, C**-HALF * sympy.log(C) ** HALF * h ** (-d / 2)]), free=[h])
LIMITED = compute_optimal(Risk([N**-a, D**-b]), cost=N * D, subject_to=[sympy.Le(D, C**u)])
RELAXATION = compute_optimal(Risk([N**-a, sympy.exp(-T / N**b)]), cost=N * T)
TWO_PARTS = compute_optimal(Risk([N**-a, (D * P) ** -b]), cost=N * D + 2 * N * P)
RESOURCE_LOGS = compute_optimal(Risk([N**-a * sympy.log(N) ** 3, D**-b]), cost=N * D * sympy.log(N))
LARGEST = compute_optimal(Risk([A * N**-a, D**-b], "max", "upper"), cost=N * D)
IDLE = compute_optimal(Risk([N**a, D**-b]), cost=N * D)
FLOOR = compute_optimal(Risk([E, N**-a]), cost=N)
UNBOUNDED = compute_optimal(Risk(N**-a), resources=[N])
INFEASIBLE = compute_optimal(Risk(N**-a), cost=N, subject_to=[C**2 <= N])
ALL = {
    "chinchilla": CHINCHILLA,
    "bandwidth": BANDWIDTH,
    "limited": LIMITED,
    "relaxation": RELAXATION,
    "two parts": TWO_PARTS,
    "logs of resources": RESOURCE_LOGS,
    "largest": LARGEST,
    "idle": IDLE,
    "floor": FLOOR,
    "unbounded": UNBOUNDED,
    "infeasible": INFEASIBLE,
}


# --- formulas ---------------------------------------------------------------------------------------------------------


def test_a_risk_keeps_the_order_of_its_terms() -> None:
    assert Risk([B * D**-beta, A * N**-alpha]).latex() == r"B D^{-\beta} + A N^{-\alpha}"
    assert Risk([N**-a, D**-b], "max").latex({"N": "M"}) == r"\max(M^{-a}, D^{-b})"
    assert Risk(N**-a)._repr_latex_() == r"$\displaystyle N^{-a}$"


def test_one_phase_shows_its_allocation() -> None:
    assert CHINCHILLA.latex(order=[N, D]) == (
        r"\min_{6 N D \le C} \left( A N^{-\alpha} + B D^{-\beta} \right) \asymp C^{-\alpha \beta/(\alpha + \beta)} "
        r"\quad \text{at } N \propto C^{\beta/(\alpha + \beta)},\; D \propto C^{\alpha/(\alpha + \beta)}"
    )


def test_several_phases_become_cases() -> None:
    tex = LIMITED.latex()
    assert tex.startswith(r"\min_{D N \le C,\, D \le C^{u}} \left( N^{-a} + D^{-b} \right) \asymp \begin{cases}")
    assert r"C^{-a b/(a + b)} & \text{if $a u + b u > a$}" in tex
    assert r"C^{-b u} & \text{if $a > a u + b u$}" in tex


@pytest.mark.parametrize("direction, sign", [("two-sided", r"\asymp"), ("upper", r"\lesssim"), ("lower", r"\gtrsim")])
def test_the_relation_follows_the_direction(direction, sign) -> None:
    plan = compute_optimal(Risk(N**-a, direction=direction), cost=N)
    assert f" {sign} C^{{-a}} " in plan.latex()


def test_no_phases_are_said_in_words() -> None:
    assert r"\text{arbitrarily small}" in UNBOUNDED.latex()
    assert r"\text{infeasible}" in INFEASIBLE.latex()


# --- the table --------------------------------------------------------------------------------------------------------


def test_the_table_uses_the_authors_names_and_order() -> None:
    names = {"N": "M", N**-a: r"\text{approximation}"}
    assert table(CHINCHILLA, {"N": "M"}, [N, D]) == CHINCHILLA_TABLE
    tex = LIMITED.latex_table(names, [N, D, D**-b, N**-a])
    assert r"phase & where & exponent & $M$ & $D$ & binding \\" in tex
    assert r" & $D^{-b}$, $\text{approximation}$ \\" in tex
    assert r"$C^{b u/a}$ to $C^{1 - u}$ & $C^{u}$ & $D^{-b}$ \\" in tex


CHINCHILLA_TABLE = r"""\begin{tabular}{@{}lllll@{}}
\toprule
phase & exponent & $M$ & $D$ & binding \\
\midrule
1 & $\alpha \beta/(\alpha + \beta)$ & $C^{\beta/(\alpha + \beta)}$ & $C^{\alpha/(\alpha + \beta)}$ & $A M^{-\alpha}$, $B D^{-\beta}$ \\
\bottomrule
\end{tabular}
"""  # noqa: E501


def test_walls_stand_below_the_phases() -> None:
    (wall,) = [line for line in LIMITED.latex_table().splitlines() if "On $" in line]
    assert r"On $a u + b u = a$ (between 1 and 2) the allocation is continuous; exponent $a b/(a + b)$." in wall
    assert "On $" not in CHINCHILLA.latex_table()


def test_logarithms_have_a_column_only_where_there_are_some() -> None:
    assert r"phase & exponent & log & $h$ & binding" in BANDWIDTH.latex_table()
    assert "& log &" not in CHINCHILLA.latex_table()


# --- proofs -----------------------------------------------------------------------------------------------------------


def test_the_proof_is_weighted_means_then_the_budget() -> None:
    assert CHINCHILLA.certificate.latex(order=[N, D]) == CHINCHILLA_PROOF


CHINCHILLA_PROOF = r"""By the inequality of weighted arithmetic and geometric means, for every allocation within the budget,
\[
  A N^{-\alpha} + B D^{-\beta} \ge \left( \frac{A N^{-\alpha}}{w_1} \right)^{w_1} \left( \frac{B D^{-\beta}}{w_2} \right)^{w_2} \ge \left( \frac{A}{w_1} \right)^{w_1} \left( \frac{B}{w_2} \right)^{w_2} 6^{\gamma} C^{-\gamma},
\]
with $w_1 = \beta/(\alpha + \beta)$, $w_2 = \alpha/(\alpha + \beta)$ and $\gamma = \alpha \beta/(\alpha + \beta)$, since the last side is the one before times $(6 N D/C)^{\gamma} \le 1$. The order is attained at $N \propto C^{\beta/(\alpha + \beta)}$ and $D \propto C^{\alpha/(\alpha + \beta)}$."""  # noqa: E501


def test_without_a_cost_the_last_step_is_an_equation() -> None:
    tex = BANDWIDTH.certificate.latex()
    assert r"= w_1^{-w_1} w_2^{-w_2} C^{-\gamma} (\log C)^{s/(d + 2 s)}" in tex
    assert r"\le 1" not in tex
    assert r"h \propto C^{-1/(d + 2 s)} (\log C)^{1/(d + 2 s)}" in tex


def test_the_parts_of_a_cost_are_bounded_by_the_same_inequality() -> None:
    tex = TWO_PARTS.certificate.latex()
    assert r"$(2 D N/C)^{a b/(a + 2 b)} (4 N P/C)^{a b/(a + 2 b)} \le 1$, by the same inequality for each cost" in tex


def test_a_side_constraint_or_an_idle_resource_takes_the_place_of_a_cost() -> None:
    proofs = [p.certificate.latex() for p in LIMITED.phases]
    assert any(r"(C^{-u} D)^{b} \le 1" in tex for tex in proofs)
    assert r"N^{a} + D^{-b} \ge N^{a} \ge 1" in IDLE.certificate.latex()
    assert r"$N^{-a} \le 1$" in IDLE.certificate.latex()


def test_an_irreducible_part_needs_no_proof() -> None:
    assert r"E + N^{-a} \ge E" in FLOOR.certificate.latex()


def test_of_a_maximum_the_weights_are_left_out() -> None:
    tex = LARGEST.certificate.latex()
    assert r"\max(A N^{-a}, D^{-b}) \ge (A N^{-a})^{w_1} (D^{-b})^{w_2} \ge A^{w_1} C^{-\gamma}" in tex


def test_logarithms_of_resources_hold_up_to_constants() -> None:
    tex = RESOURCE_LOGS.certificate.latex()
    assert r"Here $\log N$ counts as $\log C$" in tex
    assert r"\gtrsim" in tex
    assert r" \ge " not in tex


def test_every_size_of_an_exponential_is_treated() -> None:
    tex = RELAXATION.certificate.latex()
    assert r"for $N^{-b} T \lesssim 1$, the risk is $\gtrsim 1$" in tex
    assert r"for $1 \ll N^{-b} T \ll \log C$, the risk is $\gtrsim C^{-o(1)}$" in tex
    assert (
        r"for $N^{-b} T \gtrsim \log C$, the risk is $\gtrsim N^{-a} (N^{b} \log C/T)^{a/(1 + b)} "
        r"(N T/C)^{a/(1 + b)} = C^{-a/(1 + b)} (\log C)^{a/(1 + b)}$"
    ) in tex


def test_letters_that_the_author_uses_are_avoided() -> None:
    w, gamma = resources("w"), parameters("gamma")
    tex = compute_optimal(Risk([w**-gamma, D**-b]), cost=w * D).certificate.latex()
    assert "u_1" in tex
    assert r"\vartheta" in tex
    assert "w_1" not in tex


@pytest.mark.parametrize("name", ALL)
def test_notebooks_show_formulas(name) -> None:
    plan = ALL[name]
    for shown in (plan.risk, plan, *plan.phases):
        assert shown._repr_latex_().startswith(r"$\displaystyle ")
        assert shown._repr_latex_().count("{") == shown._repr_latex_().count("}")
    assert all(p.certificate._repr_latex_() == p.certificate.latex() for p in plan.phases)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no pdflatex on this machine")
def test_pdflatex_accepts_everything(tmp_path) -> None:
    body = "\n\n".join(
        "\n\n".join(
            [
                f"\\[ {plan.latex()} \\]",
                *(p.certificate.latex() + "\n\n" + p._repr_latex_() for p in plan.phases),
                plan.latex_table() if plan.phases else "",
            ]
        )
        for plan in ALL.values()
    )
    head = r"\documentclass{article}\usepackage{amsmath,amssymb,booktabs}\begin{document}"
    (tmp_path / "all.tex").write_text(f"{head}\n{body}\n\\end{{document}}\n")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert (tmp_path / "all.pdf").exists()
