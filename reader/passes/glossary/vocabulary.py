"""Words that tell what a name is: titles, roles, kinds; and words that are no names.

Written for this project; no copy of any list.
"""

from reader.model import EntryKind

HONORIFICS = frozenset(
    """
    Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor Sir Dame Rev Rev. Reverend President Senator
    Sen. Rep. Representative Congressman Congresswoman Governor Gov. General Gen. Colonel Col. Major
    Lieutenant Lt. Sgt. Sergeant Ambassador Administrator Chancellor Minister Premier Prime Vice
    Secretary Judge Justice Mayor Councillor Bishop Archbishop Cardinal Imam Ayatollah Sheikh
    Commissioner Chairman Chairwoman Director Detective Inspector Officer Deputy Home Foreign
    Environment Attorney Emeritus Acting Former First Lord Speaker Coach
    """.split()
)
"""Titles before a person's name, in upper case: no part of it. Some only join another (Prime Minister)."""

LONE_TITLES = HONORIFICS - set(
    "Prime Vice Home Foreign Environment Deputy Emeritus Acting Former First".split()
)
"""Titles that end a row of them."""

SUFFIXES = {
    "jr": "junior",
    "junior": "junior",
    "sr": "senior",
    "senior": "senior",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}
"""What tells generations apart."""

ROLES = frozenset(
    """
    academic accountant activist actor actress adviser advisor advocate agent aide ally ambassador
    analyst anchor anthropologist archaeologist archbishop architect artist assistant astronaut
    astronomer athlete attorney author banker baron biologist bishop blogger boss boxer broadcaster
    brother builder businessman businesswoman candidate captain cardinal cardiologist cartoonist ceo
    chairman chairperson chairwoman champion chancellor chef chemist chief climatologist clergyman coach
    coauthor co-author co-founder cofounder colleague columnist comedian commander commentator
    commissioner composer congressman congresswoman consultant coordinator correspondent cosplayer
    councillor counsel counterpart critic curator daughter dean defector defender deputy designer
    detective developer dictator diplomat director doctor driver drummer dramatist ecologist economist
    editor educator emperor engineer entrepreneur epidemiologist ethnographer executive expert explorer
    farmer father filmmaker financier fisherman footballer forward founder friend general geneticist
    geologist goalkeeper golfer governor guitarist head historian host husband illustrator imam
    inspector instructor inventor investigator investor journalist judge jurist justice king lawmaker
    lawyer leader lecturer legislator lieutenant linguist magistrate magnate manager marshal
    mathematician mayor mechanic member merchant meteorologist midfielder minister mother mp musician
    nephew neurologist neuroscientist niece novelist nurse officer official ombudsman organiser
    organizer painter paleontologist partner pastor philanthropist philosopher photographer physician
    physicist pianist pilot player playwright poet politician pope premier president presenter priest
    prime primatologist prince princess principal prisoner producer professor programmer prosecutor
    psychiatrist psychologist publisher queen rabbi racer rapper refugee reporter representative
    researcher resident reverend rival runner sailor scholar scientist screenwriter sculptor secretary
    senator sergeant sheriff singer sister skater skier sociologist soldier solicitor son songwriter
    speaker spokesman spokesperson spokeswoman sportsman statesman strategist striker student successor
    superintendent suspect swimmer teacher tenor theologian trader trainer translator treasurer trustee
    undersecretary user veteran vice victim virologist volcanologist volunteer whistleblower wife winner
    witness worker wrestler writer zoologist
    """.split()
)
"""Nouns for what a person is or does, singular."""

LOOSE_ROLES = frozenset(
    """
    agent ally backer broadcaster candidate champion creator critic defender developer founder head host
    leader maker manager member operator organiser organizer owner partner producer provider publisher
    rival runner sponsor student successor supplier supporter victim winner
    """.split()
)
"""Roles that organisations, places and things can have as well."""

ROLES_OF = frozenset("voice face star survivor heir descendant native brain darling protégé inventor".split())
"""Nouns that are a role with an ``of`` after them."""

RELATIVES = frozenset(
    """
    ally aunt boss brother colleague counterpart cousin daughter father friend husband mother neighbour
    nephew niece opponent parent partner predecessor rival sister son successor uncle wife widow
    """.split()
)
"""Roles that say nothing without the one they relate to."""

COMPASS = frozenset(
    "north south east west northern southern eastern western central greater downtown".split()
)

BEARERS = frozenset(
    "Captain Lady Lord King Queen Saint Prince Princess Father Sister Brother Uncle Aunt Pope".split()
)
"""Words that open a person's name and stay in it."""

THINGS = frozenset(
    """
    agency airline alliance app army association band bank block board body book brand broadcaster
    bureau camp capital carrier chain channel charity church city club coalition college committee
    community company conference conglomerate cooperative corporation council country court denomination
    department device district drug empire enterprise faction factory federation festival film firm
    force forum foundation fund game group guild hospital initiative institute institution
    island journal king kingdom label laboratory lake league library magazine manufacturer market
    ministry mission mountain movement movie museum offshoot spinoff spin-off subsidiary affiliate sequel
    prequel remake nation neighbourhood network newsgroup newspaper
    novel office operator orchestra organisation organization outlet paper parish parliament party
    peninsula platform play player port programme project province publication publisher region
    regulator republic resort river saga school series service settlement show site society software
    song startup state station store studio suburb syndicate system team think-tank tool town tournament
    township tribe tribunal union university vessel village vehicle volcano website wiki yard
    """.split()
)
"""Nouns for what a named thing can be, singular."""

KIND_WORDS = {
    EntryKind.ORGANISATION: """
    academy administration agency airlines airways alliance army assembly association authority bank
    board broadcasting bureau church club coalition college commission committee
    company congress consortium corporation corp corps council court department federation foundation
    fund group guard guild inc industries news initiative institute institution league legion llc ltd
    ministry mission navy network organisation organization orchestra parliament partners party plc
    police project regiment school senate service services sheriff society studios team trust tribunal
    union united university office
    """,
    EntryKind.PLACE: """
    airport avenue bay beach bridge building canal castle cathedral cave centre center city coast county
    creek desert district forest gulf hall harbour harbor heights hill hills hospital hotel house island
    islands lake memorial monument mosque mount mountain mountains museum ocean palace park peninsula
    plaza port province region reservoir river road sea square stadium station street strait territory
    theatre theater tower towers town valley village volcano zoo arena
    """,
    EntryKind.EVENT: """
    attack attacks award awards battle bowl celebration celebrations championship championships
    conference convention crisis cup day derby election elections eve exhibition expo festival forum
    games holocaust investigation massacre marathon olympics open prize rally referendum
    revolution riots summit tournament trial trials uprising war week year
    """,
    EntryKind.LAW: "accord act agreement amendment bill code constitution directive law pact protocol "
    "treaty resolution",
    EntryKind.WORK: """
    bulletin chronicle daily gazette globe guardian herald independent journal magazine mail
    newspaper observer post review saga series star sun telegraph times tribune weekly wiki""",
}

CLUES: dict[str, EntryKind] = {word: kind for kind, words in KIND_WORDS.items() for word in words.split()}
"""Last word of a name -> what it is."""

EASY_SUFFIXES = frozenset(
    "inc inc. corp corp. corporation ltd ltd. llc plc company co co. group magazine newspaper foundation "
    "international".split()
)
"""Words that a name drops when it is used again."""

CALENDAR = frozenset(
    """
    January February March April May June July August September October November December Jan Feb Mar
    Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon
    Tue Tues Wed Thu Thurs Fri Sat Sun Spring Summer Autumn Winter
    """.split()
)

SPEECH = frozenset(
    """
    say tell write ask state add argue announce admit claim deny explain insist note reply promise speak
    tweet think believe want call praise blame order vow warn accuse urge meet resign assert testify
    recall
    """.split()
)
"""Verbs whose subject is mostly a person."""

SMALL = frozenset(
    """
    a about above after again against all also although an and another any as at because been before
    behind below between both but by can could despite did do does during each even every few for from
    get had has have having he her here hers him his how however i if in indeed instead into is it its
    itself just last later less like many may maybe me meanwhile might more moreover most much must my
    near neither never new next no nobody nor not nothing now of off often on once one only or other our
    out over own perhaps rather recent same several shall she should since so some something sometimes
    soon still such than that the their them then there therefore these they this those though through
    thus to today together tomorrow too two under unless until up upon us very was we were what whatever
    when where whether which while who whom whose why will with within without would yes yesterday yet
    you your three four five six seven eight nine ten according following asked according image photo
    file picture video caption credit source read related update story former ex first second third
    breaking
    """.split()
)
"""Words that open sentences and are no names."""

GIVEN = frozenset(
    """
    Abdul Ahmed Aleksandr Alexander Alexei Ali Alice Amy Ana Andrea Andrei Andrew Angela Ann Anna Anne
    Anthony Antonio Barack Barbara Benjamin Bernard Bill Boris Brian Carlos Carol Catherine Charles
    Charlotte Chris Christine Christopher Claire Dan Daniel David Deborah Dmitry Donald Edward Elena
    Elizabeth Emily Emma Emmanuel Eric Eva Fatima Fernando Francis Francois Frank Gary George Giuseppe
    Gordon Hans Hassan Helen Henry Hillary Hiroshi Hugo Ian Igor Irina Ivan Jack Jacob James Jan Jane
    Jason Jean Jennifer Jessica Jim Joao Joe John Jonathan Jorge Jose Joseph Juan Julia Karen Karl Kate
    Keith Kenneth Kevin Klaus Larry Laura Linda Lisa Louis Lucy Luis Luke Mahmoud Marco Margaret Maria
    Marie Mario Mark Martin Mary Matthew Maurice Michael Michelle Miguel Mikhail Mike Mohamed Mohammad
    Mohammed Muhammad Nancy Natalia Natasha Nicholas Nicolas Nikolai Oleg Olga Oliver Omar Patricia
    Patrick Paul Pedro Peter Philip Pierre Rachel Ralph Raymond Rebecca Richard Robert Ronald Ruth
    Samuel Sandra Sarah Scott Sergei Sergey Sharon Simon Sofia Sophie Stephen Steve Steven Susan Tatiana
    Theresa Thomas Tim Tom Tony Vladimir Walter William Yuri Yusuf
    """.split()
)
"""Common given names of many countries."""
