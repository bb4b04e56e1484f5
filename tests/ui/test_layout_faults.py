"""Layouts are checked by their values: each kind of fault is found, and said where it is."""

from dataclasses import replace
from functools import partial

import pytest

from kiosk.content.origin import Origin
from kiosk.model.actions import OpenFact
from kiosk.model.blocks import FactPanel, Picture, Statement
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Art, Panel
from kiosk.model.walk import Path
from kiosk.model.words import FactId, ImageId
from kiosk.ui.kit.leaves import Area, Composition, FigureLeaf, Misfit, Run, Target, TextLeaf
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.compose import compose_scene
from kiosk.ui.scenes.faults import Fault, find_faults, ink_boxes, join_lines
from kiosk.ui.scenes.fit import Finding, Subject, check_layout, describe, every_setting
from kiosk.ui.scenes.stage import measure_stage
from tests.support.builders import FakeRuler, kiosk, look, scene, tab, text

RULER = FakeRuler()
LEAST = 44.0


def words(content="文字", *, x=100.0, y=100.0, **changes):
    """Returns a line of words of 20 px in a line of 30."""
    lines = tuple(content.split("\n"))
    width = max(RULER.advance(line, 20, "zh", bold=False) for line in lines)
    rect = Rect(x, y, width, 30.0 * len(lines))
    leaf = TextLeaf(rect=rect, lines=lines, px=20, line=30, color="ink", language="zh")
    return replace(leaf, **changes)


def target(name="会员", *, x=100.0, y=100.0, w=60.0, h=60.0):
    return Target(rect=Rect(x, y, w, h), action=OpenFact(FactId("members")), name=name)


def page(*leaves, targets=(), misfits=(), areas=()):
    return Composition(
        width=1000, height=500, leaves=leaves, targets=targets, misfits=misfits, areas=areas
    )


def kinds(composition):
    return [fault.kind for fault in find_faults(composition, RULER, LEAST)]


# Faults ---------------------------------------------------------------------------------------


def test_that_a_sound_layout_has_no_fault():
    layout = page(words(), words(y=130), targets=(target(), target(y=160)))

    assert kinds(layout) == []


def test_that_words_upon_words_are_found():
    (fault,) = find_faults(page(words("一二三"), words("四五六", x=140)), RULER, LEAST)

    assert fault.kind == "overlap"
    assert {fault.words, fault.other} == {"一二三", "四五六"}


def test_that_words_beside_a_short_last_line_are_no_fault():
    long = words("一二三四五六七八\n九")

    assert kinds(page(long, words("十", x=140, y=130))) == []


def test_that_a_figure_upon_words_is_found():
    run = Run("100", 0, 84, "ink", 150)
    figure = FigureLeaf(rect=Rect(100, 60, 150, 92), baseline=140, runs=(run,), language="zh")

    assert kinds(page(words(), figure)) == ["overlap"]


@pytest.mark.parametrize("place", [{"x": -20.0}, {"x": 980.0}, {"y": -20.0}, {"y": 490.0}])
def test_that_words_beyond_an_edge_are_found(place):
    assert kinds(page(words(**place))) == ["outside"]


def test_that_aligned_lines_are_measured_where_they_are_painted():
    leaf = words("一二三四\n五", align="right")

    first, second = ink_boxes(leaf, RULER)

    assert first.right == pytest.approx(second.right)
    assert second.w == pytest.approx(20)


def test_that_a_target_too_small_for_a_finger_is_found():
    (fault,) = find_faults(page(targets=(target(h=40.0),)), RULER, LEAST)

    assert fault.kind == "small_target"
    assert fault.what == "60 × 40, and a finger needs 44"


def test_that_targets_upon_each_other_are_found():
    assert kinds(page(targets=(target("一"), target("二", x=150)))) == ["shared_target"]


def test_that_a_target_without_a_name_is_found():
    assert kinds(page(targets=(target(" "),))) == ["nameless"]


def test_that_a_fault_knows_its_block():
    areas = (
        Area(name="a", rect=Rect(0, 0, 1000, 90), index=0),
        Area(name="b", rect=Rect(0, 90, 1000, 400), index=1),
    )

    (fault,) = find_faults(page(targets=(target(h=40.0),), areas=areas), RULER, LEAST)

    assert fault.block == 1


def test_that_lines_join_without_a_blank_between_han_only():
    assert join_lines(("总部经济", "增能计划")) == "总部经济增能计划"
    assert join_lines(("to be", "broken")) == "to be broken"


# Problems -------------------------------------------------------------------------------------


def subject(compose, **changes):
    """Returns a scene of one title whose parts stand in lines 10 and 12 of its file."""
    marks: dict[Path, tuple[int, int]] = {
        (): (10, 3),
        ("title", "zh"): (12, 11),
        ("title", "en"): (13, 11),
    }
    return Subject(
        **{
            "name": "scene overview/start",
            "accent": "azure",
            "scene": "overview/start",
            "value": scene(title=text("说来话长", "A long story")),
            "compose": compose,
            "origin": lambda path: Origin(file="tabs/overview.yaml", marks=marks, base=path),
            **changes,
        }
    )


def check(compose, **changes):
    return check_layout(kiosk(), [subject(compose, **changes)], RULER)


def test_that_a_misfit_is_a_problem_at_the_very_words_with_its_setting():
    def compose(look, stage):
        misfits = (Misfit(text="说来\n话长", reason="is 412 wide and has 380"),)
        return (page(misfits=misfits if look.language == "zh" else ()),)

    (problem,) = check(compose)

    assert (problem.file, problem.line, problem.column) == ("tabs/overview.yaml", 12, 11)
    assert problem.where == "scene overview/start"
    assert "'说来话长' does not fit: it is 412 wide and has 380" in problem.what
    assert "zh, 1920×1080 on 55 inches, text size 100 %, and 20 more" in problem.what
    assert "shorten it" in problem.todo


def block_subject(**blocks):
    """Returns a scene with blocks whose parts stand in lines of their own."""
    shown = scene(title=text("题", "T"), **blocks)
    marks: dict[Path, tuple[int, int]] = {
        (): (10, 3),
        ("blocks", 0): (20, 5),
        ("blocks", 1): (30, 5),
        ("blocks", 1, "caption", "zh"): (32, 9),
    }
    content = kiosk(tabs=(tab(scenes=(shown,)),))

    def compose(look, stage):
        composer = partial(compose_misfit, language=look.language)
        box = Rect(0, 0, 1920, 952)
        return (compose_scene(shown, content.tabs[0], 1, look, stage, box, compose=composer),)

    origin = partial(Origin, file="tabs/overview.yaml", marks=marks)
    return replace(subject(compose, value=shown), origin=lambda path: origin(base=path)), content


def compose_misfit(block, frame, language):
    """Returns a block that is always too high, and whose words are too wide in Chinese."""
    sketch = Sketch(frame.look, frame.width)
    if block.caption is not None and language == "zh":
        sketch.misfit(frame.look.say(block.caption), "is 412 wide and has 380")
    elif block.caption is None:
        sketch.misfit("", "needs 300 units, has 200")
    return sketch.finish(100)


def a_picture(name, **changes):
    return Picture(kind="picture", image=ImageId("skyline"), name=name, **changes)


def test_that_a_misfit_inside_a_block_names_the_block_and_its_line():
    shown, content = block_subject(blocks=(a_picture("left"), a_picture("", caption=text("画"))))

    problems = check_layout(content, [shown], RULER)

    told = {problem.where: problem for problem in problems}
    assert set(told) == {
        "scene overview/start, block left",
        "scene overview/start, block picture",
    }
    assert told["scene overview/start, block left"].line == 20
    words = told["scene overview/start, block picture"]
    assert (words.line, words.column) == (32, 9)


def test_that_words_that_stand_in_two_blocks_are_shown_in_the_one_at_fault():
    both = (a_picture("a", caption=text("画")), a_picture("b", caption=text("画")))
    fault = Fault(kind="misfit", words="画", what="is wide", block=1)
    marks: dict[Path, tuple[int, int]] = {
        ("blocks", 0, "caption", "zh"): (22, 9),
        ("blocks", 1, "caption", "zh"): (32, 9),
    }
    shown = subject(
        lambda look, stage: (),
        value=scene(blocks=both),
        origin=lambda path: Origin(file="tabs/overview.yaml", marks=marks, base=path),
    )
    setting = next(every_setting(kiosk()))

    problem = describe(Finding(subject=shown, fault=fault, settings=(setting,)))

    assert problem.line == 32


@pytest.mark.parametrize("kind", ["panel", "art", "grid"])
def test_that_blocks_of_every_place_are_told_apart(kind):
    panel = FactPanel(
        kind="fact_panel",
        image=ImageId("party-panel"),
        image_wide=ImageId("party-panel-wide"),
        title=text(),
        subtitle=text(),
        facts=(),
    )
    statement = Statement(kind="statement", text=text(), caption=text())
    block = {"panel": panel, "art": statement, "grid": a_picture("")}[kind]
    art = Art(image=ImageId("skyline")) if kind == "art" else None
    shown = scene(blocks=(block,), art=art)
    content = kiosk(tabs=(tab(scenes=(shown,)),))
    stage = measure_stage(1920, 1080, 55)

    def fail(one, frame):
        return Composition(width=100, height=100, misfits=(Misfit(text="x", reason="y"),))

    made = compose_scene(
        shown, content.tabs[0], 1, look(kiosk=content), stage, Rect(0, 0, 4000, 952), compose=fail
    )

    assert [misfit.block for misfit in made.misfits] == [0]


def test_that_each_finding_is_told_once_in_its_worst_setting():
    def compose(look, stage):
        return (page(targets=(target("会员", h=LEAST * 0.9, w=200),)),)

    (problem,) = check(compose)

    # The least target of 1280 × 800 pixels is the largest in layout units.
    assert "1280×800" in problem.what


def test_that_what_follows_from_a_misfit_is_not_told_beside_it():
    def compose(look, stage):
        misfits = (Misfit(text="", reason="the blocks need 900 units and have 600"),)
        return (page(words("一二三"), words("四五六", x=140), misfits=misfits),)

    (problem,) = check(compose)

    assert problem.what.startswith("does not fit: the blocks need 900")


def test_that_a_scene_that_cannot_be_built_is_a_problem_and_not_the_end(caplog):
    def fail(look, stage):
        raise ZeroDivisionError("no room")

    (problem,) = check(fail)

    assert "cannot be laid out: ZeroDivisionError: no room" in problem.what
    assert (problem.file, problem.line) == ("tabs/overview.yaml", 10)


def test_that_every_language_screen_and_text_size_is_tried():
    tried = set()

    def compose(look, stage):
        tried.add((look.language, round(stage.width), round(stage.height), look.text_scale))
        return (page(),)

    assert check(compose) == ()
    assert {language for language, *_ in tried} == {"zh", "en"}
    assert {scale for *_, scale in tried} == {1, 1.25, 1.5}
    assert {(w, h) for _, w, h, _ in tried} == {
        (1920, 952),
        (1921, 952),
        (1920, 1072),
        (1080, 1696),
        (3840, 952),
    }


def test_that_a_sheet_that_fits_with_large_text_is_not_tried_with_small_text():
    tried = []

    def compose(look, stage):
        tried.append(look.text_scale)
        return (page(),)

    check(compose, flows=True)

    assert set(tried) == {1.5}


def test_that_screens_that_give_the_same_layout_are_tried_once():
    small = every_setting(kiosk(panel=Panel(diagonal_inches=32)))
    units = [(s.language, s.width, s.height, s.text_size) for s in small]

    assert len(units) == len(set(units))
    assert len(units) <= 7 * 2 * 3
