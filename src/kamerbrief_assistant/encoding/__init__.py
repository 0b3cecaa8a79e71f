"""Text to vectors: the encoder that ships, and any local sentence-transformers folder."""

from .choice import EncoderChoice, load_encoder, read_choice, write_choice

__all__ = ["EncoderChoice", "load_encoder", "read_choice", "write_choice"]
