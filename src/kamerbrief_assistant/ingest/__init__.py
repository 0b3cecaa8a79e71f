"""Letters in from files: one small reader per format, one way of assembling what they yield.

file ──sniff, limits──▶ reader ──▶ blocks ──finish──▶ ReadLetter ──assemble──▶ Letter
"""

from .assemble import assemble
from .reading import SUFFIXES, read_bytes, read_letter

__all__ = ["SUFFIXES", "assemble", "read_bytes", "read_letter"]
