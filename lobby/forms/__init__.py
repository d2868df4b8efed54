"""Forms that people fill in; each wrong field gets one sentence that says what helps."""
