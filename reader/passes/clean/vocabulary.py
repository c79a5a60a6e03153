"""Words by what they tell of a line: running prose, a menu, promotion, a comment, the law."""

PROSE = """
a about after all also an and any are as at be because been before between but by can could did do does down
each even few for from had has have he her his how i if in into is it its just many might more most much no
not of on one only or other our out over she should so some still such than that the their then there these
they this those to two up very was we were what when where which while who will with would you your
"""

PROMOTION = """
ad ads advertise advertisement alerts app buy careers cart checkout click conditions contact cookie cookies
copyright deal deals demo donate donation donations download e-mail email facebook feed follow free here
inbox instagram join linkedin log login member membership newsletter newsletters offer offers patreon
pinterest podcast policy price pricing privacy reddit register reserved rights rss sale share shop sign
signup sitemap sponsored subscribe subscription support telegram terms tiktok trial tweet twitter
unsubscribe updates whatsapp youtube
"""

MENU = """
about archive archives article articles back categories category close comment comments company faq featured
help home jobs latest leave menu more navigation next popular post posts press prev previous products read
recent recommended related reply resources search services skip solutions stories tag tags team top topics
trending view
"""

IMPRINT = """
ago am apr april aug august author by credit dec december editor feb february friday image jan january jul
july jun june mar march may min mins minute minutes monday nov november oct october photo pm posted
published read saturday sep sept september source sunday thursday tuesday updated via views wednesday
written
"""

LEGAL = """
access advice affiliate agree browser commission conditions consent device disclaimer disclosure earn enable
gdpr inc javascript legal liability links llc ltd membership opt policy preferences purchase recurring
registered reserved sms terms trademark trademarks unlimited warranty
"""

OURS = "me my our us we"
YOURS = "you your yours"
MINE = "i i'd i'll i'm i've i’d i’ll i’m i’ve me mine my myself"

CLASSES = ("prose", "promotion", "menu", "imprint", "legal", "ours", "yours", "mine")
LISTS = (PROSE, PROMOTION, MENU, IMPRINT, LEGAL, OURS, YOURS, MINE)

BITS: dict[str, int] = {}
"""For each word, the classes it belongs to: bit ``n`` stands for the ``n``-th of :data:`CLASSES`."""

for _bit, _list in enumerate(LISTS):
    for _word in _list.split():
        BITS[_word] = BITS.get(_word, 0) | 1 << _bit
