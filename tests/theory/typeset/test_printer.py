"""Expressions read as an author writes them: golden strings, and a converter that must understand them all."""

import latex2mathml.converter
import pytest
import sympy

from theory.records import Claim, Equality, Meaning
from theory.symbols import parameters, resources
from theory.typeset import expression
from theory.typeset.names import name

N, D, C = resources("N D C")
alpha, beta, nu, kappa, A, B = parameters("alpha beta nu kappa A B")
k, L = sympy.symbols("k L", integer=True, positive=True)
real = parameters("x y e", positive=False)

GOLDEN = {
    N**-alpha: r"N^{-\alpha}",
    C ** sympy.Rational(-1, 7): r"C^{-1/7}",
    A * N**-alpha + B * D**-beta: r"B D^{-\beta} + A N^{-\alpha}",
    alpha * beta / (alpha + beta): r"\frac{\alpha \beta}{\alpha + \beta}",
    C ** (-alpha * beta / (alpha + beta)): r"C^{-\alpha \beta/(\alpha + \beta)}",
    6 * N * D: "6 D N",
    C / (6 * N): r"\frac{C}{6 N}",
    N ** sympy.Rational(-1, 2): "N^{-1/2}",
    1 / sympy.sqrt(sympy.pi * L): r"\frac{1}{\sqrt{\pi L}}",
    beta - 1: r"\beta - 1",
    1 - alpha: r"1 - \alpha",
    (1 + alpha) ** -2: r"\frac{1}{(1 + \alpha)^{2}}",
    sympy.gamma(beta) / nu * (4 * L) ** -beta: r"\frac{\Gamma(\beta)}{\nu} (4 L)^{-\beta}",
    2 * 3**beta: r"2 \cdot 3^{\beta}",
    sympy.LambertW(-A, -1): "W_{-1}(-A)",
    sympy.LambertW(A / B): r"W_0\!\left( \frac{A}{B} \right)",
    sympy.exp(-kappa * N): r"e^{-\kappa N}",
    sympy.exp(-1): r"\frac{1}{e}",
    sympy.log(C) / C: r"\frac{\log C}{C}",
    sympy.log(1 - 1 / kappa): r"\log\!\left( 1 - \frac{1}{\kappa} \right)",
    sympy.Sum(sympy.catalan(k) * alpha**k, (k, 0, L - 1)): r"\sum_{k=0}^{L - 1} \alpha^{k} \, \mathrm{Cat}_{k}",
    nu * sympy.Min(beta, 1): r"\nu \min(1, \beta)",
    sympy.Function("R")(C) ** 2: "R(C)^{2}",
    sympy.Symbol("sigma2") ** beta: r"(\sigma^2)^{\beta}",
    sympy.Gt(beta, 0, evaluate=False): r"\beta > 0",
    sympy.And(sympy.Gt(beta, 1), sympy.Le(nu, 2)): r"\beta > 1 \text{ and } \nu \le 2",
    N ** (-2 * nu - 1): r"N^{-(1 + 2 \nu)}",
    # sympy leaves x*x**(a - 1) as it is, and expands powers of products
    A * A ** (beta - 1): r"A^{\beta}",
    (sympy.pi / nu) ** beta
    * sympy.sin(sympy.pi / nu) ** -beta: r"\left( \frac{\nu \sin(\pi/\nu)}{\pi} \right)^{-\beta}",
    sympy.Symbol("early") * sympy.Symbol("late"): r"\mathrm{early} \, \mathrm{late}",
}


@pytest.mark.parametrize("expr, tex", GOLDEN.items(), ids=str)
def test_golden(expr, tex):
    assert expression(expr) == tex


@pytest.mark.parametrize("expr", GOLDEN, ids=str)
@pytest.mark.parametrize("inline", [False, True])
def test_the_web_page_can_convert_it(expr, inline):
    assert "\\" not in latex2mathml.converter.convert(expression(expr, inline=inline))


def test_inline_fractions_have_a_slash():
    assert expression(alpha * beta / (alpha + beta), inline=True) == r"\alpha \beta/(\alpha + \beta)"


def test_powers_are_drawn_together_only_where_that_is_true():
    x, y, e = real
    assert expression(x**e * y**e) == "x^{e} y^{e}"
    assert expression(A**beta * B**-beta) == r"\left( \frac{A}{B} \right)^{\beta}"


def test_a_claim_sets_notation_and_order():
    best = sympy.Function("R")(C)
    meanings = (
        Meaning(best, "least risk"),
        Meaning(N, "width"),
        Meaning(D, "data"),
        Meaning(beta, "decay", r"\beta_D"),
    )
    claim = Claim("a:b", "", Equality(best, N), "ours", "as stated", "", meanings=meanings)
    assert expression(N**-alpha + D**-beta, claim) == r"N^{-\alpha} + D^{-\beta_D}"
    assert expression(best, claim) == r"R^\star(C)"


@pytest.mark.parametrize(
    "text, tex",
    {
        "E_infty": r"E_\infty",
        "alpha_N": r"\alpha_N",
        "lambda": r"\lambda",
        "lambda_1": r"\lambda_1",
        "eps": r"\varepsilon",
        "sigma2": r"\sigma^2",
        "x0": "x_0",
        "T_star": r"T^\star",
        "gamma_hat": r"\hat{\gamma}",
        "c_max": r"c_{\mathrm{max}}",
        "n_1_k": "n_{1, k}",
        "loss": r"\mathrm{loss}",
    }.items(),
)
def test_names(text, tex):
    assert name(text) == tex
