"""Find, cite and track what ministers' letters to the Dutch parliament say."""

__version__ = "0.1.0"
