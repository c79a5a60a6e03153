"""Countries, their peoples, and well-known places: public facts, written for this project."""

_COUNTRIES = """
    Afghanistan Afghan; Albania Albanian; Algeria Algerian; Andorra Andorran; Angola Angolan; Argentina
    Argentine Argentinian; Armenia Armenian; Australia Australian; Austria Austrian; Azerbaijan
    Azerbaijani Azeri; Bahamas Bahamian; Bahrain Bahraini; Bangladesh Bangladeshi; Barbados Barbadian;
    Belarus Belarusian; Belgium Belgian; Belize Belizean; Benin Beninese; Bhutan Bhutanese; Bolivia
    Bolivian; Bosnia Bosnian; Botswana; Brazil Brazilian; Brunei Bruneian; Bulgaria Bulgarian; Burundi
    Burundian; Cambodia Cambodian; Cameroon Cameroonian; Canada Canadian; Chad Chadian; Chile Chilean;
    China Chinese; Colombia Colombian; Comoros Comorian; Congo Congolese; Croatia Croatian; Cuba Cuban;
    Cyprus Cypriot; Denmark Danish Dane; Djibouti Djiboutian; Ecuador Ecuadorian; Egypt Egyptian;
    England English; Eritrea Eritrean; Estonia Estonian; Eswatini Swazi; Ethiopia Ethiopian; Fiji
    Fijian; Finland Finnish Finn; France French; Gabon Gabonese; Gambia Gambian; Georgia Georgian;
    Germany German; Ghana Ghanaian; Greece Greek; Greenland Greenlandic; Grenada Grenadian; Guatemala
    Guatemalan; Guinea Guinean; Guyana Guyanese; Haiti Haitian; Honduras Honduran; Hungary Hungarian;
    Iceland Icelandic Icelander; India Indian; Indonesia Indonesian; Iran Iranian; Iraq Iraqi; Ireland
    Irish; Israel Israeli; Italy Italian; Jamaica Jamaican; Japan Japanese; Jordan Jordanian; Kazakhstan
    Kazakh; Kenya Kenyan; Kiribati; Kosovo Kosovar; Kuwait Kuwaiti; Kyrgyzstan Kyrgyz; Laos Lao Laotian;
    Latvia Latvian; Lebanon Lebanese; Lesotho Basotho; Liberia Liberian; Libya Libyan; Liechtenstein;
    Lithuania Lithuanian; Luxembourg; Madagascar Malagasy; Malawi Malawian; Malaysia Malaysian; Maldives
    Maldivian; Mali Malian; Malta Maltese; Mauritania Mauritanian; Mauritius Mauritian; Mexico Mexican;
    Micronesia Micronesian; Moldova Moldovan; Monaco; Mongolia Mongolian; Montenegro Montenegrin;
    Morocco Moroccan; Mozambique Mozambican; Myanmar Burmese; Namibia Namibian; Nauru Nauruan; Nepal
    Nepalese Nepali; Netherlands Dutch; Nicaragua Nicaraguan; Niger Nigerien; Nigeria Nigerian; Norway
    Norwegian; Oman Omani; Pakistan Pakistani; Palau; Palestine Palestinian; Panama Panamanian; Paraguay
    Paraguayan; Peru Peruvian; Philippines Philippine Filipino; Poland Polish Pole; Portugal Portuguese;
    Qatar Qatari; Romania Romanian; Russia Russian; Rwanda Rwandan; Samoa Samoan; Scotland Scottish;
    Senegal Senegalese; Serbia Serbian Serb; Seychelles; Singapore Singaporean; Slovakia Slovak;
    Slovenia Slovene Slovenian; Somalia Somali; Spain Spanish; Sudan Sudanese; Suriname Surinamese;
    Sweden Swedish Swede; Switzerland Swiss; Syria Syrian; Taiwan Taiwanese; Tajikistan Tajik; Tanzania
    Tanzanian; Thailand Thai; Togo Togolese; Tonga Tongan; Tunisia Tunisian; Turkey Turkish Turk;
    Turkmenistan Turkmen; Tuvalu; Uganda Ugandan; Ukraine Ukrainian; Uruguay Uruguayan; Uzbekistan
    Uzbek; Vanuatu; Venezuela Venezuelan; Vietnam Vietnamese; Wales Welsh; Yemen Yemeni; Zambia Zambian;
    Zimbabwe Zimbabwean; Britain British; America American; Czechia Czech
    """

LONG_COUNTRIES = {
    "Burkina Faso": "Burkinabe",
    "Cape Verde": "Cape Verdean",
    "Central African Republic": "Central African",
    "Costa Rica": "Costa Rican",
    "Czech Republic": "Czech",
    "Dominican Republic": "Dominican",
    "East Timor": "East Timorese",
    "El Salvador": "Salvadoran",
    "Great Britain": "British",
    "Hong Kong": "",
    "Ivory Coast": "Ivorian",
    "New Zealand": "New Zealander",
    "North Korea": "North Korean",
    "North Macedonia": "Macedonian",
    "Northern Ireland": "Northern Irish",
    "Papua New Guinea": "Papua New Guinean",
    "San Marino": "Sammarinese",
    "Saudi Arabia": "Saudi",
    "Sierra Leone": "Sierra Leonean",
    "Solomon Islands": "",
    "South Africa": "South African",
    "South Korea": "South Korean",
    "South Sudan": "South Sudanese",
    "Sri Lanka": "Sri Lankan",
    "United Arab Emirates": "Emirati",
    "United Kingdom": "British",
    "United States": "American",
    "United States of America": "American",
    "Vatican City": "",
}

_single = [row.split() for row in _COUNTRIES.replace("\n", " ").split(";") if row.strip()]

COUNTRIES = frozenset([row[0] for row in _single] + list(LONG_COUNTRIES))

_OTHERS = """
    Arab Arabs Arabic Asian Asians African Africans European Europeans Hispanic Latino Kurdish Kurd
    Kurds Jewish Jew Jews Muslim Muslims Islamic Christian Christians Catholic Catholics Protestant
    Protestants Hindu Hindus Buddhist Buddhists Sunni Shia Shiite Soviet Soviets Western Republican
    Republicans Democrat Democrats Democratic Communist Marxist Chechen Tibetan Tatar Roman Latin
    Scandinavian Scot Scots Briton Britons Englishman Frenchman Icelanders Parisian Londoner Tamil
    Sikh Sikhs Bengali Punjabi Anglican Orthodox Persian Ottoman Nazi
    """

PEOPLES = frozenset(
    [
        form
        for name in [*(n for row in _single for n in row[1:]), *LONG_COUNTRIES.values()]
        if name
        for form in (name, f"{name}s")
    ]
    + _OTHERS.split()
)
"""Adjectives and nouns of peoples, faiths and parties: no entries of their own."""

_PLACES = """
    Africa; Antarctica; Asia; Europe; Oceania; North America; South America; Central America; Latin
    America; Middle East; Far East; Arctic; Atlantic; Pacific; Mediterranean; Balkans; Caucasus;
    Caribbean; Scandinavia; Siberia; Crimea; Gaza; West Bank; Gaza Strip; Tibet; Kashmir; Chechnya;
    Catalonia; Bavaria; Balochistan; Punjab; Kurdistan; Himalayas; Sahara; London; Paris; Berlin; Rome;
    Madrid; Lisbon; Dublin; Brussels; Amsterdam; Vienna; Bern; Geneva; Zurich; Prague; Warsaw; Budapest;
    Moscow; Kyiv; Kiev; Minsk; Athens; Istanbul; Ankara; Belgrade; Sofia; Bucharest; Stockholm; Oslo;
    Copenhagen; Helsinki; Riga; Vilnius; Tallinn; Reykjavik; Edinburgh; Glasgow; Cardiff; Belfast;
    Manchester; Liverpool; Birmingham; Barcelona; Milan; Munich; Hamburg; Frankfurt; Cairo; Tripoli;
    Tunis; Algiers; Rabat; Nairobi; Lagos; Abuja; Accra; Kinshasa; Kampala; Khartoum; Pretoria;
    Johannesburg; Cape Town; Addis Ababa; Harare; Dakar; Jerusalem; Tel Aviv; Beirut; Damascus; Baghdad;
    Tehran; Riyadh; Doha; Dubai; Abu Dhabi; Kuwait City; Amman; Sanaa; Kabul; Islamabad; Karachi;
    Lahore; New Delhi; Delhi; Mumbai; Kolkata; Chennai; Bangalore; Dhaka; Colombo; Kathmandu; Yangon;
    Bangkok; Hanoi; Phnom Penh; Kuala Lumpur; Jakarta; Manila; Beijing; Shanghai; Taipei; Tokyo; Osaka;
    Seoul; Pyongyang; Ulaanbaatar; Canberra; Sydney; Melbourne; Brisbane; Perth; Wellington; Auckland;
    Ottawa; Toronto; Montreal; Vancouver; Washington; New York; New York City; Los Angeles; Chicago;
    Houston; Boston; Philadelphia; San Francisco; Seattle; Miami; Dallas; Atlanta; Detroit; Las Vegas;
    Mexico City; Havana; Bogota; Caracas; Lima; Quito; Santiago; Buenos Aires; Montevideo; Brasilia; Rio
    de Janeiro; Sao Paulo; La Paz; Alabama; Alaska; Arizona; Arkansas; California; Colorado;
    Connecticut; Delaware; Florida; Hawaii; Idaho; Illinois; Indiana; Iowa; Kansas; Kentucky; Louisiana;
    Maine; Maryland; Massachusetts; Michigan; Minnesota; Mississippi; Missouri; Montana; Nebraska;
    Nevada; New Hampshire; New Jersey; New Mexico; North Carolina; North Dakota; Ohio; Oklahoma; Oregon;
    Pennsylvania; Rhode Island; South Carolina; South Dakota; Tennessee; Texas; Utah; Vermont; Virginia;
    West Virginia; Wisconsin; Wyoming; Ontario; Quebec; British Columbia; Alberta; Queensland; Tasmania;
    New South Wales
    """

PLACES = frozenset(" ".join(name.split()) for name in _PLACES.split(";"))

SAME = {
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "eu": "european union",
    "un": "united nations",
    "uae": "united arab emirates",
    "la": "los angeles",
    "nyc": "new york city",
    "washington dc": "washington",
    "drc": "democratic republic of congo",
    "ussr": "soviet union",
}
"""Short forms that mean the long form; applied to whole names and to the first words of names."""


def is_place(text: str) -> bool:
    """Whether a name is a country, continent or city of the tables."""
    return text in COUNTRIES or text in PLACES or text.replace(".", "") in {"US", "USA", "UK", "EU", "UAE"}
