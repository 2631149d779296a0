"""Of which disease a fact speaks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import healthnews
from healthnews import lang
from healthnews.link import disease
from healthnews.model import Fact

Linked = Callable[..., list[Fact]]
ICD10 = re.compile(r"[A-Z]\d\d(?:\.\d)?(?:-[A-Z]\d\d)?")


def diseases(facts: list[Fact]) -> list[str | None]:
    return [fact.disease.disease for fact in facts]


def test_table_is_well_formed() -> None:
    """Every disease has words in both languages, a code of the right form, and a wider name that exists."""
    table = disease.table()
    for name, row in table.items():
        assert row["vi"] and row["en"], name
        assert ICD10.fullmatch(row.get("icd10", "A00")), name
        assert row.get("broader", name) in table, name
        assert all(word == word.lower() for word in row["vi"] + row["en"]), name


def test_no_word_has_two_meanings() -> None:
    """A word of the table leads to one disease in each language."""
    for code in ("vi", "en"):
        seen: dict[str, str] = {}
        for name, row in disease.table().items():
            for word in row[code]:
                assert seen.setdefault(word, name) == name, word


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("dịch tả lợn châu Phi lan rộng", "vi", []),
        ("nhổ cỏ dại ven đường", "vi", []),
        ("Phó Chủ tịch tỉnh Bắc Giang Mai Sơn", "vi", []),
        ("African swine fever spreads", "en", []),
        ("nghi ăn phải nấm độc", "vi", ["mushroom poisoning"]),
        ("ca sốt xuất huyết Dengue", "vi", ["dengue"]),
        ("bệnh tay - chân - miệng", "vi", ["hand, foot and mouth disease"]),
        ("dịch COVID - 19", "vi", ["COVID-19"]),
        ("cúm A/H5N1 và cúm mùa", "vi", ["avian influenza A(H5N1)", "influenza"]),
        ("tiêm vắc-xin bạch hầu, ho gà, uốn ván", "vi", ["diphtheria", "pertussis", "tetanus"]),
        ("Middle East respiratory syndrome coronavirus (MERS-CoV)", "en", ["MERS", "MERS"]),
        ("ill with Salmonella Newport", "en", ["salmonellosis"]),
        ("measles and whooping cough", "en", ["measles", "pertussis"]),
    ],
)
def test_names(text: str, code: str, expected: list[str]) -> None:
    """Diseases by their usual words; animals' plagues and parts of names are none."""
    language = lang.load(code)
    assert [n.disease for n in disease.load(language).find(text, language.fold(text))] == expected


def test_foolish_is_not_rabid() -> None:
    """`Chớ dại` warns of folly, `bệnh dại` is a disease, and so is sunstroke."""
    namer = disease.load(lang.load("vi"))
    text = "chớ dại, con dại, bệnh dại, say nắng"
    assert [naming.disease for naming in namer.find(text, text)] == ["rabies", "heat stroke"]


def test_phrase_wins(linked: Linked) -> None:
    """The disease behind a number is its own, whatever stands before."""
    text = "Dịch sởi còn nóng, thêm 116 ca sốt xuất huyết và 40 ca tay chân miệng."
    assert diseases(linked(text)) == ["dengue", "hand, foot and mouth disease"]


def test_sentence_before_the_number(linked: Linked) -> None:
    """`Số ca sốt xuất huyết là 200 ca, tay chân miệng là 30 ca`: the last disease before the number."""
    text = "Số mắc sốt xuất huyết là 200 ca, tay chân miệng là 30 ca."
    assert diseases(linked(text)) == ["dengue", "hand, foot and mouth disease"]


def test_title_is_the_documents_disease(linked: Linked) -> None:
    """Cases and what else a document about one disease counts carry it."""
    title = "Đồng Nai ứng phó dịch sởi"
    text = f"{title}\nĐã có 25 ca nặng."
    assert diseases(linked(text, title=title)) == ["measles"]
    assert diseases(linked(text, title=title, kind="other_count")) == ["measles"]
    assert diseases(linked(text, title=title, kind="bed_count")) == [None]


def test_complication_does_not_stand_against_the_topic(linked: Linked) -> None:
    """A pneumonia in a document about influenza is a complication."""
    title = "Ba chị em mắc cúm A"
    text = f"{title}\nTrong đó 2 trẻ bị biến chứng viêm phổi."
    assert diseases(linked(text, title=title)) == ["influenza"]


def test_kinds_without_a_disease(linked: Linked) -> None:
    """Times, documents and ranks have none; a count of machines in no document about a disease neither."""
    assert diseases(linked("Dịch sởi kéo dài 30 ngày.", kind="period")) == [None]
    assert diseases(linked("Máy xét nghiệm sởi hỏng. Có 5 máy mới.", kind="equipment_count")) == [None]


def test_days_past_are_of_no_disease(linked: Linked) -> None:
    """`4 ngày qua` is a stretch of the calendar."""
    title = "Zika ở Đồng Nai"
    assert diseases(linked(f"{title}\nTrong 4 ngày qua có mưa.", kind="duration", title=title)) == [None]


def test_narrow_name_is_the_topic(linked: Linked) -> None:
    """A text about H5N1 that also says avian influenza is about H5N1."""
    text = (
        "The ministry confirmed H5N1 infection. Avian influenza spreads among poultry.\n"
        "H5N1 was found again. Avian influenza A(H5N1) is deadly.\nNow 15 cases are known."
    )
    assert diseases(linked(text, "en")) == ["avian influenza A(H5N1)"]


def test_title_is_narrowed_by_the_text(linked: Linked) -> None:
    """A title says avian influenza where the text says A(H5N1); a strain named in passing narrows nothing."""
    title = "Avian influenza returns"
    text = f"{title}\nH5N1 was confirmed in a village. H5N1 killed poultry.\nNow 15 cases are known."
    assert diseases(linked(text, "en", title=title)) == ["avian influenza A(H5N1)"]
    title = "Cúm mùa tăng"
    text = f"{title}\nCúm lây nhanh. Bệnh cúm khác H5N1 ở gia cầm.\nĐã có 15 ca nặng."
    assert diseases(linked(text, title=title)) == ["influenza"]


def test_accidents_are_of_no_disease(linked: Linked) -> None:
    """In a document about HIV the dead of a crash have not died of it."""
    title = "Phơi nhiễm HIV khi cứu người"
    text = f"{title}\nVụ tai nạn làm 2 người chết."
    assert diseases(linked(text, title=title, kind="death_count")) == [None]


def test_what_is_measured_is_of_the_disease_where_its_sentence_speaks_of_illness(linked: Linked) -> None:
    """In advice against cancer the days that fruit keeps are of no disease; the days that pain lasts are."""
    title = "Ăn gì để ngừa ung thư?"
    text = f"{title}\nQuả để trong tủ lạnh 3 ngày. Cơn đau kéo dài 9 ngày."
    assert diseases(linked(text, title=title, kind="duration")) == [None, "cancer"]
    text = f"{title}\nEat well.\nThe berries keep for 3 days. Symptoms last 9 days."
    assert diseases(linked(text, "en", title="Food against cancer", kind="duration")) == [None, "cancer"]


def test_outbreak_document_is_of_its_disease_throughout(linked: Linked) -> None:
    """Where most sentences name the disease, so are the numbers of the others."""
    title = "Sốt xuất huyết tăng"
    text = f"{title}\nSốt xuất huyết lan nhanh. Sốt xuất huyết do muỗi. Tỉnh dập sốt xuất huyết. Đội gồm 7 người."
    assert diseases(linked(text, title=title, kind="people_count")) == ["dengue"]


MEAL = [
    ("45 học sinh nhập viện sau bữa ăn trưa", "Các em nôn và đau bụng. Trường từng có vụ ngộ độc.", "vi"),
    ("Dozens fall ill after a school lunch", "They vomited. Some may have been poisoned by the rice.", "en"),
]


@pytest.mark.parametrize(("title", "text", "code"), MEAL)
def test_ill_after_a_meal_is_food_poisoning(linked: Linked, title: str, text: str, code: str) -> None:
    """A text that begins with who fell ill after a meal is about food poisoning, though it names it late."""
    count = "Có 12 người xuất viện." if code == "vi" else "There were 12 patients."
    assert diseases(linked(f"{title}\n{text} {count}", code, title=title)) == ["food poisoning"]
    assert diseases(linked(f"{title}\n{count}", code, title=title)) == [None]


def test_two_diseases_told_together_leave_it_open(linked: Linked) -> None:
    """`measles and dengue, which killed six`: nobody knows of which."""
    assert diseases(linked("It fights measles and dengue, which made 60 cases.", "en")) == [None]


def test_heading_names_the_disease_of_its_section() -> None:
    """A digest is of several diseases, each under its heading; under one that names none it is of none."""
    text = (
        "Cholera in Norland\n\nThe ministry of Norland reported 40 cases of cholera.\n\n"
        "Fiji: Dengue fever\n\nHealth officials of the islands recorded 312 confirmed cases this year.\n\n"
        "Oleander poisoning\n\nThe ministry says that 174 people were sickened after a rainy month.\n"
    )
    facts = healthnews.parse(f"Outbreaks in brief\n\n{text}".encode(), name="page.txt").facts
    assert diseases([fact for fact in facts if fact.mention.kind == "case_count"]) == ["cholera", "dengue", None]


def test_illness_named_again_and_again_is_the_topic(linked: Linked) -> None:
    """Parkinson's is mostly told as a history, but a text that names little else is about it."""
    text = "Parkinson gây run. " * 5 + "Khoa có 30 người."
    assert diseases(linked(text, kind="patient_count")) == ["Parkinson's disease"]


def test_signs_of_an_illness_are_none(linked: Linked) -> None:
    """`có biểu hiện nôn, tiêu chảy` names no disease; `bị tiêu chảy` does."""
    assert diseases(linked("Có 4 ca có biểu hiện nôn, tiêu chảy.")) == [None]
    assert diseases(linked("Có 4 ca bị tiêu chảy.")) == ["diarrhoea"]
    assert diseases(linked("There were 4 cases with symptoms such as diarrhoea.", "en")) == [None]


def test_patients_who_have_an_illness_are_its_cases() -> None:
    """`18 bệnh nhân bị suy thận` are cases, `18 bệnh nhân` of whom illness is told elsewhere stay patients."""
    for text, kind in (
        ("Khoa nhận 18 bệnh nhân bị suy thận mạn.", "case_count"),
        ("The ward of the hospital is treating 12 patients with measles.", "case_count"),
        ("There are 765 people hospitalized with measles.", "patient_count"),
        ("Suy thận tăng nhanh. Khoa nhận 18 bệnh nhân nặng.", "patient_count"),
    ):
        facts = healthnews.parse(text.encode(), name="page.txt").facts
        assert [fact.mention.kind for fact in facts] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vụ va chạm làm 5 người bị thương, trong đó 2 người nguy kịch.", "people_count"),
        ("Khoa có 5 ca sởi, trong đó 2 người nguy kịch.", "case_count"),
    ],
)
def test_worst_hurt_of_an_accident_are_no_cases(text: str, kind: str) -> None:
    """Who is in danger of life after a crash is hurt; who is so with measles is a case."""
    facts = healthnews.parse(text.encode(), name="page.txt").facts
    assert facts[-1].mention.kind == kind


def test_tumours_and_diseases_of_cattle() -> None:
    """A tumour of the mediastinum, and foot-and-mouth disease."""
    for text, name in (
        ("Có 3 ca u trung thất.", "mediastinal tumour"),
        ("Có 30 ca lở mồm long móng.", "foot-and-mouth disease"),
    ):
        found = healthnews.parse(text.encode(), name="a.txt").facts
        assert [fact.disease.disease for fact in found] == [name]
