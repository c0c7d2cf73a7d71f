"""A step of the sparse part does not raise its objective."""

import sympy

from theory.records import Bound, Claim, Derivation, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

f, g, a, b, q, eta, L = parameters("f g a b q eta L")
p = parameters("p", positive=False)

CLAIM = Claim(
    id="yu2023:ista-descent",
    title="The sparse step does not raise its objective",
    statement=Inequality((g + b) / (f + a), "<=", sympy.Integer(1)),
    source="textbook",
    fidelity="reconstructed",
    reference="Textbook (proximal gradient descent); a restatement has the step.",
    meanings=(
        Meaning(f, "half the squared residual before the step"),
        Meaning(g, "half the squared residual after it"),
        Meaning(a, "penalty times the sum of the entries before"),
        Meaning(b, "penalty times the sum of the entries after"),
        Meaning(q, "squared length of the change"),
        Meaning(p, "product of the gradient before with the change"),
        Meaning(eta, "size of the step, at most one over the squared norm of the dictionary"),
        Meaning(L, "squared norm of the dictionary"),
    ),
    assumptions=(sympy.Le(eta * L, 1),),
    derivation=Derivation(
        premises=(
            Premise("citation", "the residual's gradient is Lipschitz with L: g <= f + p + L q/2 (textbook)"),
            Premise(
                "assumption",
                "entries are not negative before, and the step minimises p + q/(2 eta) + penalty: "
                "b + p + q/(2 eta) <= a",
            ),
        ),
        steps=(
            Bound(
                "objective",
                relation=sympy.Le((g + b) / (f + a), 1),
                facts=(sympy.Le(g, f + p + L * q / 2), sympy.Le(b + p + q / (2 * eta), a)),
            ),
        ),
    ),
    instances=(Instance.of(),),
)
