"""Runs one course in a window of its own and prints what was measured.

python -m kiosk.bench.course COURSE WIDTHxHEIGHT [NAME=VALUE ...]
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk import app, paths
from kiosk.bench import attracting, courses, long_courses
from kiosk.bench.timed_window import Director, TimedWindow, Wait
from kiosk.releases.start import load_kiosk

COURSES: dict[str, Callable[..., Iterator[Wait]]] = {
    course.__name__: course
    for course in (
        courses.visit_at_leisure,
        courses.visit_in_a_hurry,
        courses.visit_tabs,
        courses.drag,
        courses.restyle,
        courses.rest,
        attracting.attract,
        long_courses.shake_alone,
        long_courses.shake_while_drawn,
        long_courses.shake_with_thread,
        long_courses.shake_while_decoded,
        long_courses.see_everything,
        long_courses.live_long,
    )
}
STRANGERS = ("matplotlib", "numpy")
"""What the painting process never imports, whatever it has to read or show."""


def main(name: str, size: str, *settings: str) -> int:
    """Runs a course."""
    # The window is the program's own but for noting its frames.
    vars(app)["Window"] = TimedWindow
    application = QApplication(sys.argv[:1])
    given = dict(word.split("=", 1) for word in settings)
    content = paths.content_dir()
    kiosk = load_kiosk(content)
    # Pictures may be looked for in another folder first: NAME/images.
    images = Path(given["images"]).parent if "images" in given else content
    window = app.build_window(kiosk, images)
    assert isinstance(window, TimedWindow)  # noqa: S101 - see above
    window.first_painted.connect(app.finish_start)
    window.resize(*(int(side) for side in size.split("x")))
    window.show()
    Director(COURSES[name](window, kiosk, **given), window)
    code = application.exec()
    window.close()
    strangers = [module for module in STRANGERS if module in sys.modules]
    if COURSES[name] is long_courses.shake_with_thread:
        strangers = []
    report = json.dumps({"series": window.watch.series, "strangers": strangers})
    sys.stdout.write(f"{report}\n")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
