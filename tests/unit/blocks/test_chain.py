"""The chain: links that interlock, figures and lists that keep apart, what detail leaves out."""

import pytest

from kiosk.model.blocks import Chain, ChainLink, Chip, FactItem
from kiosk.model.words import EntityId, FactId, HonourId, IconId
from kiosk.ui.blocks import chain
from kiosk.ui.kit.leaves import BoxLeaf
from kiosk.ui.kit.links import link_color
from kiosk.ui.kit.look import Frame
from tests.support import builders

NAMES = ("合合信息", "梦创双杨", "像航科技", "上海科学院区块链研究所")
ENGLISH = ("INTSIG", "Mengchuang Shuangyang", "Xianghang Technology", "Blockchain Institute")


def people(prefix):
    return tuple(
        builders.entity(f"{prefix}{i}", name=builders.text(NAMES[i], ENGLISH[i]), icon="chain")
        for i in range(4)
    )


def a_kiosk():
    return builders.kiosk(
        facts=tuple(builders.fact(name) for name in ("share", "data", "blocks", "fields")),
        entities=(*people("a"), *people("b")),
    )


def a_chain():
    return Chain(
        kind="chain",
        links=(
            ChainLink(
                glyph=builders.text("云", "云"),
                name=builders.text("云计算", "Cloud"),
                headline=builders.text("首个", "First"),
                headline_note=builders.text("上海市云计算产业基地", "Shanghai cloud base"),
                honour=HonourId("pilot"),
            ),
            ChainLink(
                glyph=builders.text("数", "数"),
                name=builders.text("大数据", "Big data"),
                fact=FactItem(fact=FactId("share")),
            ),
            ChainLink(
                glyph=builders.text("智", "智"),
                name=builders.text("5G、AI", "Intelligence"),
                fact=FactItem(fact=FactId("data")),
                entities=tuple(EntityId(f"a{i}") for i in range(4)),
            ),
            ChainLink(
                glyph=builders.text("链", "链"),
                name=builders.text("区块链", "Blockchain"),
                fact=FactItem(fact=FactId("blocks")),
                entities=tuple(EntityId(f"b{i}") for i in range(4)),
            ),
        ),
        aside_strong=builders.text("首个大数据产业基地，也在这里", "The first big-data base, too"),
        aside=builders.text("覆盖十余个重要民生领域", "Products serve more than ten fields"),
        aside_fact=FactId("fields"),
        chips=tuple(
            Chip(icon=IconId("finance"), name=builders.text(zh, en))
            for zh, en in (("金融", "Finance"), ("教育", "Education"), ("交通", "Transport"))
        ),
        more=builders.text("等", "and more"),
    )


def a_look(shape="landscape", **changes):
    return builders.look(
        kiosk=a_kiosk(), accent_name="teal", format=shape, min_target=44.0, **changes
    )


@pytest.mark.parametrize("theme", ["day", "night", "contrast"])
@pytest.mark.parametrize(
    ("shape", "width", "height"),
    [("landscape", 1776, 560), ("ultrawide", 2688, 560), ("portrait", 968, 1200)],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_the_whole_chain_fits_and_nothing_overlaps(shape, width, height, language, theme):
    look = a_look(shape, language=language, theme=theme)
    frames = [Frame(width=width, height=height, look=look, detail=d) for d in (0, 1, 2)]
    fitting = [made for made in (chain.compose(a_chain(), f) for f in frames) if not made.misfits]
    assert fitting
    for made in fitting:
        assert made.height == pytest.approx(height, abs=1.5)
        assert not builders.faults(made, 44.0)


@pytest.mark.parametrize(("shape", "width"), [("landscape", 1776), ("portrait", 968)])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_nothing_overlaps_at_the_height_that_the_chain_asks_for(
    shape, width, scale, language, detail
):
    look = a_look(shape, language=language, text_scale=scale)
    frame = Frame(width=width, look=look, detail=detail)
    least = chain.compose(a_chain(), frame)
    made = chain.compose(
        a_chain(), Frame(width=width, height=least.height, look=look, detail=detail)
    )
    assert not made.misfits
    assert not builders.faults(made, 44.0)


def test_that_every_fact_company_and_honour_opens_its_sheet():
    made = chain.compose(a_chain(), Frame(width=1776, height=560, look=a_look()))
    opened = builders.opened_by(made)
    assert {"pilot", "share", "data", "blocks", "fields"} <= set(opened)
    assert {f"{p}{i}" for p in "ab" for i in range(4)} <= set(opened)


def test_that_detail_one_keeps_every_name_and_number():
    look = a_look()
    made = chain.compose(a_chain(), Frame(width=1776, height=560, look=look, detail=1))
    words = " ".join(builders.words_of(made)).replace("\n", "")
    for shown in (*NAMES, "首个", "云计算", "大数据", "5G、AI", "区块链", "60 家"):
        assert shown in words
    assert "Blockchain" not in words


def test_that_a_list_cut_short_says_how_many_there_are_and_opens_the_rest():
    look = a_look()
    frame = Frame(width=1776, look=look, detail=2)
    made = chain.compose(a_chain(), frame)
    assert "等 4 家" in builders.words_of(made)
    assert "overview/start" in builders.opened_by(made)


def test_that_more_room_shows_more_names():
    look = a_look(text_scale=1.5)
    least = chain.compose(a_chain(), Frame(width=1776, look=look, detail=2))
    roomy = chain.compose(a_chain(), Frame(width=1776, height=900, look=look, detail=2))
    assert len(builders.opened_by(roomy)) > len(builders.opened_by(least))


def test_that_each_link_passes_over_the_next_once():
    made = chain.compose(a_chain(), Frame(width=1776, height=560, look=a_look()))
    clipped = {leaf.clip for leaf in made.leaves if isinstance(leaf, BoxLeaf) and leaf.clip}
    assert len(clipped) == 3


def test_that_link_colours_go_from_teal_to_violet():
    look = a_look()
    colors = [link_color(look, index, 4) for index in range(4)]
    assert colors[0] == look.accent.text
    assert colors[-1] == look.palette.accent("violet").text
    assert len(set(colors)) == 4


def test_that_a_chain_without_lists_or_aside_composes():
    bare = Chain(kind="chain", links=a_chain().links[:2])
    made = chain.compose(bare, Frame(width=1776, height=400, look=a_look()))
    assert not made.misfits
    assert not builders.faults(made)
