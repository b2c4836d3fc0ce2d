"""The words of a date: English ones, which are read, and those of other languages and calendars, which are only named.

Only tables of words, in `folded` form. Reading dates is left to `dateline.py`, explaining faults to `faults.py`.
"""

from collections.abc import Mapping
from types import MappingProxyType

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Forms that are neither full nor three letters, yet leave no doubt.
_OTHER_MONTHS = {"sept": 9}
_OTHER_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

# From 1.
MONTH_NUMBERS: Mapping[str, int] = MappingProxyType(
    {form: n for n, name in enumerate(MONTHS, 1) for form in (name.lower(), name[:3].lower())} | _OTHER_MONTHS
)
# From 0, Monday first.
WEEKDAY_NUMBERS: Mapping[str, int] = MappingProxyType(
    {form: n for n, name in enumerate(WEEKDAYS) for form in (name.lower(), name[:3].lower())} | _OTHER_WEEKDAYS
)
UNUSUAL_FORMS = frozenset([*_OTHER_MONTHS, *_OTHER_WEEKDAYS])

_LETTER_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("يىئےې", "ی"),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ةۀہھە", "ه"),
        "ك": "ک",
        "ؤ": "و",
        **dict.fromkeys("'’ʻʿ‘`´ـ\u200c\u0307\u0654", None),
    }
)


def folded(text: str) -> str:
    """Give words in lower case, with the Arabic and Persian forms of a letter made equal and apostrophes dropped."""
    return text.casefold().translate(_LETTER_VARIANTS)


def _words(*lists: str) -> frozenset[str]:
    return frozenset(folded(" ".join(lists)).split())


ENGLISH = frozenset([*MONTH_NUMBERS, *WEEKDAY_NUMBERS])

# Gregorian months and weekdays of other languages.
FOREIGN = _words(
    # French, Spanish, Portuguese, Italian, Romanian
    "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
    "lunes martes miércoles miercoles jueves viernes sábado sabado domingo",
    "janeiro fevereiro março marco maio junho julho setembro outubro novembro dezembro",
    "segunda terça quarta quinta sexta feira",
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie",
    "luni marți miercuri joi vineri sâmbătă duminică",
    # German, Dutch, the languages of the North
    "januar jänner februar märz maerz mai juni juli oktober dezember",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "augusti måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag desember",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta",
    "marraskuuta joulukuuta maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    # Turkish, Azerbaijani, Indonesian, Swahili, Hausa, Somali
    "ocak şubat subat mart nisan mayıs mayis haziran temmuz ağustos agustos eylül eylul ekim kasım kasim aralık aralik",
    "pazartesi salı sali çarşamba carsamba perşembe persembe cuma cumartesi pazar",
    "yanvar fevral aprel iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "maret juni juli agustus desember senin selasa rabu kamis jumat sabtu minggu",
    "januari februari machi aprili mei julai agosti septemba oktoba novemba desemba",
    "jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili",
    "janairu faburairu maris afrilu mayu yuni yuli satumba nuwamba disamba",
    # Slavonic languages, Hungarian, Greek
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "понеділок вівторок середа четвер субота неділя",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "septembar oktobar novembar decembar avgust ponedeljak utorak sreda srijeda četvrtak petak subota nedelja nedjelja",
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "ledna února března dubna května června července srpna září října prosince",
    "január február március április május június július augusztus szeptember október",
    "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου",
    "δεκεμβρίου δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    # Estonian, Latvian, Lithuanian, Albanian, Uzbek
    "jaanuar veebruar märts aprill juuni juuli oktoober detsember",
    "esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev",
    "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
    "pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena",
    "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis",
    "janar shkurt prill qershor korrik gusht shtator tetor nëntor dhjetor",
    "sentabr oktabr dushanba seshanba chorshanba payshanba juma shanba yakshanba",
    # Arabic, in Egypt, the Levant and the Maghreb
    "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت",
    "الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت أحد اثنين ثلاثاء أربعاء خميس جمعة سبت",
    # Persian, Urdu, Kurdish
    "ژانویه ژانویهٔ فوریه مارس آوریل مه می ژوئن ژوئیه جولای اوت آگوست سپتامبر اکتبر نوامبر دسامبر",
    "شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه یک دو سه چهار پنج",
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار",
    # Hebrew, Hindi, Bengali
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "जनवरी फ़रवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर अक्तूबर नवंबर दिसंबर",
    # Chinese, Japanese, Korean
    "年 月 日 년 월 일 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
)

# Months and eras of the Jalali and Hijri calendars, and of the Hebrew and Ethiopian ones where no other has the name.
OTHER_CALENDARS = _words(
    "farvardin ordibehesht khordad tir mordad amordad shahrivar mehr aban azar dey bahman esfand",
    "فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    "muharram moharram muharrem safar safer rabi rabia rabiul rebiülevvel rebiülahir jumada jumadi jamadi jumad",
    "cemaziyelevvel cemaziyelahir rajab recep shaban shaaban shabaan şaban ramadan ramazan ramadhan ramzan shawwal",
    "shawal şevval dhu dhul zul zil zulqada zulqadah dhulqadah zilqad zilkade qadah qada qidah hijjah hijja",
    "dhulhijjah zulhijjah zulhijja zilhajj zilhij zilhicce",
    "محرم صفر ربيع ربیع جمادى جمادي جمادی رجب شعبان رمضان شوال ذو ذي ذی القعدة الحجة ذوالقعده ذوالحجه",
    "tishrei tishri cheshvan heshvan marcheshvan kislev tevet shevat shvat iyar iyyar sivan elul",
    "תשרי חשון חשוון כסלו טבת שבט ניסן אייר סיון סיוון תמוז אלול אדר",
    "meskerem tikimt hidar tahsas yekatit megabit miyazya ginbot hamle nehase",
    "ذیقعده ذیحجه ذیالقعده ذیالحجه ذیقعد ذوالقعدہ ذوالحجہ",
)
ERAS = _words("هجری هجري شمسی قمری هش هق jalali shamsi hijri ah")

# Other words that may stand in a date.
PARTICLES = _words(
    "am pm utc gmt z t at on of the de del den le el la em um uhr kl saat ساعت الساعة الساعه st nd rd th h a m p",
    "date publish published publication",
    "الأول الأولى الثاني الثانية الآخرة الآخر اول ثانی الاول الثانی الاولی al ul awwal thani ula akhirah ii",
)
ZONES = _words(
    "est edt cst cdt mst mdt pst pdt bst cet cest eet eest wet west msk irst irdt ist pkt trt ast akst hst jst kst",
    "sgt hkt aest aedt acst awst nzst nzdt eat cat wat sast gst local time tehran",
)
