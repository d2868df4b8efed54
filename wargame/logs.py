"""What stays out of the log: tracebacks of requests that were refused; strangers could fill it with them."""

import logging

SERVER_FAULT = 500


class OurFaultsOnly(logging.Filter):
    """Keeps the line about a request that was refused (status below 500) and drops its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass; raises nothing."""
        if getattr(record, "status_code", SERVER_FAULT) < SERVER_FAULT:
            record.exc_info = None
        return True
