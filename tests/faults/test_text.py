"""Texts and Markdown of every odd kind: an edition is made, with all words and nothing else."""

from zipfile import ZipFile

import pytest

from reader.decoding import decode
from tests.faults.conftest import Canary
from tests.faults.harness import Found, Input, edition_text, hold, pairs, runs, told_lines
from tests.passes.describe.samples import NEWS

BRIDGE = (
    "The council voted on Tuesday to rebuild the old bridge over the river, after nine years of argument."
)
TITLE = "The bridge over the river"
ARABIC = "صوّت المجلس يوم الثلاثاء 14 مارس 2018 على إعادة بناء الجسر القديم فوق النهر بعد تقرير Bridge Report."
PERSIAN = NEWS["fa"]
RUSSIAN = "Совет проголосовал за восстановление старого моста через реку. Инженеры предупреждали."
JAPANESE = "これは日本語のテキストです。正しく読まれるべきです。東京は日本の首都です。"
CHINESE = "这是中文文本，应该被正确读取。北京是中国的首都。我们喜欢阅读。"
PILE = "\u0301\u0323" * 2000
ENGLISH = "It’s a “test” — with a naïve café for 5 €."


def text(body: str, encoding: str = "utf-8") -> bytes:
    return f"{TITLE}\n\n{body}\n".encode(encoding)


def encoded(body: str, encoding: str) -> Input:
    keeps = body.removeprefix("\ufeff")
    return Input("a.txt", body.encode(encoding), (keeps,), ("\ufeff", "\x00", "\ufffd"), book=False)


ENCODINGS = {
    **{f"F02 {name}": encoded(ENGLISH, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-32")},
    "F02 utf-16-be": encoded("\ufeff" + ENGLISH, "utf-16-be"),
    "F03 utf-16-le": encoded(ENGLISH, "utf-16-le"),
    "F03 utf-16-be": encoded(ENGLISH, "utf-16-be"),
    "F04 cp1252": encoded(ENGLISH, "cp1252"),
    "F04 latin-1": encoded("Le café d'Émile à Besançon", "latin-1"),
    "F05 shift-jis": encoded(JAPANESE, "shift-jis"),
    "F05 gb18030": encoded(CHINESE, "gb18030"),
    "F05 koi8-r": encoded(RUSSIAN, "koi8-r"),
}

TAGGED = "---\ntitle: !!python/object/apply:os.system ['touch harmed']\n---\n\nText of it.\n"
NAUGHTY = [
    "undefined null NaN true $HOME {{7*7}} ${7*7} <%= 7*7 %> #{7*7} %s%n %d &lt &#0; &#x110000; &nosuch;",
    "]]> <![CDATA[ cdata ]]> <!-- comment --> <?php pi ?> </title><script>alert(1)</script>",
    "<smil><par><text src='x'/></par></smil> <package><spine/></package> <!DOCTYPE x SYSTEM 'file:///x'>",
    "' OR 1=1 -- \" ; DROP TABLE users ; `id` $(id) | && || \\0 \\x00 %00 ../../etc/passwd C:\\CON",
    "１２３ ½ ⅷ ﬁ ﷽ ｱｲｳ 𝕿𝖍𝖊 Ⱥ İ ı ß ſ ꟗ 田中さん (╯°□°）╯︵ ┻━┻ 👩🏽‍🚀 🇺🇸🇷🇺",
    "[[f@Un 'betl]] [[ ]] <speak>hello</speak> <break time='9999s'/> <phoneme ph='x'>y</phoneme>",
    "javascript:alert(1) file:///etc/passwd data:text/html,<b>x</b> //evil.example/x",
]


def texts(url: str) -> dict[str, Input]:
    return {
        "F07": Input("a.txt", text(f"{BRIDGE} Itâ€™s a cafÃ©."), ("It’s a café.",)),
        "F08": Input(
            "a.txt",
            text("Voilà été café.").rstrip() + b" \xff\xfe end of it",
            ("Voilà été café.", "\ufffd", "end of it"),
        ),
        "F09 controls": Input(
            "a.txt",
            text("One\x01two\x08 three\x9ffour \ufdd0five\ufffe six\U000e0041 \x7fend."),
            ("Onetwo threefour five six end.",),
        ),
        "F09 surrogates": Input(
            "a.txt",
            text("Fine words. ") + b"\xed\xa0\x80\xed\xb0\x80 and more.",
            ("Fine words.", "and more."),
        ),
        "F10": Input(
            "a.txt",
            f"The \u202egnp.exe\u202c bridge\n\nA \u2066{BRIDGE}\u2069 end\u202e.\n".encode(),
            ("The gnp.exe bridge", BRIDGE),
            ("\u202e", "\u2066"),
        ),
        "F11 hidden": Input(
            "a.txt",
            text(f"Zero\u200bwidth soft\u00adhyphen joiner\u2060s. {BRIDGE}"),
            ("Zerowidth softhyphen joiners.",),
            ("\u200b",),
        ),
        "F11 piled": Input("a.txt", text(f"Z{PILE}algo. {BRIDGE}"), ("algo.", BRIDGE)),
        "F11 emoji": Input("a.txt", text(f"A family 👨‍👩‍👧‍👦 and a flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿. {BRIDGE}"), ("👨‍👩‍👧‍👦", BRIDGE)),
        "F11 arabic": Input(
            "a.txt",
            f"الجسر فوق النهر\n\n{ARABIC}\n\n{NEWS['ar']}\n\n{NEWS['ar']}\n\n{PERSIAN}\n".encode(),
            (ARABIC, PERSIAN),
        ),
        **{
            f"F12 {end!r}": Input(
                "a.txt",
                end.join(
                    [TITLE, "", BRIDGE, "", "A second one, which goes on a little longer.", ""]
                ).encode(),
                (BRIDGE, "A second one"),
                book=False,
            )
            for end in ("\r", "\r\n", "\x85", "\u2028", "\u2029", "\v", "\f")
        },
        "F13": Input(
            "a.txt",
            text(f"\x1b[31mRed\x1b[0m \x1b]0;t\x07 \x1b]8;;{url}/o\x1b\\link\x1b]8;;\x1b\\ words. {BRIDGE}"),
            ("Red", "link words.", BRIDGE),
            ("\x1b", "[31m"),
        ),
        "F14": Input("a.txt", b"A", ("A",)),
        "F14 no end": Input("a.txt", text(BRIDGE).rstrip(), (BRIDGE,)),
        **{f"F20 {n}": Input("a.txt", text(f"{BRIDGE}\n\n{line}")) for n, line in enumerate(NAUGHTY)},
        **{f"F20 {n}.md": Input("a.md", text(f"{BRIDGE}\n\n{line}")) for n, line in enumerate(NAUGHTY)},
        "F25": Input("a.md", TAGGED.encode(), ("Text of it.",)),
        "F22": Input("a.txt", text(f"He said [[h@'loU]] to them. {BRIDGE}"), ("[[h@'loU]]",)),
        "F19": Input(
            "a.md",
            text(
                f"<script src='{url}/s'>alert(1)</script>\n\n<img src={url}/i onerror=alert(1)>\n\n{BRIDGE}"
                "\n\n[x](javascript:alert(1)) [y](vbscript:x) [z](data:text/html;base64,x)"
                "\n\n<iframe srcdoc='<script>'></iframe>"
            ),
            (BRIDGE,),
        ),
        "F23": Input(
            "a.md",
            text(
                f"![secret](file:///etc/passwd)\n\n![remote]({url}/i.png)\n\n![path](/etc/hostname)\n\n{BRIDGE}"
                f"\n\n[local](file:///etc/passwd) <link rel=stylesheet href={url}/c.css>"
            ),
            (BRIDGE, "local"),
            ("root:",),
        ),
    }


@pytest.fixture(scope="module")
def inputs(canary: Canary) -> dict[str, Input]:
    return {**ENCODINGS, **texts(canary.url)}


@pytest.fixture(scope="module")
def found(inputs: dict[str, Input], tmp_path_factory: pytest.TempPathFactory) -> Found:
    return runs(inputs, tmp_path_factory.mktemp("text"))


@pytest.mark.parametrize("key", ENCODINGS)
def test_encodings(key: str, found: Found) -> None:
    hold(ENCODINGS[key], found["clean", key])


@pytest.mark.parametrize(("verb", "key"), pairs(texts("")))
def test_text(verb: str, key: str, inputs: dict[str, Input], found: Found) -> None:
    item, outcome = inputs[key], found[verb, key]
    hold(item, outcome)
    if item.name.endswith(".txt"):
        assert told_lines(outcome) == decode(item.data, "a.txt").removesuffix("\n")


@pytest.mark.parametrize("number", range(len(NAUGHTY)))
def test_every_mark_of_a_naughty_line_is_kept(number: int, found: Found) -> None:
    bare = "".join(NAUGHTY[number].replace("ﬁ", "fi").split())  # repaired
    assert bare in "".join(edition_text(found["epub", f"F20 {number}"]).split())


def test_right_to_left_texts_are_set_so(found: Found) -> None:
    outcome = found["epub", "F11 arabic"]
    (path,) = (path for name, path in outcome.files.items() if name.endswith("canonical.md"))
    text = path.read_text(encoding="utf-8")
    assert 'language: "ar"' in text
    assert f'<span lang="fa">{PERSIAN}</span>' in text
    (path,) = (path for name, path in outcome.files.items() if name.endswith(".epub"))
    with ZipFile(path) as book:
        assert b' lang="ar" xml:lang="ar" dir="rtl"' in book.read("EPUB/s1.xhtml")
        assert b'page-progression-direction="rtl"' in book.read("EPUB/content.opf")
