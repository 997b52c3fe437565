"""Ctrl-C kept in mind: it may come while a library loads, whose C code then forgets it and reports a module that cannot be imported."""

from __future__ import annotations

_came = False
_watching = False


def watch() -> None:
    """Note each interrupt from now on, and raise it as Python does. Where the shell had interrupts ignored, they stay ignored."""
    global _watching
    import _thread
    import signal
    import sys

    def note(number: int, frame: object) -> None:
        global _came
        _came = True
        raise KeyboardInterrupt

    def again(lost: sys.UnraisableHookArgs) -> None:
        """Raise anew what came where nothing can be raised: in a callback of the import system or the garbage collector."""
        if lost.exc_type is KeyboardInterrupt:
            _thread.start_new_thread(_thread.interrupt_main, ())  # from here it would be lost again
        else:
            sys.__unraisablehook__(lost)

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, note)
        sys.unraisablehook = again
        _watching = True


def rest() -> None:
    """Heed no interrupt any more: the work is done, and what is left is the interpreter's own end, which one would turn into a death by signal."""
    import signal

    if _watching:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def was_interrupted(error: BaseException | None) -> bool:
    """Whether an interrupt came, or ``error`` was made of one."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return _came or error is not None


def pass_on(error: BaseException) -> None:
    """Raise KeyboardInterrupt where one was taken for ``error``, a failed import: before it is told that a package is missing."""
    if was_interrupted(error):
        raise KeyboardInterrupt
