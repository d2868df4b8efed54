"""The account of a host: a name and a password, nothing else."""

from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User


class SignUpForm(UserCreationForm):  # type: ignore[type-arg] # generic in the stubs only
    """A new account; no address is asked for, a lost password is reset by whoever runs the server."""

    class Meta:
        """What is kept."""

        model = User
        fields = ("username",)
