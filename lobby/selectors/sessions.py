"""Which sessions are still somebody's: nobody has logged out of them, and their account has no other password since."""

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare


def open_sessions(keys: Collection[str]) -> set[str]:
    """Those of the sessions in which an account is logged in now."""
    if not keys:
        return set()
    kept: dict[str, dict[str, Any]] = {
        session.pk: session.get_decoded() for session in Session.objects.filter(pk__in=keys)
    }
    named = {said[SESSION_KEY] for said in kept.values() if SESSION_KEY in said}
    accounts = {str(user.pk): user for user in User.objects.filter(pk__in=named, is_active=True)}
    return {key for key, said in kept.items() if _is_of(said, accounts)}


def _is_of(said: Mapping[str, Any], accounts: Mapping[str, User]) -> bool:
    """Whether a session belongs to one of the accounts, as a page would find it to."""
    account = accounts.get(said.get(SESSION_KEY, ""))
    if account is None:
        return False
    told = said.get(HASH_SESSION_KEY, "")
    known = (account.get_session_auth_hash(), *account.get_session_auth_fallback_hash())
    return any(constant_time_compare(told, found) for found in known)
