"""`manage.py validate_pack` says what is wrong, and its exit status says whether anything is."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from rules.packs.registry import CONTENT
from tests.packs.writing import changed, first_watch_files, write_pack


def validate(path: Path, *flags: str) -> tuple[int, str]:
    """Run the command; return its exit status and what it printed."""
    out = StringIO()
    try:
        call_command("validate_pack", str(path), *flags, stdout=out)
    except SystemExit as left:
        return int(left.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_a_good_folder_is_ready_and_names_its_hash() -> None:
    status, said = validate(CONTENT / "first_watch")

    assert status == 0
    assert "Ready: 0 errors, 0 warnings. Content hash " in said


def test_a_bad_folder_is_not_ready_and_names_the_place(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, changed("crises/half_harvest.yaml", "severity: 2", "severity: two"))

    status, said = validate(folder)

    assert status == 1
    assert "crises/half_harvest.yaml:6:11: error: severity: 'two' is of the wrong kind; write a whole number." in said
    assert "Not ready: 1 error, 0 warnings." in said


def test_warnings_do_not_change_the_exit_status(tmp_path: Path) -> None:
    status, said = validate(write_pack(tmp_path, changed("pack.yaml", "licence: CC-BY-4.0", "licence: Mine")))

    assert status == 0
    assert "1 warning" in said


def test_one_file_can_be_checked(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("pack: 1\n")

    status, said = validate(file)

    assert status == 1
    assert "mine.yaml:1:7: error: pack: 1 is of the wrong kind" in said


def test_a_path_that_leads_nowhere_is_told_so(tmp_path: Path) -> None:
    status, said = validate(tmp_path / "nowhere")

    assert status == 1
    assert "there is no such file or folder" in said


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, first_watch_files())
    (folder / "constants.yaml").symlink_to("/etc/passwd")

    status, said = validate(folder)

    assert status == 1
    assert "constants.yaml:0:0: error: this is no ordinary file" in said


def test_an_empty_folder_has_no_manifest(tmp_path: Path) -> None:
    status, said = validate(tmp_path)

    assert status == 1
    assert "has no manifest" in said


def test_programs_read_the_report_as_json(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, changed("crises/half_harvest.yaml", "severity: 2", "severity: two"))

    status, said = validate(folder, "--json")

    found = json.loads(said)
    assert status == 1
    assert found["ok"] is False
    assert found["problems"][0]["line"] == 6
    assert found["problems"][0]["path"] == ["severity"]


def test_an_author_reads_what_the_cards_will_do() -> None:
    status, said = validate(CONTENT / "first_watch", "--plain")

    assert status == 0
    assert "first_watch.half_harvest\n" in said
    assert "buy_forward: Costs 3 RP per 100 GDP; You: no harm from this crisis; Demand +10 %" in said
