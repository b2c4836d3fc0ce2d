"""The words of web pages: class names and short lines that tell an article's text from what surrounds it.

Class names are compared word by word (`class="post-shareBar"` has the words post, share, bar), lines as wholes.
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
    related relateds relatednews recommend recommended recommendation recommendations comment comments commentlist
    disqus discussion replies respond sidebar aside rail widget widgets nav navbar navigation menu menubar submenu
    breadcrumb breadcrumbs pagination pager prev next advert adverts advertisement advertising ad ads adsense adslot
    banner sponsor sponsored promo promoted promotion teaser teasers outbrain taboola trending popular mostread
    mostviewed latest headlines newsletter subscribe subscription signup login cookie cookies consent gdpr modal
    popup overlay dialog toast masthead siteheader sitefooter topbar bottombar ticker yorumlar yorum reklam ilgili
    benzer comentarios relacionadas relacionados publicidad nazarat
""")
# Around the article's text, yet about it: dates and codes may stand here.
BESIDE = word_set("""
    share sharing sharer social sociallinks addthis addtoany sharedaddy tools toolbar toolbox print printer email
    tags tag taglist keywords topics byline author authors authorbox bio caption captions credit credits wpcaption
    photocredit meta metadata info postmeta entrymeta dateline timestamp footer foot hidden paylas paylasim
    etiketler etiket compartir shortlink permalink copyright views rating vote source
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

_BODY_NAMES = word_set("""
    articlebody bodytext maintext fulltext itemfulltext newstext newsbody newscontent storytext storybody
    storycontent entrycontent postcontent postbody articletext articlecontent habermetni haberdetay bodycontent
    contentbody textbody
""")
_BODY_OF = word_set(
    "article story news post entry item haber noticia single detail details main khabar body echo td khbr"
)
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
    for name in [*attribute_list(tag, "class"), *attribute_list(tag, "id")]:
        words = [word.lower() for word in _WORD.findall(name)]
        if "".join(words) in _BODY_NAMES or (_BODY_OF & {*words} and words and words[-1] in _BODY_PART):
            return True
    return False


def _lines(text: str) -> re.Pattern[str]:
    phrases = (
        re.sub(r"\s+", r"\\s+", re.escape(line.strip()).replace(r"\ ", " ")) for line in text.strip().splitlines()
    )
    return re.compile(rf"[\W\d]*(?:{'|'.join(phrases)})[\W\d]*", re.IGNORECASE)


# Headings under which readers' comments begin: nothing below is the article's.
COMMENTS_HEADING = _lines("""
    comments
    comment
    leave a comment
    leave a reply
    post a comment
    post comment
    add a comment
    add comment
    reader comments
    your comment
    your name
    نظرات
    نظرات کاربران
    نظر شما
    ارسال نظر
    دیدگاه ها
    دیدگاه‌ها
    التعليقات
    تعليقات
    أضف تعليقا
    اترك تعليقا
    تبصرے
    yorumlar
    yorum yaz
    yorum yap
    comentarios
    deja un comentario
    maoni
    commentaires
    kommentare
    комментарии
""")
# Headings of lists of other stories: what follows is theirs as long as it is links and short lines.
RELATED_HEADING = _lines("""
    related
    related news
    related stories
    related articles
    related posts
    related content
    related topics
    related links
    see also
    read also
    also read
    read more
    read next
    more stories
    more news
    more on this
    more on this story
    more on this topic
    you may also like
    you might also like
    recommended
    recommended for you
    most read
    most viewed
    most popular
    latest news
    top stories
    اخبار مرتبط
    خبرهای مرتبط
    مطالب مرتبط
    بیشتر بخوانید
    أخبار ذات صلة
    اقرأ أيضا
    اقرأ أيضاً
    مواضيع ذات صلة
    متعلقہ خبریں
    ilgili haberler
    benzer haberler
    noticias relacionadas
    lee también
    te puede interesar
    habari zinazohusiana
    lire aussi
    à lire aussi
    читайте также
""")
# Buttons and notices that stand between or after paragraphs.
BUTTON = _lines("""
    share
    share it
    share this
    share this article
    share this story
    share on facebook
    share on twitter
    share on x
    print
    print this
    print this page
    printable version
    email
    e-mail
    email this
    send
    send to a friend
    tweet
    facebook
    twitter
    whatsapp
    telegram
    linkedin
    pinterest
    instagram
    copy link
    short link
    save
    advertisement
    advertising
    sponsored
    recommend to others
    back to top
    top
    listen
    چاپ
    اشتراک گذاری
    اشتراک‌گذاری
    ارسال به دوستان
    لینک کوتاه
    کپی لینک
    طباعة
    شارك
    مشاركة
    إعلان
    paylaş
    yazdır
    reklam
    compartir
    imprimir
    publicidad
    shiriki
    اشتہار
    شیئر کریں
""")
# A line above the text that names who wrote it, or how long it takes to read.
BYLINE = re.compile(
    r"(?:by|written by|reporting by|por|yazan|نویسنده|خبرنگار|بقلم|كتب)[ :：]+[^.!?؟]{2,60}|\d+ min(?:ute)?s?(?: read)?",
    re.IGNORECASE,
)
# The text breaks off here for whoever has not paid.
PAYWALL = re.compile(
    r"\b(subscribe|sign in|log in|register|create (a free|an) account)\b.{0,40}\b(continue|keep|read|full|unlock)\b"
    r"|\b(continue reading|read the full (story|article)|unlock (this|the full))\b"
    r"|\b(for subscribers only|subscribers? only|already a subscriber)\b"
    r"|\bthis (article|story|content) is (only )?(for|available to|reserved for) (paid |paying |registered )?"
    r"(subscribers|members)\b"
    r"|برای خواندن ادامه|للمشتركين فقط|abone ol.{0,30}devam|suscr[ií]b.{0,40}(seguir|leyendo)",
    re.IGNORECASE,
)
