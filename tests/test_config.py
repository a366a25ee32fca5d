"""The settings: file over defaults, environment over both."""

from __future__ import annotations

from pathlib import Path

import pytest

from sabaq.config import FILE, SEEN_ONLY, Config, load
from sabaq.errors import BadConfig

OTHER: dict[str, str | int] = {
    "actor": "desk-3", "purpose": "AUDIT", "timezone": "Asia/Karachi", "host": "::1", "port": 9000,
    "review_killed": 25,
    "ledger_url": "postgresql://sabaq@db/sabaq", "hosts": "sabaq.agency.example", "behind_proxy": "yes",
    "authority": "12/2024", "assistant_url": "off", "assistant_model": "small", "assistant_key_name": "MY_KEY",
    "oidc_issuer": "off", "oidc_client": "sabaq", "oidc_key_name": "MY_SECRET",
}  # fmt: skip


def write(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_the_defaults_hold(tmp_path: Path):
    assert load(tmp_path, {}) == Config()


def test_every_setting_has_a_test():
    assert set(OTHER) == set(Config.__dataclass_fields__)


@pytest.mark.parametrize("name", OTHER)
def test_the_file_wins_over_the_default_and_the_environment_over_the_file(tmp_path: Path, name: str):
    value = OTHER[name]
    write(tmp_path, f"{name} = {value!r}\n".replace("'", '"'))
    assert getattr(load(tmp_path, {}), name) == value
    if name in SEEN_ONLY:
        with pytest.raises(BadConfig, match=f"the environment sets SABAQ_{name.upper()}; name an authority in"):
            load(tmp_path, {f"SABAQ_{name.upper()}": "x"})
        return
    default = getattr(Config(), name)
    assert getattr(load(tmp_path, {f"SABAQ_{name.upper()}": str(default)}), name) == default


def test_other_variables_of_the_environment_are_left_alone(tmp_path: Path):
    assert load(tmp_path, {"SABAQ_COLOUR": "green", "PORT": "1"}) == Config()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'colour = "green"',
            r"sets 'colour'; wanted one of actor, assistant_key_name, .*, timezone",
        ),
        ("actor = 7", r"sets actor to 7; wanted text"),
        ('actor = " "', r"actor is empty; wanted who acts"),
        ('port = "many"', r"sets port to 'many'; wanted a whole number"),
        ("port = 80.5", r"sets port to 80.5; wanted a whole number"),
        ("port = true", r"sets port to True; wanted a whole number"),
        ("port = -1", r"sets port to -1; wanted a whole number"),
        ("port = 65536", r"port 65536 does not exist; wanted 0 \(any free one\) to 65535"),
        ('timezone = "Karachi"', r"timezone 'Karachi' is unknown; wanted a name such as Asia/Karachi"),
        ('timezone = "../../etc/passwd"', r"is unknown; wanted a name"),
        ('timezone = "America"', r"timezone 'America' is unknown"),
        ('timezone = ""', r"timezone '' is unknown"),
        ("actor = ", r"cannot be read as TOML: .*mend that line"),
        ('oidc_issuer = "https://login.agency.example"', r"no oidc_client says what it calls this server"),
        ('assistant_url = "https://host/v1"', r"no assistant_model says which model to ask"),
        ('behind_proxy = "perhaps"', r"behind_proxy is 'perhaps'; wanted yes or no"),
        ("[server]\nport = 1", r"sets 'server'; wanted one of"),
    ],
)
def test_a_setting_that_cannot_be_is_explained(tmp_path: Path, text: str, told: str):
    with pytest.raises(BadConfig, match=told):
        load(write(tmp_path, text), {})


def test_a_file_of_another_encoding_is_explained(tmp_path: Path):
    (tmp_path / FILE).write_bytes('actor = "Büro"'.encode("latin-1"))
    with pytest.raises(BadConfig, match="cannot be read as TOML"):
        load(tmp_path, {})


def test_the_environment_is_named_when_it_is_at_fault(tmp_path: Path):
    with pytest.raises(BadConfig, match=r"the environment \(SABAQ_...\) sets port to 'x'"):
        load(tmp_path, {"SABAQ_PORT": "x"})
