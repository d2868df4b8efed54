#!/bin/sh
# How a container serves: no access log (addresses of join links are secrets), small frames only, sockets that may last.
set -eu
exec daphne --bind 0.0.0.0 --port 8000 --verbosity 0 --proxy-headers --websocket_timeout -1 \
  --websocket-max-message-size 65536 --websocket-max-frame-size 65536 wargame.asgi:application
