# SPDX-License-Identifier: Apache-2.0
"""The server's REST API, with nothing but what ansible-core brings."""
from __future__ import absolute_import, division, print_function

__metaclass__ = type

import json
import socket
import time
import uuid

from ansible.module_utils.basic import env_fallback
from ansible.module_utils.common.text.converters import to_native, to_text
from ansible.module_utils.six.moves.urllib.error import HTTPError, URLError
from ansible.module_utils.six.moves.urllib.parse import quote, urlencode
from ansible.module_utils.urls import ConnectionError as UrlsConnectionError
from ansible.module_utils.urls import NoSSLError, SSLValidationError, open_url

# Options of every module; documented in plugins/doc_fragments/server.py.
SERVER_OPTIONS = dict(
    server=dict(type="str", default="http://127.0.0.1:8080", fallback=(env_fallback, ["VPPILOT_SERVER"])),
    token=dict(type="str", no_log=True, fallback=(env_fallback, ["VPPILOT_TOKEN"])),
    validate_certs=dict(type="bool", default=True),
    timeout=dict(type="int", default=300),
)

# An apply that did not commit still answers with its result, under one of these statuses.
RESULT_STATUSES = (200, 409, 422, 500, 503)


class Problem(Exception):
    """The server did not do what was asked: its own problem+json, or that it was not there."""

    def __init__(self, code, detail, status=0):
        super(Problem, self).__init__(detail)
        self.code = code
        self.detail = detail
        self.status = status


class Server(object):
    """One VPPilot server."""

    def __init__(self, params):
        self._base = params["server"].rstrip("/")
        self._token = params.get("token")
        self._validate_certs = params["validate_certs"]
        self._timeout = params["timeout"]

    def get(self, path, **query):
        """GET; JSON."""
        return self._send("GET", path, query)

    def find(self, path, **query):
        """GET; None when there is no such thing."""
        try:
            return self._send("GET", path, query)
        except Problem as problem:
            if problem.status == 404:
                return None
            raise

    def get_all(self, path, **query):
        """Every row of a paged list."""
        rows = []
        query.setdefault("limit", 1000)
        while True:
            page = self._send("GET", path, query)
            rows.extend(page["items"])
            if not page.get("next"):
                return rows
            query["cursor"] = page["next"]

    def post(self, path, body=None, content_type=None, headers=None, results=(200,), **query):
        """POST; the JSON of an answer whose status is among the results."""
        return self._send("POST", path, query, body, content_type, headers, results)

    def change(self, path, body=None, content_type=None, headers=None, **query):
        """POST of a change; its result, whatever the outcome.

        A connection can break while the server works. The same Idempotency-Key lets the request be sent again: the change is made once,
        and the answer is that of the first time.
        """
        sent = dict(headers or {}, **{"Idempotency-Key": str(uuid.uuid4())})
        for wait in (1, 2, 4, None):
            try:
                return self.post(path, body, content_type, sent, RESULT_STATUSES, **query)
            except Problem as problem:
                if wait is None or problem.code not in ("server-unreachable", "idempotency-in-progress"):
                    raise
            time.sleep(wait)

    @staticmethod
    def segment(text):
        """One segment of a path."""
        return quote(to_native(text), safe="")

    def _send(self, method, path, query=None, body=None, content_type=None, headers=None, results=(200,)):
        url = self._base + path
        given = sorted((name, value) for name, value in (query or {}).items() if value is not None)
        if given:
            url += "?" + urlencode([(name, self._spell(value)) for name, value in given])
        sent = {"Accept": "application/json"}
        sent.update(headers or {})
        if content_type:
            sent["Content-Type"] = content_type
        if self._token:
            sent["Authorization"] = "Bearer " + self._token
        try:
            answer = open_url(
                url, method=method, data=body, headers=sent, timeout=self._timeout, validate_certs=self._validate_certs,
                http_agent="vppilot-ansible", follow_redirects="none")
            status, media_type, text = answer.getcode(), answer.headers.get("Content-Type", ""), answer.read()
        except HTTPError as error:
            status, media_type, text = error.code, error.headers.get("Content-Type", ""), error.read()
        except (URLError, SSLValidationError, NoSSLError, UrlsConnectionError, socket.timeout, socket.error, ValueError) as error:
            raise Problem("server-unreachable", "No answer from {0}: {1}".format(url, to_native(getattr(error, "reason", error))))

        media_type = media_type.split(";")[0].strip().lower()
        try:
            value = json.loads(to_text(text)) if media_type.endswith("json") else None
        except ValueError as error:
            raise Problem("unexpected-answer", "{0} answered with JSON that cannot be read: {1}".format(url, to_native(error)), status)
        # A result and a problem can have the same status; the media type tells them apart.
        if status in results and media_type == "application/json":
            return value
        if media_type == "application/problem+json":
            raise Problem(value.get("code", "unexpected-answer"), value.get("detail") or value.get("title") or "no reason given", status)
        raise Problem(
            "unexpected-answer", "{0} answered {1} with {2}. Is that a VPPilot server?".format(url, status, media_type or "nothing"), status)

    @staticmethod
    def _spell(value):
        if isinstance(value, bool):
            return "true" if value else "false"
        return to_native(value)
