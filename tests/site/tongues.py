"""Words of several languages and scripts, to make invented news of; places and people in them are no real ones."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """One language's parts of a sentence."""

    # BCP 47.
    code: str
    # A sentence of who, what and where: "{who} {what} {where}."
    pattern: str
    who: tuple[str, ...]
    what: tuple[str, ...]
    places: tuple[str, ...]
    # Three names of topics.
    topics: tuple[str, ...]
    # A line above a headline.
    kicker: str

    def sentence(self, chance: random.Random) -> str:
        """Make one sentence."""
        return self.pattern.format(
            who=chance.choice(self.who), what=chance.choice(self.what), where=chance.choice(self.places)
        )


_ALL = (
    Tongue(
        code="en",
        pattern="{who} {what} in {where}.",
        who=(
            "The harbour master",
            "A fisherman’s daughter",
            "The council of 27 villages",
            "Two ferry companies (“North” and “South”)",
        ),
        what=(
            "opened the old lighthouse again",
            "asked for £4.5 million",
            "counted 1,200 storks",
            "promised to mend the bridge by 2027",
        ),
        places=("Lower Marsh", "Eastwick-upon-Sand", "the islands", "Stonebridge"),
        topics=("Harbours", "Storks & other birds", "Bridges"),
        kicker="Exclusive",
    ),
    Tongue(
        code="es",
        pattern="{who} {what} en {where}.",
        who=("La capitana del puerto", "Una asociación de vecinos", "El ayuntamiento", "Los pescadores"),
        what=(
            "inauguró el faro restaurado",
            "pidió 4,5 millones de euros",
            "contó 1.200 cigüeñas",
            "prometió arreglar el puente",
        ),
        places=("Villaseca del Mar", "la isla", "Puente Viejo", "Arenal"),
        topics=("Puertos", "Cigüeñas", "Puentes"),
        kicker="Última hora",
    ),
    Tongue(
        code="tr",
        pattern="{who} {where} {what}.",
        who=("Liman müdürü", "Balıkçının kızı", "Köy meclisi", "İki vapur şirketi"),
        what=(
            "eski deniz fenerini yeniden açtı",
            "4,5 milyon lira istedi",
            "1.200 leylek saydı",
            "köprüyü onaracağına söz verdi",
        ),
        places=("Kumluca’da", "adada", "Taşköprü’de", "Işıklı’da"),
        topics=("Limanlar", "Leylekler", "Köprüler"),
        kicker="Son dakika",
    ),
    Tongue(
        code="fa",
        pattern="{who} در {where} {what}.",
        who=("رئیس بندر", "دختر ماهی‌گیر", "شورای ۲۷ روستا", "دو شرکت کشتی‌رانی (North و South)"),
        what=(
            "فانوس دریایی کهن را دوباره گشود",
            "۴٫۵ میلیارد تومان خواست",
            "۱٬۲۰۰ لک‌لک شمرد",
            "قول داد پل را تا سال ۲۰۲۷ تعمیر کند",
        ),
        places=("شن‌آباد", "جزیره", "پل سنگی", "دریاکنار"),
        topics=("بندرها", "لک‌لک‌ها", "پل‌ها"),
        kicker="خبر فوری",
    ),
    Tongue(
        code="ar",
        pattern="{what} {who} في {where}.",
        who=("مديرُ الميناء", "ابنةُ الصيّاد", "مجلسُ القرية", "شركةُ العبّارات (Ferry Co.)"),
        what=(
            "افتتح المنارةَ القديمةَ من جديد",
            "طلب ٤٫٥ ملايين دينار",
            "أحصى ١٬٢٠٠ لقلق",
            "وعد بإصلاح الجسر قبل عام ٢٠٢٧",
        ),
        places=("الرملة البيضاء", "الجزيرة", "الجسر الحجري", "الساحل الشرقي"),
        topics=("الموانئ", "اللقالق", "الجسور"),
        kicker="عاجل",
    ),
    Tongue(
        code="he",
        pattern="{who} {what} ב{where}.",
        who=("מנהל הנמל", "בת הדייג", "מועצת הכפר", "חברת המעבורות"),
        what=("פתח מחדש את המגדלור הישן", "ביקש 4.5 מיליון", "ספר 1,200 חסידות", "הבטיח לתקן את הגשר"),
        places=("חוף החול", "אי", "גשר האבן", "מזרח העמק"),
        topics=("נמלים", "חסידות", "גשרים"),
        kicker="מבזק",
    ),
    Tongue(
        code="ru",
        pattern="{who} {what} в {where}.",
        who=("Начальник порта", "Дочь рыбака", "Совет двадцати семи деревень", "Паромная компания"),
        what=(
            "вновь открыл старый маяк",
            "запросил 4,5 миллиона",
            "насчитал 1200 аистов",
            "обещал достопримечательность восстановить",
        ),
        places=("Песчаном", "Старом Мосту", "заливе", "Нижнелугово-Заречном"),
        topics=("Порты", "Аисты", "Мосты"),
        kicker="Срочно",
    ),
    Tongue(
        code="ja",
        pattern="{who}は{where}で{what}。",
        who=("港長", "漁師の娘", "二十七村の評議会", "連絡船会社"),
        what=("古い灯台を再び開いた", "四億五千万円を求めた", "コウノトリ一二〇〇羽を数えた", "橋を直すと約束した"),
        places=("砂浜町", "島", "石橋", "東の岬"),
        topics=("港", "コウノトリ", "橋"),
        kicker="速報",
    ),
)
TONGUES = {tongue.code: tongue for tongue in _ALL}
