"""What assistive programs read: every control, figure and chart has a name."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest
from PySide6.QtGui import QAccessible

from kiosk.model.actions import GoToScene, OpenChart, OpenSources
from kiosk.ui.kit.targets import TargetWidget


def read_out(widget):
    """Returns name and description as an assistive program gets them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    assert interface.isValid()
    name = interface.text(QAccessible.Text.Name)
    return name, interface.text(QAccessible.Text.Description)


def widgets_of(surface):
    return [widget for widget in surface.findChildren(TargetWidget) if widget.isVisible()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_every_target_of_every_scene_is_a_widget_with_a_name(open_window, park, language):
    window = open_window(language=language, drawing=False)
    nameless, undescribed = [], []
    for scene in park.scene_refs():
        window.act(GoToScene(scene))
        for surface in (window.page, window.bar):
            widgets = widgets_of(surface)
            assert [widget.target for widget in widgets] == list(surface.targets)
            for widget in widgets:
                name, description = read_out(widget)
                if not name.strip():
                    nameless.append((scene, widget.target))
                if isinstance(widget.target.action, OpenChart) and not description.strip():
                    undescribed.append((scene, widget.target))

    assert not nameless
    assert not undescribed


def test_that_charts_have_a_sentence_that_says_what_they_show(window, go):
    go("overview/growth")
    charts = [t for t in window.page.targets if isinstance(t.action, OpenChart)]

    assert charts
    for target in charts:
        assert len(target.description) > 10
        assert any(char.isdigit() for char in target.name + target.description)


def test_that_controls_over_the_page_have_names(window):
    for arrow in window._steering.arrows.values():
        for widget in widgets_of(arrow):
            assert read_out(widget)[0].strip()
    window.act(OpenSources())

    names = [read_out(widget)[0].strip() for widget in widgets_of(window.sheet)]
    assert names
    assert all(names)


def test_that_the_current_language_is_what_is_read_out(open_window):
    window = open_window(language="en", drawing=False)
    names = [read_out(widget)[0] for widget in widgets_of(window.bar)]

    assert any("Overview" in name for name in names)


def test_that_target_widgets_have_handles_for_tests(window):
    handles = [widget.objectName() for widget in widgets_of(window.bar)]

    assert "go-to-tab-overview" in handles
    assert all(handle == handle.lower() and " " not in handle for handle in handles)
