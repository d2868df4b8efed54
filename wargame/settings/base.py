"""What every environment shares; `dev`, `test` and `prod` add hosts, secrets and where data lies."""

from pathlib import Path
from typing import Any, Final

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from wargame import __version__

BASE_DIR: Final = Path(__file__).resolve().parent.parent.parent
env: Final = environ.Env()

VERSION: Final = __version__
"""The version of the program, shown by /healthz and written into every table."""

VAR_DIR: Final = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
"""Where everything lies that this installation makes: database, secret key, exports."""

PORT: Final = env.int("PORT", default=8000)
"""The port people reach the program on; links, QR codes and allowed origins carry it."""

LOCAL_MODE = False
"""True: whoever opens a page on this very machine may host without an account."""

LOCAL_ADDRESSES: list[str] = []
"""The addresses of this machine in its network, best first; filled in local mode only."""

WEBSOCKET_ORIGINS: list[str] = []
"""Origins that may open a websocket, as browsers write them: scheme, host, and port where it is not the usual one."""

DEBUG = False

SHOW_GALLERY = env.bool("SHOW_GALLERY", default=False)
"""True: /gallery shows every component of the screens; so does DEBUG."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rules.apps.RulesConfig",
    "lobby.apps.LobbyConfig",
]

MIDDLEWARE = [
    "wargame.headers.LeanPartsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wargame.headers.ContentSecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wargame.headers.AnswerHeadersMiddleware",  # it may refuse; what stands above completes that answer too
    "wargame.static.StaticFilesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lobby.trouble.StorageTroubleMiddleware",
]

ROOT_URLCONF = "wargame.urls"
ASGI_APPLICATION = "wargame.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Storage. SQLite needs WAL so that readers never wait for the writer, FULL so that a commit survives a power cut, and
# IMMEDIATE because a deferred transaction that later wants to write fails at once instead of waiting its turn.
SQLITE_OPTIONS: Final[dict[str, Any]] = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


# PostgreSQL: pages share a pool, for a class that joins at once would need a connection each; the live part's two
# threads own theirs. Nobody waits for a lock longer than with SQLite.
POSTGRESQL_OPTIONS: Final[dict[str, Any]] = {
    "pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL", default=16), "timeout": 10, "reconnect_timeout": 5},
    "options": "-c lock_timeout=20000",
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,  # for a server that has vanished; Linux by itself waits a quarter of an hour
}


def database(default: Path) -> dict[str, Any]:
    """The database named by DATABASE_URL, or a SQLite file at `default`."""
    settings: dict[str, Any] = env.db_url("DATABASE_URL", default=f"sqlite:///{default}")
    settings["CONN_MAX_AGE"] = 0  # kept connections leak under ASGI; the writer and reader threads own theirs
    settings["ATOMIC_REQUESTS"] = False
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = SQLITE_OPTIONS | settings.get("OPTIONS", {})
    else:
        settings["OPTIONS"] = POSTGRESQL_OPTIONS | settings.get("OPTIONS", {})
        settings["CONN_HEALTH_CHECKS"] = True  # what a restart of the server has cut is not handed out again
    return settings


def channel_layers(redis_url: str) -> dict[str, Any]:
    """The bell between processes: Redis where a URL is given (comma between several hosts), else memory.

    Memory rings inside one process only, so exactly one process may serve then.
    """
    if not redis_url:
        return {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    # Two seconds to connect; none for reading, for a subscriber waits as long as nobody rings.
    patience = {"socket_connect_timeout": 2, "socket_keepalive": True}
    hosts = [{"address": address, **patience} for address in redis_url.split(",")]
    return {"default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": hosts}}}


LIVE: dict[str, int] = env.json("LIVE", default={})
"""Limits of sockets that differ from the published ones, by the names in lobby/live/limits.py."""

RUNS: list[str] = env.list("RUNS", default=["bots", "clock"])
"""What a process that serves does beside: plays "bots", ends phases by the "clock". Empty: `manage.py run_tables` does.

As many processes as one likes may do it: the log takes each move and each end of a phase once.
"""

REDIS_URL: Final = env.str("REDIS_URL", default="")
CHANNEL_LAYERS = channel_layers(REDIS_URL)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "lobby.services.accounts.SeatsFollowPasswords"},  # judges nothing; it is told of new passwords
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# Words.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Static files.
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
HASHED_STATIC_STORAGE: Final = {"BACKEND": "wargame.static.HashedStaticFilesStorage"}
PLAIN_STATIC_STORAGE: Final = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": HASHED_STATIC_STORAGE,
}
MEDIA_ROOT = VAR_DIR / "media"
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What a browser may do with our pages. connect-src also names the websocket address; see wargame/headers.py.
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Limits on what a request may carry: a pack is at most 1 MiB, everything else is far smaller.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 4

LOG_LEVEL: Final = env.str("LOG_LEVEL", default="INFO")
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "our_faults_only": {"()": "wargame.logs.OurFaultsOnly"},
        "redis_outage": {"()": "wargame.logs.OutageOnceAMinute"},
        "bell_outage": {"()": "wargame.logs.OutageOnceAMinute"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["our_faults_only"]},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        # Without Redis nothing is lost and nothing stops; a line a minute is enough.
        "channels_redis.pubsub": {"filters": ["redis_outage"]},
        "lobby.live.bell": {"filters": ["bell_outage"]},
        # A stranger's wrong Host is refused with 400; it is not worth a traceback each time.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}
