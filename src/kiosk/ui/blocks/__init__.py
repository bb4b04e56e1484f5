"""One kind of block a module, each with ``compose(block, frame)``; found by the kind's name."""
