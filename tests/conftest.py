"""Settings shared by all tests."""

from hypothesis import HealthCheck, settings

# The same examples on every machine: a failure is a change of the code, not of the draw.
settings.register_profile(
    "fixed", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fixed")
