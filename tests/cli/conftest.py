"""The command line, called inside this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from sabaq.cli import main
from sabaq.workspace import Workspace

HEADER = "report_id,source,published,date,lat,lon,place,country,actor,killed_low,killed_high,text\n"
TABLE = HEADER + (
    "p1,A wire,2024-03-10T15:00:00+00:00,2024-03-10,30.2,67.0,Quetta,PK,TTP,5,7,Bomb kills 5 in Quetta\n"
    "p2,A daily,2024-03-11T09:00:00+00:00,2024-03-10,30.2,67.0,Quetta,PK,TTP,6,8,Bomb kills 6 in Quetta\n"
    "p3,A wire,2024-05-01T09:00:00+00:00,2024-04-30,34.0,71.5,Peshawar,PK,,0,1,Grenade hurts nobody\n"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str
    raw: bytes

    @property
    def json(self) -> object:
        return msgspec.json.decode(self.raw)

    def keys(self) -> set[str]:
        answered = self.json
        assert isinstance(answered, dict)
        return set(answered)


Call = Callable[..., Answer]


@pytest.fixture
def sabaq(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the command line; whatever it does, it ends with an exit code and never with a traceback."""

    def call(*words: str | Path) -> Answer:
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
        monkeypatch.setattr(sys, "argv", ["sabaq", *map(str, words)])
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            monkeypatch.undo()
        out.flush()
        raw = out.buffer.getvalue()  # type: ignore[attr-defined]
        code = ended.value.code
        return Answer(
            code if isinstance(code, int) else int(bool(code)), raw.decode(errors="replace"), err.getvalue(), raw
        )

    return call


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a picture of two incidents, for commands that only read; back-filled, so it has a past."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "attacks.csv").write_text(TABLE, encoding="utf-8")
    workspace = Workspace.init(folder / "workspace")
    workspace.add([folder / "attacks.csv"], mapping="generic", back_filled=True)
    workspace.run()
    workspace.close()
    return folder / "workspace"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A workspace without reports."""
    folder = tmp_path / "workspace"
    Workspace.init(folder).close()
    return folder
