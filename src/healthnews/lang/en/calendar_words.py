"""The words of English dates, and the patterns of one time as it stands alone."""

from __future__ import annotations

from healthnews.alternation import alternation
from healthnews.lang.en import holidays, rarer
from healthnews.lang.grammar import Grammar

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10,
    "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7, "mon": 1,
    "tue": 2, "tues": 2,
    "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
}  # fmt: skip
LONG_ORDINALS = {
    **{k: v for k, v in ORDINALS.items() if k[0].isalpha()},
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
SMALL = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "this past": -1, "next": 1, "coming": 1,
    "the coming": 1,
    "upcoming": 1, "this coming": 1, "following": 1, "this last": -1,
}  # fmt: skip
RELATIVE_DAYS = {
    "the day before yesterday": -2, "day before yesterday": -2, "the day after tomorrow": 2, "day after tomorrow": 2,
    "yesterday": -1,
    "tomorrow": 1, "tomorrows": 1, "today": 0, "tonight": 0, "last night": -1, "this morning": 0, "this afternoon": 0,
    "this evening": 0,
}  # fmt: skip
CONTEXT_DAYS = {
    "the same day": 0, "that same day": 0, "that day": 0, "the next day": 1, "the following day": 1,
    "the previous day": -1, "the day before": -1,
    "the day after": 1, "a day earlier": -1, "the day earlier": -1, "a day later": 1, "same day": 0,
}  # fmt: skip
QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": 4,
    "final": 4,
}
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip


words = alternation
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
_full = words(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
_short = words(name for name in MONTHS if len(name) < 5)
NAME = rf"(?:(?:{_full})(?!\w)|(?:{_short})(?!\w)(?:\.(?= ?\d| ?,))?)"
TH = r"(?:st|nd|rd|th)?(?!\w)"
_ones = "one|two|three|four|five|six|seven|eight|nine"
_tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_teens = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
WEEK = r"(?:[1-4]\d|5[0-3]|[1-9])(?![\w%]|[.,]\d)"
SPOKEN_YEAR = rf"(?:eighteen|nineteen|twenty)[ -](?:(?:{_tens})(?:[ -](?:{_ones}))?|{_teens})(?!\w)"
YEAR_TAIL = (
    rf"(?:(?:,? ?,? | of |-|/)(?P<{{0}}y>{YEAR}|(?<=[-/])\d\d(?![\d/.-])|{SPOKEN_YEAR})| ?['’](?P<{{0}}ya>\d\d)(?!\w)|"
    rf",? (?:of )?(?P<{{0}}ys>last|this|next) year)"
)

# "today's world", "today's fast-moving market" say no day
OF_NOW = r"['’]s (?:[a-z-]+ )?(?:world|economy|society|age|era|market|markets|business|businesses|trends?|youth|generation|standards|times)\b"
ZONE = (
    r"(?: ?\(?(?:(?:gmt|utc)(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?|cet|cest|e[sd]t|c[sd]t|p[sd]t|ist|bst|ict|local time|"
    r"eastern(?: time)?)(?!\w)\)?)?"
)
_days = " ".join(WEEKDAYS)
_months = " ".join(MONTHS)
_shifts = " ".join(dict.fromkeys(word.split()[0] for word in SHIFTS))
_ordinals = " ".join(word for word in ORDINALS if word[0].isalpha())
_fiscal = " ".join(f"fy{year} fy{year % 100:02}" for year in range(1990, 2050))
RULES = (
    (
        "daysofshift", "0 the from between",
        rf"(?:from |between )?(?:the )?(?P<dp_a>{DAY}){TH}(?: ?[-–] ?| (?:to|and|until|till|through) (?:the )?)(?P<dp_b>{DAY}){TH} "
        rf"(?:(?:of|in) )?(?P<dp_s>last|this|next) month(?!\w)"
    ),
    (
        "clocks",
        "from between 0",
        r"(?:(?:from|between) )?(?P<c1h>[01]?\d|2[0-4])(?::(?P<c1m>[0-5]\d))? ?(?P<c1p>[ap]\.?m\.?)?(?:(?: to | and |"
        r" until )| ?[-–] ?)"
        r"(?P<c2h>[01]?\d|2[0-4])(?::(?P<c2m>[0-5]\d))? ?(?P<c2p>[ap]\.?m\.?)?(?!\w)(?= (?:on (?:the )?(?:\d|"
        r"[a-z]{3,9}day|[a-z]{3,9} \d)|this (?:morning|afternoon|evening)|today|tomorrow|yesterday)|(?<=[ap]m)|(?<=[ap]\.m\.))",
    ),
    ("monthyear", "0", rf"(?P<my_m>{MONTH})/(?P<my_y>{YEAR})"),
    ("monthday", "0", rf"(?P<md_a>{DAY})(?P<md_s> ?[-/] ?|\.)(?P<md_b>{DAY})(?![-/.]?\d|%|[^\W\d_]| (?:of )?{NAME})"),
    ("dayofshift", "0 the", rf"(?:the )?(?P<ds_d>{DAY}){TH}(?: day)? of (?:the )?(?P<ds_s>last|this|next|current|previous|past|coming|following) month"),
    (
        "portion", "the end beginning start middle",
        r"(?:the )?(?P<po_p>end|beginning|start|middle) of (?:(?:the|this|around) )?(?P<po_s>last|next|past|previous|"
        r"coming|following)? ?(?P<po_u>year|month|week|quarter)(?!\w)"
    ),
    (
        "nameord", _months,
        rf"(?P<no_m>{NAME}) (?:the )?(?P<no_d>(?:twenty|thirty)[ -])?(?P<no_o>{words(LONG_ORDINALS)})(?!\w)"
        rf"(?:{YEAR_TAIL.format('no_')})?"
    ),
    (
        "in", "in",
        rf"in (?P<in_n>\d{{1,2}}|{words(SMALL)}) (?P<in_u>weeks?|days?|months?|years?)(?= ?[.,;]|$|'s? time| from)"
    ),
    (
        "ymd", "0",
        rf"(?P<ymd_y>{YEAR}|(?:19|20)\d\d(?=\.\d\d\.\d\d(?![\d.])))(?P<ymd_s>[-/.])(?P<ymd_m>{MONTH}|(?:{words(MONTHS)})(?!\w))(?P=ymd_s)(?P<ymd_d>{DAY})(?!\d)"
    ),
    ("numeric", "0", rf"(?P<nu_a>{DAY})(?P<nu_s>[-/.])(?P<nu_b>{DAY})(?P=nu_s)(?P<nu_y>{YEAR}|\d\d(?![\d/.-]))"),
    (
        "dayname", "0 the",
        rf"(?:the )?(?P<dn_d>{DAY})(?:{TH}(?: day)?(?: of |[ -]|/)|(?=[a-z]{{3}}))(?P<dn_m>{NAME})(?:{YEAR_TAIL.format('dn_')})?"
    ),
    (
        "daycount", f'the twenty thirty {" ".join(LONG_ORDINALS)}',
        rf"(?:the )?(?P<dc_t>(?:twenty|thirty)[ -])?(?P<dc_d>{words(LONG_ORDINALS)}) (?:of )(?P<dc_m>{NAME})(?:{YEAR_TAIL.format('dc_')})?"
    ),
    ("nameday", f"{_months}",
        rf"(?P<nd_m>{NAME})(?:[ -]|(?<=\.))(?:the )?(?P<nd_d>{DAY}){TH}(?!:\d|[/.]\d|,\d|\d| (?:percent|per cent|"
        rf"million))(?P<nd_l>(?: ?(?:-|–|to|"
        rf"through|thru) ?(?:the )?{DAY}{TH}(?! (?:{words(MONTHS)})))?)(?:{YEAR_TAIL.format('nd_')})?",
    ),
    ("namemonth", f"{_months}", rf"(?P<nm_m>{NAME})(?:{YEAR_TAIL.format('nm_')})?"),
    (
        "clock", "0 noon midnight",
        r"(?:(?P<ck_n>(?:12 )?noon|(?:12 )?midnight)(?!\w)|"
        r"(?P<ck_h>[01]?\d|2[0-4])(?:[:.](?P<ck_m>[0-5]\d)(?::(?P<ck_s>[0-5]\d))?)?"
        r"(?: ?(?P<ck_p>[ap]\.m\.|[ap]m(?!\w))|"
        r"(?<=:\d\d)(?!\d)| ?o['’]clock| hours(?= on)))"
        rf"{ZONE}"
    ),
    (
        "quarter", "0 the first second third fourth last final q1 q2 q3 q4",
        rf"(?:the )?(?:(?P<qu_o>{words(QUARTERS)}) (?:(?:fiscal|financial) )?(?:quarter|qtr)(?:,? of)?(?:,? (?:(?:the )?(?:fiscal|financial) (?:year )?)?(?P<qu_y>{YEAR})| (?P<qu_ys>last|this|"
        rf"next)(?: fiscal| financial)? year)?|q(?P<qu_n>[1-4])(?!\w)(?:(?: of |[ -/])?(?:(?:fiscal|fy) ?(?:year )?)?(?P<qu_y2>{YEAR})| of (?P<qu_ys2>last|this|next) year)?|"
        rf"(?P<qu_y3>(?:1[5-9]|20|21)?\d\d)[- ]?q(?P<qu_n3>[1-4])(?!\w))"
    ),
    (
        "half", "the first second 0 h1 h2",
        rf"(?:the )?(?P<hf_o>first|second|1st|2nd) (?:half|six months|6 months) of (?:(?P<hf_y>{YEAR})|(?P<hf_s>this|"
        rf"last|next|the) year)|(?P<hf_y2>{YEAR})[- ]?h(?P<hf_n>[12])(?!\w)|h(?P<hf_n2>[12])(?: of |[ -/])(?P<hf_y3>{YEAR})"
    ),
    ("part", f"0 the last final {_ordinals}",
        rf"(?:the )?(?P<pt_o>{words(ORDINALS)}|last|final)(?P<pt_l>(?<!last|inal) last)?(?: (?P<pt_n>\d{{1,2}}|{words(SMALL)}))? (?P<pt_u>days?|"
        rf"weeks?|months?|quarters?|{words(WEEKDAYS)}) (?:of|in) (?:the )?"
        rf"(?:(?P<pt_y>{YEAR})|(?P<pt_s>this|last|next|the|current|previous|coming) (?P<pt_su>year|month|quarter)|year|month|(?P<pt_m>{NAME})(?:{YEAR_TAIL.format('ptm_')})?)",
    ),
    ("yearmonth", "0", rf"(?P<ym_y>{YEAR})-(?P<ym_m>0[1-9])(?![-\d])"),
    (
        "years", "0 period periods term school season of from between",
        rf"(?:(?:period|periods|term|school year|season) )?(?:of |from |"
        rf"between )?(?P<yr_a>{YEAR})(?: ?[-–—/~] ?)(?P<yr_b>{YEAR}(?!-\d)|\d\d(?![\d/.,:-]|\w))"
    ),
    (
        "decade", "0 the early mid late nineteen eighteen",
        rf"(?:the )?(?:early |mid-|mid |late )?(?P<de_y>(?:1[5-9]|20)\d0)['’]?s(?!\w)|"
        rf"the (?:early |mid-|mid |late )?(?:['’]?(?P<de_t>[3-9]0)s|(?P<de_w>{words(DECADES)}))(?!\w)(?! degree)|"
        rf"(?:the )?(?P<de_c>nineteen|eighteen)[- ](?P<de_w2>{words(DECADES)})(?!\w)"
    ),
    ("relday", "the day yesterday tomorrow tomorrows today tonight last this", rf"(?:{words(RELATIVE_DAYS)})(?!\w)(?!{OF_NOW})"),
    ("ctxday", "the that same a", rf"(?:{words(CONTEXT_DAYS)})(?!\w)(?:(?<!before)(?<!after)|(?! \w))"),
    (
        "weekshift", f"{_days} this last next",
        rf"(?P<ws_d>{words(WEEKDAYS)})(?:,? (?:of |from |in )?(?P<ws_s>last|this|next|the following|the previous) week)|"
        rf"(?P<ws_s2>last|this|next) week,? (?:on )?(?P<ws_d2>{words(WEEKDAYS)})(?!\w)"
    ),
    ("shiftday", f"the {_shifts}", rf"(?:the )?(?P<sd_s>{words(SHIFTS)}) (?P<sd_d>{words(WEEKDAYS)})(?!\w)"),
    (
        "shift", f"the {_shifts} same preceding",
        rf"(?:the )?(?P<sh_s>{words(SHIFTS)}|same|preceding) (?:(?:calendar|fiscal|financial) (?=year|quarter))?(?P<sh_u>week|month|quarter|qtr|year|yr|decade|century)(?:'s)?(?! of)(?!\w)"
    ),
    ("shiftname", "last this next", rf"(?P<sn_s>last|this|next|this past) (?P<sn_m>{NAME})"),
    ("ctxunit", "that the", r"(?:that|the same) (?P<cu_u>week|month|year)(?!\w)"),
    (
        "weekday", f"{_days}",
        rf"(?P<wd_d>{words(WEEKDAYS)})(?!\w)(?:(?<!day)\.(?= ?,| ?\d|$))?(?:,? the (?P<wd_n>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)"
        rf"(?!\w)(?! of | (?:{words(MONTHS)})))?(?P<wd_a> after next(?!\w))?"
    ),
    (
        "ytd", "the year so start beginning",
        r"(?:the )?(?:year[- ]to[- ]date|so far this year|(?:the )?(?:start|beginning) of (?:the|this) year)(?!\w)"
    ),
    (
        "week", "week weeks epidemiological epi epidemic ew",
        rf"(?P<wk_e>(?:epidemiological|epidemic|epi) weeks?(?: \(?ews?\)?)? |ews? ?)?(?:(?<!\w)weeks? )?(?:no\. ?|number )?(?P<wk_n>{WEEK})"
        rf"(?:(?: to | through | and | until | ?[-–] ?)(?:ew ?|week )?(?P<wk_l>{WEEK}))?(?:(?: of|,| in)? (?P<wk_y>{YEAR}))?"
    ),
    ("isoweek", "0", rf"(?P<iw_y>{YEAR})[- ]?w(?P<iw_n>0[1-9]|{WEEK})(?!\w)"),
    ("yearad", "0", rf"(?P<ya_y>{YEAR}) ?(?:a\.d\.|ad(?!\w)|c\.e\.)"),
    ("partyear", "early mid late", rf"(?P<py_p>early|mid|late)-(?P<py_y>{YEAR})(?![-/:%\w])"),
    ("fiscalyear", f"fy fiscal financial {_fiscal}", rf"(?:fy(?= ?\d)|fiscal(?: year)?|financial year) ?(?P<fy_y>{YEAR}|(?<=fy)\d\d(?!\d))(?: ?[/–-] ?(?P<fy_l>{YEAR}|\d\d(?![\d/.,:-]|\w)))?(?![-/:%\w])"),
    ("year", "0 the year", rf"(?:the )?(?:year )?(?P<ye_y>{YEAR})(?![-/:%\w])"),
)  # fmt: skip
# What can follow a figure that begins a time, or a bare year: see the rules above.
GATE = (
    r"\d{1,2}(?: ?[-/.:–—~] ?\d|st|nd|rd|th| ?[ap]\.?m| ?o['’]clock| hours on| noon| midnight| ?q[1-4]| (?:to|and|until) \d|"
    r" of (?:the )?(?:last|this|next|current|previous|past|coming|following)|"
    r"(?: day)?(?: of |[ /-])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\d{4}(?!\d)"
)
GRAMMAR = Grammar((*holidays.rules(), *rarer.rules(), *RULES), GATE)
