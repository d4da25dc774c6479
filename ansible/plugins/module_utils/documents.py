# SPDX-License-Identifier: Apache-2.0
"""How what a task asks for and what is committed become the next document. Knows no server."""
from __future__ import absolute_import, division, print_function

__metaclass__ = type

import copy

VERSION = "vppilot"

# What makes two items of a list the same thing. Items of other lists are the same when they are equal.
IDENTITIES = {
    ("routes",): lambda item: (item.get("prefix"), item.get("vrf", 0)),
    ("neighbors",): lambda item: (item.get("interface"), item.get("address")),
}

# Mappings of names to things: `replaced` replaces a thing as a whole. Other mappings are the keys of one thing.
THINGS = (("interfaces",), ("vrfs",), ("nat44", "interfaces"), ("nat44", "static-mappings"), ("nat44", "identity-mappings"))


def combine(state, committed, wanted):
    """The next document of a node.

    committed and wanted are documents as values (dicts); neither is changed.
    """
    if state == "overridden":
        result = copy.deepcopy(wanted)
    elif state == "deleted":
        result = _without(copy.deepcopy(committed), wanted, ()) if _sections(wanted) else {}
    else:
        result = _with(copy.deepcopy(committed), wanted, (), state == "replaced")
    result.setdefault(VERSION, committed.get(VERSION, wanted.get(VERSION, 1)))
    return normal(result)


def normal(document):
    """A document without sections that have nothing in them: two spellings of one thing would not be idempotent."""
    return dict((name, value) for name, value in document.items() if value not in ({}, [], None))


def has_content(document):
    """True when a document asks for anything."""
    return bool(_sections(document))


def _sections(document):
    return [name for name in document if name not in (VERSION, "node")]


def _with(base, wanted, path, replace):
    """base with what is wanted in it."""
    for key, value in wanted.items():
        here = path + (key,)
        there = base.get(key)
        if isinstance(value, dict) and isinstance(there, dict) and not (replace and path in THINGS):
            base[key] = _with(there, value, here, replace)
        elif isinstance(value, list) and isinstance(there, list):
            base[key] = _list_with(there, value, here)
        else:
            base[key] = copy.deepcopy(value)
    return base


def _list_with(base, wanted, path):
    identity = IDENTITIES.get(path)
    for item in wanted:
        place = _place(base, item, identity)
        if place is None:
            base.append(copy.deepcopy(item))
        else:
            base[place] = copy.deepcopy(item)
    return base


def _without(base, wanted, path):
    """base without what is named; what stands below a thing's name does not matter."""
    for key, value in wanted.items():
        here = path + (key,)
        there = base.get(key)
        if path == () and key in (VERSION, "node"):
            continue
        if isinstance(value, dict) and value and isinstance(there, dict) and path not in THINGS:
            base[key] = _without(there, value, here)
        elif isinstance(value, list) and value and isinstance(there, list):
            identity = IDENTITIES.get(here)
            for item in value:
                place = _place(there, item, identity)
                if place is not None:
                    del there[place]
        else:
            base.pop(key, None)
        if base.get(key) in ({}, []):
            del base[key]
    return base


def _place(items, wanted, identity):
    for place, item in enumerate(items):
        if item == wanted or (identity and isinstance(item, dict) and isinstance(wanted, dict) and identity(item) == identity(wanted)):
            return place
    return None
