"""The short codes of tables: a friendly word and two digits, easy to say, hard to mistype, tolerant when pasted.

Letters that look like digits (I, L, O) and the digits 0 and 1 never occur, so whoever types 5 for S or B for 8 is
understood all the same: the first four places are letters, the last two are digits.
"""

import re
import secrets
import unicodedata
from typing import Final

WORDS: Final = tuple(
    """
    acre apex arch area aunt barn bead bean bend berg brew bush cafe cake camp cane cape card cart case cave chat chef
    chum crab crag crew cube curb dart date dawn deck deep desk drum duck duet dune dusk dust earn east easy edge even
    face fact farm fast fawn fern fest fund fuse gate gaze gear gram grey guru gust hand harp hawk haze heat herb herd
    huge hush hymn jade jazz jeep jest jump june jury jute keen keep kept mark mask mast mate maze menu mesa muse must
    myth name near neat nest next pace pack pact page park path perk puma pump punt pure race raft rake ramp rare reef
    rest ruby rune safe sage sand save seat snap span spry spur stag star stay stem step surf swan swap sway tact tape
    task team tent term text tray tree trek true tube tuna tune turf turn tusk urge vase vast verb vest wand warm wasp
    wave west yard yarn year zest
    """.upper().split(),
)
DIGITS: Final = "23456789"

WORD_LENGTH: Final = 4
NUMBER_LENGTH: Final = 2
LONGEST_PASTE: Final = 300
"""Characters that are looked at; a pasted link fits, a pasted book does not matter."""

TO_LETTER: Final = str.maketrans("2568", "ZSGB")
TO_DIGIT: Final = str.maketrans("ZSGB", "2568")

_LINK: Final = re.compile(r"/j/([^/?#]+)", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[^A-Z0-9]")


def draw_code() -> str:
    """A code at random, such as "CAVE-42"; whether it is free is for the caller to see."""
    number = "".join(secrets.choice(DIGITS) for _ in range(NUMBER_LENGTH))
    return f"{secrets.choice(WORDS)}-{number}"


def tidy_code(text: str) -> str | None:
    """What somebody typed or pasted as a code in its one spelling, None where it cannot be a code at all.

    Case, spaces, dashes of any kind and look-alike signs do not matter, and a whole link is as good as its code.

    >>> tidy_code(" cave 42 ")
    'CAVE-42'
    >>> tidy_code("http://192.0.2.7:8000/j/Cave-42")
    'CAVE-42'
    >>> tidy_code("dU5t42")
    'DUST-42'
    >>> tidy_code("what is a code?") is None
    True
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST_PASTE])
    linked = _LINK.search(plain)
    signs = _SIGNS.sub("", (linked.group(1) if linked else plain).upper())
    if len(signs) != WORD_LENGTH + NUMBER_LENGTH:
        return None
    word = signs[:WORD_LENGTH].translate(TO_LETTER)
    number = signs[WORD_LENGTH:].translate(TO_DIGIT)
    if not word.isalpha() or not number.isdigit():
        return None
    return f"{word}-{number}"
