"""Lines of state: the library at the top, the place above the letter, the filter's chips."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from kamerbrief_assistant.wording import text


class Line(Widget):
    """One or more lines of plain text, never read as markup; too long lines end in an ellipsis."""

    DEFAULT_CSS = """
    Line { height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    ALLOW_SELECT = False

    def __init__(self, content: str | Content = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._content = Content(content) if isinstance(content, str) else content

    def say(self, content: str | Content) -> None:
        made = Content(content) if isinstance(content, str) else content
        if made.plain != self._content.plain:
            self._content = made
            self.refresh(layout=True)

    @property
    def said(self) -> str:
        return self._content.plain

    def render(self) -> Content:
        return self._content


class Chips(Line):
    """The filter in force, each part with a cross to take it away."""

    DEFAULT_CSS = """
    Chips { display: none; height: 1; }
    Chips.-some { display: block; }
    """

    class Removed(Message):
        """A chip was taken away."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def show(self, chips: tuple[tuple[str, str], ...]) -> None:
        """Shows (name, words) pairs."""
        parts = [Content.styled(text("Filter (F7):") + " ", "bold")]
        for name, words in chips:
            style = Style.parse("$text-accent reverse") + Style.from_meta({"@click": ("chip", (name,))})
            parts.append(Content(f" {words} ✕ ").stylize(style))
            parts.append(Content(" "))
        self.say(Content("").join(parts) if chips else "")
        self.set_class(bool(chips), "-some")

    def action_chip(self, name: str) -> None:
        self.post_message(self.Removed(name))
