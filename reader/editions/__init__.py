"""Editions: Document and Tracks in, files out. The only room that makes what people take away."""
