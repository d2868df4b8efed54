"""A Dask cluster of two workers, real processes, plays what one process plays."""

import argparse
import json
from collections.abc import Iterator

import pytest

from rules.lab import commandline, running
from rules.lab.commandline import executor_named
from rules.lab.running import BATCH, MissingDaskError, cluster, executor_of, play_all
from rules.lab.seatings import jobs_alike

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning:(distributed|tornado|dask)")]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from distributed import LocalCluster  # noqa: PLC0415 - only here

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:  # type: ignore[no-untyped-call]
        yield local.scheduler_address.removeprefix("tcp://")


def test_a_cluster_of_two_workers_plays_what_one_process_plays(address: str) -> None:
    jobs = jobs_alike("late", 3, "cluster", BATCH + 2)
    counted: list[int] = []

    with executor_of(f"dask://{address}", 1) as executor:
        together = play_all("first_watch", jobs, executor, counted.append)

    assert together == play_all("first_watch", jobs, None, counted.append)
    assert counted[:2] == [BATCH, 2]


def test_a_series_is_reported_from_a_cluster_as_from_here(address: str) -> None:
    parser = argparse.ArgumentParser()
    commandline.add_simulate_arguments(parser)
    chosen = ["--games", "12", "--json", "--workers", "1"]
    said: list[str] = []

    commandline.simulate(parser.parse_args([*chosen, "--executor", f"dask://{address}"]), said.append)
    commandline.simulate(parser.parse_args(chosen), said.append)

    assert json.loads(said[0]) == json.loads(said[1])


def test_without_dask_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(running, "import_module", missing)

    with pytest.raises(MissingDaskError), cluster("localhost:1"):
        pass


def test_an_executor_is_a_dask_address_or_nothing() -> None:
    assert executor_named("dask://host:8786") == "dask://host:8786"
    assert not executor_named("")
    with pytest.raises(argparse.ArgumentTypeError):
        executor_named("ssh://host")
