"""Dark, light and high contrast. `soft` is the colour of what matters less: citations, footnotes."""

from __future__ import annotations

from textual.theme import Theme

THEMES = (
    Theme(
        name="dark",
        primary="#7aa2d6",
        secondary="#4c6a92",
        accent="#e0a458",
        warning="#e0a458",
        error="#e07a7a",
        success="#7fbf8f",
        foreground="#dfe3ea",
        background="#14181f",
        surface="#191e27",
        panel="#222936",
        dark=True,
        variables={"soft": "#9aa5b8", "border-blurred": "#3d4a60", "scrollbar-background": "#191e27"},
    ),
    Theme(
        name="light",
        primary="#1f4f8b",
        secondary="#46699a",
        accent="#8a4b00",
        warning="#8a5a00",
        error="#a3232f",
        success="#1c6b3a",
        foreground="#1b1f26",
        background="#f3f4f6",
        surface="#ffffff",
        panel="#e6e9ee",
        dark=False,
        variables={"soft": "#56606f", "border-blurred": "#b4bdca", "scrollbar-background": "#e6e9ee"},
    ),
    Theme(
        name="contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#00ffff",
        warning="#ffff00",
        error="#ff8080",
        success="#00ff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        dark=True,
        text_alpha=1.0,
        variables={
            "soft": "#ffffff",
            "text-muted": "#ffffff",
            "text-disabled": "#ffffff",
            "border": "#ffffff",
            "border-blurred": "#ffffff",
            "scrollbar": "#ffffff",
            "block-cursor-background": "#ffffff",
            "block-cursor-foreground": "#000000",
            "primary-muted": "#333300",
        },
    ),
)
NAMES = tuple(theme.name for theme in THEMES)
