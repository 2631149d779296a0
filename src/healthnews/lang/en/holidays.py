"""The English names of feasts, by the keys of `link.holidays`, and the rules that find them.

Each first word has a rule of its own: a text that says `good` compiles the pattern for Good Friday and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from healthnews.alternation import alternation
from healthnews.lang.en import awareness_days
from healthnews.lang.en.lines import says_no_more
from healthnews.times import Holiday

NAMES = {
    "christmas": "christmas|christmas day|xmas|xmas day|x-mas", "christmas_eve": "christmas eve|xmas eve",
    "new_year": "new year's day|new years day|new year day|new year's|new year",
    "new_years_eve": "new year's eve|new years eve|new year eve",
    "valentine": "valentine's day|valentines day|valentine day|saint valentine's day|st. valentine's day",
    "halloween": "halloween|halloween day|all hallows' eve", "independence": "independence day",
    "boxing": "boxing day|saint stephen's day|st stephen's day|st. stephen's day",
    "patrick": "st patrick's day|st. patrick's day|saint patrick's day|st paddy's day",
    "george": "st george's day|st. george's day|saint george's day|feast of saint george|st george day",
    "all_saints": "all saints' day|all saints day|all hallows' day|all saints", "all_souls": "all souls' day|all souls day",
    "nicholas": "st nicholas day|saint nicholas day|st. nicholas' day|feast of st nicholas", "epiphany": "epiphany",
    "immaculate": "feast of the immaculate conception|immaculate conception",
    "assumption": "assumption of mary|feast of the assumption", "candlemas": "candlemas", "groundhog": "groundhog day",
    "womens_day": "international women's day|international women day|women's day", "pi_day": "pi day",
    "mens_day": "international men's day|international men day|men's day", "april_fools": "april fool's day|april fools' day|april fools day|april fools",
    "earth_day": "earth day", "may_day": "may day|international workers' day|labour day", "anzac": "anzac day",
    "australia_day": "australia day", "canada_day": "canada day", "kings_day": "king's day|koningsdag",
    "flag_day": "flag day", "juneteenth": "juneteenth", "bastille": "bastille day", "bonfire": "bonfire night|guy fawkes day|guy fawkes night",
    "veterans": "veterans day|veteran's day|veterans' day|armistice day|remembrance day", "emancipation": "emancipation day",
    "orthodox_christmas": "orthodox christmas|orthodox christmas day", "gandhi": "gandhi jayanti|mahatma gandhi jayanti",
    "vaisakhi": "vaisakhi|baisakhi|vaisakha|vaisakhadi|vasakhi|vaishakhi", "rabindra": "rabindra jayanti|rabindranath jayanti",
    "pongal": "thai pongal|pongal|makar sankranti|makara sankranthi", "parsi": "parsi new year|jamshedi navroz|jamshedi nowruz",
    "king_day": "martin luther king day|martin luther king's day|martin luther king jr day|martin luther king jr. day|mlk day|mlk jr. day|civil rights day",
    "presidents": "presidents day|presidents' day|president's day|washington's birthday", "memorial": "memorial day|decoration day",
    "mothers_day": "mother's day|mothers day|mothers' day|mother day", "fathers_day": "father's day|fathers day|fathers' day|father day",
    "labor": "labor day", "grandparents": "grandparents day|grandparents' day", "columbus": "columbus day|indigenous peoples' day",
    "thanksgiving": "thanksgiving|thanksgiving day", "black_friday": "black friday", "cyber_monday": "cyber monday",
    "giving_tuesday": "giving tuesday", "election_day": "election day", "boss": "boss's day|bosses day|boss day", "admins": "administrative professionals' day|administrative professionals day|secretaries day|admin day", "victoria": "victoria day|sovereign's birthday",
    "easter": "easter|easter sunday", "easter_monday": "easter monday", "good_friday": "good friday|great friday|holy friday",
    "maundy_thursday": "maundy thursday|holy thursday|great thursday|covenant thursday|covenant thu|maundy thu|thursday of mysteries|thu of mysteries|sheer thursday",
    "holy_saturday": "holy saturday|easter eve|black saturday", "palm_sunday": "palm sunday|branch sunday",
    "ash_wednesday": "ash wednesday|carnival wednesday", "shrove_tuesday": "shrove tuesday|pancake day|pancake tuesday|mardi gras|fat tuesday|rosy tuesday",
    "shrove_monday": "shrove monday|rose monday", "ascension": "ascension day|ascension|ascension thursday",
    "pentecost": "pentecost|whit sunday|whitsunday|white sunday", "whit_monday": "whit monday|pentecost monday|monday of the holy spirit",
    "trinity": "trinity sunday", "corpus_christi": "corpus christi|feast of corpus christi", "lent": "lent",
    "orthodox_easter": "orthodox easter|orthodox easter sunday|pascha", "orthodox_easter_monday": "orthodox easter monday",
    "orthodox_good_friday": "orthodox good friday|orthodox great friday", "great_saturday": "orthodox holy saturday|orthodox easter saturday",
    "orthodox_palm_sunday": "orthodox palm sunday|orthodox branch sunday", "clean_monday": "clean monday|orthodox ash monday|orthodox shrove monday|green monday|ash monday",
    "lazarus": "lazarus saturday", "orthodox_pentecost": "orthodox pentecost",
    "rosh_hashanah": "rosh hashanah|rosh hashana|rosh ha-shanah|rosha shana|yom teruah", "yom_kippur": "yom kippur|day of atonement",
    "sukkot": "sukkot|succos|feast of the tabernacles|feast of the ingathering|succoth", "shemini": "shemini atzeret",
    "simchat_torah": "simchat torah|simhat torah", "hanukkah": "hanukkah|chanukah|hannukah|hanukah|hanuka|hanukka|festival of lights|festival of dedication",
    "tu_bishvat": "tu bishvat|tu b'shevat", "purim": "purim|feast of lots", "shushan_purim": "shushan purim",
    "passover": "passover|pesach", "yom_haatzmaut": "yom haatzmaut|yom ha'atzmaut|israeli independence day",
    "lag_baomer": "lag baomer|lag b'omer|lag ba'omer|lag laomer", "shavuot": "shavuot|shavuoth|shavuos|feast of weeks",
    "tisha_beav": "tisha b'av|tisha beav|the ninth of av|tish'a b'av",
    "ramadan": "ramadan|ramadhan|ramzan|ramazan", "eid_fitr": "eid al-fitr|eid al fitr|eid-ul-fitr|eid ul-fitr|id al-fitr|id ul-fitr|lesser eid|feast of breaking the fast",
    "eid_adha": "eid al-adha|eid al adha|eid-ul-adha|eid ul-adha|id al-adha|id ul-adha|bakr id|bakr-id|bakrid|bakri id|sacrifice feast|feast of the sacrifice|greater eid",
    "mawlid": "mawlid|mawlid al-nabi|mawlid al-nabawi|mawlid an-nabi|milad un-nabi|eid milad|eid-e-milad|prophet's birthday|prophet muhammad's birthday",
    "muslim_new_year": "islamic new year|muslim new year|muharram|amun jadid|hijri new year", "ashura": "ashura|day of ashura",
    "isra": "isra and mi'raj|isra and miraj|the prophet's ascension|prophet's ascension|al isra' wal miraj|night journey", "night_of_power": "laylat al-qadr|laylat al kadr|night of power|night of destiny|night of decree|night of measures|night of value",
    "vasant_panchami": "vasant panchami|basant panchami", "shivaratri": "maha shivaratri|mahashivratri|shivaratri|maha shivratri|shivratri",
    "holika": "holika dahan|kamudu pyre|chhoti holi|choti holi|holika", "holi": "holi|dhulandi|dhulivandana|dhulheti|phagwah|rangwali holi",
    "rama_navami": "rama navami|ram navami|ramanavami", "mahavir": "mahavir jayanti|mahaveer jayanti|mahavir janma kalyanak",
    "buddha_day": "buddha day|vesak|vesak day|buddha purnima|buddha's birthday|buddha jayanti|vaisakha day",
    "rath_yatra": "ratha-yatra|rath yatra|ratha yatra|ratha jatra", "raksha": "raksha bandhan|rakshabandhan|rakhi purnima|rakhi",
    "janmashtami": "krishna janmashtami|janmashtami|gokulashtami|sree jayanthi|krishna jayanthi", "ganesh": "ganesh chaturthi|vinayaka chaturthi",
    "navaratri": "navaratri|navratri|navarathri|durga navaratri", "durga_puja": "maha saptami|durga puja", "dussehra": "dussehra|dasara|dasehra|duzsehra|dashain|dassain|vijayadashami|vijayadasami",
    "karva_chauth": "karva chauth|karwa chauth|karaka chaturthi", "dhanteras": "dhanteras|dhanatrayodashi|dhanatheran|dhanvantari trayodashi",
    "kali_chaudas": "kali chaudas|naraka chaturdashi|choti diwali|roop chaudas|bhoot chaturdashi|narak chaturdashi",
    "diwali": "diwali|deepavali|divali|deepawali|lakshmi puja|kali puja", "govardhan": "govardhan puja|annakut",
    "bhai_dooj": "bhai dooj|bhau-beej|bhai tika|bhai phota|bhaubeej|bhaiya dooj", "chhath": "chhath|chhath puja|dala puja|surya shashthi",
    "lunar_new_year": "lunar new year|chinese new year|chinese lunar new year|lunar new year's day|chinese lunar new year's day|chinese new year's day|spring festival|tet|vietnamese new year",
    "reunification": "reunification day|liberation day", "vietnam_national": "vietnam national day|vietnam's national day",
    "republic_india": "indian republic day", "independence_india": "indian independence day",
    "ides_of_march": "the ides of march|ides of march", "guru_nanak": "guru nanak jayanti|guru nanak gurpurab|gurpurab",
    "valmiki": "valmiki jayanti|maharishi valmiki jayanti|sharad purnima", "guru_purnima": "guru purnima",
    "ugadi": "ugadi|gudi padwa", "akshaya": "akshaya tritiya|akha teej|parashurama jayanti", "hanuman": "hanuman jayanti",
    **awareness_days.NAMES,
}  # fmt: skip
# They fall on other days from country to country, or are other things as well: only a line that says no more means them
LOCAL = frozenset(
    ["independence", "mothers_day", "fathers_day", "labor", "may_day", "memorial", "thanksgiving", "victoria", "veterans",
     "flag_day", "earth_day", "columbus", "presidents", "election_day", "emancipation", "pongal", "new_year", "lent",
     "ascension", "assumption", "trinity", "corpus_christi", "pi_day", "mens_day", "giving_tuesday",
     "reunification", "kings_day", "april_fools", "groundhog", "george", "nicholas", "lunar_new_year", "epiphany",
     "day_1_13", "day_3_21", "day_5_5", "day_12_26", "arbor", "armed_forces", "ides_of_march",
     "grandparents", "shushan_purim", "isra", "sukkot", "black_friday", "cyber_monday", "holi"]
)  # fmt: skip
KEYS = {phrase: key for key, phrases in NAMES.items() for phrase in phrases.split("|")}
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
TAIL = rf"(?:,? (?:of |in )?(?:(?P<ho_y>{YEAR})|(?P<ho_ys>last|this|next) year(?!\w)))?"


def rules() -> Iterator[tuple[str, str, str]]:
    """The rules of the grammar for feasts, one a first word."""
    by_first: dict[str, list[str]] = {}
    for phrase in KEYS:
        match = re.match(r"\d+|\w+", phrase)
        assert match
        by_first.setdefault(match[0], []).append(phrase)
    for first, phrases in by_first.items():
        names = alternation(phrases).replace("'", "['’]?")
        yield "holiday", "0" if first.isdigit() else first, rf"(?P<ho_n>{names})(?!\w){TAIL}"


def key(name: str) -> str:
    """The key of a name as the rules found it.

    >>> key("new year’s day")
    'new_year'
    """
    plain = name.replace("’", "'")
    return KEYS.get(plain) or BARE[plain.replace("'", "")]


BARE = {phrase.replace("'", ""): key for phrase, key in KEYS.items()}


PLAIN = frozenset({"christmas", "easter", "halloween", "ramadan", "christmas day", "christmas eve", "new year's eve"})
BEFORE = re.compile(
    r"\b(?:(?P<shift>last|this|next|this past|this coming)|on|before|after|since|until|till|by|at|over|during|from|"
    r"through)(?: the)? $"
)
AFTER = re.compile(
    r"['’]?(?=[.,;:)–-]|\s*$| (?:in|at|on|and|when|after|before|with|to|from|as|by|was|were|is|has|had|the|a)\b)"
)
SHIFTS = {"last": -1, "this": 0, "next": 1, "this past": -1, "this coming": 1}


def dated(
    text: str, folded: str, start: int, end: int, match: re.Match[str], form: Holiday
) -> tuple[int, int, str, Holiday] | None:
    """A feast that says when: it has a year, or a word of time before it and no noun behind it (`Christmas trees`)."""
    at, close = match.span()
    before = BEFORE.search(folded, max(start, at - 14), at)
    shift = before["shift"] if before else None
    first = before.start("shift") if before and shift else at
    if not says_no_more(folded, start, end, first, close):
        stated = form.year is not None or form.year_shift is not None
        named = text[at].isupper() or (before and not shift and match["ho_n"] in PLAIN)
        if form.name in LOCAL or not named or not (stated or before):
            return None
        if not stated and not AFTER.match(folded, close, end):
            return None
    return first, close, "date", msgspec.structs.replace(form, shift=SHIFTS[shift]) if shift else form
