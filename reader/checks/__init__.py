"""Checks: a file in, Findings out."""
