"""The pages that are looked at for what keeps people out; an address that is nowhere here makes a test fail."""

from typing import Final

PLACES: Final = {
    "first page": "/",
    "join": "/j/WAVE-42",
    "join by a link": "/j/WAVE-42/a-link-that-is-too-old",
    "host": "/host",
    "log in": "/accounts/login",
    "sign up": "/accounts/signup",
    "my tables": "/my/",
    "delete my data": "/my/erase",
    "rules": "/rules/",
    "rules in short": "/rules/short/",
    "codex": "/codex/",
    "glossary": "/codex/glossary/",
    "cards": "/codex/cards/",
    "a card": "/codex/cards/first_watch.borrowed_key/",
    "clauses": "/codex/clauses/",
    "projects": "/codex/projects/",
    "agendas": "/codex/agendas/",
    "scenarios": "/codex/scenarios/",
    "a scenario": "/codex/scenarios/common_front/",
    "no table": "/t/aaaaaaaaaaaaaa/",
    "a wrong reset link": "/accounts/password/MQ/set-password",
}
"""Pages that one visit shows, by what they are."""
SHOWN_ELSEWHERE: Final = {
    "table": "test_table_access: lobby, game and end in every state; test_people: the door and who waits there",
    "record": "test_people: at the door",
    "gallery": "test_gallery",
}
"""Pages that take more than a visit, by the name of their address."""
NO_PAGES: Final = {
    "healthz": "JSON",
    "protocol": "JSON",
    "qr": "a picture",
    "codex_words": "JSON",
    "my_data": "JSON",
    "record_json": "JSON",
    "table_map": "JSON",
    "standing": "JSON",
    "join": "takes a form; its page with an error is that of join_by_code",
    "solo": "takes a form, leads to a table",
    "observe": "takes a form; its page with an error is the door's",
    "claim": "takes a form; its page with an error is the door's",
    "logout": "takes a form, leads to the first page",
}
"""Addresses that show nothing of their own. Those of acts, "act_...", only take forms."""
