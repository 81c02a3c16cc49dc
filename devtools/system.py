"""System libraries and Chinese fonts that Qt needs and that no Python package brings along."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from devtools.messages import say


class Library(NamedTuple):
    """A shared library, and the Debian and Arch packages that hold it."""

    soname: str
    debian: str
    arch: str


# What PySide6's wheels link against beyond the C library ...
BASIC = (
    Library("libGL.so.1", "libgl1", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
)
# ... and what its X11 plugin needs to open a window.
FOR_DISPLAY = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)
# The fine font has Song and Hei faces; the small one (1.6 MB) is better than boxes.
FINE_FONT, SMALL_FONT = "fonts-noto-cjk", "fonts-wqy-microhei"
_FONTS = {
    "apt-get": FINE_FONT,
    "dnf": "google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts",
    "zypper": "noto-serif-cjk-fonts noto-sans-cjk-fonts",
    "pacman": "noto-fonts-cjk",
}
_INSTALL = {
    "apt-get": "apt-get install --no-install-recommends",
    "dnf": "dnf install",
    "zypper": "zypper install",
    "pacman": "pacman -S --needed",
}
_FONT_NAMES = ("cjk", "wqy", "sourcehan", "simsun", "simhei", "msyh", "fallback", "uming", "ukai")


def is_loadable(soname: str) -> bool:
    """Whether the dynamic loader finds the library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(
    display: bool, loadable: Callable[[str], bool] = is_loadable
) -> list[Library]:
    """The libraries that Qt will ask for and the loader does not find (Linux only)."""
    wanted = BASIC + FOR_DISPLAY if display else BASIC
    return [library for library in wanted if not loadable(library.soname)]


def font_folders(environment: Mapping[str, str]) -> list[Path]:
    """Where fontconfig looks by default."""
    home = Path(environment.get("HOME") or "~").expanduser()
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".fonts",
        data / "fonts",
    ]


def has_chinese_font(folders: Iterable[Path]) -> bool:
    """Whether a font with Chinese letters is there: ask fontconfig, else look at the file names."""
    lister = shutil.which("fc-list")
    if lister:
        found = subprocess.run([lister, ":lang=zh-cn"], capture_output=True, check=False)
        if found.stdout.strip():
            return True
    for folder in folders:
        for file in folder.rglob("*.tt*"):
            if any(name in file.name.lower().replace("-", "") for name in _FONT_NAMES):
                return True
        if any("cjk" in f.name.lower() or "han" in f.name.lower() for f in folder.rglob("*.otf")):
            return True
    return False


def install_command(manager: str, libraries: Iterable[Library], font: bool) -> str:
    """The line that installs what is missing with this package manager, without `sudo`."""
    names = []
    for library in libraries:
        if manager == "apt-get":
            names.append(library.debian)
        elif manager == "pacman":
            names.append(library.arch)
        else:  # rpm finds a package by the library it holds
            names.append(f"'{library.soname}()(64bit)'")
    if font:
        names.append(_FONTS[manager])
    return " ".join([_INSTALL[manager], *dict.fromkeys(names)])


def package_manager(which: Callable[[str], str | None] = shutil.which) -> str | None:
    """The first known package manager of this machine."""
    return next((name for name in _INSTALL if which(name)), None)


def is_root() -> bool:
    """Whether packages can be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(*packages: str) -> bool:
    """Install Debian packages as root without questions; whether it worked."""
    return _apt("install", "-y", "--no-install-recommends", *packages)


@cache
def apt_update() -> bool:
    """Refresh apt's lists, once in a run; whether it worked."""
    return _apt("update")


def _apt(*arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *arguments]
    try:
        return (
            subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode == 0
        )
    except OSError:
        return False


def prepare(display: bool) -> bool:
    """Look for libraries and a Chinese font, install them where we may; whether all is there."""
    if not sys.platform.startswith("linux"):
        return True  # PySide6 brings all it needs there, and both systems ship Chinese fonts
    libraries = missing_libraries(display)
    font = not has_chinese_font(font_folders(os.environ))
    if not libraries and not font:
        return True
    manager = package_manager()
    if manager == "apt-get" and is_root():
        _install_with_apt([library.debian for library in libraries], font)
        libraries = missing_libraries(display)
        font = font and not has_chinese_font(font_folders(os.environ))
    if not libraries and not font:
        return True
    lacking = [library.soname for library in libraries]
    if manager is None:
        wanted = "、".join(lacking + (["中文字体"] if font else []))
        say(
            f"系统里缺少：{wanted}。请用系统的软件管理工具安装。",
            f"Missing on this system: {', '.join(lacking + (['a Chinese font'] if font else []))}.",
        )
    else:
        command = install_command(manager, libraries, font)
        if not is_root():
            command = f"sudo {command}"
        say(
            "系统里还缺几样东西，请运行：",
            f"Please run this to get what the system lacks:\n\n    {command}\n",
        )
    return False


def _install_with_apt(packages: list[str], font: bool) -> None:
    say("正在安装系统库和中文字体……", "Installing system libraries and a Chinese font ...")
    apt_update()
    if packages and not apt_install(*packages):
        for package in packages:  # one unknown name must not keep the others away
            apt_install(package)
    if font and not apt_install(FINE_FONT):
        apt_install(SMALL_FONT)
