"""Text to vectors: the encoder that ships, and any local sentence-transformers folder."""
