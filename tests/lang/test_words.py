"""Words of both languages as positions in the unchanged text."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthnews import tokenize
from healthnews.lang import load
from healthnews.lang.vi import files, foreign, words

TRICKY = [
    "Bác sĩ bây giờ có thể thản nhiên báo tin bệnh nhân bị ung thư",
    "TP.HCM, T.Ư và Q.1 có 52.338 ca (tăng 37,6%), v.v...",
    "H'Mông, N’Thôn Hạ, H&M, e-mail, 3x4, 10:20:50, 43H-0530, NĐ-CP :D",
    "Xem http://a.vn/b(c).html, a.b@c.vn hoặc example.com.",
    "Chuyện nghành giáo dục ðặc biệt: hoà bình, thuỷ lợi...",
    "~ ~ ~ ~ ~ ~ ~ ~ ~ ~",
    "Q W Q W Q W Q W",
    "Chấm hết A.",
    "Chấm hết A.\n",
    "Đạo diễn :D",
    "BOS EOS BOS",
    "Those who; (Thuso) Thes.",
    "aʺb ʺ",
    "3",
    "",
]
KEPT = {
    "a figure before its noun": ("Có 52.338 ca mắc", ["Có", "52.338", "ca", "mắc"]),
    "a figure glued to its noun": ("Có 05cơ quan tham gia", ["Có", "05", "cơ quan", "tham gia"]),
    "a percentage": ("đạt 37,6% kế hoạch", ["đạt", "37,6", "%", "kế hoạch"]),
    "an amount": ("giá 150.000đ", ["giá", "150.000", "đ"]),
    "a day": ("ngày 27/2/2021 có", ["ngày", "27/2/2021", "có"]),
    "an hour": ("lúc 18h30 ngày 14.6.2020", ["lúc", "18h30", "ngày", "14.6.2020"]),
    "a document's number": ("Nghị quyết số 10-NQ/TU", ["Nghị quyết", "số", "10-NQ/TU"]),
    "a range": ("có 30-50 bác sĩ", ["có", "30-50", "bác sĩ"]),
    "a name with a figure": ("COVID-19 và H5N1, quốc lộ 1A", ["COVID-19", "và", "H5N1", ",", "quốc lộ", "1A"]),
    "a rate": ("26 giường/10.000 dân", ["26", "giường", "/", "10.000", "dân"]),
    "a unit glued to its figure": ("đĩa 64GB, lô 4K", ["đĩa", "64", "GB", ",", "lô", "4K"]),
    "a quarter": ("quý I-2017 có", ["quý", "I", "-", "2017", "có"]),
    "a range with units": ("dài 5km-10km", ["dài", "5", "km", "-", "10", "km"]),
    "years before an address": ("(2011-2016).https://a.vn/2020-1", ["(", "2011-2016", ")", ".", "https://a.vn/2020-1"]),
    "a lap time": ("hết 1:33:05.154 giờ", ["hết", "1:33:05.154", "giờ"]),
    "both schools of tones": ("Ủy ban bàn về ma túy", ["Ủy ban", "bàn", "về", "ma túy"]),
}


@pytest.mark.parametrize("text", TRICKY)
def test_exact_is_underthesea(text: str) -> None:
    """The exact words are underthesea's own, spelling included."""
    from underthesea import word_tokenize

    found = words.segmenter()
    assert isinstance(found, words.Segmenter)
    assert found.spelled(text) == word_tokenize(text)


def test_exact_on_articles(shared: Path) -> None:
    """On a sample of articles there is no difference."""
    from underthesea import word_tokenize

    with gzip.open(shared / "input" / "scale.jsonl.gz") as rows:
        texts = [json.loads(row)["text"][:1500] for row in rows][::250]
    found = words.segmenter()
    assert [found.spelled(text) for text in texts] == [word_tokenize(text) for text in texts]


@pytest.mark.parametrize(("text", "expected"), KEPT.values(), ids=KEPT.keys())
def test_facts_keeps_figures(text: str, expected: list[str]) -> None:
    """Figures, dates and document numbers are whole and words of their own."""
    assert [text[a:b] for a, b in tokenize(text)] == expected


def test_english() -> None:
    """English is cut as Universal Dependencies cuts it."""
    text = "Dr. O'Brien can't treat 1,100 U.S. patients at $5.50 (07/14/2020, 5-year-olds)."
    assert [text[a:b] for a, b in tokenize(text, "en")] == [
        *["Dr.", "O'Brien", "ca", "n't", "treat", "1,100", "U.S.", "patients", "at", "$", "5.50", "("],
        *["07/14/2020", ",", "5", "-", "year", "-", "olds", ")", "."],
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("aăđBĐ ̣́ê1290.,-/%(“”'’:@ \n\t\u00a0\ud800\0🙂x_"), max_size=60) | st.text(max_size=40))
def test_positions(text: str) -> None:
    """Tokens are in order and apart, and cover every character that is not white space."""
    for language, mode in (("vi", "facts"), ("vi", "exact"), ("en", "facts")):
        spans = tokenize(text, language, mode)
        assert all(a < b <= c for (a, b), (c, _) in pairwise(spans))
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_many_sentences_at_once() -> None:
    """Sentences that are cut together have the words that they have alone."""
    text = " ".join([*TRICKY, "Một", "Tháng 5 có 12 ca; BV TỈNH báo cáo.", "(", "HIV"])
    sentences = load("vi").sentences(text, 0, len(text))
    assert len(sentences) > 5
    for code in ("vi", "en"):
        language = load(code)
        together = language.words_of(text, [*sentences, (3, 3)])
        assert together == [*(language.words(text, start, end) for start, end in sentences), []]


def test_normal_form_does_not_matter() -> None:
    """Letters whose marks stand apart give the same words, in their own positions."""
    composed = "Bệnh viện huyện có 52.338 ca (uỷ ban)."
    apart = unicodedata.normalize("NFD", composed)
    for mode in ("facts", "exact"):
        found = [unicodedata.normalize("NFC", apart[a:b]) for a, b in tokenize(apart, "vi", mode)]
        assert found == [composed[a:b] for a, b in tokenize(composed, "vi", mode)]


HOSTILE = {
    "full stops": "1." * 100_000,
    "hyphens": "a-" * 100_000,
    "letters": "a" * 10**6,
    "addresses": "a@b.c" * 20_000,
    "marks": "\u0301" * 100_000,
    "marks on letters": "e\u0302\u0323" * 20_000,
    "ties": "~ " * 50_000,
    "lone surrogates and NUL": "\ud800 \0" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text(text: str) -> None:
    """No text raises or takes more than its length."""
    for language in ("vi", "en"):
        assert tokenize(text, language)


def test_underthesea_is_not_imported() -> None:
    """Neither language imports underthesea, whose import alone takes longer than the words of a page."""
    code = (
        "import sys; from healthnews import tokenize; tokenize('Xin chào bạn'); tokenize('Hello there', 'en');"
        "assert not {'underthesea', 'underthesea_core', 'joblib', 'requests'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_unknown_files_fall_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the installed files are not known, underthesea itself is asked, with a warning."""
    known = words.segmenter()
    monkeypatch.setitem(files.KNOWN, files.MODEL, "0" * 64)
    words._load.cache_clear()
    try:
        with pytest.warns(RuntimeWarning, match="SHA-256"):
            found = words.segmenter()
    finally:
        words._load.cache_clear()
    assert isinstance(found, foreign.Foreign)
    for text in TRICKY:
        span = [(0, len(text))]
        assert found.split(text, span, "exact") == known.split(text, span, "exact")
