"""Text-level knowledge of Dutch and English: words, stems, compounds, sentences, references. Pure functions."""
