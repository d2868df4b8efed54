"""How a page of somebody who does not think much plays: every phase, to the end, by what the view says may be done."""

from typing import Any

from tests.lobby.client import TableClient

Json = dict[str, Any]


async def play(client: TableClient) -> None:
    """Play every phase until the end: pledge the fair share, invest, seal, be ready."""
    done: tuple[int, str] | None = None
    while done is None or done[1] != "ended":
        done = await next_moment(client, done)
        await act(client)


async def next_moment(client: TableClient, before: tuple[int, str] | None) -> tuple[int, str]:
    """The first round and phase that are not the ones before."""
    found: tuple[int, str] = await client.until(lambda known: moment(known) if moment(known) != before else None)
    return found


def moment(client: TableClient) -> tuple[int, str] | None:
    """The round and phase a client sees."""
    return (client.view["clock"]["round"], client.view["clock"]["phase"]) if client.view else None


async def act(client: TableClient) -> None:
    view = client.view or {}
    if view["clock"]["phase"] == "diplomacy":
        await pledge(client, view)
    if view["may"]["can_save_plan"]:
        await plan(client, view)
    if view["may"]["can_seal"]:
        await client.do({"type": "seal_plan"})
    elif view["may"]["can_ready"]:
        await client.do({"type": "set_ready", "ready": True})


async def pledge(client: TableClient, view: Json) -> None:
    nation = view["you"]["nation"]
    for crisis, may in view["may"]["crises"].items():
        units = min(may["pledge_max"], view["crises"][crisis]["fair"][nation])
        if may["can_pledge"] and units:
            command = {"type": "make_pledge", "crisis": crisis, "units": units, "condition": {"type": "unconditional"}}
            await client.do(command)


async def plan(client: TableClient, view: Json) -> None:
    open_to = {domain: limit for domain, limit in view["may"]["invest"].items() if limit["high"]}
    domain = min(open_to, default=None)
    investments = [{"domain": domain, "points": 1}] if domain else []
    await client.do({"type": "save_plan", "plan": {"deployments": [], "investments": investments, "choices": []}})
