"""Executors: where tasks run. Each is a ``concurrent.futures.Executor``."""
