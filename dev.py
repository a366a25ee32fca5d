#!/usr/bin/env python3
"""The one door for developers: it sets up, runs, tests.

Needs Python 3.11 or newer and pip, nothing else. Everything it installs goes into .venv beside this file.
The syntax stays readable from Python 3.7 on, so that an old one gives a sentence instead of a SyntaxError.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / ("python" + EXE)
SABAQ = BIN / ("sabaq" + EXE)
STAMP = VENV / "sabaq-installed.json"
NEWEST_TOO_OLD = (3, 10)

# The dev lock is a superset of the runtime lock at the same versions; the others add to either of them.
LOCKS = {level: f"requirements-{level}.lock" for level in ("dev", "bench", "spark")}
LOCKS["runtime"] = "requirements.lock"
COVERED_BY = {"runtime": tuple(LOCKS), "dev": ("dev",), "bench": ("bench",), "spark": ("spark",)}
GROUPS = {  # what each lock is made from, in the order they are locked
    "dev": ["--group", "dev"],
    "runtime": ["--group", "build"],
    "bench": ["--group", "build", "--group", "bench"],
    "spark": ["--group", "build", "--extra", "spark"],
}

NO_NETWORK = ("NewConnectionError", "name resolution", "Max retries", "timed out", "Connection refused", "ProxyError")


class Stop(Exception):
    """Setting up cannot go on; the message says what to do."""


def say(message: str) -> None:
    """Tell the person at the terminal, apart from the output of the command itself."""
    print("dev.py: " + message, file=sys.stderr, flush=True)


def main(words: list[str]) -> int:
    """Run one verb and give its exit code."""
    try:
        check_python()
        if words and words[0] in PASS_ON:
            return PASS_ON[words[0]](words[1:])
        verb = parser().parse_args(words)
        return int(verb.run(verb))
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("stopped; run the same command again to go on.")
        return 130


def parser() -> argparse.ArgumentParser:
    """Give the verbs and the options of those that have some of their own."""
    top = argparse.ArgumentParser(prog="dev.py", description="Set up, run, test and measure sabaq.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    setup = verbs.add_parser("setup", help="make .venv; install the locked packages and sabaq itself")
    setup.add_argument("--dev", action="store_true", help="also what the tests and checks need")
    setup.add_argument("--bench", action="store_true", help="also the rival that the benchmark runs against")
    setup.add_argument("--spark", action="store_true", help="also the engine of many machines (needs Java)")
    setup.set_defaults(run=run_setup)
    verbs.add_parser("demo", help="load the demo, run it and serve it; arguments go on to `sabaq demo`")
    verbs.add_parser("serve", help="serve a workspace; arguments go on to `sabaq serve`")
    verbs.add_parser("test", help="run the tests; arguments go on to pytest")
    check = verbs.add_parser("check", help="lint, format, types, floors, and then the tests")
    check.add_argument("--no-tests", action="store_true", help="leave the tests out")
    check.set_defaults(run=run_check)
    verbs.add_parser("bench", help="measure sabaq beside its rival; arguments go on to the benchmark")
    lock = verbs.add_parser("lock", help="make the lock files again (needs uv)")
    lock.add_argument("--upgrade", action="store_true", help="take newer versions where there are any")
    lock.set_defaults(run=run_lock)
    return top


# --- verbs ------------------------------------------------------------------------------------------------------


def run_setup(verb: argparse.Namespace) -> int:
    """Install what was asked for and say how to go on."""
    install("dev" if verb.dev else "runtime")
    for level in ("bench", "spark"):
        if getattr(verb, level):
            install(level)
    say(f"ready. The command is {SABAQ.relative_to(ROOT)}; try: {SABAQ.relative_to(ROOT)} demo")
    return 0


def run_demo(rest: list[str]) -> int:
    """Hand over to `sabaq demo`."""
    install("runtime")
    return become(str(SABAQ), "demo", *rest)


def run_serve(rest: list[str]) -> int:
    """Hand over to `sabaq serve`."""
    install("runtime")
    return become(str(SABAQ), "serve", *rest)


def run_test(rest: list[str]) -> int:
    """Hand over to pytest."""
    install("dev")
    os.chdir(ROOT)
    return become(str(PYTHON), "-m", "pytest", *rest)


def run_check(verb: argparse.Namespace) -> int:
    """Run every check, the quick ones first, and fail if any failed."""
    install("dev")
    checks = [
        [BIN / ("ruff" + EXE), "check"],
        [BIN / ("ruff" + EXE), "format", "--check"],
        [PYTHON, "-m", "mypy"],
        [BIN / ("lint-imports" + EXE)],
    ]
    if not verb.no_tests:
        checks.append([PYTHON, "-m", "pytest"])
    failed = []
    for check in checks:
        words = [str(word) for word in check]
        name = " ".join([Path(words[0]).stem, *words[1:]])
        say(name)
        if subprocess.call(words, cwd=ROOT) != 0:
            failed.append(name)
    if failed:
        say("failed: " + "; ".join(failed))
    return 1 if failed else 0


def run_bench(rest: list[str]) -> int:
    """Hand over to the benchmark."""
    install("bench")
    os.chdir(ROOT)
    return become(str(PYTHON), "-m", "benchmarks", *rest)


def run_lock(verb: argparse.Namespace) -> int:
    """Make the locks again; no other holds a version that the dev lock does not agree with."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop("locking needs uv, which is not on the PATH; install it (pip install uv) and try again")
    for level, groups in GROUPS.items():
        command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "pyproject.toml"]
        command += groups
        command += ["--upgrade"] if verb.upgrade else []
        command += [] if level == "dev" else ["--constraints", LOCKS["dev"]]
        say(f"locking {LOCKS[level]}")
        if subprocess.call([*command, "--output-file", LOCKS[level]], cwd=ROOT) != 0:
            raise Stop(f"uv could not lock {LOCKS[level]}; its reason stands above")
    return 0


def become(*words: str) -> int:
    """Turn this process into a command, so that signals and exit code are the command's own."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(words[0], words)  # noqa: S606
    return subprocess.call(words)


PASS_ON = {"demo": run_demo, "serve": run_serve, "test": run_test, "bench": run_bench}


# --- setting up -------------------------------------------------------------------------------------------------


def check_python() -> None:
    """Stop with a sentence when this Python is too old."""
    if sys.version_info[:2] > NEWEST_TOO_OLD:
        return
    newer = [name for name in ("python3.14", "python3.13", "python3.12", "python3.11") if shutil.which(name)]
    have = ".".join(str(part) for part in sys.version_info[:3])
    hint = f"this machine has {newer[0]}: run `{newer[0]} dev.py ...`" if newer else "install a newer Python"
    raise Stop(f"this is Python {have}; sabaq needs 3.11 or newer; {hint}")


def install(level: str) -> None:
    """Make .venv hold the packages of a lock and sabaq itself; nothing happens when it already does."""
    lock = ROOT / LOCKS[level]
    if not lock.is_file():
        raise Stop(f"{lock.name} is missing; take it from the repository, or make it with: python3 dev.py lock")
    wanted = {name: fingerprint(ROOT / path) for name, path in LOCKS.items() if (ROOT / path).is_file()}
    project = fingerprint(ROOT / "pyproject.toml")
    make_venv()
    held = read_stamp()
    locks = held.get("locks", {}) if held.get("packages") == packages_stamp() else {}
    locked = any(locks.get(cover) == wanted.get(cover, "") for cover in COVERED_BY[level])
    if locked and held.get("project") == project and SABAQ.exists():
        return
    STAMP.unlink() if STAMP.exists() else None
    if not locked:
        count = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
        say(f"installing about {count} packages from {lock.name} (a minute or two the first time)")
        pip("install", "--require-hashes", "-r", str(lock))
        locks[level] = wanted[level]
    if held.get("project") != project or not SABAQ.exists():
        say("installing sabaq itself")
        pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
        runs(str(PYTHON), "-m", "compileall", "-q", str(ROOT / "src"))  # as pip does with packages it copies
    keep = {name: lock_hash for name, lock_hash in locks.items() if lock_hash == wanted.get(name)}
    stamp = {"root": str(ROOT), "project": project, "packages": packages_stamp(), "locks": keep}
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def read_stamp() -> dict:
    """Give what the last setup left; empty when there was none."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def fingerprint(path: Path) -> str:
    """Give a hash that changes when the file does, but not with the line ends of a checkout."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def packages_stamp() -> int:
    """Give a number that changes when anybody installs or removes a package in .venv."""
    folders = [VENV / "Lib" / "site-packages", *sorted(VENV.glob("lib/python3*/site-packages"))]
    return max((folder.stat().st_mtime_ns for folder in folders if folder.is_dir()), default=0)


def make_venv() -> None:
    """Make .venv unless there is one that runs here, and see that pip can be used on it."""
    moved = read_stamp().get("root", str(ROOT)) != str(ROOT)
    if moved or not venv_runs():
        reason = "was moved here" if moved else "does not run"
        say(f".venv {reason}; making it anew" if VENV.exists() else "making .venv")
        with_pip = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
        if with_pip and not runs(sys.executable, "-m", "pip", "--version"):
            raise Stop(no_pip())
        done = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", *with_pip, str(VENV)], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise Stop(f"could not make .venv: {(done.stderr or done.stdout).strip()}\n{no_pip()}")


def venv_runs() -> bool:
    """Say whether .venv has a Python that starts and is new enough."""
    if not PYTHON.exists():
        return False
    return runs(str(PYTHON), "-c", f"import sys; sys.exit(sys.version_info[:2] <= {NEWEST_TOO_OLD})")


def no_pip() -> str:
    """Give the sentence for a Python without venv or pip."""
    short = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return (
        f"this Python ({sys.executable}) cannot make a virtual environment with pip in it. "
        f"On Debian or Ubuntu: apt install python{short}-venv (or python3-venv); on Fedora: dnf install python3-pip; "
        "elsewhere install Python from python.org"
    )


def runs(*words: str) -> bool:
    """Say whether a command starts and succeeds."""
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def pip(*words: str) -> None:
    """Run pip on .venv; its words are shown only when it fails, with what they most likely mean."""
    command = [*pip_command(), *words, "--quiet", "--no-input", "--disable-pip-version-check"]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT)
    if done.returncode == 0:
        return
    print(done.stderr.rstrip(), file=sys.stderr)
    if "DO NOT MATCH THE HASHES" in done.stderr:
        raise Stop("a package is not the one that was locked; do not use it. Is the index or a proxy altering files?")
    if "No space left" in done.stderr:
        raise Stop("the disk is full; about 1 GB is needed")
    if any(sign in done.stderr for sign in NO_NETWORK) or "No matching distribution" in done.stderr:
        raise Stop(
            "pip could not reach a package index. The first setup needs a network, or a local index in pip's "
            "settings; afterwards none is needed. Then run the same command again"
        )
    raise Stop("pip failed; its reason stands above")


def pip_command() -> list[str]:
    """Give the pip that works on .venv: its own, else one made by ensurepip, else this Python's."""
    if runs(str(PYTHON), "-m", "pip", "--version") or runs(str(PYTHON), "-m", "ensurepip", "--default-pip"):
        return [str(PYTHON), "-m", "pip"]
    if runs(sys.executable, "-m", "pip", "--python", str(PYTHON), "--version"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    raise Stop(no_pip())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
