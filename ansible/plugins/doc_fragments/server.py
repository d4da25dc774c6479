# SPDX-License-Identifier: Apache-2.0
from __future__ import absolute_import, division, print_function

__metaclass__ = type


class ModuleDocFragment(object):
    """How to reach the server: what every module of the collection takes."""

    DOCUMENTATION = r"""
options:
  server:
    description:
      - Address of the VPPilot server.
      - The environment variable C(VPPILOT_SERVER) is used when it is not given.
    type: str
    default: http://127.0.0.1:8080
  token:
    description:
      - Bearer token, for a server that is behind an authenticating proxy.
      - The environment variable C(VPPILOT_TOKEN) is used when it is not given.
    type: str
  validate_certs:
    description: Whether the certificate of an C(https) server is checked.
    type: bool
    default: true
  timeout:
    description:
      - How long one answer may take, in seconds. An apply answers when VPP has done all its steps.
    type: int
    default: 300
notes:
  - The modules talk to the server over its REST API, so they run wherever it can be reached from; usually that is
    C(connection=local) or C(delegate_to=localhost), or the router itself while the server listens on loopback only.
  - Nothing but ansible-core is needed on either side.
requirements:
  - a VPPilot server, 0.1 or later
"""
