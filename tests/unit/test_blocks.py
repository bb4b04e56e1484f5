"""All that blocks are made of is listed in one module: content is checked by what stands there."""

from dataclasses import is_dataclass

import pytest

from kiosk.model import block_drawings, block_figures, block_lists, block_parts, blocks

FAMILIES = (block_drawings, block_figures, block_lists, block_parts)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda module: module.__name__)
def test_that_every_part_of_every_block_is_listed(family):
    own = {
        name
        for name, value in vars(family).items()
        if is_dataclass(value) and value.__module__ == family.__name__
    }

    assert own <= set(blocks.__all__)
