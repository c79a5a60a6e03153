"""The small words of a language: they fill a third of any prose, and few are those of its neighbours."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

WORD = re.compile(r"[^\W\d_][^\s\d.,;:!?…\"“”„«»‘’'()\[\]{}<>/|@#*=+।،؛؟۔–—-]*")
"""A word, the vowel signs of Indic scripts with it; an apostrophe divides: ``l'été`` is two."""

SMALL = {
    "en": "the of and to in is that it for was on with as by at from are this be have has had not but "
    "which he his they their you we an or were been would will what who can there when if about "
    "more",
    "de": "der die das und ist in den von zu mit sich auf für nicht ein eine einer einem einen des dem "
    "im es er sie auch als an wie bei aus nach wird war werden sind hat oder wurde dass ich wir "
    "noch nur zum zur über",
    "fr": "le la les de des du et est un une en que qui dans pour pas sur au aux ce cette par plus il "
    "elle ils ne se sont avec son sa ses mais ou été a je nous vous leur comme être d l qu n c s",
    "es": "el la los las de del y en que un una es se no por con para su sus al lo como más pero fue ha "
    "este esta son entre cuando muy sin sobre también hasta desde le ya o yo hay había",
    "it": "il la di e che in un una è per non con del della dei delle si da al alla sono i gli le lo "
    "nel nella come anche ma più ha questo questa suo sua essere dal dalla o se era ho ci l dell",
    "pt": "o a os as de do da dos das e em que um uma é não para com por no na nos nas se mais como mas "
    "ao foi seu sua ele ela ou são ser quando muito já também pelo pela isso está",
    "nl": "de het een en van in is dat op te zijn voor met die niet aan er om ook als dan maar bij door "
    "naar uit ze hij wordt werd worden heeft deze dit over nog of ik we je geen wel kan zal",
    "sv": "och att det i en som är på av för med den till inte om ett har de var jag så men han hon "
    "från vi kan när eller vid ut efter också hade skulle sig under blev mot där",
    "da": "og at det i en er som på af for med den til ikke om et har de var jeg så men han hun fra vi "
    "kan når eller ved efter også havde skulle sig blev mod der være hvad nu",
    "no": "og at det i en er som på av for med den til ikke om et har de var jeg så men han hun fra vi "
    "kan når eller ved etter også hadde skulle seg ble mot der være hva nå ei",
    "fi": "ja on ei se että oli hän mutta ovat kun niin joka kuin tai myös sen ole mukaan jos vain "
    "hänen jotka mitä nyt vielä sitä siitä tämä ollut sekä jo kanssa mikä olisi kuitenkin",
    "pl": "i w na z do się że nie to jest o jak za po od przez dla ale są był była było przy oraz czy "
    "tego tym jego jej który która które przed już tylko może",
    "cs": "a v na se je že to s z do o k i za po ve od pro ale byl byla bylo jsou jak který která které "
    "jeho nebo při tak by podle už také si jako když však aby",
    "sk": "a v na sa je že to s z do o k i za po vo od pre ale bol bola bolo sú ako ktorý ktorá ktoré "
    "jeho alebo pri tak by podľa už aj si keď však aby",
    "hu": "a az és hogy nem is egy ez van volt meg csak de már ki mint vagy még el azt ha volna lesz "
    "után között minden amely aki ami sem pedig ezt lehet kell szerint",
    "ro": "și de la în a un o cu pe nu din că este care pentru mai se au fost lui sau al ale prin dar "
    "sunt după fi ca ce unei unui era fără între doar acest această",
    "tr": "ve bir bu da de için ile çok daha olarak gibi olan ne kadar sonra en her o ama ancak değil "
    "var olduğu ise ya mi tarafından göre kendi iki diye şey",
    "id": "yang dan di dengan untuk dari ini itu pada tidak dalam akan juga ke oleh adalah ada telah "
    "mereka saya kami atau bisa sebagai karena lebih kepada para sudah tersebut",
    "vi": "và của là có cho không được các một trong với này đã để những người về tại khi từ đến cũng "
    "như vào năm ra ở nhiều sẽ đó nhưng theo rằng",
    "ca": "el la els les de del i en que un una és es no per amb al com més però va ha aquest aquesta "
    "són entre quan molt sense sobre també fins des seva seu o dels als hi ho",
    "ru": "и в не на что с он как по это но из к у за от так же о для было был была бы все или его их "
    "она они только когда при если уже до чтобы после который",
    "uk": "і в не на що з він як по це але із до у за від так же о для було був була би все або його їх "
    "вона вони лише коли при якщо вже та щоб після який є",
    "bg": "и в не на че с той като по това но от до у за така се о са беше е бил била все или го ги тя "
    "те само когато при ако вече да след който ще",
    "ar": "في من على أن إلى عن التي الذي هذا هذه كان كانت ما لا مع قد بعد بين كما لم أو ذلك إن هو هي "
    "وقد كل عند حيث",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شده بود می شد ها ای اما یا هر پس "
    "باید وی",
    "ur": "کے کی میں کا ہے اور سے نے کو اس پر کہ یہ ہیں بھی ایک نہیں تھا کر گیا ہو جو وہ تھی لیے تو ان ہوئے",
    "hi": "के में की है और से को का ने यह पर कि एक हैं भी नहीं था इस कर गया हो जो वह थी लिए तो ही या थे",
}
"""Thirty or so of each language; those a neighbour shares count for both."""

LISTED = {language: frozenset(words.split()) for language, words in SMALL.items()}

SPEAKERS = {
    word: tuple(language for language, listed in LISTED.items() if word in listed)
    for word in frozenset().union(*LISTED.values())
}
"""The languages of each small word."""

FEW = 10
"""As many small words vouch for a passage as fast as can be."""

ALONE = frozenset(word for word, languages in SPEAKERS.items() if len(languages) == 1)
"""The small words of one language alone."""

OWN = {
    language: tuple(f" {word} " for word in SMALL[language].split() if word in ALONE)[:FEW]
    for language in SMALL
}
"""The first of these in each language, between spaces: fast to find in running text."""


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return WORD.findall(text.lower())


def speakers(words: Sequence[str]) -> Counter[str]:
    """How many of the words are small words of each language."""
    return Counter(chain.from_iterable(filter(None, map(SPEAKERS.get, words))))
