"""The command palette: every command that works where you are, by its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from kamerbrief_assistant.wording import text

from .commands import BY_ID, COMMANDS, Scope, key_name


def runnable(screen: Screen[Any]) -> list[tuple[str, str, Callable[[], Any]]]:
    """(command id, its key or "", what runs it) of all that can be done on a screen now, local ones first."""
    app: App[Any] = screen.app
    found: dict[str, tuple[str, Callable[[], Any]]] = {}
    for key, active in screen.active_bindings.items():
        name = active.binding.id
        if name is not None and name in BY_ID and active.enabled and name not in found:
            run = partial(app.run_action, active.binding.action, active.node)
            found[name] = (key_name(key), run)
    for command in COMMANDS:
        if not command.keys:
            namespace, _, action = command.action.partition(".")
            node: Any = app if namespace == "app" else screen
            if hasattr(node, f"action_{action}"):
                found[command.id] = ("", partial(app.run_action, action, node))
    known = [each for each in COMMANDS if each.id in found]
    known.sort(key=lambda each: each.scope in {Scope.APP, Scope.MAIN, Scope.LIST})
    return [(each.id, *found[each.id]) for each in known]


class Commands(Provider):
    """Offers the commands to the palette."""

    async def discover(self) -> Hits:
        for name, key, run in runnable(self.screen):
            # Moving about is found by typing; listed at once is what one comes here for.
            if name != "app.palette" and (BY_ID[name].bar or BY_ID[name].scope is Scope.APP):
                yield DiscoveryHit(self._title(name, key), run, help=text(BY_ID[name].help))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, key, run in runnable(self.screen):
            title, said = self._title(name, key), text(BY_ID[name].help)
            score = max(matcher.match(title), matcher.match(said) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(title), run, help=said)

    @staticmethod
    def _title(name: str, key: str) -> str:
        label = text(BY_ID[name].label)
        return f"{label}  ({key})" if key else label
