"""The child process that reads a stranger's pack: `python -m rules.packs.child`, limits first, then the text.

It takes one JSON object on its standard input (`name`, and `files` with base64 contents) and answers with one report
on its standard output. It is started by `isolation` and by nobody else.
"""

import base64
import resource
import sys

MEMORY = 512 * 1024 * 1024
"""Bytes of address space."""
SECONDS = 10
"""Seconds of processor time."""


def main() -> None:
    """Take the limits, read the question, answer it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Imported under the limits, and only here: what reads the text must not be able to outgrow them.
    import orjson  # noqa: PLC0415

    from rules.packs.checking import check  # noqa: PLC0415
    from rules.packs.registry import load_shipped  # noqa: PLC0415

    question = orjson.loads(sys.stdin.buffer.read())
    files = {name: base64.b64decode(text) for name, text in question["files"].items()}
    report = check(question["name"], files, load_shipped().packs().values())
    sys.stdout.buffer.write(orjson.dumps(report.to_json()))


if __name__ == "__main__":
    main()
