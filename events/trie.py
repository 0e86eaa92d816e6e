"""Phrase dictionaries: a trie of plain dicts over tokens. Fast to build, fast to walk, nothing to install."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

END = ""  # no token is empty, so the key marks where an entry ends and holds its values

Node = dict[str, Any]


def build(entries: Iterable[tuple[Sequence[str], Any]]) -> Node:
    """A trie from (tokens, value) pairs; a token sequence may have several values, kept in order."""
    root: Node = {}
    for tokens, value in entries:
        node = root
        for token in tokens:
            below = node.get(token)
            if below is None:
                below = node[token] = {}
            node = below
        values = node.get(END)
        if values is None:
            node[END] = [value]
        elif value not in values:
            values.append(value)
    return root


def matches(root: Node, tokens: Sequence[str], first: int, tags: str = "", skip: str = "") -> list[tuple[int, list[Any]]]:
    """(end, values) of every entry that begins at `first`, shorter ones first; between its tokens up to two tokens with
    a tag in `skip` may stand ("called again on")."""
    node = root.get(tokens[first])
    i, n = first + 1, len(tokens)
    found: list[tuple[int, list[Any]]] = []
    while node is not None:
        values = node.get(END)
        if values is not None:
            found.append((i, values))
            if len(node) == 1:
                break
        if i >= n:
            break
        nxt = node.get(tokens[i])
        jumped = 0
        while nxt is None and skip and jumped < 2 and tags[i] in skip and i + 1 < n:
            i += 1
            jumped += 1
            nxt = node.get(tokens[i])
        node, i = nxt, i + 1
    return found


def longest(root: Node, tokens: Sequence[str], first: int) -> tuple[int, list[Any]] | None:
    """The longest entry that begins at `first`, or None."""
    found = matches(root, tokens, first)
    return found[-1] if found else None
