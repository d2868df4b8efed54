"""A public server behind a proxy that speaks https: everything comes from the environment, nothing is guessed."""

from wargame.settings.base import *

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
DATABASES = {"default": database(VAR_DIR / "entente.sqlite3")}

WEBSOCKET_ORIGINS = env.list("WEBSOCKET_ORIGINS", default=[f"https://{host}" for host in ALLOWED_HOSTS])
CSRF_TRUSTED_ORIGINS = WEBSOCKET_ORIGINS

# The proxy must overwrite X-Forwarded-Proto and X-Forwarded-For; docker-compose.yml and docs/hosting.md show how.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
