"""Closed word lists: what in names of companies and places is form and stays, and which names are also ordinary words.

Data only. All words are in lower case (`str.casefold`). Open vocabulary (given names, surnames) comes from
`vocabulary`.
"""

from __future__ import annotations

from gptsanitize.knowledge.lists import words

__all__ = [
    "AMBIGUOUS",
    "CODE_NAMES",
    "COMMON",
    "COUNTRIES",
    "DIRECTIONS",
    "LEGAL_FORMS",
    "ORG_WORDS",
    "REGIONS",
    "ROLE_MAILBOXES",
    "ROMANISED",
    "STREET_ENDINGS",
    "STREET_WORDS",
    "TERM_WORDS",
    "WEB_WORDS",
]


LEGAL_FORMS = words(
    "inc incorporated corp corporation co company ltd limited llc llp lp plc pllc pc gmbh ag kg ohg gbr ug se "
    "kgaa mbh e.v ev mbb partg partgmbb "
    "sa sas sarl eurl sca sci snc srl spa s.p.a s.r.l s.a s.a.s s.l sl slu sau s.l.u lda ltda eireli bv b.v nv "
    "n.v vof cv ab "
    "oy oyj as asa aps a/s a.s i/s hf ehf ooo zao oao ооо зао оао пао ао тов ипп kft zrt nyrt rt sp z o.o sp.k "
    "s.c d.o.o doo "
    "d.d a.d ead eood pty pte pvt bhd sdn kk k.k gk y.k jsc pjsc cjsc l.l.c l.p l.l.p p.l.c g.m.b.h pvt. & and "
    "und et y e i"
)

ORG_WORDS = words(
    "maison société compagnie établissements entreprise groupe ateliers cabinet haus werk werke gebrüder brüder "
    "casa grupo hermanos talleres fratelli gruppo officine bröderna brødrene gebroeders bedrijf "
    "group groupe gruppe holding holdings partners partner associates solutions services service systems system "
    "technologies "
    "technology tech software consulting consultants advisors advisory capital ventures venture investments investment "
    "management financial finance bank banking trust insurance assurance reinsurance logistics transport "
    "shipping freight "
    "airlines airways motors automotive engineering construction builders properties property realty estate estates "
    "development developments energy power gas oil petroleum water electric electronics chemical chemicals pharma "
    "pharmaceuticals pharmacy medical medicine health healthcare care hospital clinic clinics dental laboratory "
    "laboratories "
    "labs lab research institute academy school college university foundation charity association society "
    "federation union "
    "council committee commission agency authority department ministry office bureau court club team church "
    "mission center "
    "centre international national global worldwide european american british industries industry industrial "
    "manufacturing "
    "works products product foods food beverages brewery restaurant restaurants hotel hotels resorts travel "
    "tours media press "
    "publishing publishers news network networks communications telecom telecommunications mobile digital data "
    "cloud analytics "
    "security securities design studio studios creative marketing advertising retail store stores shop markets "
    "market trading "
    "traders supply supplies wholesale distribution imports exports import export enterprises enterprise "
    "ventures law legal "
    "attorneys lawyers solicitors notary accounting accountants audit tax payroll staffing recruiting hr it the "
    "of for and & "
    "de la le du des der die das und für et y del di della e do da sons son bros brothers sisters fils söhne "
    "hijos hermanos "
    "verein stiftung klinik krankenhaus bankhaus sparkasse versicherung werke handel handels bau technik "
    "universität hochschule "
    "banque société hôpital université école clinique assurances banco seguros clínica universidad escuela fundación "
    "logistik maschinenbau anlagenbau metallbau hausbau fahrzeugbau bäckerei metzgerei apotheke druckerei gärtnerei "
    "spedition verlag brauerei elektro elektronik energie immobilien beratung unternehmensberatung steuerberatung "
    "transporte transports transportes logística logistica costruzioni construcciones immobilière inmobiliaria "
    "bygg fastigheter konsult rederi aviation defense defence apparel furniture textiles "
    "plumbing roofing landscaping cleaning catering bakery brewing outfitters freightways dynamics robotics "
    "biotech therapeutics diagnostics genetics instruments materials plastics packaging "
    "compañía sociedad grupo gruppo banca assicurazioni ospedale università fondazione clinica"
)

STREET_WORDS = words(
    "street st str avenue ave av road rd lane ln drive dr boulevard blvd bvd court ct place pl square sq terrace "
    "ter way "
    "highway hwy parkway pkwy circle cir trail trl close crescent cres gardens gdns grove mews row walk hill "
    "park plaza pike "
    "route rte loop alley path bypass crossing turnpike expressway freeway apt apartment suite ste unit floor fl flat "
    "room rm building bldg block box po p.o pobox pmb no nr number house straße strasse weg platz allee gasse "
    "ring ufer damm "
    "chaussee hof postfach etage stock hinterhaus rue chemin impasse quai bis cedex bp via viale piazza corso "
    "largo vicolo "
    "calle avenida avda plaza paseo carrera camino apartado rua travessa praça estrada laan straat plein gracht kade "
    "ulica ul aleja al plac os gata gatan vägen vej vei gate katu tie utca út tér the of and at c/o attn le la "
    "les de du des "
    "del della der die das am an im zum zur auf den dem lo el los las y piso puerta planta bajo izq dcha int "
    "scala interno "
    "og eg dg links rechts mitte obergeschoss erdgeschoss vorderhaus cottage cottages farm lodge barn villa grange "
    "vicarage rectory bungalow residency residence tower wing bâtiment bât étage gauche droite appartement appt "
    "bloco andar apto wynd brae rise vale wharf chase croft causeway broadway meadow meadows parade pde tce "
    "near opp opposite behind sector phase plot floor level ul. пр ул д кв г обл корп стр пер пл дом улица проспект"
)

STREET_ENDINGS = (
    "straße strasse str. str weg platz allee gasse ring ufer damm hof straat laan plein gracht kade weg dijk "
    "gatan gata vägen "
    "vej veien vei gate katu tie utca"
).split()

DIRECTIONS = words(
    "n s e w ne nw se sw north south east west northeast northwest southeast southwest nord süd sud est ouest "
    "ost upper lower "
    "new old saint st st. san santa los las el la le great little mount mt fort ft lake port cape bad"
)

ROLE_MAILBOXES = words(
    "info sales support admin administrator office contact hello help helpdesk service services hr jobs careers "
    "job career "
    "noreply no-reply donotreply do-not-reply reply billing accounts accounting finance invoice invoices "
    "payments orders order "
    "marketing press media team legal privacy security abuse postmaster webmaster hostmaster root newsletter "
    "news feedback "
    "reception enquiries enquiry inquiries customerservice customer customers care it ops devops dev engineering "
    "notifications "
    "notification alerts alert mailer daemon system test user guest bot kontakt buchhaltung vertrieb bewerbung "
    "personal "
    "rechnung compras ventas contacto soporte contato vendas comptabilite ventes no reply do not dpo gdpr "
    "compliance payroll "
    "recruiting recruitment partners all everyone staff faculty students"
)

WEB_WORDS = words(
    "www www1 www2 web mail smtp imap pop mx ftp sftp ssh vpn api app apps cdn static assets img images dev test "
    "staging stage "
    "prod production qa uat demo sandbox beta alpha internal intranet extranet portal login auth sso id accounts "
    "account admin "
    "blog docs doc help support status shop store news m mobile ns ns1 ns2 dns git gitlab github jira wiki "
    "confluence jenkins "
    "ci db db1 db2 sql mysql postgres redis mongo cache proxy gateway lb node worker master server srv host "
    "cluster k8s cloud "
    "backup files file share download downloads upload uploads media video public private user users profile "
    "profiles home "
    "index html htm php asp aspx jsp pdf docx xlsx csv txt json xml v1 v2 v3 rest graphql search item items "
    "product products "
    "order orders invoice invoices report reports dashboard settings config edit view new list page pages "
    "category tag tags "
    "en de fr es it pt us uk eu id key token session sessions path query http https com org net localhost local "
    "lan corp "
    "internal example about contact terms privacy careers jobs team people employee employees customer customers "
    "project "
    "projects repo repos blob tree main src wp-content wp admin d s sites forms document documents spreadsheets "
    "presentation "
    "subject body cc bcc drive calendar meet channel messages archives issue issues pull merge requests "
    "commit branch in pub tel mailto"
)

TERM_WORDS = words(
    "project program programme operation plan initiative team product platform system campaign study trial phase "
    "version "
    "release series model programs projects the of and for projekt projet proyecto progetto projeto operación opération"
)

CODE_NAMES = (
    "Alder Amber Anchor Aspen Aster Basalt Beacon Birch Boreal Bramble Canyon Cedar Chalk Cinder Citron Clover "
    "Cobalt Compass "
    "Copper Coral Cypress Delta Dune Ember Fern Fjord Flint Garnet Ginger Glacier Granite Harbor Hazel Heather "
    "Heron Indigo "
    "Ivory Jade Jasper Juniper Kestrel Lagoon Lantern Larch Lichen Linden Lotus Lupine Magnet Maple Marble "
    "Marigold Meadow "
    "Meteor Mistral Monsoon Mosaic Nectar Nimbus Nutmeg Obsidian Ochre Olive Onyx Opal Orchid Osprey Otter "
    "Pebble Pepper "
    "Pewter Pinion Plover Poplar Prairie Prism Quarry Quartz Quill Raven Reef Ripple Rowan Saffron Sable Sequoia "
    "Sienna Slate "
    "Sorrel Sparrow Spruce Summit Sundial Tamarind Teal Thistle Timber Topaz Tundra Umber Vellum Verbena Walnut "
    "Willow Wren "
    "Yarrow Zephyr Zinnia"
).split()

AMBIGUOUS = words(
    "archer bell bright butler carter chandler dancer driver drum foreman freeman goodman newman rider runner sergeant "
    "storm turner walker weaver "
    # English words that are also names: alone and capitalised they prove nobody.
    "will mark may grant bill rich frank art pat sue rob jack drew chase dale dean earl gene glen guy hank jay "
    "joy june lane "
    "lee max miles nick norm olive page paige penny pierce ray reed rose ruby sage scott summer april august "
    "faith grace hope "
    "charity chance chuck cliff clay cole crystal daisy dawn don dot duke ed eve ivy ginger harmony hazel "
    "heather holly iris "
    "jade jasmine jean jewel josh journey justice king lily love mercy melody misty sandy sky skip sky star "
    "stormy sterling "
    "royal ford bishop baker cook carpenter fisher miller mason porter potter shepherd "
    "hunter barber gardener harper knight major marshall page parker piper "
    "sheriff skinner steward wright young old long short small large little white black "
    "brown green gray grey blue gold silver price cash bond bank banks brook brooks bridge bridges bush field "
    "fields forest "
    "hall hill hills house lake land marsh meadows moon moor mountain park parks poole pond pool rice river "
    "rivers rock rush "
    "shore snow stone stones street summers sun swift temple tower underwood wall walls ward waters wells west "
    "winter winters "
    "wood woods world north south east day days week month monday tuesday wednesday thursday friday saturday "
    "sunday january "
    "february march june july september october november december case chan counts court cross dash dear early "
    "english fair "
    "farmer fine fox french friend gates german good goodwill grand greek hand handy harbor hardy hart head "
    "heart heard "
    "high hook hunt irish just keen key keys lamb last law lay lock lord low mail main man manual marks masters "
    "means mills "
    "mint more moss new nice noble page paper peace peak pitt plant power powers prince quick read real rich "
    "right ring root "
    "roman sales salt sands savage save school seal self sellers service sharp shields short singer single speed "
    "spring staff "
    "stark steel story strange strong such test the this time tree true vice watch way weeks welcome wild wise "
    "wolf word work yes you your and not but for from with he she it who what when where all any can do has have "
    "his her "
    "him its let may me my no none now of off on one or our out over own per so than that their them then there "
    "they to "
    "too under up us use was we were why would if in into is are at be been by an as data name date number total note "
    "manager director president chair sir madam miss customer client patient employee user admin team dr mr mrs ms "
    "angel christian dominic charm bee berry bird booth bow box bray burn burns cane cannon castle chapel church "
    "coin cotton "
    "crane cruise day diamond drake dry dust eagle englisch falcon finch fish flowers foot freed frost fry "
    "garland glass gore "
    "grass grove gulf ham hammer hay held home horn hull kind cooks lark leaf lion lowe lucky lynch mace march may "
    "melon money norman nutt page pace payne pearl pike pope post pound pratt press rain rankin ranger ransom "
    "raven rhodes "
    "sample sauce sea senior shade shell ship silk solo son song sparks spears stack stamp stern stock summer "
    "table talent "
    "thorn toll tool trace travel trip vale van victory virgin vest wade wait wax web wheeler wills wing wynn "
    "zion able "
    "ace alpha amber angle apple arrow ash autumn bear blaze bliss bow brandy candy carol china cherry coral "
    "dallas dakota "
    "destiny ebony echo eden essence fern flora fortune genesis georgia harley haven heaven honor india israel "
    "jersey jordan "
    "kenya liberty logan london madison magnolia marina memphis miracle montana nova ocean orlando paris "
    "patience phoenix "
    "precious princess prudence rain rainbow river robin rusty savannah scarlet serenity sienna sierra sydney "
    "tiger topaz "
    "treasure trinity troy unique vanity venus verity victoria violet virginia vienna willow windy york austin houston "
    "lincoln washington jackson denver chester lancaster warwick kent essex florence verona milan valencia "
    "cordoba leon "
    "santiago chad mali jordan peru malta cuba ireland france germany holland england scotland wales brazil iran iraq "
    "fan pan ping gang hung dung das tang fang bin min song bui tu he ma an do to na li bang bong wan ren "
    # German, French, Spanish, Italian words that are also names.
    "gut klein gross groß lang kurz jung alt neu weiss weiß braun roth rot grün könig bauer "
    "vogel wolf stein berg bach wald winter sommer herbst frost kern engel "
    "fuchs hahn blum blume sturm kraft ernst markt mai rose petit grand blanc noir bon beau fort sage roi prince "
    "marchand fleur clair rey reyes campo campos casas "
    "luna mar mares paz rojo blanco bello neri verdi "
    "greco monti fontana serra luz sol consuelo dolores mercedes pilar rosario soledad"
)

COUNTRIES = words(
    "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain "
    "bangladesh "
    "barbados belarus belgium belize benin bhutan bolivia botswana brazil brunei bulgaria burundi cambodia "
    "cameroon canada chad "
    "chile china colombia congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt eritrea "
    "estonia eswatini "
    "ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana "
    "haiti honduras "
    "hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya "
    "kiribati kuwait "
    "kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi "
    "malaysia "
    "maldives mali malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco "
    "mozambique myanmar "
    "namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru "
    "philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles singapore slovakia "
    "slovenia "
    "somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga "
    "tunisia turkey "
    "turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe "
    "england scotland "
    "wales uk usa us eu uae europe africa asia america antarctica oceania deutschland österreich schweiz "
    "frankreich italien "
    "spanien polen belgien niederlande allemagne autriche suisse espagne italie belgique españa alemania francia "
    "italia "
    "portugal brasil méxico nederland polska sverige norge danmark suomi magyarország türkiye россия україна "
    "украина 日本 中国 "
    "한국 भारत مصر ישראל ελλάδα u.s u.s.a u.k u.s. u.s.a. u.k."
) | {
    "united states",
    "united kingdom",
    "united states of america",
    "great britain",
    "new zealand",
    "south africa",
    "north america",
    "south america",
    "latin america",
    "south korea",
    "north korea",
    "saudi arabia",
    "united arab emirates",
    "czech republic",
    "hong kong",
    "costa rica",
    "sri lanka",
    "european union",
    "european economic area",
    "dominican republic",
    "el salvador",
    "puerto rico",
    "papua new guinea",
    "ivory coast",
    "cape verde",
    "sierra leone",
    "burkina faso",
    "equatorial guinea",
    "guinea-bissau",
    "south sudan",
    "central african republic",
    "trinidad and tobago",
    "antigua and barbuda",
    "st. lucia",
    "saint lucia",
    "bosnia and herzegovina",
    "north macedonia",
    "san marino",
    "vatican city",
    "solomon islands",
    "marshall islands",
    "east timor",
    "timor-leste",
    "virgin islands",
    "cayman islands",
    "isle of man",
    "united states minor outlying islands",
    "central america",
    "south east asia",
    "southeast asia",
    "middle east",
    "far east",
    "northern ireland",
}

REGIONS = words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho "
    "illinois indiana iowa "
    "kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
    "nebraska nevada "
    "ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario quebec "
    "alberta manitoba "
    "saskatchewan bayern bavaria hessen sachsen saxony thüringen brandenburg saarland niedersachsen queensland "
    "tasmania "
    "victoria catalonia andalucía cataluña lombardia toscana sicilia bretagne normandie"
) | {
    "new york state",
    "new jersey",
    "new mexico",
    "new hampshire",
    "north carolina",
    "south carolina",
    "north dakota",
    "south dakota",
    "west virginia",
    "rhode island",
    "district of columbia",
    "prince edward island",
    "new brunswick",
    "newfoundland and labrador",
    "northwest territories",
    "western australia",
    "south australia",
    "northern territory",
    "north rhine-westphalia",
    "lower saxony",
    "schleswig-holstein",
    "rheinland-pfalz",
    "sachsen-anhalt",
    "mecklenburg-vorpommern",
    "british columbia",
    "nova scotia",
    "new south wales",
    "baden-württemberg",
    "nordrhein-westfalen",
    "île-de-france",
}

ROMANISED: dict[str, dict[str, list[str]]] = {
    # Also the names without their accents that lists of the United States have too.
    "es": {
        "s": (
            "garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz "
            "reyes morales ortiz gutierrez chavez ramos ruiz alvarez mendoza vasquez castillo jimenez moreno romero "
            "herrera medina aguilar vargas castro fernandez guzman munoz mendez salazar soto delgado rios alvarado "
            "sandoval contreras valdez guerrero ortega estrada nunez maldonado vega dominguez cortez espinoza lara "
            "pacheco navarro cabrera molina acosta fuentes figueroa mejia avila"
        ).split(),
        "m": (
            "jose jesus juan luis carlos miguel pedro javier jorge manuel francisco antonio alejandro fernando rafael "
            "diego pablo sergio roberto ricardo eduardo arturo hector raul alberto enrique ramon andres ruben"
        ).split(),
        "f": "maria carmen ana guadalupe margarita lucia rocio ximena yolanda esperanza".split(),
    },
    # Left out are those that are as often an English, German or Spanish name (Lee, Park, Long, Young, Lang, Han).
    "zh": {
        "s": (
            "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang zheng xie tang feng "
            "yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding xue ye yan pan du dai xia "
            "zhong tian ren fan fang shi yao liao zou xiong jin hao kong bai cui qiu qin gu hou shao meng wan duan lei "
            "qian yin yi qiao he lai gong wen chan wong cheung ng lam leung kwok tsai tsang chow kwan"
        ).split(),
        "u": (
            "wei min jing hui ying jun jie ming hong lan ping yun xin bo tao ning rui yi ling qing xiang hua yan cheng "
            "jian yong gang qiang bin hai dan mei na li fang ting juan xue yue zhen zhi zihan yichen yuxuan haoran "
            "xiaoming xiaoyu jiahao siyuan wenjie mingyu jianhua xiuying guiying meiling weiming"
        ).split(),
    },
    "ko": {
        "s": (
            "kim choi jung kang cho yoon jang lim shin kwon hwang ahn song ryu hong jeon moon bae baek yoo nam"
        ).split(),
        "u": (
            "jihoon minjun seojun jiwoo jisoo minji yuna hyejin eunji sujin hyun jiyoung minho donghyun seungho "
            "youngho sungmin jinwoo taeyang soyeon haeun yejin dahyun"
        ).split(),
    },
    "ja": {
        "s": (
            "tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue "
            "kimura hayashi shimizu saito mori ikeda hashimoto ishikawa ogawa okada hasegawa fujita goto murakami "
            "kondo ishii fukuda ota fujiwara nishimura"
        ).split(),
        "m": "hiroshi kenji takeshi haruto ren sota yuto daiki kaito ryota shota satoshi makoto".split(),
        "f": "yuki sakura hina aoi yui mio haruka ayumi naoko keiko yoko emiko".split(),
    },
    "in": {
        "s": (
            "patel singh shah kumar sharma gupta khan ahmed reddy rao nair iyer desai mehta joshi verma agarwal "
            "iyengar "
            "menon pillai chowdhury banerjee mukherjee chatterjee das bose kapoor malhotra bhatt trivedi naidu "
            "krishnan subramanian venkataraman raghunathan srinivasan kaur gill sandhu dhillon hussain malik siddiqui"
        ).split(),
        "m": "raj rahul arjun vikram sanjay amit rajesh suresh ramesh anil sunil vijay arun mohammed muhammad".split(),
        "f": "priya anjali neha pooja sunita kavita lakshmi deepa meera aisha fatima divya shreya".split(),
    },
    "vi": {
        "s": "nguyen tran pham huynh hoang phan vu vo dang bui do ngo duong ly truong trinh dinh".split(),
        "u": "minh anh hoa thanh tuan linh hung phuong huong thao dung quang trang nga long khanh".split(),
    },
}

COMMON = words(
    "александр сергей дмитрий андрей алексей владимир иван николай михаил евгений павел игорь олег юрий виктор максим "
    "анна мария елена ольга наталья екатерина ирина татьяна светлана анастасия юлия дарья людмила галина надежда "
    "иванов петров смирнов кузнецов попов соколов лебедев козлов новиков морозов волков павлов семенов"
)
"""Names that most people of their script have, where the lists do not say so."""
