"""Addresses of the lobby's pages."""

from django.urls import path, register_converter

from lobby.converters import TABLE, TableIdConverter
from lobby.views import acts, table
from lobby.views.accounts import LogInView, LogOutView, NewPasswordView, sign_up
from lobby.views.codex import (
    codex,
    codex_agendas,
    codex_card,
    codex_cards,
    codex_clauses,
    codex_glossary,
    codex_projects,
    codex_scenario,
    codex_scenarios,
    codex_words,
)
from lobby.views.gallery import gallery
from lobby.views.health import healthz
from lobby.views.hosting import host
from lobby.views.landing import join, join_by_code, join_by_link, landing, solo
from lobby.views.mine import erase_me, my_data, my_page
from lobby.views.protocol import protocol_json
from lobby.views.qr import qr
from lobby.views.record import record, record_json
from lobby.views.rules import rules, rules_short

register_converter(TableIdConverter, TABLE)

urlpatterns = [
    path("", landing, name="landing"),
    path("join", join, name="join"),
    path("j/<str:code>", join_by_code, name="join_by_code"),
    path("j/<str:code>/<str:secret>", join_by_link, name="join_by_link"),
    path("solo", solo, name="solo"),
    path("host", host, name="host"),
    path("my/", my_page, name="my_tables"),
    path("my/data.json", my_data, name="my_data"),
    path("my/erase", erase_me, name="erase_me"),
    path("accounts/signup", sign_up, name="sign_up"),
    path("accounts/login", LogInView.as_view(), name="login"),
    path("accounts/logout", LogOutView.as_view(), name="logout"),
    path("accounts/password/<uidb64>/<token>", NewPasswordView.as_view(), name="password_reset_confirm"),
    path("rules/", rules, name="rules"),
    path("rules/short/", rules_short, name="rules_short"),
    path("codex/", codex, name="codex"),
    path("codex/glossary/", codex_glossary, name="codex_glossary"),
    path("codex/words.json", codex_words, name="codex_words"),
    path("codex/cards/", codex_cards, name="codex_cards"),
    path("codex/cards/<str:card_id>/", codex_card, name="codex_card"),
    path("codex/clauses/", codex_clauses, name="codex_clauses"),
    path("codex/projects/", codex_projects, name="codex_projects"),
    path("codex/agendas/", codex_agendas, name="codex_agendas"),
    path("codex/scenarios/", codex_scenarios, name="codex_scenarios"),
    path("codex/scenarios/<str:scenario_id>/", codex_scenario, name="codex_scenario"),
    path("qr/<str:code>.svg", qr, name="qr"),
    path("protocol.json", protocol_json, name="protocol"),
    path("gallery", gallery, name="gallery"),
    path("healthz", healthz, name="healthz"),
    # A table: its page, what strangers may do, and the acts of its people (addresses that only take a POST).
    path("t/<table:table_id>/", table.table_page, name="table"),
    path("t/<table:table_id>/map.json", table.map_json, name="table_map"),
    path("t/<table:table_id>/standing.json", table.standing, name="standing"),
    path("t/<table:table_id>/record", record, name="record"),
    path("t/<table:table_id>/record.json", record_json, name="record_json"),
    path("t/<table:table_id>/observe", table.observe, name="observe"),
    path("t/<table:table_id>/claim", table.claim_host, name="claim"),
    path("t/<table:table_id>/nod", acts.nod_in, name="act_nod"),
    path("t/<table:table_id>/turn-away", acts.turn_away, name="act_turn_away"),
    path("t/<table:table_id>/remove", acts.remove, name="act_remove"),
    path("t/<table:table_id>/door", acts.set_door, name="act_door"),
    path("t/<table:table_id>/link", acts.renew_link, name="act_link"),
    path("t/<table:table_id>/code", acts.renew_code, name="act_code"),
    path("t/<table:table_id>/sit", acts.sit, name="act_sit"),
    path("t/<table:table_id>/stand", acts.stand, name="act_stand"),
    path("t/<table:table_id>/bot", acts.hand_to_bot, name="act_bot"),
    path("t/<table:table_id>/back", acts.hand_back, name="act_back"),
    path("t/<table:table_id>/free", acts.empty_seat, name="act_free"),
    path("t/<table:table_id>/rename", acts.rename, name="act_rename"),
    path("t/<table:table_id>/leave", acts.leave, name="act_leave"),
    path("t/<table:table_id>/again", acts.again, name="act_again"),
    path("t/<table:table_id>/follow", acts.follow_host, name="act_follow"),
]
