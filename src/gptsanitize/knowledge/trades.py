"""What people do for a living, as words: the last of an English or German title, the first of a Romance one.

A title is one of these words with others around it (`forklift driver`, `Kranführerin`, `infirmière scolaire`). Left out
are words that are more often something else (`model`, `private`), the offices of clubs and firms (`treasurer`,
`gérant`), which stand in `OFFICES`, and those under whose name people are addressed (`Dr`, `Father`). Data only.
"""

from __future__ import annotations

from gptsanitize.knowledge.lists import words

__all__ = [
    "DUTCH",
    "DUTCH_ENDS",
    "ENGLISH",
    "FRENCH",
    "GERMAN",
    "GERMAN_ENDS",
    "ITALIAN",
    "OFFICES",
    "PORTUGUESE",
    "SPANISH",
]


def _pairs(text: str) -> frozenset[str]:
    """Words with the endings of both genders: `vend:eur:euse`."""
    return frozenset(
        stem + ending for word in text.split() for stem, *endings in [word.split(":")] for ending in (endings or [""])
    )


def _german(text: str) -> frozenset[str]:
    """Words of which `Maler:in` means the man and the woman."""
    return _pairs(text.replace(":in", "::in"))


ENGLISH = words(
    "arborist bookmaker cellarhand cellarman crofter deckboy dishwasher dispenser distiller draftsman "
    "draughtsman drywaller greaser housemaster lineman postdoc registrar sonographer steward storekeeper teller "
    "warehouseman wigmaker "
    "accountant actor actress actuary acupuncturist adjuster anaesthetist announcer anthropologist apothecary "
    "apprentice archaeologist architect archivist artist assembler astronomer astrophysicist attendant auctioneer "
    "audiologist author babysitter bagger bailiff baker ballerina banker barber barista barmaid barman barrister "
    "bartender basketmaker beautician beekeeper bellboy biochemist biologist blacksmith boatbuilder bodyguard "
    "boilermaker bookbinder bookkeeper bookseller bouncer boxer brewer bricklayer broadcaster broker builder busker "
    "butcher butler cabbie cabinetmaker calligrapher cameraman camerawoman canteen-worker caretaker carer carpenter "
    "carpetlayer cartographer cartoonist cashier caterer cellist ceramicist chambermaid chandler chaplain chauffeur "
    "cheesemaker chemist childminder chiropodist chiropractor choirmaster choreographer cinematographer cleaner "
    "clergyman clerk clockmaker clown coachbuilder coastguard cobbler cockler columnist comedian composer "
    "confectioner conscript constable contractor cook cooper coppersmith copywriter coroner cosmetologist costumier "
    "counsellor courier couturier cowboy crabber croupier curate custodian cutler cyclist dancer deckhand decorator "
    "dentist dermatologist designer detective dietician dietitian dinnerlady diver docker dockworker doorman drayman "
    "dressmaker driver drover drummer dustman ecologist economist editor electrician embalmer embroiderer engineer "
    "engraver entomologist farmer farmhand farmworker farrier ferryman firefighter fireman fisherman fishmonger "
    "fitter florist footballer foreman forester framer fundraiser furrier gamekeeper gardener gasfitter geneticist "
    "geographer geologist gilder glassblower glazier goldsmith gravedigger greengrocer grocer groom groundsman "
    "groundskeeper guard guitarist gunsmith gynaecologist haberdasher hairdresser handyman harbourmaster harpist "
    "headmaster headmistress headteacher herbalist herder historian homemaker horticulturist hotelier housekeeper "
    "housewife hygienist illustrator influencer innkeeper instructor interpreter ironmonger ironworker janitor "
    "jeweller jeweler jockey joiner journalist labourer laborer lacemaker landscaper laundress lawyer lecturer "
    "librarian lifeguard lighthouse-keeper linesman linguist lobsterman locksmith logger longshoreman lumberjack "
    "luthier machinist magician maid mailman manicurist mason masseur masseuse mathematician mechanic metallurgist "
    "meteorologist midwife milkman miller milliner miner missionary mortician musician nanny naturalist neurologist "
    "neurosurgeon newsagent newsreader notary novelist nun nurse nursemaid nurseryman nutritionist obstetrician "
    "oceanographer oncologist operative operator ophthalmologist optician optometrist orderly organist ornithologist "
    "orthodontist osteopath oysterman packer paediatrician painter palaeontologist paralegal paramedic pathologist "
    "pawnbroker pediatrician pensioner percussionist perfumer pharmacist philosopher phlebotomist photographer "
    "photojournalist physician physicist physio physiotherapist pianist picker pilot pipefitter plasterer plater "
    "playwright plumber podiatrist poet policeman policewoman porter postman postmaster postmistress postwoman potter "
    "preacher printer projectionist proofreader prostitute psychiatrist psychologist psychotherapist publican "
    "puppeteer quarryman rabbi radiographer radiologist railwayman rancher ranger realtor receptionist refuse- "
    "collector repairer repairman reporter restaurateur restorer rigger riveter roadsweeper roofer saddler sailmaker "
    "sailor salesman salesperson saleswoman sawyer saxophonist scaffolder schoolmaster schoolmistress schoolteacher "
    "scientist screenwriter sculptor seaman seamstress sergeant sexton shearer shepherd shipbuilder shipwright "
    "shoemaker shopfitter shopkeeper signalman silversmith singer sitter slater smith sociologist soldier solicitor "
    "songwriter sorter stablehand stableman stallholder statistician steelworker steeplejack stenographer stevedore "
    "stewardess stockbroker stockman stonemason storekeeper student stuntman stylist sugarmaker surgeon surveyor "
    "sweep tailor tanner tattooist taxidermist teacher technician technologist telephonist temp tester thatcher "
    "therapist tiler tinsmith toolmaker tradesman trader transcriptionist translator trapper trawlerman treasure- "
    "hunter trombonist trucker trumpeter turner tutor typesetter typist undertaker underwriter upholsterer urologist "
    "usher vendor verger vet veterinarian vicar vintner violinist violist vlogger waiter waitress warder watchmaker "
    "watchman weaver weightlifter welder wheelwright winemaker woodcarver woodcutter woodworker worker wrestler "
    "writer yachtsman zookeeper zoologist councillor mayor postdoc undergraduate housemaid homecarer lollipop-lady "
    "barwoman binman fettler glassmaker knitter maltster netmaker tram-driver wigmaker bargeman boatman bosun "
    "brickmaker drystone-waller hawker tinker weldor pressman rubber-tapper tea-picker farm-labourer farm-hand shop- "
    "worker shelf-stacker call-handler au-pair dog-walker web-developer software-developer developer programmer "
    "researcher handler keeper maker dealer grower breeder minder stacker fisher fisherwoman forewoman linewoman "
    "tradeswoman seafarer coder sommelier barrister judge imam priest pastor deacon monk lollipop supervisor "
    "foundryman smelter groomer trainer installer inspector dispatcher conductor controller"
)
"""Last words of titles."""

OFFICES = words(
    "treasurer secretary chair chairman chairwoman chairperson president vice-president captain coach steward "
    "representative rep manager director head owner founder partner trustee governor warden councillor consultant "
    "assistant officer agent adviser advisor analyst coordinator administrator specialist associate executive intern "
    "trainee lead principal chief supervisor planner buyer auditor producer professor minister superintendent sub- "
    "editor bursar registrar dean provost aide clerk"
)
"""What somebody is in a club or firm: tells of one together with its name or its field."""

GERMAN = frozenset(
    word.lower()
    for word in _german(
        "Koch Köchin Arzt Ärztin Anwalt Anwältin Bauer Bäuerin Hebamme Hausfrau Hausmann Rentner:in Pensionär:in "
        "Schüler:in Student:in Azubi Lehrling Auszubildende Auszubildender Geselle Gesellin Beamter Beamtin "
        "Angestellte Angestellter Krankenschwester Pfarrer:in Pastor:in Diakon:in Küster:in Künstler:in "
        "Musiker:in Organist:in Kantor:in Soldat:in Matrose Seemann Lotse Lotsin Kapitän:in Bergmann Steiger "
        "Zimmermann Kaufmann Kauffrau Tagesmutter Floristin Florist Erzieher:in Friseur:in Friseurin Kosmetiker:in "
        "Notar:in Richter:in Polizist:in Fotograf:in Journalist:in Redakteur:in Lektor:in Übersetzer:in "
        "Dolmetscher:in Optiker:in Apotheker:in Chemiker:in Physiker:in Biologe Biologin Geologe Geologin Psychologe "
        "Psychologin Soziologe Soziologin Logopäde Logopädin Pädagoge Pädagogin Archäologe Archäologin "
        "Informatiker:in Ingenieur:in Architekt:in Statiker:in Konditor:in Barista Kellner:in Imker:in Winzer:in "
        "Förster:in Jäger:in Fischer:in Schäfer:in Hirte Hirtin Reeder:in Drucker:in Gerber:in Küfer:in Böttcher:in "
        "Sattler:in Seiler:in Glaser:in Maler:in Maurer:in Monteur:in Installateur:in Klempner:in Elektriker:in "
        "Elektroniker:in Mechaniker:in Mechatroniker:in Schlosser:in Schweißer:in Schmied:in Tischler:in Schreiner:in "
        "Tapezierer:in Raumausstatter:in Gärtner:in Bäcker:in Metzger:in Fleischer:in Schlachter:in Müller:in "
        "Brauer:in Landwirt:in Verkäufer:in Kassierer:in Lagerist:in Kommissionierer:in Spediteur:in Kurier:in Bote "
        "Botin Postbote Postbotin Briefträger:in Kraftfahrer:in Bademeister:in Trainer:in Tänzer:in Sänger:in "
        "Schauspieler:in Regisseur:in Dirigent:in Bibliothekar:in Archivar:in Restaurator:in Uhrmacher:in "
        "Optikermeister:in Goldschmied:in Hausmeister:in Gebäudereiniger:in Reinigungskraft Putzfrau Haushälterin "
        "Pflegekraft Altenpfleger:in Sanitäter:in Zivi Doktorand:in Referendar:in Dozent:in Professor:in Zahnarzt "
        "Zahnärztin Tierarzt Tierärztin Steuerberater:in Buchhalter:in Bankkaufmann Bankkauffrau "
        "Versicherungskaufmann Makler:in Gastwirt:in Wirt:in Metallbauer:in Schornsteinfeger:in Dachdecker:in "
        "Fliesenleger:in Gerüstbauer:in Stuckateur:in Steinmetz:in Bestatter:in Totengräber:in Schaffner:in "
        "Zugbegleiter:in Pilot:in Flugbegleiter:in Fluglotse Fluglotsin Frührentner:in Schichtarbeiter:in Aushilfe "
        "Taxifahrer:in Busfahrer:in"
    )
)
GERMAN_ENDS = tuple(
    ending
    for stem in (
        "lehrer pfleger schlosser mechaniker mechatroniker techniker monteur fahrer führer bauer macher leger binder "
        "setzer gießer dreher fräser händler verkäufer werker laborant betreuer wächter brauer bläser schneider "
        "zieher arbeiter helfer assistent berater ingenieur informatiker therapeut pädagoge trainer wärter züchter "
        "halter sammler schleifer lackierer gärtner bäcker metzger koch wirt meister lotse schmied putzer reiniger "
        "träger entwickler zeichner designer künstler spieler musiker sänger leiter schreiber redakteur händler "
        "begleiter springer sprenger schnitzer flechter weber stricker töpfer hüter fischer jäger winzer decker "
        "verkäufer disponent sachbearbeiter referent fachangestellter fachangestellte schwester köchin ärztin arzt "
        "anwältin anwalt kauffrau kaufmann beamter beamtin wirtin"
    ).split()
    for ending in (stem, stem + "in", stem.removesuffix("e") + "in")
)
"""Ends of compounds, in small letters."""

FRENCH = _pairs(
    "coursi:er:ère diacre fraiseur fraiseuse fromag:er:ère "
    "agricult:eur:rice aide-soignant::e aide-ménagère ambulanci:er:ère animat:eur:rice apicult:eur:rice architecte "
    "archiviste artisan::e artiste assistant::e avocat::e bagagiste barman barmaid batelier berg:er:ère "
    "bibliothécaire bijouti:er:ère bottier bouch:er:ère boulang:er:ère brancardi:er:ère brasseur brocanteur "
    "brodeu:r:se bûcheron caissi:er:ère camionneur caporal cariste carreleur carreleuse carrossier céramiste "
    "chanteu:r:se chapelier charcuti:er:ère charpentier chaudronnier chauffagiste chauffeu:r:se cheminot chimiste "
    "chirurgien chirurgienne chocolati:er:ère coiffeu:r:se comédien comédienne commerçant::e comptable concierge "
    "conduct:eur:rice confiseur conserveuse contremaître cordonni:er:ère correct:eur:rice couturi:er:ère couvreur "
    "crémi:er:ère cuisini:er:ère cultivat:eur:rice danseu:r:se dentiste dessinat:eur:rice diététicien diététicienne "
    "docker docteur doctorant::e douanier ébéniste éboueur éclusi:er:ère écrivain écuyère éditeur éducat:eur:rice "
    "électricien électricienne électronicien élev:eur:euse employé::e enseignant::e ergothérapeute esthéticienne "
    "étudiant::e fact:eur:rice femme-de-ménage ferronnier fleuriste fondeur forain forgeron fossoyeur fromag:er:ère "
    "garagiste garde-chasse garde-forestier gardien gardienne gendarme géologue géomètre glacier graphiste "
    "graveu:r:se greffi:er:ère guide horlog:er:ère hôtelier hôtelière hôtesse huissier imprimeur infirmi:er:ère "
    "informaticien informaticienne ingénieur::e institut:eur:rice instrumentiste interprète jardini:er:ère jockey "
    "joailli:er:ère journaliste kiné kinésithérapeute laborantin::e laitier lavandière libraire lingère livreu:r:se "
    "logisticien luthi:er:ère maçon maçonne magasini:er:ère magistrat::e maître-nageur manutentionnaire "
    "maraîch:er:ère maréchal-ferrant marin marin-pêcheur marini:er:ère maroquini:er:ère masseu:r:se mécanicien "
    "mécanicienne médecin menuisi:er:ère métallurgiste meunier militaire mineur modiste monit:eur:rice monteur "
    "musicien musicienne notaire nourrice œnologue opticien opticienne orfèvre orthophoniste ostéopathe "
    "ostréicult:eur:rice outilleur ouvri:er:ère ouvreuse palefreni:er:ère paludier pâtissi:er:ère paysagiste paysan "
    "paysanne pêcheu:r:se pédiatre peintre perceur percepteur pharmacien pharmacienne photographe pianiste pilote "
    "plâtrier plombi:er:ère plongeu:r:se poissonni:er:ère policier policière pompier pompière porteur postier "
    "postière potier potière préparat:eur:rice prêtre professeur::e programmeu:r:se psychiatre psychologue "
    "puéricultrice ramoneur réceptionniste relieu:r:se restaurat:eur:rice retraité::e routier sabotier sage-femme "
    "saunier scaphandrier scieur sculpt:eur:rice secrétaire sellier serrurier serveu:r:se sidérurgiste soignant::e "
    "soldat soldate sommeli:er:ère soudeu:r:se souffleu:r:se stagiaire standardiste standardiste tailleu:r:se "
    "tapissi:er:ère technicien technicienne teinturi:er:ère télévendeuse thérapeute tisserand::e tonnelier "
    "torréfacteur tourneur traduct:eur:rice traiteur vacher vendangeur vendeu:r:se vétérinaire vigneron vigneronne "
    "viticult:eur:rice vitrier voilier zingueur surveillant::e auxiliaire agent commis apprenti::e intérimaire "
    "saisonni:er:ère"
)
SPANISH = _pairs(
    "ferrallista camioner:o:a "
    "abogad:o:a administrativ:o:a agricult:or:ora albañil alfarer:o:a apicult:or:ora aparejador aprendiz archiver:o:a "
    "arquitect:o:a artesan:o:a azafat:o:a bailarín bailarina barbero barrender:o:a basurero becari:o:a "
    "bibliotecari:o:a biólog:o:a bombero bombera botones buzo cajer:o:a calderero camarer:o:a camillero camioner:o:a "
    "campesin:o:a cantante cantero capataz carnicer:o:a carpinter:o:a carter:o:a celador celadora cerrajer:o:a "
    "chapista charcuter:o:a chófer cociner:o:a comercial conductor conductora conserje contable cosmetóloga costurera "
    "crupier cuidador cuidadora delineante dentista dependient:e:a deshollinador diseñador diseñadora ebanista "
    "economista editor:: educador educadora electricista empacadora emplead:o:a encofrador encuadernador enfermer:o:a "
    "enólog:o:a envasadora escayolista escolta escritor escritora escultor escultora estanquer:o:a esteticista "
    "estibador estudiante farmacéutic:o:a ferretero ferroviario ferroviaria físic:o:a fisioterapeuta florista "
    "fontaner:o:a fotógraf:o:a frutero frutera funcionari:o:a ganader:o:a gasolinero geólog:o:a gruista guardabosques "
    "guardia guía herrero hortelano hosteler:o:a impresor informátic:o:a ingenier:o:a instalador interino intérprete "
    "jardiner:o:a jornaler:o:a joyer:o:a jubilad:o:a labrador labradora lavandera lechero leñador librer:o:a "
    "limpiabotas limpiador limpiadora locutor locutora logopeda maestr:o:a maquinista mariner:o:a mariscador "
    "mariscadora masajista matarife matrona mecánic:o:a médic:o:a mensajer:o:a militar mineros minero modista monitor "
    "monitora montador músic:o:a niñera notari:o:a odontólog:o:a oficial operari:o:a óptic:o:a orfebre panader:o:a "
    "pastor pastora pastelero pastelera pediatra peluquer:o:a pensionista peón percebeir:o:a percebera periodista "
    "pescador pescadora pescader:o:a pianista pilot:o:a pintor pintora pizarrero platero podador policía portero "
    "portera practicante procurador profesor profesora programador programadora psicólog:o:a psiquiatra quiosquer:o:a "
    "rader recepcionista redera relojer:o:a repartidor repartidora reponedor reponedora sacerdote sastre "
    "secretari:o:a segador sereno socorrista soldado soldador soldadora sommelier tabern:ero:era tapicer:o:a "
    "taquiller:o:a taxista técnic:o:a teleoperador teleoperadora tendero tendera tipógraf:o:a torero tornero "
    "trabajador trabajadora traductor traductora transportista tripulante vaquero vendedor vendedora vendimiador "
    "veterinari:o:a vidriero vigilante viticultor viticultora yesero zapatero zapatera auxiliar autónom:o:a"
)
ITALIAN = _pairs(
    "bracciante casar:o:a mezzadr:o:a mondina tirocinante "
    "agricolt:ore:rice agronom:o:a allevat:ore:rice ambulante apicolt:ore:rice apprendista archeolog:o:a archivista "
    "architett:o:a arrotino artigian:o:a artista assistente attore attrice autista avvocat:o:a baby-sitter badante "
    "bagnin:o:a ballerin:o:a barbiere barista benzinai:o:a bibliotecari:o:a bidell:o:a biolog:o:a boscaiolo "
    "bracciante cacciatore calciatore caldaista calzolai:o:a camerier:e:a camionista cantante cantoniere capostazione "
    "capotreno carabiniere carpentiere carrellista carrozziere cartolai:o:a casaling:o:a cassier:e:a ceramista chef "
    "chirurg:o:a colf collaborat:ore:rice commercialista commercian:te commess:o:a conducente contadin:o:a contabile "
    "corriere cuoc:o:a custode dattilografa dentista dietista disegnat:ore:rice docente doganiere domestic:o:a "
    "ebanista edicolante educat:ore:rice elettrauto elettricista enolog:o:a erborista estetista fabbro facchino "
    "falegname farmacista fattorino ferroviere fioraio fioraia fisioterapista fonditore fornai:o:a fotograf:o:a "
    "fruttivendol:o:a funzionari:o:a gelatai:o:a geolog:o:a geometra giardinier:e:a gioielliere giornalaio "
    "giornalista gommista gruista guardiano guida idraulic:o:a imbianchino impiegat:o:a infermier:e:a informatic:o:a "
    "ingegnere insegnante interprete lattaio lattoniere levatrice librai:o:a logopedista macchinista macellai:o:a "
    "maestr:o:a magazzinier:e:a manovale marinaio marittimo massaggiatrice mastro mattonaio meccanic:o:a medic:o:a "
    "mezzadro minatore modista mugnaio mulettista muratore music:ista musicista notaio nutrizionista oculista "
    "operai:o:a operat:ore:rice orafo orefice orologiai:o:a ortolano ostetric:o:a ottic:o:a panettier:e:a "
    "parrucchier:e:a parroco pasticcer:e:a pasticcier:e:a pastore pediatra pellettier:e:a pensionat:o:a perito "
    "pescat:ore:rice pescivendol:o:a piastrellista pilota pittore pittrice pizzaiol:o:a pompiere portantino "
    "portinai:o:a portiere postin:o:a professore professoressa programmat:ore:rice psicolog:o:a psichiatra "
    "ragionier:e:a receptionist restaurat:ore:rice rigattiere ristorat:ore:rice ricamatrice saldat:ore:rice salumiere "
    "sarta sarto scalpellino scenografa scritt:ore:rice scultore scultrice segretari:o:a serramentista spazzacamino "
    "stampatore stiratrice studente studentessa stagionale tappezziere tassista tecnic:o:a tessitrice tipografo "
    "tornitore tranviere traduttore traduttrice vedetta vendemmiatore venditore venditrice veterinari:o:a vetraio "
    "vetrinista vigile vignaiolo vigilante viticolt:ore:rice vivaista"
)
PORTUGUESE = _pairs(
    "açougueir:o:a manicure camionista "
    "advogad:o:a afinador agricultor agricultora ajudante alfaiate ama analista apicultor apicultora aprendiz "
    "arquite:to:ta arquivista arrumador artesão artesã assistente auxiliar babá bailarin:o:a balconista barbeiro "
    "bibliotecári:o:a biólog:o:a bolseir:o:a bombeir:o:a borracheiro cabeleireir:o:a caixa caixeir:o:a calceteiro "
    "caldeireiro caminhoneir:o:a camionista canalizador cantor cantora carpinteir:o:a carteir:o:a carvoeiro "
    "caseir:o:a catador ceramista chapeiro cobrador cobradora colhedor comerciante condutor condutora confeiteir:o:a "
    "construtor contabilista contador contadora contínuo coveiro costureir:o:a cozinheir:o:a cuidador cuidadora "
    "dentista desenhador despachante diarista doceira doméstica economista educador educadora eletricista "
    "electricista embalador empregad:o:a encadernador encanador enfermeir:o:a engenheir:o:a engraxador escritor "
    "escritora escriturári:o:a estafeta estagiári:o:a estivador estucador estudante farmacêutic:o:a faxineir:o:a "
    "ferreiro fiandeira fisioterapeuta florista fotógraf:o:a funileiro funcionári:o:a garagista gari garçom garçonete "
    "geólog:o:a guarda guia horticultor hortelão informátic:o:a instalador intérprete jardineir:o:a jornaleir:o:a "
    "jornalista juiz juíza ladrilhador latoeiro lavadeira lavrador lavradora leiteiro livreir:o:a maquinista "
    "marceneir:o:a marinheir:o:a marisqueira marítimo massagista mecânic:o:a médic:o:a merceeir:o:a mergulhador "
    "militar mineiro modista moleiro montador motoboy motorista músic:o:a nutricionista obreiro oculista oleir:o:a "
    "operador operadora operári:o:a ourives padeir:o:a parteira pasteleir:o:a pastor pastora pedreiro peixeir:o:a "
    "pescador pescadora piloto pintor pintora podador polícia porteir:o:a produtor produtora professor professora "
    "programador programadora psicólog:o:a rececionista recepcionista redeira reformad:o:a aposentad:o:a "
    "relojoeir:o:a rendeira repositor restaurador sapateir:o:a secretári:o:a seringueiro serralheiro servente "
    "soldador soldado taberneiro talhante tanoeiro tapeceir:o:a taxista técnic:o:a tecelã tecelão telefonista "
    "terapeuta tintureiro topógrafo torneiro trabalhador trabalhadora tradutor tradutora tratorista varredor vendedor "
    "vendedora veterinári:o:a vidreiro vigilante vindimador viticultor zelador zeladora"
)
DUTCH = words(
    "accountant advocaat advocate agent apotheker arts bakker barman bloemist boekbinder boekhouder boer boerin "
    "boswachter brandweerman buschauffeur chauffeur conciërge conducteur danser danseres dierenarts dirigent docent "
    "docente dominee doktersassistente drukker elektricien ergotherapeut fietsenmaker fotograaf fotografe "
    "fysiotherapeut gepensioneerde geoloog gids glazenwasser hovenier huisarts huisvrouw imker ingenieur journalist "
    "journaliste juf kapper kapster kelner kleermaker kok koster kraanmachinist kraamverzorgster kunstenaar laborant "
    "lasser leerkracht leraar lerares leerling logopedist loods loodgieter loopbaancoach machinist magazijnmedewerker "
    "makelaar marinier matroos meester melkveehouder metselaar mijnwerker modeontwerper molenaar monteur muzikant "
    "naaister notaris oppas oogarts opticien organist pastoor pedicure pianist piloot politieagent politieagente "
    "postbode predikant psycholoog psychologe receptionist receptioniste schaapherder schilder schipper schoenmaker "
    "schoonmaakster schoonmaker schrijver schrijfster secretaresse slager smid soldaat steward stewardess steenhouwer "
    "stratenmaker student studente stukadoor tandarts taxichauffeur tegelzetter timmerman tolk tuinder tuinman "
    "uitvaartverzorger verkoper verkoopster verloskundige verpleegkundige verpleger verpleegster vertaler vertaalster "
    "verzorgende visser vroedvrouw vuilnisman wijnboer winkelier zanger zangeres zeeman ziekenverzorgster"
)
DUTCH_ENDS = tuple(
    (
        "chauffeur monteur medewerker medewerkster verpleegkundige machinist bouwer boer boerin houder leraar lerares "
        "maker maakster arts coach therapeut handelaar verkoper verkoopster werker werkster begeleider begeleidster "
        "kweker teler meester schipper visser operator docent docente assistent assistente wachter bezorger "
        "bezorgster"
    ).split()
)
