"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from healthnews import cli

SNAPSHOTS = Path(__file__).parent / "snapshots"
PLAIN = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"}


def run(*arguments, data: bytes = b"", cwd=None) -> subprocess.CompletedProcess[str]:
    """The program, run as a user does."""
    command = [sys.executable, "-m", "healthnews", *map(str, arguments)]
    done = subprocess.run(command, input=data, capture_output=True, env=PLAIN, cwd=cwd, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """An output folder, and what extract said in a pipe."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "raw").mkdir()
    (folder / "raw/tin.txt").write_text("Trạm y tế xã Hòa An\n\nTrạm có 12 giường bệnh.\n", "utf-8")
    (folder / "raw/empty.txt").write_bytes(b"")
    return folder, run("extract", "raw", "-o", "out", "-j", "1", cwd=folder)


def test_a_pipe_sees_one_quiet_line_and_the_problems_on_standard_error(done):
    """Standard output stays empty; problems name file, reason and advice; exit code 3."""
    said = done[1]
    assert (said.returncode, said.stdout) == (3, "")
    problem, line = said.stderr.splitlines()
    assert problem.startswith("empty.txt: read: the file is empty; ")
    assert line.startswith("healthnews: 1 document, ")
    assert line.endswith("1 problem -> out")


def test_quiet_prints_problems_alone_and_json_prints_the_summary(done):
    """`-q` for cron, `--format json` for machines."""
    quiet = run("extract", "raw", "-o", "out", "-j", "1", "-q", cwd=done[0])
    assert len(quiet.stderr.splitlines()) == 1
    told = json.loads(run("extract", "raw", "-o", "out", "-j", "1", "--format", "json", cwd=done[0]).stdout)
    assert (told["documents"], told["kept"], len(told["problems"])) == (1, 2, 1)


def test_json_logs_tell_start_problems_and_end(done):
    """Every line of standard error is an event; each problem is told once, and an error is one too."""
    said = run("extract", "raw", "-o", "logged", "-j", "1", "--log-format", "json", cwd=done[0])
    events = [json.loads(line) for line in said.stderr.splitlines()]
    assert [event["event"] for event in events] == ["start", "problem", "publish", "done"]
    assert (events[1]["source"], events[-1]["documents"], events[-1]["exit_code"]) == ("empty.txt", 1, 3)
    again = run("extract", "raw", "-o", "logged", "-j", "1", "--log-format", "json", cwd=done[0])
    assert [json.loads(line)["event"] for line in again.stderr.splitlines()] == ["start", "publish", "problem", "done"]
    failed = run("extract", "raw", "-o", "raw/tin.txt", "--log-format", "json", cwd=done[0])
    (event,) = map(json.loads, failed.stderr.splitlines())
    assert (failed.returncode, event["event"], event["exit_code"]) == (74, "failed", 74)


def test_too_many_problems_fail_the_run(done):
    """One of two documents is 50 %: allowed by 50, not by 49; the report says the same code."""
    for most, code in (("50%", 3), ("49.9", 1)):
        said = run("extract", "raw", "-o", "out", "-j", "1", "--fail-on-error", most, cwd=done[0])
        assert said.returncode == code
        assert json.loads((done[0] / "out/run.json").read_bytes())["this_run"]["exit_code"] == code


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(("extract", "nowhere"), 2, "nowhere: no such file or folder", id="missing path"),
        pytest.param(("extract", "raw", "--colour"), 2, "No such option", id="unknown option"),
        pytest.param(("extract", "raw", "--max-size", "big"), 2, "'big' is not a size", id="a size that is none"),
        pytest.param(("extract", "raw", "--fail-on-error", "-5%"), 2, "is not a share", id="a share that is none"),
        pytest.param(("extract", "raw", "-o", "raw/tin.txt"), 74, "raw/tin.txt", id="output is a file"),
        pytest.param(("verify", "raw"), 2, "no readable run.json", id="no output"),
        pytest.param(("show", "nowhere.txt"), 2, "nowhere.txt: cannot be read", id="nothing to show"),
        pytest.param(("eval", "nowhere.jsonl", "out"), 2, "nowhere.jsonl", id="no gold"),
    ],
)
def test_what_is_wrong_is_told_with_an_exit_code(done, arguments, code, words):
    """One line on standard error, never a traceback."""
    said = run(*arguments, cwd=done[0])
    assert said.returncode == code
    assert words in said.stderr
    assert "Traceback" not in said.stderr


def test_standard_input_is_a_document(tmp_path):
    """`-` reads it; its source is `-`."""
    said = run("extract", "-", "-o", "out", "-j", "1", cwd=tmp_path, data="Xã có 5 ca mắc cúm.".encode())
    assert said.returncode == 0
    assert json.loads((tmp_path / "out/documents.jsonl").read_bytes())["source"] == "-"


def test_verify_says_that_all_stands(done):
    """One line, exit code 0."""
    said = run("verify", "out", cwd=done[0])
    assert (said.returncode, said.stdout.startswith("1 document: ")) == (0, True)


def test_eval_holds_floors(done):
    """Exit code 1 below a floor, with the measure."""
    (done[0] / "gold.jsonl").write_text('{"source": "tin.txt", "document": true, "title": "Không phải"}\n', "utf-8")
    (done[0] / "floors.toml").write_text('"documents.title" = 0.5\n', "utf-8")
    said = run("eval", "gold.jsonl", "out", "--floors", "floors.toml", cwd=done[0])
    assert (said.returncode, "documents.title is 0.0" in said.stderr) == (1, True)


def test_schema_is_the_one_that_was_agreed(request):
    """The columns change only on purpose: remove the snapshot to accept a change."""
    for kind in ("facts", "documents"):
        snapshot(f"schema-{kind}.json", run("schema", kind).stdout)


def test_commands_and_options_are_those_that_were_agreed():
    """Names, defaults and help texts change only on purpose; how they are laid out is the library's affair."""
    lines = []
    for name, command in sorted(typer.main.get_command(cli.app).commands.items()):
        lines += [f"{name}: {' '.join((command.help or '').split())}"]
        for option in command.params:
            names = ", ".join(option.opts + option.secondary_opts)
            lines.append(f"  {names} [{option.default}]: {option.help or ''}")
    snapshot("commands.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("command", ["", "extract", "show", "config"])
def test_help_is_printed(command):
    """Every command explains itself."""
    said = run(*filter(None, [command]), "--help")
    assert (said.returncode, said.stdout.startswith("Usage: healthnews")) == (0, True)


def test_show_marks_facts_and_tells_what_was_removed(tmp_path):
    """Without colours facts stand in brackets; `--why` names the rules."""
    (tmp_path / "tin.txt").write_text("Trạm y tế xã Hòa An\n\nTrạm có 12 giường bệnh.\n\n(0) Bình luận\n", "utf-8")
    said = run("show", tmp_path / "tin.txt", "--why").stdout
    assert "[12 giường bệnh | bed_count 12]" in said
    assert "- (0) Bình luận  [comment_widget: " in said
    assert "confidence" in said


def test_completion_is_offered_for_the_shell():
    """The shell completes commands."""
    environment = {**PLAIN, "_HEALTHNEWS_COMPLETE": "complete_bash", "COMP_WORDS": "healthnews ver", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-m", "healthnews"], capture_output=True, env=environment, check=False)
    assert "verify" in done.stdout.decode()


def snapshot(name: str, found: str) -> None:
    """Compare with a snapshot; a missing one is written."""
    path = SNAPSHOTS / name
    if not path.exists():
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")
