"""Measuring answers on labelled questions."""
