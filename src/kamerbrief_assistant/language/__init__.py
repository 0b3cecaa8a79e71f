"""Text-level knowledge of Dutch and English: words, stems, sentences, references. Pure functions."""
