"""The ID3v2.3 tag of a track (id3.org, ID3v2.3.0): what players show of it."""

import io
from typing import Any

from reader.editions.audio.naming import one_line
from reader.model import primary_language

ISO_639 = (
    "aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis "
    "bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu "
    "dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry "
    "gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina "
    "idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz "
    "klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao "
    "ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde "
    "nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol "
    "pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk slslv "
    "smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk "
    "tltgl tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln "
    "wowol xhxho yiyid yoyor zazha zhzho zuzul "
)
"""The two-letter codes of ISO 639-1, each before its three letters of ISO 639-2/T."""

LETTERS = {pair[:2]: pair[2:] for pair in ISO_639.split()} | {"cmn": "zho", "yue": "zho"}


def tag(text: dict[str, str], language: str, cover: bytes) -> bytes:
    """A whole tag, the same bytes for the same values; it stamps no time and no program.

    Args:
        text: values of the text frames by frame id (``TIT2``); empty ones are left out.
        language: BCP 47 tag, for ``TLAN``.
        cover: a PNG or JPEG file for ``APIC``, or nothing.
    """
    from mutagen import id3  # late: 40 ms

    library: Any = id3  # untyped
    tags = library.ID3()
    for name, value in {**text, "TLAN": iso_639_2(language), "TCON": "Audiobook"}.items():
        if one_line(value):
            tags.add(library.Frames[name](encoding=1, text=one_line(value)))
    if cover:
        kind = "image/png" if cover.startswith(b"\x89PNG") else "image/jpeg"
        tags.add(library.APIC(encoding=0, mime=kind, type=3, desc="", data=cover))
    buffer = io.BytesIO()
    tags.save(buffer, v1=0, v2_version=3, padding=lambda _: 0)
    return buffer.getvalue()


def iso_639_2(language: str) -> str:
    """Three letters for a BCP 47 tag, ``und`` when it has none: ID3 knows no others."""
    primary = primary_language(language)
    return LETTERS.get(primary, primary if len(primary) == len("und") else "und")
