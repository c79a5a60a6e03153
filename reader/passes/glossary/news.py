"""Words of the news and the sense they have there: hand-checked, since their first sense is another.

A row of the table is ``word pos : start of the gloss``. A ``< word pos`` after the first pair takes the
gloss of a related word; ``plural`` and ``single`` restrict the form; ``near: ...`` asks for one of those
words in the paragraph, ``not: ...`` for none of them. A gloss ``-`` means that WordNet lacks the sense
that the news gives the word, so that nothing is printed. The rows of one word are tried in order; where
none holds the word is treated like any other. Written for this project; the glosses are WordNet's.
"""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from reader.passes.glossary.wordnet import Synset, WordNet

TABLE = """
accord n : a written agreement between two states ; near: sign signed signing treaty peace nuclear climate
acquit v : pronounce not guilty ; not: herself himself themselves
ambiguity n : unclearness by virtue
amnesty n : a warrant granting release
annex v : take (territory)
annexation n : the formal act of acquiring
arraign v : call before a court
asylum n : a shelter from danger ; near: refugee refugees seeker seekers seeking sought granted
austerity n : - ; near: budget spending cuts economy economic debt government measures tax
backlash n : an adverse reaction
bipartisan a : supported by both sides
bolster v : support and strengthen ; not: pillow cushion
boycott n : a group's refusal to have
blockade n : a war measure
brinkmanship n : the policy of pushing
bulwark n : - ; near: against
caucus n : a closed political meeting
censure n : harsh criticism
ceasefire n < cease-fire n : a state of peace agreed
cease-fire n : a state of peace agreed
clarion n : - ; near: call calls
clampdown n : sudden restriction
collusion n : secret agreement
contentious a : involving or likely to cause ; near: issue issues matter topic topics question policy debate
counterpart n : a person or thing having the same function
coup n : a sudden and decisive change of government ; near: army military government power president
crackdown n : severely repressive actions
curfew n : an order that after a specific time
defect v : desert (a cause
denounce v : speak out against ; not: treaty
deterrence n : the act or process of discouraging
dissident n : a person who dissents
douse v : put out, as of ; near: fire fires flame flames blaze pressure tension tensions hope hopes fears
dove n : someone who prefers negotiations ; near: hawk hawks hawkish
embargo n : a government order
embattled a : (of a person) beset by difficulties
entente n : a friendly understanding
envoy n : someone sent on a mission
exacerbate v : make worse
extradite v : hand over to the authorities
extradition n : the surrender of an accused
fallout n : any adverse and unwanted ; not: nuclear radioactive radiation reactor bomb
flout v : treat with contemptuous
gridlock n : - ; near: congress senate parliament political legislation legislative
hawk n : an advocate of an aggressive ; near: dove doves policy foreign war
hawkish a : disposed to warfare
hostility n plural : -
hostilities n : fighting; acts of overt warfare
hostility n single : a state of deep-seated
impasse n : a situation in which no progress
impeach v : charge (a public official)
impeachment n < impeach v : charge (a public official)
incumbent n : the official who holds
incumbent a : currently holding an office ; not: upon on
incursion n : an attack that penetrates ; near: troops army military soldiers forces border tanks
indict v : accuse formally
indictment n : a formal document written ; near: court jury grand charges prosecutor prosecutors
insurgency n : an organized rebellion
junta n : a group of military officers
lambaste v : censure severely
lambast v : censure severely
landslide n : an overwhelming electoral ; near: vote votes voters election elections victory seats polls win
landslide n : a slide of a large mass
level v : aim at ; near: allegation allegations accusation accusations criticism criticisms charge charges
linchpin n : a central cohesive source
lobbyist n : someone who is employed to persuade
malign a : evil or harmful
meddle v : intrude in other people's affairs
meddling n < meddle v : intrude in other people's affairs
mercenary n : a person hired to fight
militia n : civilians trained as soldiers
moratorium n : suspension of an ongoing
mull v : reflect deeply ; not: wine cider spices
nosedive n : a sudden sharp drop ; not: aircraft plane pilot airplane jet
nosedive v < nosedive n : a sudden sharp drop ; not: aircraft plane pilot airplane jet
onslaught n : (military) an offensive ; near: troops army military forces soldiers
oust v : remove from a position
overhaul n : the act of improving ; not: engine engines car vehicle vehicles aircraft ship train
overture n : a tentative suggestion ; not: orchestra opera symphony music concert
partisan a : devoted to a cause or party
pact n : a written agreement
posture v : behave affectedly
pragmatic a : concerned with practical matters
prism n : - ; not: glass light crystal polyhedron optical optics lens face faces rainbow
probe n : an inquiry into ; not: space spacecraft surgical mission planet orbit sensor needle
probe v : question or examine thoroughly
proliferation n : a rapid increase in number ; not: cell cells tissue
quagmire n : - ; near: war political military legal policy
quash v : declare invalid ; near: conviction ruling verdict court judge sentence
quash v : put down by force ; near: revolt rebellion uprising protest protests dissent
quell v : suppress or crush
rapprochement n : the reestablishing of cordial
ratify v : approve and express assent
rebuke n : an act or expression of criticism
rebuke v : censure severely
recession n : the state of the economy ; not: glacier glaciers church procession
referendum n : a legislative act is referred
reminiscent a : serving to bring to mind
repeal v : cancel officially
reprisal n : a retaliatory action
retaliate v : make a counterattack
rhetoric n : using language effectively
rift n : a personal or social separation ; not: valley rock continental tectonic
rogue n : - ; near: state states regime nation
rout n : an overwhelming defeat
sanction n plural : a mechanism of social control
scourge n : something causing misery
secession n : formal separation
shun v : avoid and stay away
siege n : the action of an armed force ; near: army troops city forces rebels soldiers military
skirmish n : a minor short-term fight
snub v : reject outright ; near: invitation offer talks summit
sovereignty n : government free from external
spar v : box lightly ; near: boxer boxing boxers box gym ring gloves
spar v : - ; near: rooster roosters cock cocks ship mast rigging
spar v : fight verbally
sparring n < spar v : - ; near: boxer boxing boxers box gym ring gloves
sparring n < spar v : fight verbally ; near: president leader leaders minister politicians senator
spat n : a quarrel about petty points ; not: oyster oysters
stalemate n : a situation in which no progress ; not: chess
standoff n : -
stimulus n : - ; near: economy economic package spending tax bank budget
stoke v : - ; not: fire stove furnace boiler
tariff n : a government tax
thwart v : hinder or prevent
tout v : advertize in strongly ; not: tickets racetrack
turmoil n : a violent disturbance
turnout n : attendance for a particular event
ultimatum n : a final peremptory
unrest n : a state of agitation
warhead n : the front part
watchdog n : a guardian or defender ; not: dog dogs kennel bark barked
woo v : seek someone's favor ; not: love bride
"""

ROW = re.compile(
    r"(?P<lemma>[\w-]+) (?P<pos>[nvar])(?: (?P<form>plural|single))?"
    r"(?: < (?P<other>[\w-]+) (?P<part>[nvar]))?"
    r" : (?P<gloss>[^;]*(?:;(?! near:| not:)[^;]*)*?)(?: ; (?P<when>near|not): (?P<words>.+))?"
)


class Row(Struct, frozen=True):
    """When a word has which sense."""

    plural: bool | None
    other: tuple[str, str]
    gloss: str
    near: frozenset[str]
    without: frozenset[str]

    def holds(self, word: str, lemma: str, around: frozenset[str]) -> bool:
        """Whether the form and the words around are those of the row."""
        if self.plural is not None and self.plural != (word != lemma and word.endswith("s")):
            return False
        return not (self.without & around) and (not self.near or bool(self.near & around))


@cache
def rows() -> dict[tuple[str, str], tuple[Row, ...]]:
    """The table by word and part of speech."""
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for line in TABLE.strip().splitlines():
        match = ROW.fullmatch(line)
        if match is None:
            raise ValueError(f"a row that cannot be read: {line}")
        words = frozenset((match["words"] or "").split())
        key = (match["lemma"], match["pos"])
        row = Row(
            plural=match["form"] == "plural" if match["form"] else None,
            other=(match["other"] or match["lemma"], match["part"] or match["pos"]),
            gloss=match["gloss"],
            near=words if match["when"] == "near" else frozenset(),
            without=words if match["when"] == "not" else frozenset(),
        )
        found[key] = (*found.get(key, ()), row)
    return found


class Verdict(Struct, frozen=True):
    """What the table says of a word: its lemma there, and its sense, or None where it has to be left out."""

    lemma: str
    pos: str
    synset: Synset | None


def verdict(
    word: str, lemmas: Iterable[str], pos: str, around: frozenset[str], dictionary: WordNet
) -> Verdict | None:
    """What the table says of a word among the words around it, or None where it says nothing."""
    for lemma in lemmas:
        for row in rows().get((lemma, pos), ()):
            if row.holds(word, lemma, around):
                if row.gloss == "-":
                    return Verdict(lemma, pos, None)
                senses = dictionary.synsets(*row.other)
                synset = next((s for s in senses if s.gloss.startswith(row.gloss)), None)
                return Verdict(lemma, pos, synset) if synset else None
    return None
