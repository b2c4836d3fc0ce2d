"""The body of a story as HTML: the one place where a story's text becomes markup.

Goes in: a `Story`. Comes out: one `<p>` a paragraph, everything escaped; nothing in a text is ever interpreted
(STORY_FORMAT B2). Headlines and other single lines are escaped by the templates.
"""

from html import escape

from ..model import Story


def body_html(story: Story, *, direction: str | None = None) -> str:
    """Give the paragraphs as HTML, one a line.

    Args:
        direction: "ltr" or "rtl" puts `dir` on each paragraph: feed readers keep no attribute
            of a surrounding element.
    """
    opening = f'<p dir="{direction}">' if direction else "<p>"
    return "\n".join(f"{opening}{escape(p, quote=False)}</p>" for p in story.paragraphs)
