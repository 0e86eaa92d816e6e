"""TOML read quickly where it is plain, as rule files are: tables, and keys with words, lists of words, whole numbers, yes
or no.

    [[action]]
    name  = "shell <target>"
    verbs = ["shell", "mortar"]

Python's own reader knows the whole language and takes a tenth of a second for the packaged rules. This one reads what
the pattern below allows and leaves every other text to Python's, errors and all: what is made of a text is the same.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

# No part can end in two ways, so that nothing is tried twice; possessive groups would say so, but Python 3.11.2 misreads them.
_STRING = r'"[^"\\\n]*(?:\\["\\][^"\\\n]*)*"'
_STATEMENT = re.compile(
    r"(?:[ ]*(?:#[^\n]*)?\n)*[ ]*"  # blank lines and comments
    r"(?:\[\[(?P<entry>[A-Za-z0-9_-]+)\]\]|\[(?P<table>[A-Za-z0-9_-]+)\]"
    rf"|(?P<key>[A-Za-z0-9_-]+)[ ]*=[ ]*(?:(?P<word>{_STRING})"
    rf"|\[(?P<list>[ \n]*(?:{_STRING}[ \n]*(?:,[ \n]*{_STRING}[ \n]*)*(?:,[ \n]*)?)?)\]"
    r"|(?P<truth>true|false)|(?P<number>0|[1-9][0-9]{0,8})))"
    r"[ ]*(?:#[^\n]*)?(?:\n|\Z)"
)
_REST = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*[ ]*(?:#[^\n]*)?")
_WORD = re.compile(r'"([^"]*)"')
_ANY_WORD = re.compile(_STRING)
_UNUSUAL = re.compile(r"[^\n -~\xa0-\ud7ff\ue000-\U0010ffff]")


def loads(text: str) -> dict[str, Any]:
    """What a TOML text says.

    Raises:
        tomllib.TOMLDecodeError: it is none.
    """
    found = plain(text)
    return tomllib.loads(text) if found is None else found


def plain(text: str) -> dict[str, Any] | None:
    """What a plain text says; None where something in it is not plain."""
    if _UNUSUAL.search(text):
        return None
    whole: dict[str, Any] = {}
    table, entries = whole, set[str]()
    at = 0
    while found := _STATEMENT.match(text, at):
        at = found.end()
        kind, name = found.lastgroup, found["key"]
        if name is None:
            name, table = found["entry"] or found["table"], {}
            if name not in whole:
                whole[name] = [table] if kind == "entry" else table
                entries.update([name] if kind == "entry" else [])
            elif kind == "entry" and name in entries:
                whole[name].append(table)
            else:
                return None
        elif name in table:
            return None
        else:
            table[name] = _value(found)
    rest = _REST.match(text, at)
    return whole if rest is not None and rest.end() == len(text) else None


def _value(found: re.Match[str]) -> Any:
    match found.lastgroup:
        case "word":
            return _unquoted(found["word"])
        case "list":
            listed = found["list"]
            return _WORD.findall(listed) if "\\" not in listed else [_unquoted(word) for word in _ANY_WORD.findall(listed)]
        case "truth":
            return found["truth"] == "true"
        case _:
            return int(found["number"])


def _unquoted(word: str) -> str:
    word = word[1:-1]
    return re.sub(r"\\(.)", r"\1", word) if "\\" in word else word
