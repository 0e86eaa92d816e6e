"""The commands of `events` and `gazetteer` as the codebook tells them: asked of the command line itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from events.value import value


@value
class Described:
    """One command: how it is called, what it does, and its arguments and options with their meaning."""

    usage: str
    words: str
    options: tuple[tuple[str, str], ...]


def described() -> Iterator[Described]:
    """Every command, groups before their members, in the order of `--help`."""
    from typer.main import get_command

    from events.cli import app
    from gazetteer.__main__ import app as gazetteer

    yield from _below(get_command(app), "events")
    yield from _below(get_command(gazetteer), "gazetteer")


def _below(command: Any, name: str) -> Iterator[Described]:
    members = getattr(command, "commands", None)
    if members is not None:
        for member, inner in members.items():
            yield from _below(inner, f"{name} {member}")
        return
    shown = [p for p in command.params if not getattr(p, "hidden", False)]
    arguments = [p for p in shown if p.param_type_name == "argument"]
    usage = " ".join([name, *(_metavar(p) for p in arguments), "[OPTIONS]"])
    told = tuple((_label(p), (getattr(p, "help", None) or "").strip()) for p in shown)
    yield Described(usage, " ".join((command.help or "").split()), told)


def _metavar(parameter: Any) -> str:
    return f"{parameter.metavar or parameter.name.upper()}{'...' if parameter.nargs == -1 else ''}"


def _label(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return _metavar(parameter)
    value = "" if getattr(parameter, "is_flag", False) else f" {parameter.metavar or parameter.name.upper()}"
    return ", ".join(parameter.opts) + value
