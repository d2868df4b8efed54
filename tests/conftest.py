"""What every test shares: how hard Hypothesis looks, and that each failure can be run again."""

import os

from hypothesis import HealthCheck, settings

# No deadlines: a slow machine is not a failure. Every failure prints a blob that reproduces it.
settings.register_profile(
    "ci", deadline=None, max_examples=60, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", parent=settings.get_profile("ci"), max_examples=20)
settings.register_profile("release", parent=settings.get_profile("ci"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
