"""Static files keep their bytes, get names that carry a hash, and are served whole."""

import warnings
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.test import AsyncClient, Client

from wargame.static import HashedStaticFilesStorage

MODULE = 'export { a } from "./a.js";\n//# sourceMappingURL=module.js.map\n'
STYLE = 'body { background: url("dot.svg") }\n'


@pytest.fixture
def collected(tmp_path: Path) -> HashedStaticFilesStorage:
    """A small tree of static files, hashed as collectstatic would."""
    storage = HashedStaticFilesStorage(location=tmp_path)
    for name, text in {"module.js": MODULE, "style.css": STYLE, "dot.svg": "<svg/>"}.items():
        (tmp_path / name).write_text(text)
    outcome = list(storage.post_process({name: (storage, name) for name in ("module.js", "style.css", "dot.svg")}))
    assert not any(isinstance(processed, Exception) for _, _, processed in outcome)
    return storage


def test_a_module_that_mentions_a_source_map_is_collected_unchanged(collected: HashedStaticFilesStorage) -> None:
    with collected.open(collected.stored_name("module.js")) as file:
        assert file.read().decode() == MODULE


def test_a_style_sheet_points_at_the_hashed_name_of_its_picture(collected: HashedStaticFilesStorage) -> None:
    with collected.open(collected.stored_name("style.css")) as file:
        style = file.read().decode()

    assert collected.stored_name("dot.svg") in style
    assert collected.stored_name("dot.svg") != "dot.svg"


def test_a_static_file_is_served_with_its_bytes_and_its_type(client: Client) -> None:
    path = finders.find("vendor/vendor.lock.json")
    assert isinstance(path, str)

    answer = client.get("/static/vendor/vendor.lock.json")

    assert answer.content == Path(path).read_bytes()
    assert answer.headers["Content-Type"] == "application/json"


async def test_a_static_file_is_served_under_asgi_without_a_warning(async_client: AsyncClient) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        answer = await async_client.get("/static/vendor/vendor.lock.json")

    assert answer.status_code == 200
    assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_a_file_that_the_browser_has_already_is_not_sent_again(client: Client) -> None:
    first = client.get("/static/vendor/vendor.lock.json")
    again = client.get("/static/vendor/vendor.lock.json", headers={"if-modified-since": first.headers["Last-Modified"]})

    assert again.status_code == 304
    assert again.content == b""


def test_plain_storage_serves_developers_the_files_as_they_lie() -> None:
    assert StaticFilesStorage().url("css/tokens.css") == "/static/css/tokens.css"
