"""Exported chats: layouts of text, pages and tables; who is "me" is found out or left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.intake.exports import chat_exports, chat_sides, table_files

if TYPE_CHECKING:
    from pathlib import Path

OTHER, ME = "晨禾借-许专员", "贺一"


def read(folder: Path, text: str, name: str, media_type: str = "text/plain") -> dict[str, Any]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return chat_exports.read(path, media_type, name, {})


def told(messages: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(m["direction"], m["at"], m["text"]) for m in messages]


WANTED = [
    ("in", "2026-02-25T09:38:23", "今天先还500\n不然上门"),
    ("out", "2026-02-25T09:40:00", "请出示委托书：谢谢"),
    ("in", "2026-02-26T21:05:07", "[图片]"),
]
LAYOUTS = {
    "time name": "2026-02-25 09:38:23 {o}\n今天先还500\n不然上门\n\n2026-02-25 09:40:00 {m}\n请出示委托书：谢谢\n\n2026-02-26 21:05:07 {o}\n[图片]\n",
    "name time": "{o} 2026-02-25 09:38:23\n今天先还500\n不然上门\n\n{m} 2026-02-25 09:40:00\n请出示委托书：谢谢\n\n{o} 2026-02-26 21:05:07\n[图片]\n",
    "one line": "[2026-02-25 09:38:23] {o}: 今天先还500\n不然上门\n[2026-02-25 09:40:00] {m}: 请出示委托书：谢谢\n[2026-02-26 21:05:07] {o}: [图片]\n",
    "slashes": "[25/02/2026, 09:38:23] {o}: 今天先还500\n不然上门\n[25/02/2026, 09:40:00] {m}: 请出示委托书：谢谢\n[26/02/2026, 21:05:07] {o}: [图片]\n",
    "twelve hours": "2026/2/25 上午9:38:23 {o}\n今天先还500\n不然上门\n2026/2/25 上午9:40:00 {m}\n请出示委托书：谢谢\n2026/2/26 下午9:05:07 {o}\n[图片]\n",
    "accounts": "消息记录\n\n2026-02-25 9:38:23 {o}(10001234)\n今天先还500\n不然上门\n\n2026-02-25 9:40:00 {m}(88880000)\n请出示委托书：谢谢\n\n2026-02-26 21:05:07 {o}(10001234)\n[图片]\n",
    "time alone": "2026-02-25 09:38:23\n{o}：今天先还500\n不然上门\n2026-02-25 09:40:00\n{m}：请出示委托书：谢谢\n2026-02-26 21:05:07\n{o}：[图片]\n",
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "name", [f"{OTHER}.txt", f"聊天记录_{OTHER}.txt", f"与{OTHER}的聊天记录.txt", f"{OTHER}_20260301.txt"]
)
def test_layouts_of_text(tmp_path: Path, layout: str, name: str) -> None:
    result = read(tmp_path, LAYOUTS[layout].format(o=OTHER, m=ME), name)
    assert result["family"] == "chat"
    assert told(result["messages"]) == WANTED


def test_where_nothing_says_who_is_me_the_side_is_a_doubt_until_the_borrower_is_known(tmp_path: Path) -> None:
    messages = read(tmp_path, LAYOUTS["one line"].format(o=OTHER, m=ME), "导出1.txt")["messages"]
    assert {m["direction"] for m in messages} == {"none"}
    assert all(doubt["code"] == "side_unknown" for m in messages for doubt in m["doubts"])
    assert told(chat_sides.resolve(messages, ME)) == WANTED
    assert told(chat_sides.resolve(messages, "别人")) == told(messages)


def test_the_head_of_an_export_names_both(tmp_path: Path) -> None:
    text = f"聊天对象：{OTHER}\n导出时间：2026-03-01\n\n" + LAYOUTS["time name"].format(o=OTHER, m=ME)
    assert told(read(tmp_path, text, "a.txt")["messages"]) == WANTED
    text = f"微信昵称：{ME}\n\n" + LAYOUTS["time name"].format(o=OTHER, m=ME)
    assert told(read(tmp_path, text, "a.txt")["messages"]) == WANTED


def test_in_a_group_the_others_all_stand_on_the_other_side(tmp_path: Path) -> None:
    text = "2026-02-25 09:38 甲\n还钱\n2026-02-25 09:39 乙\n快还\n2026-02-25 09:40 我\n在筹\n"
    assert [m["direction"] for m in read(tmp_path, text, "群.txt")["messages"]] == ["in", "in", "out"]


def test_system_lines_are_marked(tmp_path: Path) -> None:
    text = f"2026-02-25 09:38 {OTHER}\n“{OTHER}”撤回了一条消息\n2026-02-25 09:39 我\n好\n"
    assert [m["direction"] for m in read(tmp_path, text, f"{OTHER}.txt")["messages"]] == ["sys", "out"]


@pytest.mark.parametrize(
    "text",
    [
        "协商成功日期 2026.3.10，每月5号还\n对方一直打电话",
        "2026-02-25 09:38 去银行\n买菜",
        "",
        "第一行\n第二行：内容\n2026年",
    ],
)
def test_notes_are_no_chat(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text, "备注.txt")["family"] == "text"


def bubbles(item: str) -> str:
    said = [
        ("left", OTHER, "2026-02-25 09:38:23", "今天先还500<br>不然上门"),
        ("right", ME, "2026-02-25 09:40:00", "请出示委托书：谢谢"),
    ]
    items = "".join(
        item.format(side=side, name=name, time=time, text=text) for side, name, time, text in said
    )
    last = item.format(side="left", name=OTHER, time="2026-02-26 21:05:07", text='<img src="media/1.jpg">')
    return f"<!DOCTYPE html><html><head><title>聊天记录-{OTHER}</title><style>.right{{}}</style><script>var a=1;</script></head><body><h1>导出</h1><div>{items}{last}</div></body></html>"


ITEMS = {
    "named parts": '<div class="item {side}"><div class="time">{time}</div><div class="box"><div class="displayname">{name}</div><div class="bubble">{text}</div></div></div>',
    "avatar": '<li class="message msg-{side}"><img class="avatar" src="head.png"><span class="nick">{name}</span> <small>{time}</small><p class="content">{text}</p></li>',
    "style only": '<div style="text-align: {side}"><b class="user">{name}</b> <i>({time})</i><div>{text}</div></div>',
}


@pytest.mark.parametrize("item", ITEMS)
def test_pages_of_bubbles(tmp_path: Path, item: str) -> None:
    result = read(tmp_path, bubbles(ITEMS[item]), f"聊天记录_{OTHER}.html", "text/html")
    assert told(result["messages"]) == WANTED
    assert {m["sender"] for m in result["messages"]} == {OTHER, ME}


def test_a_time_between_bubbles_is_about_those_below(tmp_path: Path) -> None:
    page = '<div><p class="t">2026-02-25 09:38</p><p class="left">先还500</p><p class="left">听到没有</p><p class="t">2026-02-25 10:00</p><p class="right">没钱</p></div>'
    messages = read(tmp_path, page, "a.html", "text/html")["messages"]
    assert [(m["at"], m["precision"]) for m in messages] == [
        ("2026-02-25T09:38:00", "about"), ("2026-02-25T09:38:00", "about"), ("2026-02-25T10:00:00", "about"),
    ]  # fmt: skip
    assert all(m["doubts"][0]["code"] == "follower" for m in messages)


def test_messages_in_a_script_are_read_and_nothing_runs(tmp_path: Path) -> None:
    page = (
        "<html><body><div id='c'></div><script>const chatMessages = [\n"
        "{type:1, text: '今天先还500<br>\\'不然\\'上门', is_send:0, timestamp:1771983503, is_chatroom:0, displayname:'许'},\n"
        '{type:1, text: "没钱 {急}", is_send:1, timestamp:1771983600, is_chatroom:0, displayname:"贺"}];</script></body></html>'
    )
    messages = read(tmp_path, page, "a.html", "text/html")["messages"]
    assert told(messages) == [
        ("in", "2026-02-25T01:38:23+00:00", "今天先还500\n'不然'上门"),
        ("out", "2026-02-25T01:40:00+00:00", "没钱 {急}"),
    ]


def test_a_page_that_is_no_chat_gives_its_words(tmp_path: Path) -> None:
    page = "<html><body><h1>公告</h1><p>第一段</p><p>第二段</p><script>alert(1)</script></body></html>"
    result = read(tmp_path, page, "a.html", "text/html")
    assert (result["family"], result["messages"]) == ("text", [])


def test_a_wechat_table_of_several_conversations(tmp_path: Path) -> None:
    path = tmp_path / "微信.csv"
    path.write_text(
        "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"
        "1,2,1,0,0,1771983503,,今天先还500,2026-02-25 09:38:23,许,许专员,wx1\n"
        "2,2,1,0,1,1771983600,,没钱,2026-02-25 09:40:00,贺,贺一,wx0\n"
        "3,2,3,0,0,1771983700,,<msg><img/></msg>,2026-02-25 09:41:40,许,许专员,wx1\n"
        "4,2,10000,0,0,1771983800,,对方撤回了一条消息,2026-02-25 09:43:20,许,许专员,wx1\n",
        encoding="utf-8-sig",
    )
    result = table_files.read(path, "text/csv", path.name, {})
    assert result["family"] == "chat"
    assert told(result["messages"]) == [
        ("in", "2026-02-25T09:38:23", "今天先还500"),
        ("out", "2026-02-25T09:40:00", "没钱"),
        ("in", "2026-02-25T09:41:40", "[图片]"),
        ("sys", "2026-02-25T09:43:20", "对方撤回了一条消息"),
    ]
