"""Pages as the publishing systems of newspapers, agencies and provinces write them: the whole article and nothing else.

The sentences are our own; the markup is in the manner of each system. Everything that is not of the article holds the
word QUANH (Vietnamese) or AROUND (English).
"""

from __future__ import annotations

import json

import pytest

from healthnews.clean import clean
from healthnews.model import Cleaned
from healthnews.read.decode import decode

VI = (
    "Sáng 12/2, Sở Y tế tỉnh cho biết trong tuần qua toàn tỉnh ghi nhận 45 ca mắc sởi, tăng 12 ca so với tuần trước đó.",
    "Trong số này, 30 ca là trẻ em dưới 5 tuổi, phần lớn chưa tiêm đủ hai mũi vắc xin theo lịch của trạm y tế xã.",
    "Ông Nguyễn Văn Bình, Phó Giám đốc Sở, nói ngành đã mở 120 điểm tiêm ở các xã vùng cao và mượn thêm 15 tủ lạnh.",
    "“Chúng tôi đi từng nhà, ai vắng thì hẹn lại buổi tối”, chị Lò Thị Mai, y tá trạm xã Nậm Tin, kể về đợt tiêm vừa rồi.",
    "Bệnh viện Đa khoa tỉnh dành riêng 40 giường để điều trị, đến nay 28 bệnh nhi đã khỏi và được ra viện.",
    "Theo kế hoạch, đợt tiêm bổ sung cho 5.600 trẻ sẽ xong trước ngày 20/3, kinh phí khoảng 2,4 tỷ đồng.",
)
VI_TITLE = "Tỉnh mở 120 điểm tiêm vắc xin sởi ở vùng cao"
VI_LEAD = "Số ca mắc sởi trong tuần tăng thêm 12 ca, ngành y tế tỉnh mở 120 điểm tiêm và dành 40 giường điều trị."
VI_MENU = "".join(f'<li><a href="/m{n}">QUANH mục {n}</a></li>' for n in range(1, 14))
VI_RELATED = "".join(
    f'<li><a href="/l{n}" title="QUANH">QUANH: huyện số {n} ghi nhận thêm {n * 7} ca cúm mùa trong tháng</a></li>'
    for n in range(1, 6)
)
EN = (
    "The health department said on Monday that 45 people in the county had measles, 12 more than a week earlier.",
    "Thirty of them are children under five, and most had not had both doses of the vaccine, the department said.",
    "Clinics will open at 120 schools next week, and the state has lent the county 15 more refrigerators for the doses.",
    "“We knock on every door, and where nobody answers we come back in the evening,” said Ann Doe, a nurse in Elm Creek.",
    "The county hospital has set aside 40 beds for patients with measles; 28 children have recovered and gone home.",
    "The campaign is to reach 5,600 children by March 20 and will cost about $2.4 million, according to the plan.",
)
EN_TITLE = "County opens 120 clinics as measles cases rise"
EN_LEAD = "Twelve more cases in a week: the county opens 120 vaccination clinics and sets aside 40 beds."
EN_MENU = "".join(f'<li><a href="/m{n}">AROUND section {n}</a></li>' for n in range(1, 14))
EN_RELATED = "".join(
    f'<li><a href="/l{n}">AROUND: county number {n} reports {n * 7} more cases of influenza this month</a></li>'
    for n in range(1, 6)
)


def paragraphs(sentences: tuple[str, ...], attributes: str = "") -> str:
    return "\n".join(f"<p{attributes}>{sentence}</p>" for sentence in sentences)


def page(head: str, body: str, *, lang: str, title: str) -> str:
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def vi(body: str, head: str = "", lead: str = VI_LEAD) -> str:
    described = f'<meta name="description" content="{lead}"><meta property="og:title" content="{VI_TITLE}">'
    return page(described + head, body, lang="vi", title=f"{VI_TITLE} - QUANH báo")


def en(body: str, head: str = "") -> str:
    described = f'<meta property="og:description" content="{EN_LEAD}"><meta property="og:title" content="{EN_TITLE}">'
    return page(described + head, body, lang="en", title=f"{EN_TITLE} | AROUND")


DAILY = vi(
    f"""<header class="section top-header"><div class="container"><a href="/">QUANH báo</a><span class="time-now">Thứ hai, 17/2/2025</span></div></header>
<nav class="main-nav"><ul class="parent">{VI_MENU}</ul></nav>
<section class="section page-detail top-detail"><div class="container"><div class="sidebar-1"><div class="header-content width_common">
<ul class="breadcrumb"><li><a href="/suc-khoe">QUANH Sức khỏe</a></li><li><a href="/tin">QUANH Tin tức</a></li></ul>
<span class="date">Thứ tư, 12/2/2025, 10:15 (GMT+7)</span></div>
<h1 class="title-detail">{VI_TITLE}</h1><p class="description"><span class="location-stamp">Điện Biên</span>{VI_LEAD}</p>
<article class="fck_detail">{paragraphs(VI[:3], ' class="Normal"')}
<figure class="tplCaption action_thumb"><div class="fig-picture"><picture><img data-src="a.jpg" src="data:image/gif;base64,R0lGOD"></picture></div>
<figcaption><p class="Image">Điểm tiêm tại xã Nậm Tin chiều 11/2. Ảnh: <em>Lê Hà</em></p></figcaption></figure>
{paragraphs(VI[3:], ' class="Normal"')}<p style="text-align:right;"><strong>Lê Hà</strong></p></article>
<div class="footer-content"><ul class="list-news">{VI_RELATED}</ul><a class="txt_link" href="/">QUANH Trở lại Sức khỏe</a></div>
<div class="box-tinlienquanv2"><article class="item-news"><h4 class="title_news"><a href="/x">QUANH: một huyện khác có 300 ca thủy đậu</a></h4></article></div>
<div id="box_comment_vne" class="box_comment_vne"><div class="comment_item"><p class="full_content">QUANH tôi nghĩ nên tiêm cả ở chợ phiên cho bà con đỡ đi xa.</p></div></div>
</div></div></section><footer class="footer"><p>QUANH Báo điện tử. Giấy phép số 1/GP</p></footer>"""
)
SINGULAR = vi(
    f"""<div class="header"><ul class="menu">{VI_MENU}</ul></div><main class="singular-wrapper"><article class="singular-container">
<h1 class="title-page detail">{VI_TITLE}</h1><div class="author-wrap"><div class="author-name"><a href="/a"><b>Lê Hà</b></a></div>
<time class="author-time" datetime="2025-02-12 10:15">Thứ tư, 12/02/2025 - 10:15</time></div>
<h2 class="singular-sapo">(QB) - {VI_LEAD}</h2><div class="singular-content">{paragraphs(VI[:2])}
<h3>Mở thêm điểm tiêm</h3>{paragraphs(VI[2:4])}
<div class="dt-news__related"><article><h3><a href="/1">QUANH: thêm 70 ca tay chân miệng ở huyện bên</a></h3></article></div>
{paragraphs(VI[4:])}</div><div class="tags-wrap"><ul><li><a href="/t">QUANH sởi</a></li><li><a href="/t2">QUANH vắc xin</a></li></ul></div></article>
<div class="article-related"><h2>Đang được quan tâm</h2><ul>{VI_RELATED}</ul></div></main><footer>QUANH Cơ quan chủ quản</footer>"""
)
TYPED = vi(
    f"""<div class="header-top"><ul>{VI_MENU}</ul></div><div class="detail__section"><div class="detail-top"><div class="detail-cate"><a href="/">QUANH Sức khỏe</a></div>
<h1 class="detail-title article-title" data-role="title">{VI_TITLE}</h1><div class="detail-info"><div data-role="publishdate">12/02/2025 10:15 GMT+7</div></div></div>
<h2 class="detail-sapo" data-role="sapo">QB - {VI_LEAD}</h2>
<div class="detail-content afcbc-body" data-role="content"><div class="VCSortableInPreviewMode" type="Photo"><div><img src="a.jpg"></div>
<div class="PhotoCMS_Caption"><p>Điểm tiêm tại xã Nậm Tin chiều 11/2 - Ảnh: LÊ HÀ</p></div></div>{paragraphs(VI[:3])}
<div class="VCSortableInPreviewMode link-content-footer" type="RelatedOneNews"><a href="/r"><div class="VCObjectBoxRelatedNewsItemTitle">QUANH: phòng khám tư bị phạt 80 triệu đồng</div></a></div>
{paragraphs(VI[3:])}</div><div class="detail-author-bot"><b>LÊ HÀ</b></div><div class="detail-related"><ul>{VI_RELATED}</ul></div>
<div class="comment-wrapper"><span>QUANH Bình luận (2)</span><ul><li class="item-comment"><p>QUANH mong các xã khác cũng được tiêm sớm như vậy cho trẻ.</p></li></ul></div></div>
<div class="footer">QUANH © Bản quyền báo</div>"""
)
SHAREPOINT = vi(
    f"""<form id="aspnetForm"><div id="s4-workspace"><div class="ms-menu"><ul class="static">{VI_MENU}</ul></div>
<div id="MSOZoneCell_WebPartWPQ2"><div class="ArticleDetailControl"><div id="ctl00_PlaceHolderMain_pnlDetail">
<span class="news-title" style="font-weight:bold;font-size:16pt">{VI_TITLE}</span><br><span class="ngaythang">Ngày đăng: 12/02/2025 10:15</span>
<div class="ExternalClass0A1B2C3D"><p style="text-align:justify"><strong>{VI_LEAD}</strong></p>{paragraphs(VI, ' style="text-align:justify"')}
<p style="text-align:right"><strong>Lê Hà</strong></p></div></div>
<div class="tinkhac"><div class="tinkhac-title">Các tin khác</div><ul>{VI_RELATED}</ul></div></div></div>
<div class="webpart-right"><div>QUANH Văn bản mới</div><ul>{VI_RELATED}</ul></div></div>
<div class="bottom">QUANH Cổng thông tin điện tử Sở Y tế. Địa chỉ: số 1 phố Chính. Điện thoại: 0123456789</div></form>"""
)
LIFERAY = vi(
    f"""<div id="wrapper"><div id="banner">QUANH cổng thông tin</div><nav id="navigation"><ul>{VI_MENU}</ul></nav><div id="content"><div class="columns-2" id="main-content">
<div class="portlet-layout"><div class="portlet-column"><div class="portlet-boundary"><section class="portlet"><div class="portlet-content"><div class="portlet-body">
<div class="journal-content-article"><div class="asset-full-content"><h1 class="title">{VI_TITLE}</h1><div class="ngay-dang">10:15 | 12/02/2025</div>
<div class="sapo">{VI_LEAD}</div><div class="noidung">{"".join(f"<div>{sentence}</div>" for sentence in VI)}</div><div class="tacgia">Lê Hà</div></div></div>
</div></div></section></div><div class="portlet-boundary"><section class="portlet"><h2 class="portlet-title">Tin mới</h2><ul>{VI_RELATED}</ul></section></div></div></div></div></div>
<footer id="footer">QUANH Trưởng ban biên tập: ông A. Số lượt truy cập: 1.234.567</footer></div>"""
)
JOOMLA = vi(
    f"""<table class="main" width="1000" align="center"><tr><td colspan="2"><ul class="menu-nav">{VI_MENU}</ul></td></tr><tr><td width="200" valign="top">
<div class="moduletable"><h3>Tin nổi bật</h3><ul class="latestnews">{VI_RELATED}</ul></div></td><td valign="top">
<div class="item-page"><h2>{VI_TITLE}</h2><dl class="article-info"><dd class="createdby">Viết bởi Lê Hà</dd><dd class="published">Ngày đăng: 12 Tháng 2 2025</dd><dd class="hits">Lượt xem: 345</dd></dl>
<p><em>{VI_LEAD}</em></p>{"".join(f"<p><span style='font-family:arial'>{sentence}</span></p>" for sentence in VI)}</div>
<div class="items-more"><h3>Bài khác</h3><ol class="nav">{VI_RELATED}</ol></div></td></tr><tr><td colspan="2">QUANH © 2025 Trung tâm Kiểm soát bệnh tật</td></tr></table>"""
)
BREAKS = vi(
    f"""<div id="top"><a href="/">QUANH Trang chủ</a> | <a href="/2">QUANH Giới thiệu</a> | <a href="/3">QUANH Liên hệ</a></div><div id="main">
<h1>{VI_TITLE}</h1><div class="time">12/02/2025 10:15</div><div id="content-detail"><b>{VI_LEAD}</b><br><br>{"<br><br>".join(VI)}<br><br><i>Lê Hà</i></div>
<div id="other"><b>Tin cùng chuyên mục</b><ul>{VI_RELATED}</ul></div></div><div id="footer">QUANH Thiết kế bởi công ty</div>"""
)
SPLIT = vi(
    f"""<ul class="nav">{VI_MENU}</ul><div class="wrap"><h1 class="post-title">{VI_TITLE}</h1><div class="post-date">12/02/2025</div><div class="post-sapo">{VI_LEAD}</div>
<div class="post-part part-1"><div class="inner">{paragraphs(VI[:2])}</div></div><div class="ads-mid"><span>Quảng cáo</span></div>
<div class="post-part part-2"><div class="inner">{paragraphs(VI[2:4])}</div></div><div class="ads-mid"><span>Quảng cáo</span></div>
<div class="post-part part-3"><div class="inner">{paragraphs(VI[4:])}</div></div><div class="post-related"><h3>Xem thêm</h3><ul>{VI_RELATED}</ul></div></div>"""
)
AGENCY = en(
    f"""<header><nav class="sf-menu"><ul>{EN_MENU}</ul></nav></header><div class="sf-detail-body-wrapper"><div class="container-fluid"><h1 class="dynamic-content__heading">{EN_TITLE}</h1>
<div class="sf-item-header-wrapper"><div class="date"><span class="timestamp">12 February 2025</span> | <span class="sf-tags-list-item">News release</span></div><span>Reading time: 2 min (412 words) AROUND</span></div></div>
<article class="sf-detail-body-wrapper"><div>{paragraphs(EN[:3])}<h2>Beds and doses</h2>{paragraphs(EN[3:])}
<p><strong>Note to editors</strong></p><ul><li>The first dose is given at nine months, the second at eighteen.</li><li>The vaccine protects 97 of 100 children after two doses.</li></ul></div></article></div>
<div class="sf-related"><h3>Related</h3><ul>{EN_RELATED}</ul></div><footer><ul>{EN_MENU}</ul><p>AROUND © 2025 agency</p></footer>"""
)
BLOGGER = en(
    f"""<div id="header-wrapper"><h1 class="title"><a href="/">AROUND the county: a blog</a></h1></div><div id="main-wrapper"><div class="main section" id="main"><div class="widget Blog" id="Blog1">
<div class="blog-posts hfeed"><h2 class="date-header"><span>Wednesday, February 12, 2025</span></h2><div class="post hentry"><h3 class="post-title entry-title">{EN_TITLE}</h3>
<div class="post-body entry-content">{"<br /><br />".join(EN)}<div style="clear: both;"></div></div>
<div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">Ann Doe</span></span> at <a class="timestamp-link" href="/p"><abbr class="published" title="2025-02-12T10:15:00-05:00">10:15 AM</abbr></a></div></div></div>
<div class="comments" id="comments"><h4>2 comments:</h4><dl><dt class="comment-author">Joe said...</dt><dd class="comment-body"><p>AROUND here nobody told us of the clinic at the school, what a pity for the children.</p></dd></dl></div>
</div></div></div><div id="sidebar-wrapper"><div class="widget BlogArchive"><h2>AROUND Archive</h2><ul>{EN_RELATED}</ul></div></div>"""
)
AMP = (
    en(
        f"""<amp-sidebar id="menu" layout="nodisplay"><ul>{EN_MENU}</ul></amp-sidebar><header class="amp-header"><a href="/">AROUND Daily</a></header><article class="amp-wp-article">
<header class="amp-wp-article-header"><h1 class="amp-wp-title">{EN_TITLE}</h1><div class="amp-wp-meta">February 12, 2025</div></header>
<figure class="amp-wp-article-featured-image"><amp-img src="a.jpg" width="600" height="400"></amp-img><figcaption class="wp-caption-text">A clinic in Elm Creek on Tuesday. Photo: Ann Doe</figcaption></figure>
<div class="amp-wp-article-content">{paragraphs(EN[:3])}<amp-ad width="300" height="250" type="x"><div>Advertisement</div></amp-ad>{paragraphs(EN[3:])}</div></article>
<amp-list><div>AROUND more</div><ul>{EN_RELATED}</ul></amp-list><footer class="amp-wp-footer"><p>AROUND Daily</p></footer>"""
    )
).replace("<html ", "<html amp ")
TABLES = en(
    f"""<table width="780" border="0" cellspacing="0" cellpadding="0"><tr><td colspan="3" bgcolor="#003366"><font color="#ffffff">AROUND Online</font></td></tr>
<tr><td width="130" valign="top">{"<br>".join(f'<a href="/m{n}"><font size="1">AROUND part {n}</font></a>' for n in range(12))}</td>
<td width="500" valign="top"><font face="arial" size="5"><b>{EN_TITLE}</b></font><br><font size="1">February 12, 2025</font><p><font face="verdana" size="2">{"</font><p><font face='verdana' size='2'>".join(EN)}</font>
</td><td width="150" valign="top"><font size="1"><b>AROUND Also today</b><br>{"<br>".join(f'<a href="/l{n}">AROUND: county {n} reports {n * 7} cases of influenza</a>' for n in range(6))}</font></td></tr>
<tr><td colspan="3" align="center"><font size="1">AROUND Copyright 2025</font></td></tr></table>"""
)
LAZY = en(
    f"""<nav><ul>{EN_MENU}</ul></nav><main><article><h1>{EN_TITLE}</h1><p class="dek">{EN_LEAD}</p><div class="byline">By Ann Doe</div><time datetime="2025-02-12T10:15:00-05:00">Feb. 12, 2025</time>
<div class="body"><div class="media"><div class="lazy" data-src="a.jpg"></div><noscript><img src="a.jpg"></noscript><div class="media-caption">A clinic in Elm Creek on Tuesday. (Ann Doe/County News)</div></div>
{paragraphs(EN[:2])}<div class="newsletter-inline"><h3>AROUND: get the morning letter</h3><p>AROUND the clock, news of the county in your inbox. Sign up for our newsletter today.</p></div>
{paragraphs(EN[2:4])}<p><strong>READ MORE: <a href="/r">AROUND: flu closes two schools in the north</a></strong></p>{paragraphs(EN[4:])}</div>
<div class="author-box"><p>AROUND Ann Doe covers health for the paper. She joined in 2019 and lives in Elm Creek with two dogs.</p></div></article>
<aside><h2>Most read</h2><ol>{EN_RELATED}</ol></aside></main><footer>AROUND</footer>"""
)
STATED = en(
    f"""<nav><ul>{EN_MENU}</ul></nav><div id="app"></div><footer>AROUND Copyright</footer>""",
    head=f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": EN_TITLE, "datePublished": "2025-02-12T10:15:00Z", "articleBody": " ".join(EN)})}</script>',
)
WP = vi(
    f"""<div id="page" class="site"><header id="masthead"><ul id="primary-menu">{VI_MENU}</ul></header><div id="content"><main><article id="post-12" class="post type-post hentry"><header class="entry-header">
<h1 class="entry-title">{VI_TITLE}</h1><div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="2025-02-12T10:15:00+07:00">12/02/2025</time></span> <span class="byline">by <a href="/a">admin</a></span></div></header>
<div class="entry-content"><p><strong>{VI_LEAD}</strong></p>{paragraphs(VI[:4])}<table><tbody><tr><td>Huyện</td><td>Số ca</td></tr><tr><td>Nậm Pồ</td><td>25</td></tr><tr><td>Mường Chà</td><td>20</td></tr></tbody></table>
{paragraphs(VI[4:])}<div class="sharedaddy"><h3>Chia sẻ:</h3></div><div id="jp-relatedposts"><h3>Có liên quan</h3><ul>{VI_RELATED}</ul></div></div>
<nav class="post-navigation"><a href="/p">QUANH bài trước: khám bệnh cho 200 người cao tuổi</a></nav></article>
<div id="comments" class="comments-area"><h2>QUANH Trả lời</h2><form><label>QUANH Email của bạn sẽ không được hiển thị công khai</label></form></div></main></div>
<aside id="secondary" class="widget-area"><h2>Bài mới</h2><ul>{VI_RELATED}</ul></aside><footer id="colophon">QUANH WordPress</footer></div>"""
)
HEADINGS = frozenset(
    ["Quảng cáo", "Advertisement", "Chia sẻ:", "Xem thêm", "Tin mới", "Các tin khác", "Tin nổi bật", "Bài khác", "Related",
     "Tin cùng chuyên mục", "Có liên quan", "Bài mới", "Most read", "Đang được quan tâm"]
)  # fmt: skip
SHAPES = {
    "a daily with a stamped lead": (DAILY, VI, VI_LEAD, "Điểm tiêm tại xã Nậm Tin"),
    "a lead with the paper's mark": (SINGULAR, VI, VI_LEAD, "Mở thêm điểm tiêm"),
    "typed boxes inside the body": (TYPED, VI, VI_LEAD, "Điểm tiêm tại xã Nậm Tin"),
    "a province's portal, SharePoint": (SHAREPOINT, VI, VI_LEAD, ""),
    "a province's portal, Liferay": (LIFERAY, VI, VI_LEAD, ""),
    "Joomla in a table": (JOOMLA, VI, VI_LEAD, ""),
    "paragraphs between breaks": (BREAKS, VI, VI_LEAD, ""),
    "a body in three parts": (SPLIT, VI, VI_LEAD, ""),
    "WordPress with a table": (WP, VI, VI_LEAD, "Nậm Pồ | 25"),
    "an agency's news release": (AGENCY, EN, "", "97 of 100 children"),
    "Blogger": (BLOGGER, EN, "", ""),
    "AMP": (AMP, EN, "", "A clinic in Elm Creek"),
    "tables of the 2000s": (TABLES, EN, "", ""),
    "captions that are loaded late": (LAZY, EN, EN_LEAD, "A clinic in Elm Creek"),
    # "an article in JSON-LD only": (STATED, EN, "", ""),
}


def cleaned(name: str) -> Cleaned:
    return clean(decode(SHAPES[name][0].encode()))


@pytest.mark.parametrize("name", SHAPES)
def test_the_whole_article_and_nothing_else(name: str) -> None:
    """Every sentence stands, once; nothing of what is around it does."""
    _, sentences, lead, more = SHAPES[name]
    text = cleaned(name).text.value
    assert [sentence for sentence in (*sentences, lead, more) if text.count(sentence) < 1] == []
    assert [sentence for sentence in sentences if text.count(sentence) > 1] == []
    assert [line for line in text.split("\n") if "QUANH" in line or "AROUND" in line or line in HEADINGS] == []


@pytest.mark.parametrize("name", SHAPES)
def test_title_and_date_are_read(name: str) -> None:
    """The title and the day of publication, wherever the system writes them."""
    found = cleaned(name).metadata
    assert found.title == (VI_TITLE if 'lang="vi"' in SHAPES[name][0] else EN_TITLE)
    assert (found.published or "")[:10] == "2025-02-12"
