"""From a line to a story code (rules C1 and C2).

Goes in: a line with its white space folded. Comes out: its label and what follows, or none where it is no code line.
Where code lines may stand is left to the parser.
"""

import re
from dataclasses import dataclass

from ..model import StoryCode
from .dates.calendar_words import folded
from .digits import has_mixed_digits, in_ascii_digits
from .findings import quoted

EXAMPLE = "a line such as `Story Code : 892006`"
USUAL_LABEL = "story code"

# Label to language, BCP 47; None where the label does not tell.
_LABELS = {
    USUAL_LABEL: None,
    "story id": None,
    "news code": None,
    "news id": None,
    "code": None,
    "id": None,
    "کد خبر": "fa",
    "کد مطلب": "fa",
    "شناسه خبر": "fa",
    "رمز الخبر": "ar",
    "خبر کا کوڈ": "ur",
    "habari id": "sw",
    "haber kodu": "tr",
    "código": "es",
}
LABELS = tuple(_LABELS)

# One letter has two forms, Arabic and Persian, in what scrapers bring.
_VARIANTS = {"ک": "[کك]", "ی": "[یي]", "ه": "[هةہ]\u0654?", " ": "[ \u200c]?"}


def _pattern(label: str) -> str:
    return "".join(_VARIANTS.get(letter, letter) for letter in label)


_LINE = re.compile(
    rf"(?P<label>{'|'.join(_pattern(label) for label in _LABELS)})(?![^\W\d_]) ?(?P<colon>[:：]?) ?(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGES = {folded(label).replace(" ", ""): language for label, language in _LABELS.items()}
_ONE_WORD = frozenset({"code", "id", "código"})
_LOOKS_LIKE_CODE = re.compile(r"\W{0,2}\w{0,3}\d[\w.,/\-]*")
_CODE = re.compile("[1-9][0-9]{0,11}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLine:
    """A line that gives a story code, rightly or wrongly written."""

    label: str
    has_colon: bool
    value: str
    # Of the value in the line, from 0.
    offset: int
    # In ASCII digits; None where the value is no code.
    code: StoryCode | None

    @property
    def is_usual(self) -> bool:
        """Whether the label is the format's own, with its colon."""
        return self.has_colon and self.label.lower().replace(" ", "") == "storycode"

    @property
    def language(self) -> str | None:
        """The language the label is written in, BCP 47; None where it does not tell."""
        return _LANGUAGES.get(folded(self.label).replace(" ", ""))

    @property
    def has_foreign_digits(self) -> bool:
        """Whether the code is written in Arabic or Persian digits."""
        return not self.value.isascii()


def read_code_line(line: str) -> CodeLine | None:
    """Take a code line apart; None where the line is none."""
    match = _LINE.match(line)
    if match is None:
        return None
    label, colon, value = match.group("label", "colon", "value")
    if not colon and not _is_code_without_colon(label, value):
        return None
    return CodeLine(label=label, has_colon=bool(colon), value=value, offset=match.start("value"), code=_code(value))


def _code(value: str) -> StoryCode | None:
    plain = in_ascii_digits(value)
    if _CODE.fullmatch(plain) is None or has_mixed_digits(value):
        return None
    return StoryCode(plain)


def _is_code_without_colon(label: str, value: str) -> bool:
    """Whether a label without a colon still means a code: "ID 892006" does, "ID cards to be issued" does not."""
    if label.lower() in _ONE_WORD:
        return _LOOKS_LIKE_CODE.fullmatch(value) is not None
    return not value or any(character.isdigit() for character in value)


def code_fault(value: str) -> tuple[str, str]:
    """Say what is wrong with a value that is no code, and how to mend it."""
    plain = in_ascii_digits(value)
    if not value:
        return "the line gives no story code", "write the code after the label"
    if has_mixed_digits(value) and plain.isdigit():
        return f"the story code {quoted(value)} mixes digits of two scripts", "write the code in digits from 0 to 9"
    if plain.isascii() and plain.isdigit():
        return _number_fault(plain)
    message = f"the story code {quoted(value)} is not a plain number"
    digits = re.sub(r"(?<=[0-9])[, .](?=[0-9]{3}\b)", "", plain)
    return message, f"write `{digits}`" if _CODE.fullmatch(
        digits
    ) else "write digits only, without sign, comma or letter"


def _number_fault(number: str) -> tuple[str, str]:
    if not number.strip("0"):
        return f"the story code {quoted(number)} is not above zero", "write the story's own code"
    if number[0] == "0":
        plain = number.lstrip("0")
        return f"the story code {quoted(number)} begins with zero", f"write {quoted(plain)} if that is the code"
    return f"the story code {quoted(number)} has {len(number):,} digits, and 12 are the most", "correct the code"
