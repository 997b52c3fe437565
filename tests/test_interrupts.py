"""An interrupt is an interrupt: never a missing package, never a traceback, always exit code 130."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import interrupts
from assistant.errors import NoEmbedder
from assistant.finding.runtime import load_onnxruntime

ROOT = Path(__file__).parent.parent


def test_an_import_that_an_interrupt_broke_is_no_missing_package() -> None:
    try:
        raise ImportError("numpy.core.multiarray failed to import") from KeyboardInterrupt()
    except ImportError as error:
        assert interrupts.was_interrupted(error)
        with pytest.raises(KeyboardInterrupt):
            interrupts.pass_on(error)


def test_a_missing_package_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not interrupts.was_interrupted(ImportError("no module named onnxruntime"))
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(NoEmbedder, match="is not installed"):
        load_onnxruntime()


@pytest.mark.parametrize(
    "start", ["from assistant.cli import main; main()", "import runpy; runpy.run_module('assistant', run_name='__main__')"]
)
@pytest.mark.parametrize("module", ["typer", "assistant.cli.app", "assistant.cli.options"])
def test_an_interrupt_while_the_modules_load_leaves_with_130(start: str, module: str, tmp_path: Path) -> None:
    # The import of a module sends the interrupt: no clock decides where it comes.
    script = (
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        f"sys.meta_path.insert(0, Finder())\nsys.argv = ['forenote', 'actions']\n{start}\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (130, "", "")


def test_an_interrupt_that_a_library_swallows_is_not_lost(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys, types\nfrom assistant import interrupts\ninterrupts.watch()\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'onnxruntime':\n"
        "            try:\n                os.kill(os.getpid(), signal.SIGINT)\n"
        "            except KeyboardInterrupt:\n                pass\n"
        "            raise ImportError('numpy.core.multiarray failed to import') from None\n"
        "sys.meta_path.insert(0, Finder())\nfrom assistant.finding.runtime import load_onnxruntime\n"
        "try:\n    load_onnxruntime()\nexcept KeyboardInterrupt:\n    print('interrupted')\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, cwd=tmp_path, check=False)
    assert done.stdout == "interrupted\n", done.stderr


def test_ignored_interrupts_stay_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        interrupts.watch()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_interrupt_where_nothing_can_be_raised_is_raised_after_it(tmp_path: Path) -> None:
    script = (
        "import os, signal, time\nfrom assistant import interrupts\ninterrupts.watch()\n"
        "class Gone:\n    def __del__(self):\n        os.kill(os.getpid(), signal.SIGINT)\n        [0 for _ in range(9)]\n"
        "try:\n    one = Gone()\n    del one\n    time.sleep(1)\nexcept KeyboardInterrupt:\n    print('interrupted')\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, cwd=tmp_path, check=False)
    assert (done.stdout, done.stderr) == ("interrupted\n", "")
