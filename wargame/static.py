"""How static files are named and served."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # published without types
    """Files under a name that carries their hash, so that browsers may keep them for ever.

    Only the addresses inside style sheets are rewritten. Vendored modules stay as published: the import map points
    at their hashed names, and the source maps their last lines mention are not shipped.
    """

    patterns = tuple(pair for pair in CompressedManifestStaticFilesStorage.patterns if pair[0] == "*.css")
    support_js_module_import_aggregation = False


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc] # published without types
    """WhiteNoise with whole answers: our files are small, and a streamed one costs a thread hop a block under ASGI."""

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponseBase:
        """The answer with the file's bytes and exactly the headers WhiteNoise chose."""
        answer = static_file.get_response(request.method, request.META)
        body = b""
        if answer.file is not None:
            with answer.file as file:
                body = file.read()
        response = HttpResponse(body, status=int(answer.status))
        del response["Content-Type"]
        for key, value in answer.headers:
            response[key] = value
        return response
