"""Pages of kinds beside the daily article: live reports, portals with tables, printed and converted pages, teasers.

As in `test_shapes`: the sentences are our own, what is not of the article holds the word QUANH or AROUND.
"""

from __future__ import annotations

import pytest
from test_shapes import (
    EN,
    EN_LEAD,
    EN_MENU,
    EN_RELATED,
    EN_TITLE,
    VI,
    VI_LEAD,
    VI_MENU,
    VI_RELATED,
    VI_TITLE,
    en,
    paragraphs,
    vi,
)

from healthnews.clean import clean
from healthnews.read.decode import decode

TIMES = ("17:40", "16:15", "14:05", "11:30", "9:20", "8:00")
LIVE = en(
    f"""<header><nav><ul>{EN_MENU}</ul></nav></header><main><div class="live-header"><h1>{EN_TITLE}</h1><p class="live-dek">The latest from the county, hour by hour.</p></div>
<div class="live-feed">{"".join(f'<section class="live-post" id="p{n}"><div class="live-post-time"><time>{TIMES[n]}</time></div><h2>Update number {n + 1} of the day</h2><p>{sentence}</p><div class="share-tools"><button>Share</button><a href="#">AROUND Copy link</a></div></section>' for n, sentence in enumerate(EN))}</div>
<button>AROUND Load more posts</button></main><aside><h2>Most read</h2><ol>{EN_RELATED}</ol></aside><footer>AROUND Terms of use</footer>"""
)
RELEASE = en(
    f"""<div id="top"><ul class="menu">{EN_MENU}</ul></div><div class="release"><div class="release-type">AROUND Press release</div><h1>{EN_TITLE}</h1><div class="release-date">February 12, 2025</div>
<div class="release-body"><p>ELM CREEK, Feb. 12, 2025 &ndash; {EN[0]}</p>{paragraphs(EN[1:])}<p>###</p></div>
<div class="media-contact"><h3>AROUND Media contact</h3><p>AROUND Press office, 555-0100, press@example.org</p></div></div>
<div class="latest"><h2>AROUND Latest releases</h2><ul>{EN_RELATED}</ul></div><footer><p>AROUND © 2025 County</p></footer>"""
)
PROVINCES = ("Điện Biên", "Lai Châu", "Sơn La", "Lào Cai", "Hà Giang", "Cao Bằng")
ROWS = "".join(
    f"<tr><td>{n}</td><td>{name}</td><td>{n * 13}</td><td>{n * 2}</td></tr>"
    for n, name in enumerate(PROVINCES, start=1)
)
MINISTRY = vi(
    f"""<div class="header-portal"><div class="logo">QUANH Cổng thông tin Bộ</div><ul class="nav-portal">{VI_MENU}</ul></div><div class="portal-main"><div class="portal-left"><h3>QUANH Chuyên mục</h3><ul>{VI_RELATED}</ul></div>
<div class="portal-center"><div class="news-detail"><h1 class="news-title">{VI_TITLE}</h1><div class="news-time">12/02/2025 | 10:15</div><div class="news-summary">{VI_LEAD}</div>
<div class="news-content">{paragraphs(VI[:3])}<table border="1"><tr><th>TT</th><th>Tỉnh</th><th>Số ca mắc</th><th>Số ca nặng</th></tr>{ROWS}</table>{paragraphs(VI[3:])}</div>
<div class="news-tools"><a href="#">QUANH In bài viết</a><a href="#">QUANH Gửi email</a></div></div><div class="news-other"><div class="title">Các tin khác</div><ul>{VI_RELATED}</ul></div></div></div>
<div class="footer-portal">QUANH Bộ phận thường trực. Địa chỉ: số 2 phố Chính. Điện thoại: 0123456789</div>"""
)
READERS = "".join(
    f'<div class="comment-item"><div class="avatar">A</div><div class="comment-name">QUANH Bạn đọc {n}</div><div class="comment-text">QUANH tôi thấy ở xã số {n} có {n * 4} cháu bị sốt mà chưa ai đến tiêm, rất mong ngành y tế để ý cho bà con.</div><div class="comment-act"><a>Trả lời</a><a>Thích</a><span>{n} giờ trước</span></div></div>'
    for n in range(1, 6)
)
COMMENTED = vi(
    f"""<div class="top"><ul>{VI_MENU}</ul></div><div class="article"><h1>{VI_TITLE}</h1><div class="meta"><span>12/02/2025 10:15</span></div><h2 class="sapo">{VI_LEAD}</h2><div class="content">{paragraphs(VI)}<p class="author">Lê Hà</p></div>
<div class="box-comment"><div class="box-comment-title">Ý kiến bạn đọc (5)</div>{READERS}<div class="comment-more">QUANH Xem thêm ý kiến</div></div></div><div class="zone-related"><ul>{VI_RELATED}</ul></div><div class="foot">QUANH Tòa soạn</div>"""
)
PRINTED = vi(
    f"""<div class="print-top">QUANH Báo tỉnh điện tử - http://example.vn</div><div class="print-body"><h1>{VI_TITLE}</h1><p class="date">12/02/2025 10:15</p><p><b>{VI_LEAD}</b></p>{paragraphs(VI)}<p align="right"><b>Lê Hà</b></p></div>
<hr><div class="print-foot"><p>QUANH Nguồn: http://example.vn/tin-12.html</p><p>QUANH © Bản quyền thuộc về Báo tỉnh</p></div><a href="javascript:window.print()">QUANH In trang này</a>"""
)
CONVERTED = en(
    f"""<a name="1"></a><div class="page"><p class="ft00"><b>{EN_TITLE}</b></p><p class="ft01">February 12, 2025</p>{paragraphs(EN[:3], ' class="ft02"')}<p class="ft09">Page 1 of 2</p></div><hr>
<a name="2"></a><div class="page">{paragraphs(EN[3:], ' class="ft02"')}<p class="ft09">Page 2 of 2</p></div>"""
)
FORUM = en(
    f"""<div id="nav"><ul>{EN_MENU}</ul></div><div class="thread"><h1>{EN_TITLE}</h1><div class="post first"><div class="postbody"><div class="content">{paragraphs(EN)}</div></div></div>
{"".join(f'<div class="comment reply"><div class="comment-author">AROUND user{n}</div><div class="comment-body"><p>AROUND here in town number {n} we saw {n * 3} sick children at the school last week, it is a pity.</p></div></div>' for n in range(1, 5))}</div>
<div id="footer">AROUND Powered by forum</div>"""
)
TWO_TONGUES = vi(
    f"""<ul class="menu">{VI_MENU}</ul><div class="entry"><h1>{VI_TITLE}</h1><p class="lead">{VI_LEAD}</p><div class="entry-body">{paragraphs(VI)}<h3>Summary in English</h3>{paragraphs(EN[:3])}</div></div>
<div class="lang"><a href="/en">AROUND English</a> | <a href="/vi">QUANH Tiếng Việt</a></div><div class="more"><h3>Bài mới</h3><ul>{VI_RELATED}</ul></div><footer>QUANH Trung tâm</footer>"""
)
PAYWALL = en(
    f"""<nav><ul>{EN_MENU}</ul></nav><article><h1>{EN_TITLE}</h1><p class="dek">{EN_LEAD}</p><div class="body">{paragraphs(EN[:3])}</div>
<div class="paywall-subscribe"><h2>AROUND: keep reading with a subscription</h2><p>AROUND the county for $1 a week. Subscribe now and cancel at any time.</p><a href="/s">AROUND Already a subscriber? Sign in</a></div></article>
<section class="recirc"><h2>AROUND Popular</h2><ul>{EN_RELATED}</ul></section><footer>AROUND Daily</footer>"""
)
OTHERS = (
    "AROUND the state, flu has closed 12 schools this month, and the governor asked 300 teachers to stay at home on Friday.",
    "AROUND noon the first 40 buses left with meals for 2,000 pupils, the state's office of education said in a statement.",
    "AROUND 15 percent of pupils were ill on Thursday, and officials expect the number to fall after the holiday next week.",
)
ENDLESS = en(
    f"""<nav><ul>{EN_MENU}</ul></nav><main><article class="story" data-url="/1"><header><h1>{EN_TITLE}</h1><time datetime="2025-02-12T10:15:00Z">Feb. 12, 2025</time></header><div class="story-body">{paragraphs(EN)}</div></article>
<article class="story" data-url="/2"><header><h1>AROUND: flu closes 12 schools</h1><time datetime="2025-02-11T10:15:00Z">Feb. 11, 2025</time></header><div class="story-body">{paragraphs(OTHERS)}</div></article></main><footer>AROUND Daily</footer>"""
)
SHAPES = {
    "a live report": (LIVE, EN, "Update number 6 of the day"),
    "a press release": (RELEASE, EN, "ELM CREEK"),
    "a ministry's portal with a table": (MINISTRY, VI, "5 | Hà Giang | 65 | 10"),
    "readers' words below": (COMMENTED, VI, VI_LEAD),
    "a printed version": (PRINTED, VI, VI_LEAD),
    "converted from PDF": (CONVERTED, EN, ""),
    "news in a forum": (FORUM, EN, ""),
    "two languages": (TWO_TONGUES, VI, EN[1]),
    "a teaser before a paywall": (PAYWALL, EN[:3], ""),
    "a second article below": (ENDLESS, EN, ""),
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_whole_article_and_nothing_else(name: str) -> None:
    """Every sentence stands, once; nothing of what is around it does."""
    page, sentences, more = SHAPES[name]
    text = clean(decode(page.encode())).text.value
    assert [sentence for sentence in (*sentences, more) if text.count(sentence) < 1] == []
    assert [sentence for sentence in sentences if text.count(sentence) > 1] == []
    assert [line for line in text.split("\n") if "QUANH" in line or "AROUND" in line or line.startswith("Page ")] == []
