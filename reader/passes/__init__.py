"""Passes: Document in, Document out."""
