"""The bar of keys at the foot: what works where you are, as many as fit, the most local first."""

from __future__ import annotations

from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from kamerbrief_assistant.ui.commands import BY_ID, COMMANDS, Scope, key_name
from kamerbrief_assistant.wording import text

_ORDER = {command.id: index for index, command in enumerate(COMMANDS)}
_ALWAYS = ("app.help", "app.quit")


def shown_commands(screen: Screen[object]) -> list[tuple[str, str]]:
    """(command id, key as written) of what the bar may show, the most local first."""
    found: dict[str, str] = {}
    for key, active in screen.active_bindings.items():
        name = active.binding.id
        if name is not None and name in BY_ID and active.enabled and BY_ID[name].bar and name not in found:
            found[name] = key_name(key)

    if "question.leave" in found:
        # One is there already.
        found.pop("app.ask", None)

    def rank(name: str) -> tuple[int, int]:
        scope = BY_ID[name].scope
        far = {Scope.APP: 1, Scope.MAIN: 2}.get(scope, 0)
        return far, _ORDER[name]

    return sorted(found.items(), key=lambda pair: rank(pair[0]))


class KeyBar(Widget):
    """One line of keys with their labels; each can be pressed with the mouse."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def on_resize(self, _event: Resize) -> None:
        self.refresh()

    def render(self) -> Content:
        if not self.screen.is_attached:
            return Content()
        pairs = shown_commands(self.screen)
        always = [pair for pair in pairs if pair[0] in _ALWAYS]
        local = [pair for pair in pairs if pair[0] not in _ALWAYS]
        room = self.size.width - sum(self._width(pair) for pair in always)
        chosen = []
        for pair in local:
            if self._width(pair) > room:
                continue
            room -= self._width(pair)
            chosen.append(pair)
        parts = []
        for name, key in [*chosen, *always]:
            parts.append(Content.assemble((f" {key} ", "bold $accent"), (f"{self._label(name)} ", "")))
            parts[-1] = parts[-1].stylize(Style.from_meta({"@click": f"app.press('{name}')"}))
        return Content("").join(parts)

    @staticmethod
    def _label(name: str) -> str:
        return text(BY_ID[name].label)

    def _width(self, pair: tuple[str, str]) -> int:
        return len(pair[1]) + len(self._label(pair[0])) + 3
