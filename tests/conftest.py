"""Where the real documents are, and the tests that need them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure, and the same commit tests the same cases everywhere.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold files beside the checkout; what needs it skips where it is absent."""
    path = Path(os.environ.get("HEALTHNEWS_SHARED", ROOT.parent / "shared"))
    if not (path / "gold" / "score.py").exists():
        pytest.skip("the real documents (../shared) are not beside the checkout")
    return path


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(autouse=True, scope="session")
def one_version() -> Iterator[None]:
    """The program counts as the same during the tests, whoever edits its files meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("healthnews.run.settings.code_hash", lambda: "one version")
        yield
