"""Accounts of hosts: sign up, log in, log out, set a new password by a link that a command printed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lobby.cookies import seats_in, take_seat_away
from lobby.forms.accounts import SignUpForm
from lobby.forms.errors import first_error
from lobby.services.accounts import leave_seats
from lobby.services.limits import is_over_limit, note_attempt
from lobby.views.who import account_of

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password1", "password2")
@never_cache
def sign_up(request: HttpRequest) -> HttpResponse:
    """Make an account and log in with it."""
    if request.user.is_authenticated:
        return redirect("host")
    form = SignUpForm(request.POST) if request.method == "POST" else SignUpForm()
    if request.method == "POST" and is_over_limit(request, "sign_up"):
        return render(request, "429.html", status=429)
    if request.method == "POST":
        note_attempt(request, "sign_up")
    if form.is_bound and form.is_valid():
        login(request, form.save(), backend=BACKEND)
        return redirect("host")
    known = {"form": form, "error": first_error(form) if form.is_bound else None}
    return render(request, "pages/sign_up.html", known, status=422 if form.is_bound else 200)


@method_decorator(never_cache, name="dispatch")
class LogInView(LoginView):
    """Log in; only failed tries count towards the limit of an address."""

    template_name = "pages/log_in.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:  # noqa: ANN401 - Django's signature
        """Refuse an address that guessed too often before any password is looked at."""
        if is_over_limit(request, "login"):
            return render(request, "429.html", status=429)
        return super().post(request, *given, **named)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Count the failure and show it; 422, for nothing was done."""
        note_attempt(self.request, "login")
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_default_redirect_url(self) -> str:
        """Where a host goes who asked for no page in particular."""
        return reverse("host")

    def get_context_data(self, **known: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's signature
        """Add the one error to show."""
        found: dict[str, Any] = super().get_context_data(**known)
        form = found["form"]
        return {**found, "error": first_error(form) if form.is_bound else None}


class LogOutView(LogoutView):
    """Log out: this browser gives up its seats too, and every connection of the account is closed."""

    def post(self, request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:  # noqa: ANN401 - Django's signature
        """End the session first, so that no connection finds its way back by it."""
        user, seats = account_of(request), seats_in(request.COOKIES)
        answer: HttpResponse = super().post(request, *given, **named)
        leave_seats(user, [participant_id for participant_id, _version in seats.values()])
        for table_id in seats:
            take_seat_away(answer, table_id)
        messages.success(
            request, _("You are logged out. This browser has given up its seats; log in to go on in yours.")
        )
        return answer


@method_decorator(never_cache, name="dispatch")
class NewPasswordView(PasswordResetConfirmView):
    """Set a new password by the one-time link of `manage.py reset_password`."""

    template_name = "pages/new_password.html"
    success_url = reverse_lazy("host")
    post_reset_login = True
    post_reset_login_backend = BACKEND

    def get_context_data(self, **known: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's signature
        """Add the one error to show."""
        found: dict[str, Any] = super().get_context_data(**known)
        form = found.get("form")
        return {**found, "error": first_error(form) if form is not None and form.is_bound else None}
