"""For pytest: as local mode, with a throw-away database of this process and cheap passwords."""

import os
import tempfile
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from wargame.settings.base import *

SECRET_KEY = "only-for-tests-" + "0123456789" * 5
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", "[::1]"]
WEBSOCKET_ORIGINS = [f"http://testserver:{PORT}", f"http://localhost:{PORT}", f"http://127.0.0.1:{PORT}"]

# A file, not memory: threads must see one database through their own connections, as they do in earnest.
TEST_DATABASE = Path(tempfile.gettempdir()) / f"entente-test-{os.getpid()}.sqlite3"
DATABASES = {"default": database(TEST_DATABASE)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DATABASE)}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

LANG_INFO["xx"] = {"bidi": False, "code": "xx", "name": "Pseudo", "name_local": "Pseudo"}
LANGUAGES = [*LANGUAGES, ("xx", _("Pseudo"))]
INSTALLED_APPS = [*INSTALLED_APPS, "wargame.pseudo.PseudoConfig"]

STORAGES = STORAGES | {"staticfiles": PLAIN_STATIC_STORAGE}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

LIVE = {"bot_pause": 0}
SHOW_GALLERY = True
