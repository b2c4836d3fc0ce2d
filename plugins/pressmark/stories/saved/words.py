"""The class names of web pages that tell an article's text from what surrounds it.

They are compared word by word: `class="post-shareBar"` has the words post, share, bar.
"""

import re
from itertools import pairwise

from bs4 import Tag

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_A-Za-z]+")


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text that is a list of them."""
    return frozenset(text.split())


# Another text than the article: what it says of dates and codes is not about the article.
ELSEWHERE = word_set("""
    related relateds relatednews relatedposts relatedarticles relatedstories recommend recommended recommendation
    recommendations comment comments commentlist disqus discussion replies respond sidebar aside rail widget widgets
    nav navbar navigation menu menubar submenu breadcrumb breadcrumbs pagination pager prev next advert adverts
    advertisement advertising ad ads adsense adsbygoogle adslot banner sponsor sponsored promo promoted promotion teaser
    teasers
    outbrain taboola trending popular mostread mostviewed latest headlines newsletter subscribe subscription signup
    login cookie cookies consent gdpr modal popup overlay dialog toast masthead siteheader sitefooter topbar
    bottombar ticker yorumlar yorum reklam ilgili benzer comentarios relacionadas relacionados publicidad nazarat
""")
# Around the article's text, yet about it: dates and codes may stand here.
BESIDE = word_set("""
    share sharing sharer social sociallinks addthis addtoany sharedaddy tools toolbar toolbox print printer email
    tags tag taglist keywords topics byline author authors authorbox bio caption captions credit credits wpcaption
    photocredit meta metadata info postmeta entrymeta dateline timestamp footer foot hidden paylas paylasim
    etiketler etiket compartir shortlink permalink copyright views rating vote
""")
LEAD = word_set("""
    lead lede intro introtext standfirst summary excerpt dek deck sapo spot ozet summery lid entradilla abstract
""")
KICKER = word_set("""
    kicker rutitr roottitr uptitle overline eyebrow pretitle ustbaslik antetitulo volanta
""")
SUBTITLE = word_set("""
    subtitle subheadline subhead subheading zirtitr altbaslik subtitulo bajada
""")
HEADLINE = word_set("""
    headline title storytitle newstitle posttitle entrytitle articletitle baslik titr titre titulo heading
""")

_OTHER_BODIES = word_set("comment comments reply replies related sidebar footer widget teaser card promo")
_NO_BLOCKS = word_set(
    "p span a b i em strong font li h1 h2 h3 h4 h5 h6 img figure input link meta script style body html"
)
_BODY_NAMES = word_set("""
    articlebody bodytext maintext fulltext itemfulltext newstext newsbody newscontent storytext storybody
    storycontent entrycontent postcontent postbody articletext articlecontent habermetni haberdetay bodycontent
    contentbody textbody
""")
_BODY_OF = word_set("article story news post entry item haber noticia single detail details main khabar echo td khbr")
_BODY_PART = word_set("body text content contents fulltext metni metin icerik cuerpo texto matn paragraphs")


def class_words(tag: Tag) -> frozenset[str]:
    """Give the words of a tag's class and id in lower case, and joined pairs: "related-news" has "relatednews"."""
    names = " ".join([*attribute_list(tag, "class"), *attribute_list(tag, "id")])
    if not names:
        return frozenset()
    words = [word.lower() for word in _WORD.findall(names)]
    return frozenset([*words, *(a + b for a, b in pairwise(words))])


def attribute_list(tag: Tag, name: str) -> list[str]:
    """Give the words of an attribute, none where it is not there."""
    value = tag.get(name)
    return [] if value is None else value.split() if isinstance(value, str) else list(value)


def names_body(tag: Tag) -> bool:
    """Whether a tag is named as sites name the block of an article's text: `entry-content`, `haber_metni`."""
    if "articleBody" in attribute_list(tag, "itemprop") + attribute_list(tag, "property"):
        return True
    if tag.name in _NO_BLOCKS or not (tag.has_attr("class") or tag.has_attr("id")):
        return False
    for name in [*attribute_list(tag, "class"), *attribute_list(tag, "id")]:
        words = [word.lower() for word in _WORD.findall(name)]
        if _OTHER_BODIES & {*words}:
            continue
        if "".join(words) in _BODY_NAMES or (_BODY_OF & {*words} and words and words[-1] in _BODY_PART):
            return True
    return False
