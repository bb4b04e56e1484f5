"""Pages of the handout as they are laid out: on every scene of the content, all has room."""

import pytest

from kiosk.export.handout_page import SIZES, STAGE, Leaflet, compose_page
from kiosk.export.scenes import compose_shown, look_at, scenes_of_show
from kiosk.model.shows import Note, whole_show
from kiosk.model.words import Text
from kiosk.ui.kit.leaves import TextLeaf

LONG = Note(
    heading=Text({"zh": "要点" * 6, "en": "A point to make"}),
    line=Text(
        {"zh": "一句话说明这个数字从哪里来，怎么读。" * 2, "en": "Where the figure is from " * 3}
    ),
)


def leaflet_of(park, shown, language, *, notes=()):
    look = look_at(park, shown, language, "day", STAGE)
    return Leaflet(
        value=shown.scene,
        tab=shown.tab,
        place=shown.place,
        scene=compose_shown(shown, look, STAGE),
        look=look,
        notes=notes,
        number=1,
        count=20,
    )


@pytest.mark.parametrize("notes", [(), (LONG,) * 3], ids=["plain", "notes"])
@pytest.mark.parametrize("paper", ["a4", "16x9"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_no_words_leave_the_page_or_lie_on_one_another(park, paper, language, notes):
    width, height = SIZES[paper]
    for shown in scenes_of_show(park, whole_show(park.kiosk)):
        page = compose_page(leaflet_of(park, shown, language, notes=notes), paper)
        texts = [leaf for leaf in page.leaves if isinstance(leaf, TextLeaf)]
        for at, leaf in enumerate(texts):
            assert leaf.rect.x >= 0, (shown.ref, leaf.text)
            assert leaf.rect.right <= width - 20, (shown.ref, leaf.text)
            assert leaf.rect.bottom <= height, (shown.ref, leaf.text)
            assert not page.box.grown(-4).overlap(leaf.rect), (shown.ref, leaf.text)
            for other in texts[:at]:
                shared = leaf.rect.grown(-3).overlap(other.rect.grown(-3))
                assert shared <= 0, (shown.ref, leaf.text, other.text)


def test_that_words_are_never_set_smaller_than_seven_points(park):
    for shown in scenes_of_show(park, whole_show(park.kiosk)):
        for paper in SIZES:
            page = compose_page(leaflet_of(park, shown, "en", notes=(LONG,) * 3), paper)
            sizes = [leaf.px for leaf in page.leaves if isinstance(leaf, TextLeaf)]

            assert min(sizes) >= 14, shown.ref
