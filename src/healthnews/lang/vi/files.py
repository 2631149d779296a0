"""The files of the installed underthesea from which its words are reproduced, found without importing it.

underthesea (Apache-2.0) installs a CRFsuite model, a dictionary, a table of spellings and a module with the
regular expression that cuts text into tokens. We read these files where pip put them and ship none of them. What
we make of them equals underthesea's own answer only for the contents that were compared, so each file's SHA-256
is checked."""

from __future__ import annotations

import ast
import hashlib
import pickle
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

MODEL = "pipeline/word_tokenize/models/ws_crf_vlsp2013_20230727/models.bin"
DICTIONARY = "pipeline/word_tokenize/models/ws_crf_vlsp2013_20230727/dictionary.bin"
SPELLINGS = "pipeline/text_normalize/tn_rules_2023_07_14.bin"
PATTERN = "pipeline/word_tokenize/regex_tokenize.py"

KNOWN = {
    MODEL: "c3a64c64349f1d73304f89babacaa8f8cd6078b1ec1a1b2c104e9e411ac1d2c3",
    DICTIONARY: "ec8c62b3881c6682c18959988e1fe08800cc835777778845bded470ca02745d9",
    SPELLINGS: "a8ef96ef9837f6a377154fdfc970b9b88351d39f9353fa693d53ab49798817f9",
}
# of the expression alone, which stayed the same while its module was edited (6.8.4 to 9.5.0)
KNOWN_PATTERN = "ed7f6df4bba1133b1fd2baf02d612b7ef6912f0460f7a8166bd6b4aa8f072d25"


class UnknownFilesError(Exception):
    """The installed underthesea is not one whose words we can reproduce."""


class Files(NamedTuple):
    """What the files hold: the model's path, lower-case words, spellings of characters and tokens, the expression."""

    model: Path
    dictionary: set[str]
    characters: dict[str, str]
    spellings: dict[str, str]
    pattern: str


def read() -> Files:
    """The files of the installed underthesea, checked."""
    spec = find_spec("underthesea")
    if spec is None or not spec.submodule_search_locations:
        raise UnknownFilesError("underthesea is not installed")
    folder = Path(spec.submodule_search_locations[0])
    try:
        data = {name: (folder / name).read_bytes() for name in KNOWN}
        pattern = _pattern((folder / PATTERN).read_text(encoding="utf-8"))
    except (OSError, UnicodeError, SyntaxError, KeyError) as error:
        raise UnknownFilesError(f"{folder}: {error}") from error
    for name, known in KNOWN.items():
        _check(folder / name, data[name], known)
    _check(folder / PATTERN, pattern.encode(), KNOWN_PATTERN)
    rules: dict[str, Any] = pickle.loads(data[SPELLINGS])
    return Files(folder / MODEL, pickle.loads(data[DICTIONARY]), rules["character"], rules["token"], pattern)


def _check(path: Path, data: bytes, known: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != known:
        raise UnknownFilesError(f"{path}: its SHA-256 is {found}, expected {known}")


def _pattern(source: str) -> str:
    """The expression `regex_patterns_combine` that a module's source builds: its assignments alone are run.

    Importing the module would import all of underthesea with it.
    """
    tree = ast.parse(source)
    tree.body = [node for node in tree.body if isinstance(node, ast.Assign)]
    values: dict[str, Any] = {"re": re}
    exec(compile(tree, PATTERN, "exec"), values)
    return str(values["regex_patterns_combine"])
