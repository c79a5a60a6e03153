"""Initialisms and codes: ``MCRC``, ``U.S.``, ``MPs``, ``F-16``.

Letters to be named are joined by full stops, without one at the end: a voice then names each of them (it
would read a lone ``A`` as the article), and hears no sentence end.
"""

import re

from reader.speech.english.numbers import cardinal, digits, two_digits, year
from reader.speech.english.rules import DOT, RIGHT, Rule, after, before

NAMED = frozenset(
    """
    ABC ACLU AFP AGM AI AJK AMA ANC AOL API APS ATM BAE BBC BBFC BMA BMI CBE CBI
    CBS CEO CFO CGI CIA CID CIO CNN COO CPU CSIS DIY DNA DOJ DUI DUP ECB ECG EEC EEG EPA ESPN ETA EU EV
    FAA FAO FAQ FBI FCA FCO FDA FIA GDP GOP GPS HIV HMRC HMO HQ HR IAEA IBM ICC ICJ ICRC ICU
    IDF IED IEA ILO IMF INS IOC IOM IPO IQ IRA IRS ISI ISP ITV IUCN IVF KGB LGBT LSE MEP MIT MLA MOD
    MOU MP MRI NBA NBC NFL NGO NHL NHS NIH NRA NSA NYPD OAS OBE OCD OECD ONS OSCE PLA PLO PM PMQ PR
    PTA RAC RAF RBS RNA ROI SAS SEC SEO SUV TUC TV UAE UAV UCLA UFO UK UN UNHCR USA USB USSR
    UTC UV VIP WEF WHO WTO
    """.split()
)
"""Initialisms whose letters are named, though they could be read as a word."""

SAID = frozenset(
    """
    ABBA AIDS AIPAC ASBO ASEAN AUKUS AWOL BAFTA BRICS COVID DEFRA ECOWAS FEMA FIFA FIFPRO FRONTEX HAMAS
    ICE IKEA INTERPOL ISIS ISIL LASER MASH MERCOSUR NAFTA NASA NASDAQ NATO NICE NIMBY OFCOM OFSTED OPEC
    OXFAM PEGIDA POTUS QUANGO RADAR SARS SCOTUS SCUBA SWAT TASER TASS UEFA UKIP UNESCO UNICEF UNIFIL
    UNRWA VAT YOLO ZANU
    """.split()
)
"""Initialisms that are read as words."""

WORDS = frozenset(
    """
    AH AM AN AS AT BE BY DO EH GO HA HE HI HM HMM IF IN IS IT LO MA ME MR MRS MS MY NO NTH OF OH OK ON
    OR PA PSST SHH SO ST THY TO TSK UH UM UP US VS WE WHY WHO BUT DRY FLY SKY TRY CRY SPY SHY GYM MYTH
    HYMN RHYTHM LYNX SYNC CRYPT GLYPH NYMPH PYGMY TRYST YE YO
    """.split()
)
"""Words in capitals that are no initialisms where a sentence stresses them."""

AMBIGUOUS = {
    "US": None,
    "WHO": re.compile(r"\b[Tt]he $"),
    "IT": re.compile(r"\b(?:[Ii]ts|of|and|an|global) $"),
}
"""Words that are initialisms too, in a sentence that is not in capitals, and what tells it before them."""

IT_TRADE = re.compile(
    r" (?:workers?|departments?|staff|compan|firms?|systems?|industr|consult|sector|support|outage)"
)

ONSET = (
    "B BL BR C CH CHR CL CR D DR DW F FL FR G GH GL GN GR GW H J K KH KL KN KR L M N P PH PHR PL PR PS"
    " Q QU R RH S SC SCH SCR SH SHR SHW SK SL SM SN SP SPL SPR SQ ST STR SW T TH THR THW TR TS TW V VL W"
    " WH WR X Y Z ZH"
).split()
CODA = (
    "B BS BT BTS C CE CH CK CKS CS CT CTS D DD DDS DS DTH DTHS F FF FFS FS FT FTH FTS G GG GGS GH GHT"
    " GHTH GHTS GN GNS GS H HN HS HTH J K KS L LCH LD LDS LF LFTH LK LKS LL LLS LM LMS LN LNS LP LPS LS"
    " LSH LST LT LTH LTS LTZ LVE M MB MBS MN MNS MP MPS MPT MPTS MS N NC NCH NCT ND NDS NG NGS NGST NGTH"
    " NGTHS NK NKS NN NS NST NT NTH NTHS NTS P PH PP PPS PS PT PTH PTHS PTS Q R RB RBS RC RCH RD RDS RF"
    " RG RGE RK RKS RL RLD RLDS RLS RM RMS RN RNS RP RPS RR RS RSE RSH RST RT RTH RTS RTZ RV S SC SH SK SKS"
    " SM SMS SP SS ST STS T TCH TH THS TS TT TTS TZ V VS W WD WDS WK WL WLS WN WNS WS WTH X XT XTH XTS Y"
    " YS Z ZZ"
).split()
READABLE = re.compile(
    rf"(?:{'|'.join(ONSET)})?[AEIOUY]+(?:[B-DF-HJ-NP-TV-XZ]{{1,4}}[AEIOUY]+){{0,20}}(?:{'|'.join(CODA)})?\Z"
)
PAIR = 2
"""Letters of a word that is read only if it is known."""

ROMAN = re.compile(r"(?:[IVX]{2,}|[IVXLCDM]{4,})\Z")
VOWEL = re.compile(r"[AEIOU]")

NEXT = re.compile(r"[ ,:;–—-]{1,3}([A-Z]{2,30})\b")
LAST = re.compile(r"\b([A-Z]{2,30})[ ,:;–—-]{1,3}\Z")


CENTURY = re.compile(r"(?:19|20)[0-9]{2}\Z")
HUNDREDS = re.compile(r"[1-9](?!00)[0-9]{2}\Z")
LONG = re.compile(r"0|[0-9]{4}")


def letters(text: str) -> str:
    """Letters for a voice to name one by one."""
    return ".".join(text)


def initialism(word: str) -> bool:
    """Whether the letters of a word in capitals are named, as far as the word alone can tell."""
    if word in SAID or word in WORDS or ROMAN.match(word):
        return False
    return word in NAMED or len(word) == PAIR or not VOWEL.search(word) or not READABLE.match(word)


def _shouted(match: re.Match[str]) -> bool:
    """Whether a neighbour is a word in capitals, as in a heading."""
    beside = (NEXT.match(after(match)), LAST.search(before(match)))
    return any(each and each[1] not in SAID and not initialism(each[1]) for each in beside)


def _named(match: re.Match[str]) -> bool:
    word = match["word"]
    if word in AMBIGUOUS:
        told = AMBIGUOUS[word]
        if _shouted(match):
            return False
        trade = word == "IT" and IT_TRADE.match(after(match)) is not None
        return told is None or trade or told.search(before(match)) is not None
    if word in NAMED:
        return True
    if VOWEL.search(word) and _shouted(match):
        return False
    return initialism(word)


def _capitals(match: re.Match[str]) -> str | None:
    word, plural = match["word"], match["plural"] or ""
    if not _named(match):
        return None
    return letters(word) + ("'s" if plural else "") + (" " if match["hyphen"] else "")


def _dotted(match: re.Match[str]) -> str:
    plural = "'s" if match["plural"] else ""
    return letters(re.sub(r"[^A-Z]", "", match["word"])) + plural + (" " if match["hyphen"] else "")


def coded(capitals: str, number: str) -> str:
    """Letters and a number, as of roads, aircraft and summits: ``M twenty-five``."""
    head = capitals if capitals in SAID else letters(capitals)
    if CENTURY.match(number):
        tail = year(int(number))
    elif HUNDREDS.match(number):
        tail = f"{cardinal(int(number[0]))} {two_digits(int(number[1:]))}"
    elif LONG.match(number):
        tail = digits(number)
    else:
        tail = cardinal(int(number))
    return f"A-{tail.replace(' ', '-')}" if head == "A" else f"{head} {tail}"


def _code(match: re.Match[str]) -> str:
    said = coded(match["word"], match["number"])
    return f"{said} {letters(match['tail'])}" if match["tail"] else said


PLURAL = r"(?P<plural>s\b|['’]s\b)?"
HYPHEN = r"(?P<hyphen>-(?=[A-Za-z]))?"

RULES: tuple[Rule, ...] = (
    (
        re.compile(rf"(?<![\w.&])(?P<word>[A-Z](?:\.[A-Z]){{1,6}})(?![A-Za-z]){DOT}{PLURAL}{HYPHEN}"),
        _dotted,
    ),
    (re.compile(rf"\bPh\.?D{DOT}(?!\w)"), lambda _: "P.H.D"),
    (
        re.compile(r"(?<![\w@#&])(?P<a>[A-Z]{1,3})&(?P<b>[A-Z]{1,3})(?![\w&])"),
        lambda m: f"{letters(m['a'])} and {letters(m['b'])}",
    ),
    (re.compile(r"\bH(?P<a>[0-9])N(?P<b>[0-9])\b"), lambda m: f"H {digits(m['a'])} N {digits(m['b'])}"),
    (re.compile(r"\bH[2₂]O\b"), lambda _: "H two O"),
    (re.compile(r"\bCO[2₂](?!\w)"), lambda _: "C.O two"),
    (
        re.compile(rf"(?<![\w.@#/])(?P<word>[A-Z]{{1,5}})-?(?P<number>[0-9]{{1,4}})(?P<tail>[A-Z]?){RIGHT}"),
        _code,
    ),
    (
        re.compile(rf"(?<![\w.@#/$£€])(?P<number>[0-9]{{1,3}})(?P<letter>[A-Zk]){RIGHT}"),
        lambda m: (
            f"{cardinal(int(m['number']))} {m['letter'].upper()}" if m["letter"] in "DGKXBHQk" else None
        ),
    ),
    (re.compile(rf"(?<![\w.@#&])(?P<word>[A-Z]{{2,8}}){PLURAL}(?![\w&]){HYPHEN}"), _capitals),
)
