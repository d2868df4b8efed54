"""Files stay small enough to be read in one sitting."""

from tests.architecture.tree import own, text

LONGEST_FILE = 400
LONGEST_SCREEN_MODULE = 200


def test_no_python_or_javascript_file_is_longer_than_400_lines() -> None:
    lengths = {str(path): len(text(path).splitlines()) for path in own(".py", ".js")}

    assert len(lengths) > 10, "this test has lost the files it should look at"
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_module_of_the_screens_is_longer_than_200_lines() -> None:
    lengths = {str(path): len(text(path).splitlines()) for path in own(".js") if path.parts[0] == "static"}

    assert {path: length for path, length in lengths.items() if length > LONGEST_SCREEN_MODULE} == {}
