"""Small content, a store for it, and releases of it made without pictures."""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.compiled import load_cached
from kiosk.paths import assets_dir
from kiosk.releases.build import Built, Wish, build
from kiosk.releases.release import Release
from kiosk.releases.store import Store
from tests.content.builder import sound_files, write_content

NAME = "The park"


@dataclass
class Shelf:
    """A content folder with the releases made of it."""

    home: Path
    content: Path = field(init=False)
    state: Path = field(init=False)
    cache: Path = field(init=False)
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.content = self.home / "content"
        self.state, self.cache = self.home / "state", self.home / "cache"
        self.store = Store(self.state, self.content)
        write_content(self.content)

    def rename(self, name: str) -> None:
        """Gives the park another English name, as staff would: the file is saved anew."""
        files = sound_files()
        text = files["kiosk.yaml"].replace(f"en: {NAME}", f"en: {name}")
        (self.content / "kiosk.yaml").write_text(text, encoding="utf-8")

    def wish(self, **changes: object) -> Wish:
        values: dict[str, object] = {
            "folder": self.content,
            "assets": assets_dir(),
            "cache": self.cache,
            "origin": "a test",
            "draws": False,
            "misfits": "unchecked",
        }
        return Wish(**{**values, **changes})  # type: ignore[arg-type]

    def build(self, **changes: object) -> Built:
        with self.store.locked():
            return build(self.store, self.wish(**changes))

    def make(self, name: str = "") -> Release:
        """Makes a release and shows it."""
        if name:
            self.rename(name)
        built = self.build(always=True)
        assert built.release is not None, built.problems
        with self.store.locked():
            self.store.apply(built.release)
            self.store.prune()
        return built.release


def name_of(release: Release | None) -> str:
    """Returns the English name of the park in a release."""
    assert release is not None
    kiosk = release.kiosk(assets_dir())
    if kiosk is None:
        kiosk = load_cached(release.content_dir, assets_dir(), release.folder.parent).kiosk
    assert kiosk is not None
    return kiosk.name["en"]


def flip_bit(path: Path, at: float = 0.5) -> None:
    """Damages a file as an old disk does, whatever its mode says."""
    data = bytearray(path.read_bytes())
    data[min(len(data) - 1, int(len(data) * at))] ^= 0x04
    mode = path.stat().st_mode
    path.chmod(0o644)
    path.write_bytes(data)
    path.chmod(mode)


def remove(path: Path) -> None:
    path.parent.chmod(0o755)
    path.unlink()
    path.parent.chmod(0o555)
