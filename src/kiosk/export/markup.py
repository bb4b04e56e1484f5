"""HTML from values: elements, attributes and escaped words."""

from html import escape

Attribute = str | int | float | bool | None
VOID = frozenset({"img", "link", "meta", "source", "br"})


def element(name: str, *inside: str, **attributes: Attribute) -> str:
    """Returns an element.

    Args:
        name: Its name.
        inside: What it holds: markup, not words.
        attributes: ``class_`` stands for ``class``, ``aria_label`` for ``aria-label``, and
            ``name_`` for ``name``; None and False leave an attribute
            out, True gives it no value.
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return f"<{name}{said}>"
    return f"<{name}{said}>{''.join(inside)}</{name}>"


def words(text: str) -> str:
    """Returns words as markup."""
    return escape(text, quote=False)


def listed(items: list[str], *, class_: str = "", ordered: bool = False) -> str:
    """Returns items of markup as a list; "" where there is none."""
    inside = [element("li", item) for item in items]
    return element("ol" if ordered else "ul", *inside, class_=class_ or None) if inside else ""


def _attribute(key: str, value: Attribute) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
