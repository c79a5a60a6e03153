"""The reader of wndb(5WN), against a database of six synsets and the real one."""

import logging
from pathlib import Path

import pytest

from reader.passes.glossary import wordnet
from reader.passes.glossary.wordnet import WordNet

LICENCE = "  1 This software and database is being provided to you  \n  2 WordNet 3.1 Copyright 2011  \n"
SYNSETS = (
    ("mouse", '05 n 01 mouse 0 001 @ {rodent} n 0000 | small rodents; "a mouse ran"'),
    ("rodent", "05 n 01 rodent 0 000 | gnawing mammals"),
    (
        "call",
        '10 n 02 call 0 cry(a) 1 000 | a loud utterance; often in protest; "the speaker was interrupted"',
    ),
    ("clarion call", "10 n 01 clarion_call 0 000 | a strong demand for action"),
    ("Kremlin", "06 n 01 Kremlin 0 001 @i {rodent} n 0000 | citadel of Moscow"),
)


def build(folder: Path) -> Path:
    """A database in the files of wndb(5WN): lines with byte offsets, an index in the order of bytes."""
    offsets, place = {}, len(LICENCE)
    for word, line in SYNSETS:
        offsets[word] = place
        place += len(f"00000000 {line}\n".replace("{rodent}", "00000000"))
    data = LICENCE + "".join(
        f"{offsets[word]:08d} {line}\n".replace("{rodent}", f"{offsets['rodent']:08d}")
        for word, line in SYNSETS
    )
    index = {word.lower().replace(" ", "_"): [offset] for word, offset in offsets.items()}
    index["cry"] = [offsets["call"], offsets["clarion call"]]
    lines = [
        f"{lemma} n {len(of)} 0 {len(of)} 0 {' '.join(f'{o:08d}' for o in of)}  \n"
        for lemma, of in sorted(index.items())
    ]
    (folder / "data.noun").write_text(data)
    (folder / "index.noun").write_text(LICENCE + "".join(lines))
    return folder


@pytest.fixture
def small(tmp_path: Path) -> WordNet:
    return WordNet(build(tmp_path))


def test_every_lemma_is_found_and_no_other(small: WordNet) -> None:
    for lemma in ("mouse", "rodent", "call", "clarion call", "Kremlin"):
        (synset,) = small.synsets(lemma, "n")
        assert lemma in synset.words
    assert small.synsets("aardvark", "n") == small.synsets("zebra", "n") == small.synsets("mous", "n") == ()
    assert small.synsets("call", "v") == small.synsets("", "n") == small.synsets("1", "n") == ()


def test_a_synset_is_read_in_full(small: WordNet) -> None:
    (call,) = small.synsets("call", "n")
    assert call.words == ("call", "cry")
    assert call.gloss == "a loud utterance; often in protest"
    assert call.examples == ("the speaker was interrupted",)
    assert call.file == 10
    assert small.locator(call) == f"wordnet-3.1:{call.offset:08d}-n"


def test_senses_keep_their_order(small: WordNet) -> None:
    assert [s.words[0] for s in small.synsets("cry", "n")] == ["call", "clarion call"]


def test_hypernyms_and_instances_lead_up(small: WordNet) -> None:
    for lemma in ("mouse", "Kremlin"):
        (synset,) = small.synsets(lemma, "n")
        assert [h.words for h in small.hypernyms(synset)] == [("rodent",)]


def test_inflections_are_detached_or_listed(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "noun.exc").write_text("mice mouse\n")
    dictionary = WordNet(tmp_path)
    assert dictionary.lemmas("calls", "n") == ("call",)
    assert dictionary.lemmas("cries", "n") == ("cry",)
    assert dictionary.lemmas("mice", "n") == ("mouse",)
    assert dictionary.lemmas("xs", "n") == ()


def test_a_name_is_no_common_word(small: WordNet) -> None:
    assert small.common("call", "n")
    assert not small.common("kremlin", "n")


def test_the_environment_names_the_folder_first(tmp_path: Path) -> None:
    build(tmp_path)
    found = wordnet.find({"WNSEARCHDIR": str(tmp_path)})
    assert found is not None
    assert len(found.synsets("cry", "n")) == 2


def test_damage_is_a_warning_and_no_dictionary(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    build(tmp_path)
    (tmp_path / "data.noun").write_bytes(b"")
    with caplog.at_level(logging.WARNING):
        assert wordnet.find({"WNSEARCHDIR": str(tmp_path)}) is None
    assert "cannot be read" in caplog.text


@pytest.mark.parametrize("damage", [b"garbage " * 200, bytes(range(256)) * 20, b"\n" * 500])
@pytest.mark.parametrize("name", ["data.noun", "index.noun"])
def test_damaged_lines_are_unknown_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, damage: bytes
) -> None:
    build(tmp_path)
    (tmp_path / name).write_bytes(LICENCE.encode() + damage)
    dictionary = WordNet(tmp_path)
    with caplog.at_level(logging.WARNING):
        assert dictionary.synsets("mouse", "n") == ()
        assert dictionary.lemmas("mice", "n") == ()


def test_the_real_one_knows_what_everyone_looks_up(wn: WordNet) -> None:
    assert wn.version in {"3.0", "3.1"}
    assert "easing of tensions" in wn.synsets("detente", "n")[0].gloss
    assert wn.synsets("arms race", "n")[0].gloss.startswith("a competition between nations")
    assert wn.lemmas("nosedived", "v") == ("nosedive",)
    assert [s.words[0] for s in wn.synsets("zymurgy", "n")]
    assert [s.words[0] for s in wn.synsets("aardvark", "n")]
