"""Articles of law in the English window: numbers of articles in digits, what has no English as it is."""

from __future__ import annotations

from app.followup import clocks
from app.rules import packs
from app.ui import article_words, language


def test_articles_are_named_in_the_windows_language() -> None:
    assert article_words.article("第十八条、第四十三条") == "第十八条、第四十三条"
    language.install("en")
    assert article_words.article("第十八条、第四十三条") == "art. 18, art. 43"
    assert article_words.article("第五十条第一款第五项") == "art. 50, para. 1, item 5"
    assert article_words.article("民法典第五百零九条、第五百四十三条") == "Civil Code art. 509, art. 543"
    assert (
        article_words.article("第三章（八项禁止行为，条号未见）")
        == "chapter 3 (eight forbidden acts, number not seen)"
    )
    assert article_words.article("第一千二百五十九条、第十条、第一百零八条") == "art. 1259, art. 10, art. 108"
    assert article_words.article("某某办法第二条") == "某某办法第二条"


def test_no_article_that_is_shipped_stays_chinese_in_the_english_window() -> None:
    language.install("en")
    shipped = [one.article for one in clocks.clocks().listed()]
    shipped += [one.article for one in packs.all_packs().rules]
    assert [one for one in shipped if article_words.CHINESE.search(article_words.article(one))] == []
