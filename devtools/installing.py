"""Making the environment: a venv, the locked uv in it, and the locked packages by uv or by pip."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from devtools import system
from devtools.environment import venv_python
from devtools.messages import SetupError, say

_NO_PACKAGES = SetupError(
    "组件没有装上，原因见上面几行。多半是网络不通："
    "接通网络（或设好 pip 的镜像）后，再运行一次就会接着装。",
    "The packages could not be installed; the lines above say why. Most likely the network is "
    "down: connect (or configure a mirror for pip) and run the same command again.",
)


def install(venv: str, lock: str) -> None:
    """Make `venv` with this interpreter where needed, and install all that `lock` names.

    Raises:
        SetupError: Python cannot make environments here, or the packages cannot be had.
    """
    say("第一次运行，正在准备环境（几分钟之内）……", "Setting up (once, at most a few minutes) ...")
    _make_venv(venv)
    python = venv_python(venv)
    if _install_uv(python, lock) and _install_with_uv(python, lock):
        return
    say("改用 pip 安装……", "Falling back to pip ...")
    command = [python, "-m", "pip", "install", "--require-hashes", "-r", lock]
    if _run([*command, "--retries", "2", "--disable-pip-version-check"]) != 0:
        raise _NO_PACKAGES


def uv_environment(settings: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for uv: no Python of its own, and the certificate and proxy of pip."""
    result = {**environment, "UV_PYTHON_DOWNLOADS": "never"}
    if "cert" in settings:
        result.setdefault("SSL_CERT_FILE", settings["cert"])
    if "proxy" in settings:
        result.setdefault("ALL_PROXY", settings["proxy"])
    if "timeout" in settings or "default-timeout" in settings:
        timeout = settings.get("timeout") or settings["default-timeout"]
        result.setdefault("UV_HTTP_TIMEOUT", timeout.split(".")[0])
    return result


def pip_settings(listing: str) -> dict[str, str]:
    """The settings that `pip config list` printed: environment over `install` over `global`."""
    ranks = {"global": 0, "install": 1, ":env:": 2}
    found: dict[str, tuple[int, str]] = {}
    for line in listing.splitlines():
        match = re.fullmatch(r"(global|install|:env:)\.([\w-]+)=(.+)", line.strip())
        if not match:
            continue
        section, name, quoted = match.groups()
        try:
            value = str(ast.literal_eval(quoted)).strip()
        except (SyntaxError, ValueError):
            value = quoted
        if name not in found or found[name][0] <= ranks[section]:
            found[name] = (ranks[section], value)
    return {name: value for name, (_, value) in found.items()}


def mirror_arguments(
    settings: Mapping[str, str], environment: Mapping[str, str], *, extra: bool = True
) -> list[str]:
    """The user's own pip mirrors as arguments for uv; none when uv has its own configuration.

    Args:
        settings: what `pip_settings` found.
        environment: the environment variables.
        extra: also the additional places, which may hold only some files of a release.
    """
    if any(environment.get(n) for n in ("UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX")):
        return []
    arguments = []
    if settings.get("index-url"):
        arguments += ["--index-url", settings["index-url"]]
    for host in settings.get("trusted-host", "").split():
        arguments += ["--allow-insecure-host", host]
    if extra:
        for address in settings.get("extra-index-url", "").split():
            arguments += ["--extra-index-url", address]
        for place in settings.get("find-links", "").split():
            arguments += ["--find-links", place]
        if settings.get("no-index", "").lower() in ("1", "true", "yes", "on"):
            arguments.append("--no-index")
        # pip takes a release from wherever it is; the hashes keep that safe.
        arguments += ["--index-strategy", "unsafe-best-match"]
    return arguments


def locked_entry(lock: str, package: str) -> str:
    """The line of one package with its hashes, cut out of the text of the lock."""
    match = re.search(rf"^{re.escape(package)}==[^\\\n]*(?:\\\n[^\\\n]*)*$", lock, re.MULTILINE)
    return match.group() + "\n" if match else ""


def read_pip_settings(python: str) -> dict[str, str]:
    """Ask the environment's pip for the user's settings."""
    command = [python, "-m", "pip", "config", "list"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return pip_settings(result.stdout)


def write_lock(python: str, arguments: Sequence[str]) -> int:
    """Resolve `pyproject.toml` for every Python and system, with hashes and without addresses."""
    settings = read_pip_settings(python)
    command = [python, "-m", "uv", "pip", "compile", "pyproject.toml", "-o", "requirements.lock"]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--group", "dev"]
    command += ["--quiet", *mirror_arguments(settings, os.environ, extra=False), *arguments]
    environment = uv_environment(settings, os.environ)
    # Its default is the command line, mirrors and all.
    environment["UV_CUSTOM_COMPILE_COMMAND"] = "python3 dev.py lock"
    return _run(command, environment)


def _run(command: list[str], environment: Mapping[str, str] | None = None) -> int:
    """Run a command with its output on standard error; its exit code."""
    try:
        return subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode
    except OSError:
        return 127


def _make_venv(venv: str) -> None:
    python = venv_python(venv)
    if _is_usable(python):
        return
    if not _can_make_venvs() and not _install_venv_package():
        version = "{}.{}".format(*sys.version_info)
        raise SetupError(
            f"这个 Python 少了 venv 部件。请运行：sudo apt-get install python{version}-venv",
            f"This Python lacks its venv part. Run: sudo apt-get install python{version}-venv",
        )
    if _run([sys.executable, "-m", "venv", "--clear", venv]) != 0 or not _is_usable(python):
        raise SetupError(
            f"无法在 {venv} 建立运行环境。请检查磁盘空间和写权限。",
            f"Cannot make the environment in {venv}. Check the free space and the permissions.",
        )


def _is_usable(python: str) -> bool:
    """Whether the environment's interpreter starts, is of our version, and has pip."""
    code = "import sys, pip; print(*sys.version_info[:2])"
    try:
        result = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return result.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _can_make_venvs() -> bool:
    code = "import venv, ensurepip"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def _install_venv_package() -> bool:
    """Debian keeps `ensurepip` in a package of its own."""
    if not (system.package_manager() == "apt-get" and system.is_root()):
        return False
    system.apt_update()
    system.apt_install("python{}.{}-venv".format(*sys.version_info))
    return _can_make_venvs()


def _install_uv(python: str, lock: str) -> bool:
    entry = locked_entry(Path(lock).read_text(encoding="utf-8"), "uv")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "uv.txt"
        file.write_text(entry, encoding="utf-8")
        command = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(file)]
        return _run([*command, "--retries", "2", "--disable-pip-version-check"]) == 0


def _install_with_uv(python: str, lock: str) -> bool:
    settings = read_pip_settings(python)
    command = [python, "-m", "uv", "pip", "install", "--python", python]
    command += ["--require-hashes", "--compile-bytecode", "-r", lock]
    command += mirror_arguments(settings, os.environ)
    return _run(command, uv_environment(settings, os.environ)) == 0
