#!/bin/sh
# How a container serves: no access log (addresses of join links are secrets), small frames only, sockets that may last.
# SERVER=uvicorn where that is installed too; it is faster, and waits for clients that do not read.
set -eu
if [ "${SERVER:-daphne}" = uvicorn ]; then
  exec uvicorn --host 0.0.0.0 --port 8000 --no-access-log --log-level warning --lifespan off \
    --proxy-headers --forwarded-allow-ips '*' --ws-max-size 65536 wargame.asgi:application
fi
exec daphne --bind 0.0.0.0 --port 8000 --verbosity 0 --proxy-headers --websocket_timeout -1 \
  --websocket-max-message-size 65536 --websocket-max-frame-size 65536 wargame.asgi:application
