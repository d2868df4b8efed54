"""Accounts of hosts, as far as whoever runs the server helps with them."""

from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode


def reset_path(user: User) -> str:
    """The path of a one-time link to set a new password; it ends with its use, with a log-in and after three days."""
    name = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("password_reset_confirm", args=[name, default_token_generator.make_token(user)])
