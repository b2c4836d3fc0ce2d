"""The digits of dates and codes: ASCII, and the Arabic and Persian ones that stand for them (rules D3 and C2)."""

_ASCII = "0123456789"
_ARABIC = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_SETS = (frozenset(_ASCII), frozenset(_ARABIC), frozenset(_PERSIAN))
_TO_ASCII = str.maketrans(_ARABIC + _PERSIAN, _ASCII + _ASCII)


def in_ascii_digits(text: str) -> str:
    """Give a text with Arabic and Persian digits as ASCII ones; its length stays."""
    return text if text.isascii() else text.translate(_TO_ASCII)


def has_mixed_digits(number: str) -> bool:
    """Whether a number is written in digits of more than one of the three sets."""
    return not number.isascii() and sum(not digits.isdisjoint(number) for digits in _SETS) > 1
