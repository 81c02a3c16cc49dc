"""Sealed libraries in tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture
def quick_keys() -> Iterator[None]:
    """Deriving a key is made to take long; in a test it happens again and again."""
    sqlcipher3 = pytest.importorskip(
        "sqlcipher3.dbapi2", reason="the extra crypt (sqlcipher3) is not installed"
    )
    connection = sqlcipher3.connect(":memory:")
    [before] = connection.execute("PRAGMA cipher_default_kdf_iter").fetchone()
    connection.execute("PRAGMA cipher_default_kdf_iter = 1000")
    yield
    connection.execute(f"PRAGMA cipher_default_kdf_iter = {before}")
    connection.close()
