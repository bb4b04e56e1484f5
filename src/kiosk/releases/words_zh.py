"""What problems of content say, in Chinese."""


def in_chinese(words: str) -> str:
    """Returns the words in Chinese; those that are not known stay as they are."""
    return words
