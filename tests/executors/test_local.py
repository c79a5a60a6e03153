"""Worker processes: none left behind, none that hangs us."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor
from pathlib import Path

import pytest

from reader.errors import ReaderError, SpeechFailed
from reader.executors.local import pool


def threads_and_start() -> tuple[int, str | None]:
    import threading

    return threading.active_count(), multiprocessing.get_start_method(allow_none=True)


def interrupt_handler() -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def fail() -> None:
    raise SpeechFailed("sentence 'x'", "the engine died", "try again")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def note_and_sleep(path: str) -> None:
    Path(path, str(os.getpid())).touch()
    time.sleep(60)


def is_gone(pid: int) -> bool:
    for _ in range(100):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().split(") ")[1][0] == "Z":
            return True
        time.sleep(0.05)
    return False


def started(executor: Executor, folder: Path) -> list[int]:
    for _ in range(2):
        executor.submit(note_and_sleep, str(folder))
    while len(list(folder.iterdir())) < 2:
        time.sleep(0.02)
    return [int(path.name) for path in folder.iterdir()]


def test_workers_have_one_thread_and_leave_ctrl_c_to_us() -> None:
    with pool(1) as executor:
        assert executor.submit(threads_and_start).result()[0] == 1
        assert executor.submit(interrupt_handler).result()
    assert not multiprocessing.active_children()


def test_no_jobs_is_one_job() -> None:
    with pool(0) as executor:
        assert executor.submit(abs, -1).result() == 1


def test_an_error_crosses_the_border_whole() -> None:
    with pytest.raises(SpeechFailed) as caught, pool(1) as executor:
        executor.submit(fail).result()
    assert str(caught.value) == "sentence 'x': the engine died; try again"


def test_a_killed_worker_is_an_error() -> None:
    with pytest.raises(ReaderError, match="worker process: was killed"), pool(1) as executor:
        executor.submit(die).result()
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, SystemExit])
def test_workers_end_at_once_on(error: type[BaseException], tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(error), pool(2) as executor:  # noqa: PT012  # the block is what is tested
        pids = started(executor, tmp_path)
        raise error
    assert time.monotonic() - began < 20
    assert all(map(is_gone, pids))


@pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_PDEATHSIG is Linux's")
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import sys, time\n"
        "from pathlib import Path\n"
        "from reader.executors.local import pool\n"
        "from tests.executors.test_local import started\n"
        "if __name__ == '__main__':\n"
        "    with pool(2) as executor:\n"
        "        print(*started(executor, Path(sys.argv[1])), flush=True)\n"
        "        time.sleep(60)\n"
    )
    folder = tmp_path / "pids"
    folder.mkdir()
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(
        [sys.executable, program, folder], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(root)}
    ) as parent:
        assert parent.stdout
        pids = [int(word) for word in parent.stdout.readline().split()]
        parent.kill()
    assert len(pids) == 2
    assert all(map(is_gone, pids))
