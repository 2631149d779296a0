"""A run speaks to nobody and writes nowhere but into its output."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

WATCHER = """
import os, sys
log = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_APPEND)
out = os.environ["WATCH_OUT"]
NET = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request", "http.client")
WRITES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "sqlite3.connect")

def hook(event, args):
    if event.startswith(NET):
        os.write(log, f"net {event} {args!r}\\n".encode())
    if event == "open" and isinstance(args[0], (str, bytes)) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        places = [args[0]]
    elif event in WRITES:
        places = [place for place in args if isinstance(place, (str, bytes)) and place]
    else:
        return
    folder = os.readlink(f"/proc/self/fd/{args[-1]}") if event in ("os.remove", "os.rmdir") and args[-1] != -1 else "."
    for place in places:
        path = os.path.realpath(os.path.join(folder, os.fsdecode(place)))
        if not (path + "/").startswith(out + "/") and path != "/dev/null" and not out.startswith(path + "/"):
            os.write(log, f"write {event} {path}\\n".encode())

sys.addaudithook(hook)
"""


def test_no_network_and_no_write_outside_the_output(tmp_path):
    """An audit hook in the program and in its workers sees neither."""
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/sitecustomize.py").write_text(WATCHER, "utf-8")
    (tmp_path / "log").write_bytes(b"")
    (tmp_path / "raw").mkdir()
    for number, text in enumerate(
        ("Xã có 5 ca mắc cúm.", "<html><body><p>The hospital has 12 beds.</p></body></html>")
    ):
        (tmp_path / f"raw/{number}.html").write_text(text, "utf-8")
    out = tmp_path.resolve() / "out"
    watched = {"PYTHONPATH": str(tmp_path / "hooks"), "WATCH_LOG": str(tmp_path / "log"), "WATCH_OUT": str(out)}
    command = [sys.executable, "-m", "healthnews", "extract", str(tmp_path / "raw"), "-o", str(out)]
    subprocess.run(command, env={**os.environ, **watched, "PYTHONDONTWRITEBYTECODE": "1"}, check=True)
    assert (out / "run.json").exists()
    assert (tmp_path / "log").read_text("utf-8") == ""


def test_the_watcher_sees(tmp_path):
    """The hook of this file does report what it is to report."""
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/sitecustomize.py").write_text(WATCHER, "utf-8")
    (tmp_path / "log").write_bytes(b"")
    watched = {
        "PYTHONPATH": str(tmp_path / "hooks"),
        "WATCH_LOG": str(tmp_path / "log"),
        "WATCH_OUT": str(tmp_path / "x"),
    }
    code = f"import socket; open({str(tmp_path / 'y')!r}, 'w'); socket.socket(socket.AF_UNIX).connect_ex('/nowhere')"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **watched}, check=True)
    seen = (tmp_path / "log").read_text("utf-8")
    assert "write open" in seen
    assert "net socket.connect" in seen
