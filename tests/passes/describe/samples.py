"""One piece of news in many languages."""

NEWS = {
    "en": "The council voted on Tuesday to rebuild the old bridge over the river, after nine years of "
    "argument and two reports. Engineers had warned that the northern pier was sinking.",
    "de": "Der Rat stimmte am Dienstag dafür, die alte Brücke über den Fluss wieder aufzubauen, nach neun "
    "Jahren Streit und zwei Berichten. Ingenieure hatten gewarnt, dass der nördliche Pfeiler "
    "einsinkt.",
    "fr": "Le conseil a voté mardi la reconstruction du vieux pont sur la rivière, après neuf ans de "
    "disputes et deux rapports. Les ingénieurs avaient prévenu que la pile nord s'enfonçait.",
    "es": "El consejo votó el martes reconstruir el viejo puente sobre el río, después de nueve años de "
    "discusión y dos informes. Los ingenieros habían advertido que el pilar norte se hundía.",
    "it": "Il consiglio ha votato martedì per ricostruire il vecchio ponte sul fiume, dopo nove anni di "
    "discussioni e due relazioni. Gli ingegneri avevano avvertito che il pilone nord stava "
    "sprofondando.",
    "pt": "O conselho votou na terça-feira a reconstrução da velha ponte sobre o rio, depois de nove anos "
    "de discussão e dois relatórios. Os engenheiros avisaram que o pilar norte estava a afundar.",
    "nl": "De raad stemde dinsdag voor het herbouwen van de oude brug over de rivier, na negen jaar van "
    "ruzie en twee rapporten. Ingenieurs hadden gewaarschuwd dat de noordelijke pijler wegzakte.",
    "sv": "Rådet röstade i tisdags för att bygga upp den gamla bron över floden igen, efter nio års bråk "
    "och två rapporter. Ingenjörer hade varnat för att den norra pelaren sjönk.",
    "da": "Rådet stemte i tirsdags for at genopbygge den gamle bro over floden efter ni års strid og to "
    "rapporter. Ingeniører havde advaret om, at den nordlige pille var ved at synke, og at færgen kun "
    "kunne tage en tredjedel.",
    "no": "Rådet stemte tirsdag for å gjenoppbygge den gamle broen over elven etter ni års krangling og to "
    "rapporter. Ingeniører hadde advart om at den nordlige pilaren sank, og at fergen bare tok en "
    "tredjedel.",
    "fi": "Neuvosto äänesti tiistaina vanhan joen ylittävän sillan rakentamisesta uudelleen yhdeksän vuoden "
    "riitelyn ja kahden raportin jälkeen. Insinöörit olivat varoittaneet, että pohjoinen pilari "
    "vajosi.",
    "pl": "Rada głosowała we wtorek za odbudową starego mostu nad rzeką po dziewięciu latach sporów i dwóch "
    "raportach. Inżynierowie ostrzegali, że północny filar się zapada.",
    "cs": "Rada ve úterý hlasovala pro obnovu starého mostu přes řeku po devíti letech sporů a dvou "
    "zprávách. Inženýři varovali, že se severní pilíř propadá a že přívoz uveze jen třetinu.",
    "hu": "A tanács kedden megszavazta, hogy kilenc év vita és két jelentés után újjáépítik a folyó fölötti "
    "régi hidat. A mérnökök arra figyelmeztettek, hogy az északi pillér süllyed.",
    "ro": "Consiliul a votat marți reconstruirea vechiului pod peste râu, după nouă ani de certuri și două "
    "rapoarte. Inginerii avertizaseră că pilonul nordic se scufundă.",
    "tr": "Konsey, dokuz yıllık tartışma ve iki rapordan sonra nehrin üzerindeki eski köprüyü yeniden inşa "
    "etmek için salı günü oy kullandı. Mühendisler kuzey ayağının battığı konusunda uyarmıştı.",
    "id": "Dewan memutuskan pada hari Selasa untuk membangun kembali jembatan tua di atas sungai itu "
    "setelah sembilan tahun perdebatan dan dua laporan. Para insinyur telah memperingatkan bahwa "
    "tiang utara tenggelam.",
    "vi": "Hội đồng hôm thứ Ba đã bỏ phiếu xây dựng lại cây cầu cũ bắc qua sông sau chín năm tranh cãi và "
    "hai bản báo cáo. Các kỹ sư đã cảnh báo rằng trụ cầu phía bắc đang lún.",
    "ca": "El consell va votar dimarts reconstruir el vell pont sobre el riu, després de nou anys de "
    "discussions i dos informes. Els enginyers havien advertit que el pilar nord s'enfonsava.",
    "ru": "Совет проголосовал во вторник за восстановление старого моста через реку после девяти лет споров "
    "и двух докладов. Инженеры предупреждали, что северная опора оседает.",
    "uk": "Рада у вівторок проголосувала за відбудову старого мосту через річку після дев'яти років "
    "суперечок і двох звітів. Інженери попереджали, що північна опора осідає.",
    "bg": "Съветът гласува във вторник за възстановяването на стария мост над реката след девет години "
    "спорове и два доклада. Инженерите предупредиха, че северният стълб потъва.",
    "el": "Το συμβούλιο ψήφισε την Τρίτη να ξαναχτίσει την παλιά γέφυρα πάνω από το ποτάμι, ύστερα από "
    "εννέα χρόνια διαφωνιών και δύο εκθέσεις.",
    "ar": "صوّت المجلس يوم الثلاثاء على إعادة بناء الجسر القديم فوق النهر بعد تسع سنوات من الجدل وتقريرين. "
    "وكان المهندسون قد حذروا من أن الدعامة الشمالية تغرق.",
    "fa": "شورا روز سه‌شنبه رأی داد که پل قدیمی روی رودخانه پس از نه سال بحث و دو گزارش دوباره ساخته شود. "
    "مهندسان هشدار داده بودند که پایه شمالی در حال فرو رفتن است.",
    "ur": "کونسل نے منگل کے روز نو سال کی بحث اور دو رپورٹوں کے بعد دریا پر پرانے پل کو دوبارہ تعمیر کرنے "
    "کے حق میں ووٹ دیا۔ انجینئروں نے خبردار کیا تھا کہ شمالی ستون ڈوب رہا ہے۔",
    "he": "המועצה הצביעה ביום שלישי בעד בנייה מחדש של הגשר הישן מעל הנהר, אחרי תשע שנים של ויכוחים ושני "
    "דוחות. המהנדסים הזהירו שהעמוד הצפוני שוקע.",
    "hi": "परिषद ने मंगलवार को नौ साल की बहस और दो रिपोर्टों के बाद नदी पर बने पुराने पुल को फिर से बनाने "
    "के पक्ष में मतदान किया। इंजीनियरों ने चेतावनी दी थी कि उत्तरी खंभा धंस रहा है।",
    "bn": "নয় বছরের বিতর্ক এবং দুটি প্রতিবেদনের পর পরিষদ মঙ্গলবার নদীর উপর পুরানো সেতুটি পুনর্নির্মাণের পক্ষে ভোট দিয়েছে।",
    "ja": "評議会は火曜日、九年間の議論と二つの報告書を経て、川に架かる古い橋を再建すること"
    "を決議した。技術者たちは北側の橋脚が沈んでいると警告していた。",
    "zh": "经过九年的争论和两份报告，议会星期二投票决定重建河上的旧桥。工程师们曾警告说，北"
    "面的桥墩正在下沉。",
    "ko": "의회는 화요일 구 년간의 논쟁과 두 건의 보고서 끝에 강 위의 오래된 다"
    "리를 다시 짓기로 의결했다. 기술자들은 북쪽 교각이 가라앉고 있다고 경고"
    "했다.",
    "th": "สภาลงมติเมื่อวันอังคารให้สร้างสะพานเก่าข้ามแม่น้ำขึ้นใหม่ หลังจากถกเถียงกันมาเก้าปีและมีรายงานสองฉบับ",
    "sw": "Baraza lilipiga kura siku ya Jumanne kujenga upya daraja la zamani juu ya mto, baada ya miaka "
    "tisa ya mabishano na ripoti mbili. Wahandisi walikuwa wameonya kwamba nguzo ya kaskazini "
    "inazama.",
    "cy": "Pleidleisiodd y cyngor ddydd Mawrth i ailadeiladu'r hen bont dros yr afon, ar ôl naw mlynedd o "
    "ddadlau a dau adroddiad. Roedd peirianwyr wedi rhybuddio bod y piler gogleddol yn suddo.",
    "af": "Die raad het Dinsdag gestem om die ou brug oor die rivier te herbou, na nege jaar van stryd en "
    "twee verslae. Ingenieurs het gewaarsku dat die noordelike pilaar besig is om te sak en dat die "
    "veerboot net 'n derde kan dra.",
    "ms": "Majlis telah mengundi pada hari Selasa untuk membina semula jambatan lama merentasi sungai itu "
    "selepas sembilan tahun perbalahan dan dua laporan. Jurutera telah memberi amaran bahawa tiang "
    "utara sedang tenggelam kerana banjir.",
    "hr": "Vijeće je u utorak glasovalo za obnovu starog mosta preko rijeke, nakon devet godina svađe i dva "
    "izvješća. Inženjeri su upozoravali da sjeverni stup tone i da trajekt prevozi samo trećinu.",
    "sl": "Svet je v torek glasoval za obnovo starega mostu čez reko po devetih letih prepirov in dveh "
    "poročilih. Inženirji so opozarjali, da se severni steber pogreza in da trajekt prepelje le "
    "tretjino.",
    "et": "Volikogu hääletas teisipäeval vana jõe ületava silla taastamise poolt pärast üheksa aastat "
    "vaidlusi ja kahte aruannet. Insenerid olid hoiatanud, et põhjapoolne sammas vajub ja et praam "
    "veab vaid kolmandikku.",
    "lt": "Taryba antradienį balsavo už seno tilto per upę atstatymą po devynerių ginčų metų ir dviejų "
    "ataskaitų. Inžinieriai buvo įspėję, kad šiaurinė atrama grimzta ir kad keltas perveža tik "
    "trečdalį.",
    "lv": "Padome otrdien nobalsoja par vecā tilta pār upi atjaunošanu pēc deviņiem strīdu gadiem un diviem "
    "ziņojumiem. Inženieri bija brīdinājuši, ka ziemeļu balsts grimst un ka prāmis pārvadā tikai "
    "trešdaļu.",
    "gl": "O consello votou o martes reconstruír a vella ponte sobre o río, despois de nove anos de "
    "discusión e dous informes. Os enxeñeiros advertiran que o piar norte estaba a afundir e que a "
    "barca só levaba un terzo.",
    "is": "Ráðið greiddi atkvæði á þriðjudag með því að endurreisa gömlu brúna yfir ána eftir níu ára "
    "deilur og tvær skýrslur. Verkfræðingar höfðu varað við því að nyrðri stöpullinn væri að sökkva.",
    "ga": "Vótáil an chomhairle Dé Máirt chun an seandroichead thar an abhainn a atógáil, tar éis naoi "
    "mbliana d'argóint agus dhá thuarascáil. Bhí innealtóirí tar éis rabhadh a thabhairt go raibh an "
    "piléar thuaidh ag dul faoi.",
    "sq": "Këshilli votoi të martën për të rindërtuar urën e vjetër mbi lumë, pas nëntë vjetësh debati dhe "
    "dy raportesh. Inxhinierët kishin paralajmëruar se shtylla veriore po fundosej.",
    "eu": "Kontseiluak asteartean bozkatu zuen ibaiaren gaineko zubi zaharra berreraikitzea, bederatzi "
    "urteko eztabaidaren eta bi txostenen ondoren. Ingeniariek ohartarazi zuten iparraldeko zutabea "
    "hondoratzen ari zela.",
    "tl": "Bumoto ang konseho noong Martes na muling itayo ang lumang tulay sa ibabaw ng ilog, pagkatapos "
    "ng siyam na taon ng pagtatalo at dalawang ulat. Nagbabala ang mga inhinyero na lumulubog ang "
    "hilagang haligi.",
    "la": "Concilium die Martis decrevit ut pons vetus trans flumen reficeretur, post novem annos "
    "contentionum et duas relationes. Architecti monuerant pilam septentrionalem mergi et scapham "
    "tertiam tantum partem ferre.",
    "eo": "La konsilio voĉdonis marde por rekonstrui la malnovan ponton trans la rivero, post naŭ jaroj da "
    "disputoj kaj du raportoj. Inĝenieroj avertis, ke la norda piliero sinkas.",
    "be": "Рада ў аўторак прагаласавала за аднаўленне старога моста праз раку пасля дзевяці гадоў спрэчак і "
    "двух дакладаў. Інжынеры папярэджвалі, што паўночная апора асядае.",
    "mk": "Советот во вторникот гласаше за обнова на стариот мост преку реката по девет години расправии и "
    "два извештаи. Инженерите предупредуваа дека северниот столб тоне.",
    "sr": "Веће је у уторак гласало за обнову старог моста преко реке, након девет година свађе и два "
    "извештаја. Инжењери су упозоравали да северни стуб тоне.",
    "kk": "Кеңес сейсенбі күні тоғыз жыл дау мен екі баяндамадан кейін өзен үстіндегі ескі көпірді қайта "
    "салуға дауыс берді. Инженерлер солтүстік тіректің шөгіп бара жатқанын ескерткен.",
    "mr": "परिषदेने मंगळवारी नऊ वर्षांच्या वादानंतर आणि दोन अहवालांनंतर नदीवरील जुना पूल पुन्हा "
    "बांधण्याच्या बाजूने मतदान केले. अभियंत्यांनी इशारा दिला होता की उत्तरेकडील खांब खचत आहे.",
    "ne": "परिषद्ले मङ्गलबार नौ वर्षको विवाद र दुई प्रतिवेदनपछि नदीमाथिको पुरानो पुल पुनर्निर्माण गर्ने "
    "पक्षमा मतदान गर्‍यो। इन्जिनियरहरूले उत्तरी खम्बा धसिँदै गएको चेतावनी दिएका थिए।",
    "ps": "شورا د سه‌شنبې په ورځ د نهو کلونو له بحث او دوو راپورونو وروسته د سیند پر سر د زاړه پله د بیا "
    "جوړولو لپاره رایه ورکړه. انجنیرانو خبرداری ورکړی و چې شمالي ستنه ډوبیږي.",
    "lb": "De Conseil huet en Dënschdeg dofir gestëmmt, déi al Bréck iwwer de Floss erëm opzebauen, no néng "
    "Joer Sträit an zwee Berichter. D'Ingenieuren hate gewarnt, datt de nërdleche Pilier ënnergeet.",
    "oc": "Lo conselh votèt dimars la reconstruccion del vièlh pont sus la ribièra, aprèp nòu ans de "
    "disputas e dos rapòrts. Los engenhaires avián avertit que la pila nòrd s'enfonsava.",
}
