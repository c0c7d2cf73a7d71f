"""Diagrams for programs: every expression is text over the listed names."""

import json

import pytest
import sympy

from theory.codec import from_json
from theory.question import Question
from theory.typeset.answers import diagram, diagram_json, hints

QUESTIONS = {
    "two terms": Question("A*N**-a + B*D**-b", ("6*N*D",), constants=("A", "B")),
    "limited data": Question("N**-a + D**-b", ("N*D",), ("D <= C**u",)),
    "bandwidth": Question("h**s + C**(-1/2)*log(C)**(1/2)*h**(-d/2)", free=("h",)),
    "exponential": Question("N**-a + exp(-T/N**b)", ("N*T",)),
    "terms that become one": Question("t**(-(a-1)/b) + N**-Min(a-1, 2*b) + N**(1-a)", ("N*t",), facts=("a > 1",)),
    "unbounded": Question("N**-a", uncharged=("N",)),
    "infeasible": Question("N**-a", ("N",), ("C**2 <= N",)),
    "irreducible": Question("E + N**-a", ("N",), constants=("E",)),
}


@pytest.fixture(params=QUESTIONS)
def plan(request):
    return QUESTIONS[request.param].answer()


def _texts(value):
    """All expressions of an answer: text outside the certificates."""
    if isinstance(value, dict):
        plain = {k: v for k, v in value.items() if k not in ("certificate", "hints", "status", "kind", "binding")}
        return [t for v in plain.values() for t in _texts(v)]
    if isinstance(value, list):
        return [t for v in value for t in _texts(v)]
    return [value] if isinstance(value, str) else []


def test_every_expression_reads_back_over_the_listed_names(plan) -> None:
    answer = json.loads(json.dumps(diagram_json(plan)))
    names = {n: sympy.Symbol(n, positive=True) for n in (*answer["parameters"], *answer["resources"], answer["budget"])}
    for text in _texts(answer):
        assert sympy.sympify(text, locals=names).free_symbols <= set(names.values()), text


def test_every_certificate_survives_the_way_through_json(plan) -> None:
    for phase, original in zip(diagram_json(plan)["phases"], plan.phases, strict=True):
        restored = from_json(json.loads(json.dumps(phase["certificate"])))
        assert restored == original.certificate
        assert restored.verify() is phase["verified"] is True


def test_weights_of_terms_sum_to_one(plan) -> None:
    answer = diagram_json(plan)
    for phase in answer["phases"]:
        assert {n for n in phase["weights"] if n[0] == "t"} == set(answer["terms"])
        terms = [sympy.sympify(w) for n, w in phase["weights"].items() if n[0] == "t"]
        assert sympy.simplify(sum(terms)) == 1


def test_binding_terms_have_names(plan) -> None:
    answer = diagram_json(plan)
    for phase in answer["phases"]:
        assert phase["binding"]
        assert set(phase["binding"]) <= set(answer["terms"])


def test_terms_that_are_one_within_a_phase_bind_together() -> None:
    answer = diagram_json(QUESTIONS["terms that become one"].answer())
    assert sorted(tuple(p["binding"]) for p in answer["phases"]) == [("t1", "t2"), ("t1", "t2", "t3")]


def test_text_for_people_is_the_same_in_every_run(plan) -> None:
    assert diagram(plan) == diagram(plan)
    assert max(map(len, diagram(plan).splitlines())) <= 110


def test_answers_read_like_this() -> None:
    assert diagram(QUESTIONS["two terms"].answer()) == BALANCED
    assert diagram(QUESTIONS["bandwidth"].answer()) == BANDWIDTH


BALANCED = """\
risk        A/N**a + B/D**b
cost        6*D*N <= C

Optimum
  exponent    a*b/(a + b)
  order       risk = Theta(C**(-a*b/(a + b)))
  D*          C**(a/(a + b))*B**(1/(a + b))*b**(1/(a + b))/(6**(a/(a + b))*A**(1/(a + b))*a**(1/(a + b)))
  N*          C**(b/(a + b))*A**(1/(a + b))*a**(1/(a + b))/(6**(b/(a + b))*B**(1/(a + b))*b**(1/(a + b)))
  constant    6**(a*b/(a + b))*A**(b/(a + b))*B**(a/(a + b))*(a + b)/(a**(a/(a + b))*b**(b/(a + b)))
  binding     A/N**a, B/D**b
  proof       weights b/(a + b) on A/N**a, a/(a + b) on B/D**b; multipliers a*b/(a + b) on 6*D*N <= C; for
              every allocation, risk >= 6**(a*b/(a + b))*(A*(a + b)/b)**(b/(a + b))*(B*(a + b)/a)**(a/(a +
              b))/C**(a*b/(a + b))
  verified    yes

Status: complete, the phases are proved to cover all parameters."""

BANDWIDTH = """\
risk        h**s + sqrt(log(C))/(sqrt(C)*h**(d/2))
free        h may fall below one

Optimum
  exponent    s/(d + 2*s)
  order       risk = Theta(log(C)**(s/(d + 2*s))/C**(s/(d + 2*s)))
  h*          d**(2/(d + 2*s))*log(C)**(1/(d + 2*s))/(2**(2/(d + 2*s))*C**(1/(d + 2*s))*s**(2/(d + 2*s)))
  constant    (d + 2*s)/(2**(2*s/(d + 2*s))*d**(d/(d + 2*s))*s**(2*s/(d + 2*s)))
  binding     h**s, sqrt(log(C))/(sqrt(C)*h**(d/2))
  proof       weights d/(d + 2*s) on h**s, 2*s/(d + 2*s) on sqrt(log(C))/(sqrt(C)*h**(d/2)); for every
              allocation, risk >= ((d + 2*s)/d)**(d/(d + 2*s))*((d + 2*s)/(2*s))**(2*s/(d +
              2*s))*log(C)**(s/(d + 2*s))/C**(s/(d + 2*s))
  verified    yes

Status: complete, the phases are proved to cover all parameters."""


def test_several_phases_have_a_block_each_and_their_walls() -> None:
    blocks = diagram(QUESTIONS["limited data"].answer()).split("\n\n")
    assert [b.split()[0] for b in blocks] == ["risk", "Phase", "Phase", "Walls", "Status:"]
    limited = next(b for b in blocks if "exponent    b*u" in b)
    assert "N*          not unique: of order at least C**(b*u/a) and at most C**(1 - u)" in limited
    assert "multipliers b on D <= C**u; for every allocation, risk >= C**(-b*u)" in " ".join(limited.split())
    assert "the allocation passes continuously" in blocks[3]


@pytest.mark.parametrize(
    "question, hinted",
    [
        (Question("N**a + D**-b", ("N*D",)), True),
        (Question("N**-a + D**-b", ("N*D",)), False),
        (Question("N**-a + N/C", uncharged=("N",)), False),  # it falls with the budget
        (Question("h**s + 1/(C*h**d)", free=("h",)), False),  # a free resource may shrink
        (Question("N**(1 - a)", ("N",)), False),  # its sign is open
    ],
)
def test_only_terms_that_never_decrease_give_a_hint(question, hinted) -> None:
    assert bool(hints(question.answer())) is hinted
