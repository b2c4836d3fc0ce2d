"""The short lines of web pages that are no article's text: headings, buttons, notices. Compared as wholes."""

import re


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
    your browser does not support the video tag
    your browser does not support html5 video
    your browser does not support the audio element
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
    r"(?:by|written by|reporting by|por|yazan|نویسنده|خبرنگار|بقلم|كتب)[ :：]+[^.!?؟]{2,60}"
    r"|\d+ min(?:ute)?s?(?: read)?",
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
