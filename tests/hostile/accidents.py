"""Accidents that befall valid texts, drawn by a seeded generator."""

import copy
import json

EXPRESSIONS = [
    "A*N**-alpha + B*D**-beta",
    "Max(N**-a, D**-b)*log(N)/2",
    "Sum(k**-a*exp(-T*k**-b), (k, 1, oo)) + N**(-c)",
    "Piecewise((x, x > 1), (gamma(x) + 0.5, True))",
    "h**s + C**(-1/2)*log(C)**(1/2)*h**(-d/2)",
    "(1 + x)**20*(2 - sqrt(3))/(zeta(3) + binomial(10, 4))",
    "Integral(exp(-x**2), (x, 0, oo)) <= QLog(2, 1 + 1/n)",
]

TOKENS = [
    *("9**9**9", "1e999999", "9" * 400, "0", "-", "(", ")", "**", "*", "/", ",", "|", ":", "=", "<=", "oo", "-oo"),
    *("nan", "zoo", "exp(", "gamma(", "Max(", "Sum(", "lambda", "lambda: 0", "__import__('os').system('false')", "[0]"),
    *(
        "\x00",
        "\ud800",
        "\u202e",
        "α",
        "ﬁ",
        "𝟙",
        "\n",
        "\t",
        "#",
        "'",
        '"',
        "\\",
        "{",
        "}",
        "\ufeff",
        "0x",
        "1_0",
        "1j",
    ),
    *("eval('1/0')", "().__class__", "True", "None", "and", "if", "@", ";", "~", "!=", "--", "-1", "--json", "--help"),
]
VALUES = [None, True, -1, 10**30, 1e308, float("inf"), float("nan"), "", "x", [], {}, [[[]]], ["0", "oo"], [None] * 3]
VALUES += [{"record": "Ledger"}, {"record": []}, {"expr": 1, "symbols": 2}, {"expr": "9**9**9", "symbols": {"x": "?"}}]
VALUES += [
    {"expr": "eval('1')", "symbols": {}, "functions": ["eval"]},
    "lambda: 0",
    "9**9**9",
    "oo",
    "-oo",
    "zoo",
    "u0",
]


def bent(draw, source, others):
    """A text after one to four accidents."""
    for _ in range(draw.randint(1, 4)):
        at, end = sorted(draw.randint(0, len(source)) for _ in range(2))
        other = draw.choice(others)
        match draw.randrange(9):
            case 0:
                source = source[:at] + chr(draw.randrange(256)) + source[at + 1 :]
            case 1:
                source = source[:at] + source[end:]
            case 2:
                source = source[:at] + other[draw.randint(0, len(other)) :]
            case 3:
                source = source[:at] + source[at:end] * draw.choice([2, 3, 100]) + source[end:]
            case 4 | 5:
                source = source[:at] + draw.choice(TOKENS) + source[end if draw.random() < 0.2 else at :]
            case 6:
                depth, (left, right) = draw.choice([3, 55, 3000]), draw.choice(["()", "[]", ("-", ""), ("exp(", ")")])
                source = source[:at] + left * depth + source[at:end] + right * depth + source[end:]
            case 7:
                source = source.replace(draw.choice("0123456789abnx"), draw.choice(TOKENS))
            case 8:
                source = source[:at] + source[at:end][::-1] + source[end:]
    return source[:20_000]


def places(data):
    """Every container in JSON with each key in it."""
    keys = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(keys):
        yield data, key
        yield from places(value)


def bent_json(draw, source, others):
    """A JSON text whose structure, or whose bytes, suffered."""
    if draw.random() < 0.25:
        return bent(draw, source, others)
    data = json.loads(source)
    for _ in range(draw.randint(1, 3)):
        here, key = draw.choice(list(places(data)) or [({"x": ""}, "x")])
        match draw.randrange(6):
            case 0 if isinstance(here, dict):
                here[str(draw.choice(TOKENS))] = here.pop(key)
            case 1:
                del here[key]
            case 2 if isinstance(here[key], str):
                here[key] = bent(draw, here[key], EXPRESSIONS)
            case 3:
                from_, taken = draw.choice(list(places(json.loads(draw.choice(others)))))
                here[key] = from_[taken]
            case 4:
                for _ in range(draw.choice([2, 50])):
                    here[key] = [here[key]]
            case _:
                here[key] = copy.deepcopy(draw.choice(VALUES))  # what is bent next must not bend them
    return json.dumps(data)
