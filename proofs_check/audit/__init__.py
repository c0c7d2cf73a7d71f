"""Whether the evidence can fail: planted variants of every claim, and false alarms on true ones.

A check that refutes nothing supports nothing. `trials` plants variants in a claim and shows which kind of evidence
refutes them; `alarms` holds a true claim against other seeds and windows, where nothing may be refuted; `run` does both
for many claims and keeps what finished.
"""
