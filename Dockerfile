# The same program as `make play` starts, for a server: settings from the environment, no root, nothing to build twice.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=wargame.settings.prod VAR_DIR=/data
WORKDIR /app

COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY manage.py ./
COPY wargame ./wargame
COPY rules ./rules
COPY lobby ./lobby
COPY templates ./templates
COPY static ./static
COPY deploy/serve.sh ./deploy/serve.sh
COPY docs/rules.md ./docs/
RUN SECRET_KEY=only-to-collect-static-files ALLOWED_HOSTS=localhost python manage.py collectstatic --no-input \
    && useradd --system --uid 1000 entente && mkdir /data && chown entente /data

USER entente
VOLUME /data
EXPOSE 8000

# The health page is asked under a name that the settings allow.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD python -c "import os, urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': os.environ['ALLOWED_HOSTS'].split(',')[0]}))"

CMD ["sh", "-c", "python manage.py migrate --no-input && exec deploy/serve.sh"]
