"""A budget among any number of legs, each with one resource: statements of which the claims show three legs."""

from __future__ import annotations

from theory import Risk, compute_optimal, parameters, resources
from theory.allocate import Certificate

__all__ = ["balanced"]


def balanced(count: int) -> Certificate:
    """The certificate of ``sum A_i R_i**-a_i`` under the cost ``prod R_i**p_i``.

    Examples
    --------
    >>> balanced(2).exponent
    a_1*a_2/(a_1*p_2 + a_2*p_1)
    """
    rows = [(*resources(f"R_{i} B"), *parameters(f"A_{i} a_{i} p_{i}")) for i in range(1, count + 1)]
    risk, cost = 0, 1
    for resource, _, size, decay, power in rows:
        risk, cost = risk + size * resource**-decay, cost * resource**power
    return compute_optimal(Risk(risk), cost=cost).certificate
