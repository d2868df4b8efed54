"""Local mode: one machine, friends on the same network, nothing to configure and nothing from the internet."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from wargame.network import hostnames, local_addresses, origins
from wargame.secret import kept_secret, unwritable
from wargame.settings.base import *

DEBUG = env.bool("DEBUG", default=False)
LOCAL_MODE = True

try:
    VAR_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)  # plans and private talk lie in it
    SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret(VAR_DIR / "secret_key")
except OSError as error:
    raise SystemExit(unwritable(VAR_DIR, error.strerror)) from None
DATABASES = {"default": database(VAR_DIR / "entente.sqlite3")}

# Everybody in the network reaches this machine by one of these names; another name is somebody else's page.
LOCAL_ADDRESSES = local_addresses()
ALLOWED_HOSTS = [*hostnames(LOCAL_ADDRESSES), *env.list("ALLOWED_HOSTS", default=[])]
WEBSOCKET_ORIGINS = [*origins(ALLOWED_HOSTS, PORT), *env.list("WEBSOCKET_ORIGINS", default=[])]
CSRF_TRUSTED_ORIGINS = WEBSOCKET_ORIGINS

# A pretended language that shows which words forgot to be translatable.
LANG_INFO["xx"] = {"bidi": False, "code": "xx", "name": "Pseudo", "name_local": "Pseudo"}
LANGUAGES = [*LANGUAGES, ("xx", _("Pseudo"))]
INSTALLED_APPS = [*INSTALLED_APPS, "wargame.pseudo.PseudoConfig"]

# `make play` collects and hashes the static files first; everybody else is served the files as they lie.
STATIC_HASHED = env.bool("STATIC_HASHED", default=False)
STORAGES = STORAGES | {"staticfiles": HASHED_STATIC_STORAGE if STATIC_HASHED else PLAIN_STATIC_STORAGE}
WHITENOISE_USE_FINDERS = not STATIC_HASHED
WHITENOISE_AUTOREFRESH = not STATIC_HASHED
WHITENOISE_MAX_AGE = 60 if STATIC_HASHED else 0

if DEBUG:
    INSTALLED_APPS = ["daphne", *INSTALLED_APPS]  # runserver that reloads and still speaks websocket
