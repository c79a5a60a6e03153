"""Words written short: titles, states, Latin, and what stands before a number."""

import re

from reader.speech.english.rules import DOT, Rule, any_of, before

TITLES = {
    "Dr": "Doctor",
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Messrs": "Messieurs",
    "Prof": "Professor",
    "Sen": "Senator",
    "Sens": "Senators",
    "Rep": "Representative",
    "Reps": "Representatives",
    "Gov": "Governor",
    "Gen": "General",
    "Lt": "Lieutenant",
    "Col": "Colonel",
    "Capt": "Captain",
    "Sgt": "Sergeant",
    "Maj": "Major",
    "Cmdr": "Commander",
    "Adm": "Admiral",
    "Cpl": "Corporal",
    "Pvt": "Private",
    "Rev": "Reverend",
    "Fr": "Father",
    "Hon": "Honourable",
    "Pres": "President",
    "Supt": "Superintendent",
    "Insp": "Inspector",
    "Det": "Detective",
    "Mt": "Mount",
    "Ft": "Fort",
}
"""Before a name."""

DOTLESS = {"Dr", "Mr", "Mrs", "Ms", "Prof", "Lt", "Col", "Capt", "Sgt", "Maj", "Rev", "Mt"}
"""Titles that British papers write without a full stop."""

AFTER_NAMES = {
    "Jr": "Junior",
    "Sr": "Senior",
    "Inc": "Incorporated",
    "Corp": "Corporation",
    "Co": "Company",
    "Cos": "Companies",
    "Ltd": "Limited",
    "Bros": "Brothers",
    "Ave": "Avenue",
    "Blvd": "Boulevard",
    "Rd": "Road",
    "Univ": "University",
    "Dept": "Department",
}
"""Behind a name."""

STATES = {
    "Ala": "Alabama",
    "Ariz": "Arizona",
    "Ark": "Arkansas",
    "Calif": "California",
    "Colo": "Colorado",
    "Conn": "Connecticut",
    "Del": "Delaware",
    "Fla": "Florida",
    "Ga": "Georgia",
    "Ill": "Illinois",
    "Ind": "Indiana",
    "Kan": "Kansas",
    "Ky": "Kentucky",
    "La": "Louisiana",
    "Md": "Maryland",
    "Mass": "Massachusetts",
    "Mich": "Michigan",
    "Minn": "Minnesota",
    "Miss": "Mississippi",
    "Mo": "Missouri",
    "Mont": "Montana",
    "Neb": "Nebraska",
    "Nev": "Nevada",
    "Okla": "Oklahoma",
    "Ore": "Oregon",
    "Pa": "Pennsylvania",
    "Tenn": "Tennessee",
    "Va": "Virginia",
    "Vt": "Vermont",
    "Wash": "Washington",
    "Wis": "Wisconsin",
    "Wyo": "Wyoming",
}
"""Behind a comma or the hyphen of a party."""

PLAIN = {
    "e.g.": "for example",
    "i.e.": "that is",
    "a.k.a.": "also known as",
    "aka": "also known as",
    "vs.": "versus",
    "vs": "versus",
    "viz.": "namely",
    "cf.": "compare",
    "approx.": "approximately",
    "dept.": "department",
    "govt.": "government",
    "govt": "government",
    "est.": "established",
    "incl.": "including",
    "esp.": "especially",
    "w/o": "without",
    "w/": "with",
    "c/o": "care of",
}
COUNTED = {
    "No": "number",
    "Nos": "numbers",
    "no": "number",
    "nos": "numbers",
    "p": "page",
    "pp": "pages",
    "vol": "volume",
    "Vol": "Volume",
    "ch": "chapter",
    "fig": "figure",
    "Fig": "Figure",
    "para": "paragraph",
    "art": "article",
    "Art": "Article",
    "c": "circa",
    "ca": "circa",
}
"""Before a number."""

NAME_BEFORE = re.compile(
    r"(?<!\w)(?!(?:In|At|The|From|To|On|And|But|For|Near|Of|By|With|When|While|Since) )[A-Z][\w'’]{1,20} \Z"
    r"|[0-9](?:st|nd|rd|th) \Z"
)


OF_NAME = re.compile(r"(?:(?<![\w.])[A-Z][\w'’.]{0,30},?|&) \Z")


def _saint(match: re.Match[str]) -> str | None:
    """Saint before a name, street behind one; neither where names stand on both sides."""
    named, road = match["name"] is not None, NAME_BEFORE.search(before(match)[-30:]) is not None
    if named == road:
        return None
    return "Saint " if named else "Street"


RULES: tuple[Rule, ...] = (
    (re.compile(r"\b(?:Lt\. Gen\.|Lt Gen)(?= [A-Z])"), lambda _: "Lieutenant General"),
    (re.compile(r"\b(?:Lt\. Col\.|Lt Col)(?= [A-Z])"), lambda _: "Lieutenant Colonel"),
    (re.compile(r"\b(?:Lt\. Gov\.|Lt Gov)(?= [A-Z])"), lambda _: "Lieutenant Governor"),
    (
        re.compile(rf"(?<![\w.])(?P<short>{any_of(TITLES)})\.(?= ?[A-Z]| (?:&|and) M)"),
        lambda m: TITLES[m["short"]],
    ),
    (re.compile(rf"(?<![\w.])(?P<short>{any_of(DOTLESS)})(?= [A-Z])"), lambda m: TITLES[m["short"]]),
    (re.compile(rf"(?<![\w.])St(?:\.|(?= [A-Z])){r'(?P<name> (?=[A-Z]))?'}(?!\w?\Z)"), _saint),
    (
        re.compile(rf"(?<=[\w,&] )(?P<short>{any_of(AFTER_NAMES)})(?=\.)(?:\.(?!\W{{0,4}}\Z))?(?!\w)"),
        lambda m: AFTER_NAMES[m["short"]] if OF_NAME.search(before(m)) else None,
    ),
    (re.compile(r"(?<=\w )(?P<short>Ltd|Jr|Sr|Inc)(?![\w.])"), lambda m: AFTER_NAMES[m["short"]]),
    (
        re.compile(rf"(?:(?<=, )|(?<=\b[DR]-))(?P<short>{any_of(STATES)})(?=\.){DOT}(?!\w)"),
        lambda m: STATES[m["short"]],
    ),
    (re.compile(rf"\betc(?=\.){DOT}"), lambda _: "etcetera"),
    (
        re.compile(rf"(?<![\w./])(?P<short>{any_of(PLAIN)})(?<![a-z]\.(?=\W{{0,4}}\Z))(?![\w/])"),
        lambda m: PLAIN[m["short"]],
    ),
    (re.compile(r"(?<=[A-Z][a-z.]{1} )v\.(?= [A-Z])|(?<=[a-z.]{2} )v\.(?= [A-Z])"), lambda _: "versus"),
    (
        re.compile(rf"(?<![\w.])(?P<short>{any_of(COUNTED)})\. ?(?=[0-9])"),
        lambda m: COUNTED[m["short"]] + " ",
    ),
)
