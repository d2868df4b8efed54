"""The table's websocket: between the server's messages and a conversation; no rule, no database, no decision here.

A plain ASGI application: what a Channels consumer does around each message costs more than the message.
"""

import asyncio

from lobby.live import frames
from lobby.live.conversation import Conversation
from lobby.live.entrance import Guest, Scope, Stranger, enter, open_table
from lobby.live.sockets import CLOSE_CODES, Send, Socket
from lobby.serving import Receive, serving_hub

REFUSED = 1008
"""The close code of a handshake that is turned away; the other side sees HTTP 403."""


async def table_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one connection from its handshake to its end."""
    await receive()
    comer = await enter(scope)
    if comer is None:
        await send({"type": "websocket.close", "code": REFUSED})
        return
    await send({"type": "websocket.accept"})
    if isinstance(comer, Stranger):
        await turn_away(comer, send)
        return
    await converse(comer, receive, send)


async def turn_away(comer: Stranger, send: Send) -> None:
    """Say why, then close: a browser is told nothing about a handshake that was refused."""
    await send({"type": "websocket.send", "text": frames.bye(comer.why, comer.language)})
    await send({"type": "websocket.close", "code": CLOSE_CODES[comer.why]})


async def converse(comer: Guest, receive: Receive, send: Send) -> None:
    """Hand every frame to the conversation until the other side is gone."""
    hub = serving_hub()
    table = await open_table(hub, comer)
    if isinstance(table, Stranger):
        await turn_away(table, send)
        return
    socket = Socket(send, comer.credentials, comer.participation)
    conversation = Conversation(hub, table, socket)
    try:
        while (message := await receive())["type"] == "websocket.receive":
            conversation.hear(message.get("text"))
            await asyncio.sleep(0)  # whoever sends without pause takes turns with everybody else
    finally:
        conversation.end()
