"""Work that is done by a child process: its answer comes back, its memory does not."""

import os
import subprocess
import sys
import textwrap

import pytest

from tests.support.checkout import ROOT

PATIENCE_S = 100.0
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no process")


def begin(program):
    """Starts a program of its own: it has one thread, as the process that watches has."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def check(program):
    with begin(program) as process:
        said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, said


def test_that_the_answer_comes_back_and_nothing_else():
    check(
        """
        import os, sys
        from kiosk.releases.child import in_child

        def work():
            import decimal
            return os.getpid(), "decimal" in sys.modules

        pid, imported = in_child(work)
        assert imported and pid != os.getpid()
        assert "decimal" not in sys.modules
        """
    )


def test_that_what_is_raised_comes_back():
    check(
        """
        from kiosk.releases.child import in_child
        from kiosk.releases.layout import UncheckedLayoutError

        def fail(error):
            def work():
                raise error
            try:
                in_child(work)
            except Exception as found:
                return found

        assert str(fail(UncheckedLayoutError("too slow"))) == "too slow"
        assert type(fail(UncheckedLayoutError("too slow"))) is UncheckedLayoutError
        assert fail(OSError(28, "No space left")).errno == 28
        assert "unexpected happened (ZeroDivisionError: x)" in str(fail(ZeroDivisionError("x")))
        """
    )


def test_that_a_child_that_is_killed_is_told_as_such():
    check(
        """
        import os, signal
        from kiosk.releases.child import LostChildError, in_child

        before = len(os.listdir("/dev/fd"))
        try:
            in_child(lambda: os.kill(os.getpid(), signal.SIGKILL))
        except LostChildError as error:
            assert "-9" in str(error), error
        else:
            raise AssertionError
        assert len(os.listdir("/dev/fd")) == before
        """
    )


def test_that_a_child_ends_with_its_parent():
    process = begin(
        """
        import os, signal, time
        from kiosk.releases.child import in_child

        def work():
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(600)

        in_child(work)
        """
    )
    # The child has the same standard output: all is read only once it has ended too.
    process.communicate(timeout=PATIENCE_S)
    assert process.returncode == -9
