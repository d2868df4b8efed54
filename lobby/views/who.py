"""Who asks: the account behind a request, if there is one."""

from django.contrib.auth.models import User
from django.http import HttpRequest


def account_of(request: HttpRequest) -> User | None:
    """The account that is logged in, None for guests."""
    user = request.user
    return user if isinstance(user, User) and user.is_authenticated else None
