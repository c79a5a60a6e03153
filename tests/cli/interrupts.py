"""What a command needs to be interrupted wherever the tests run."""

import signal


def heed_interrupts() -> None:
    """Undo, in a new process, that what a shell starts in the background ignores SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
