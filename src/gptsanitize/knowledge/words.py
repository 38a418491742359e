"""Words that tell names from other capitalised words. Data only, in lower case but for acronyms and codes.

Responsible for closed lists written for this project: words of headings, forms and courts; heads and modifiers of job
titles; names of software and standards; public bodies; nouns of company names; given names that are no ordinary word;
what is form in a person's name; acronyms and codes; verbs of people.
Who uses a list decides what it proves.
"""

from __future__ import annotations

from gptsanitize.knowledge.lists import phrases, words

__all__ = [
    "ACRONYMS",
    "ACTING_BODIES",
    "BUSINESS_NOUNS",
    "CODES",
    "ENGLISH_FUNCTION_WORDS",
    "FOREIGN_FUNCTION_WORDS",
    "FUNCTION_WORDS",
    "GIVEN_CAPITAL",
    "GIVEN_NAMES",
    "GIVEN_OR_WORD",
    "LANGUAGES",
    "LEGAL_FORMS",
    "ORDINARY",
    "PARTICLES",
    "PRODUCTS",
    "PUBLIC_BODIES",
    "PUBLIC_HEADS",
    "ROLE_HEADS",
    "ROLE_MODIFIERS",
    "SCOPED_HEADS",
    "SCOPES",
    "SMALL_PARTICLES",
    "SUFFIXES",
    "TITLES",
    "VERBS_OF_PEOPLE",
]


ENGLISH_FUNCTION_WORDS = words(
    "a an the and or of for to in on at by from with without as is are was were be been being am do does did done "
    "have has had having will would can could shall should may might must not no nor but so if then than that this "
    "these those there here it its he him his she her hers they them their theirs we us our ours you your yours i "
    "me my mine who whom whose which what when where why how all any both each every few more most other some such "
    "only own same too very just also about after again against before below between during into out over under up "
    "down off once per via vs etc eg ie re cc bcc yes ok okay please thanks thank hi hello hey dear regards "
    "sincerely cheers today tomorrow yesterday tonight now later soon ago next last first second third new old good "
    "great best well still already never always often maybe because while since until though although however"
)

FUNCTION_WORDS = ENGLISH_FUNCTION_WORDS | words(
    "und oder der die das den dem des ein eine mit von zu im am bei für auf ist sind et ou le la les un une du de au "
    "aux avec pour sur est y o el los las del con por para es e il lo gli di da che"
)

FOREIGN_FUNCTION_WORDS = words(
    "und oder der das den dem des ein eine einen einem einer mit von zu zum zur vom beim im für auf ist sind wird "
    "werden "
    "wurde nicht auch sich dass als nach bei aus wir sie ihr ihre unser unsere je bis durch über unter wenn noch "
    "aber et ou le les une du aux avec pour sur est sont dans par pas que qui nous vous ils elle elles cette ces leur "
    "leurs mais plus être été ainsi chez y el los las del con por para es se su sus una uno como pero más muy fue han "
    "este esta estos desde hasta entre sobre e il lo gli di da della delle dei nel nella alla sono che non più come "
    "anche questo questa o os uma um da das dos na nas nos com não são foi ao pela pelo het een van voor op niet met "
    "zijn wordt naar ook maar bij och att det som för på är av till inte jest nie na do się oraz dla"
)
"""Small words of other languages that are no English words: where they stand, the text is not English."""

ORDINARY = words(
    # forms, tables and headings
    "consejo consejos advertencia aviso precaución detalles técnico técnicos detalhes dica dicas hinweis hinweise "
    "warnung tipp achtung astuce astuces avertissement remarque suggerimento attenzione avvertenza dettagli tecnici "
    "requisitos ejemplo ejemplos exemplo esempio esempi beispiel beispiele exemple exemples waarschuwing opmerking "
    "voorbeeld "
    "weitere weiteres informationen siehe maggiori ulteriori informazioni informações información más mais voir elenca "
    "eintritt austritt eintrittsdatum austrittsdatum benutzername kennwort celular mutter vater kollegin kollege "
    "büro geachte beste naam gebruikersnaam wachtwoord utilisateur identifiant usuario contraseña nome-utente "
    "company desk aid box drill steering purchase purchases centre center roadmap exchange practitioner mileage km "
    "advisory voucher vouchers fire tarifa tarif domicile domicilio geb bezeichnung holidays stocktaking induction "
    "handover standup retrospective sprint backlog kickoff go-live workshop workshops webinar ortsbeirat "
    "betriebsrat belegschaft monatsersten leitung stadt gemeinde kreis landkreis werkstatt überstunde überstunden "
    "drehbank abzug tagen attn att fwd fw tel mob encl passphrase passport jwt authorization bearer cvv cvc "
    "hostname schema column row cell sheet stamp memo enclosure build deploy deployment pipeline cluster pod "
    "container image bucket queue topic cache restore snapshot iban bic swift name names surname forename item "
    "items owner owners customer customers client clients contact contacts profile profiles product products "
    "service services project projects order orders invoice invoices receipt payment payments account accounts "
    "accounting amount total subtotal sum balance quantity qty unit units price prices cost costs rate rates fee "
    "fees discount currency tax taxes vat salary wage wages bonus budget expense expenses revenue income profit "
    "loss debit credit deposit refund charge charges date dates day days week weeks month months year years quarter "
    "time times hour hours minute minutes start end begin finish deadline due period schedule calendar event events "
    "meeting meetings agenda minutes action actions status state stage phase step steps priority severity type "
    "types kind category categories class group groups level levels role roles title titles position department "
    "departments dept division team teams office offices branch site sites location locations region regions "
    "country countries city cities county street address addresses zip postcode phone telephone mobile fax email "
    "e-mail mail website url link links file files folder document documents attachment attachments page pages "
    "section sections chapter chapters appendix annex table tables figure figures chart list lists index glossary "
    "reference references ref source sources note notes comment comments remark remarks description summary "
    "overview introduction background purpose scope definitions terms conditions conclusion conclusions results "
    "result findings discussion abstract method methods methodology details detail information info data metadata "
    "key keys value values field fields number numbers id ids code codes version versions release releases change "
    "changes log logs history revision revisions draft final approved pending open closed active inactive cancelled "
    "completed draft rejected new old current previous next first last other others misc miscellaneous general "
    "specific internal external public private confidential restricted secret classified sensitive important urgent "
    "note warning caution attention example examples sample samples test tests demo template form forms report "
    "reports policy policies procedure procedures process processes guideline guidelines manual guide handbook "
    "runbook playbook checklist faq question questions answer answers request requests response responses reply "
    "feedback review reviews survey approval approvals decision decisions requirement requirements specification "
    "objective objectives goal goals target targets plan plans planning strategy risk risks issue issues incident "
    "incidents problem problems bug bugs ticket tickets task tasks milestone milestones deliverable deliverables "
    "scope stakeholder stakeholders sponsor user users username usernames login password passwords credential "
    "credentials token secret access permission permissions admin administration management operations support "
    "security compliance audit legal finance financial marketing sales engineering development research design "
    "quality production logistics procurement purchasing supply delivery shipping warehouse inventory stock store "
    "shop retail wholesale training education travel trip trips flight flights hotel accommodation meal meals "
    "mileage transport transportation car vehicle vehicles equipment hardware software system systems network "
    "server servers host hosts database databases application applications app apps platform platforms environment "
    "environments infrastructure architecture backend frontend cloud storage backup backups monitoring alert alerts "
    "dashboard dashboards metric metrics query queries api apis endpoint endpoints request feature features module "
    "modules component components library libraries function functions method script scripts config configuration "
    "settings setting option options parameter parameters default required optional enabled disabled true false "
    "null none nan undefined unknown tbd yes no male female gender sex age birth nationality religion marital "
    "single married divorced widowed spouse child children dependents emergency next kin relationship employee "
    "employees employer employers staff personnel worker workers manager managers supervisor hire hired joining "
    "termination probation leave vacation holiday holidays absence sick benefits pension insurance policyholder "
    "claim claims claimant insured insurer premium coverage deductible beneficiary member members membership "
    "subscriber applicant applicants candidate candidates experience skills skill languages hobbies interests "
    "certifications qualifications objective resume cv cover letter letters message messages subject sender "
    "recipient signature signed signatory witness date place seal notary license licence permit certificate "
    "registration patient patients doctor physician nurse hospital clinic ward diagnosis treatment medication "
    "medications allergies symptoms prescription prognosis admission discharge vitals lab labs laboratory blood "
    "pressure pulse temperature weight height dose dosage allergy medical clinical health care emergency surgery "
    "history chief complaint assessment exam examination impression radiology pathology oncology cardiology "
    "neurology warm cold high low monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december "
    # courts and contracts
    "case cases q1 q2 q3 q4 fy "
    "court courts plaintiff plaintiffs defendant defendants petitioner respondent respondents appellant appellee "
    "applicant government counsel attorney attorneys judge judges justice jury tribunal chamber registry registrar "
    "clerk prosecutor prosecution defence defense complaint petition motion motions order opinion judgment "
    "judgement verdict ruling appeal appeals hearing trial discovery interrogatories interrogatory deposition "
    "exhibit exhibits evidence testimony affidavit declaration stipulation subpoena summons warrant indictment "
    "docket filed civil criminal action bar esq esquire law laws act acts statute code regulation regulations "
    "article articles paragraph paragraphs clause clauses schedule schedules agreement agreements contract "
    "contracts party parties lessor lessee landlord tenant buyer seller vendor vendors supplier suppliers purchaser "
    "licensor licensee licensee assignor assignee guarantor borrower lender trustee trust employer disclosing "
    "receiving recitals whereas witnesseth hereby herein thereof hereto warranty warranties indemnification "
    "liability limitation termination governing jurisdiction arbitration notice notices severability waiver "
    "amendment amendments assignment confidentiality force majeure entire miscellaneous execution counterparts "
    "consideration effective convention protocol constitution ministry directorate board commission committee "
    "council "
    # styles, properties and fonts
    "creator author authors editor modified keywords template application "
    "normal heading header footer char body text bullet continue macro quote quotation intense emphasis subtle "
    "strong book caption grid paragraph font plain balloon hyperlink followed toc envelope closing salutation block "
    "bold italic underline ms gothic mincho ゴシック 明朝 arial calibri cambria courier helvetica verdana tahoma "
    # greetings, buttons, prose in capitals
    "your yours our my welcome dear hello best kind regards sincerely thanks thank please see click here home about "
    "search menu back submit cancel save delete edit view download upload print share more less read learn sign log "
    "follow call visit buy sell pay send receive open close add remove update create set get use using based all "
    "each every both any some none many few most only also etc "
    # German, French, Spanish, Italian forms
    "kennwort passwort contraseña mot passe senha prüfziffer ihr ihre ihren unser unsere sin pte "
    "wohnhaft anrufen rufen sie mich bitte hallo guten tag morgen abend viele liebe lieber grüße gruß anbei betrifft "
    "kontonummer bankleitzahl inhaber verwendungszweck fällig fälligkeit lieferdatum leistung leistungszeitraum ust "
    "personalnummer abteilung geschäftsführer geschäftsführung vorstand aufsichtsrat mitarbeiter mitarbeiterin herr "
    "frau firma ansprechpartner telefonnummer mobil handy durchwahl postfach hausnummer bundesland staatsangehörigkeit "
    "familienstand ledig verheiratet geschieden gehalt stelle bewerbung lebenslauf zeugnis kündigung urlaub krankheit "
    "nr prüfung freigabe entwurf vertraulich streng numéro sécurité sociale nom prénom naissance lieu madame téléphone "
    "portable courriel société entreprise siège adresse facturation livraison commande devis bonjour bonsoir salut "
    "chère cher merci nombre apellidos apellido nacimiento domicilio correo electrónico móvil empresa pedido albarán "
    "hola buenos días gracias señor señora saludo saludos atentamente nome cognome nascita residenza indirizzo "
    "cellulare "
    "azienda ordine ciao buongiorno grazie distinti saluti "
    "datum betreff rechnung rechnungsnummer kunde kunden kundennummer artikel menge einzelpreis gesamt summe netto "
    "brutto mwst steuer bank konto anschrift adresse telefon straße plz ort land geburtsdatum geburtsort anrede "
    "nachname vorname unterschrift vertrag angebot auftrag bestellung lieferung lieferschein zahlung bezeichnung "
    "beschreibung bemerkung anlage anhang seite betrag vermieter mieter arbeitgeber arbeitnehmer gericht urteil "
    "beschluss kläger klägerin beklagter beklagte aktenzeichen gesetz sehr geehrte geehrter damen herren mit "
    "freundlichen grüßen objet facture client numéro montant total quantité prix adresse téléphone signature "
    "contrat tribunal cour monsieur madame messieurs cordialement asunto factura cliente cantidad importe precio "
    "dirección teléfono firma contrato juzgado fecha oggetto fattura quantità prezzo importo indirizzo telefono "
    "contratto tribunale data "
    # functions of a firm and what it does together
    "works fire brigade occupational assurance inspectorate ombudsperson spring autumn start working "
    "encrypted route typ average median count score total machine labour labor workforce wellbeing "
    "hotline helpdesk reception canteen parking shift shifts early late night morning evening "
    # days and months
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz juni juli oktober "
    "dezember lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars juin juillet août "
    "septembre octobre novembre décembre lunes miércoles jueves viernes sábado enero febrero marzo "
    "abril junio agosto septiembre octubre noviembre diciembre lunedì martedì mercoledì giovedì venerdì "
    "sabato domenica gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre segunda terça quarta "
    "quinta sexta janeiro fevereiro março maio junho julho setembro outubro dezembro maandag dinsdag woensdag "
    "donderdag vrijdag zaterdag zondag januari februari maart juni juli augustus "
    # German: firm, work, papers
    "einkauf einkäufer einkäuferin vertrieb verkauf lager versand fertigung produktion montage wartung instandhaltung "
    "qualität qualitätsprüfer qualitätssicherung buchhaltung personal personalabteilung verwaltung leitung team "
    "betriebsrat früh spät nacht frühschicht spätschicht nachtschicht schicht schichtplan schichtleitung linie "
    "stunden stunde woche wochen tag tage monat monate jahr jahre uhr jahresgehalt monatsgehalt vergütung zulage "
    "berufserfahrung ausbildung studium schule abschluss kenntnisse sprachen hobbys führerschein klasse anschreiben "
    "arbeitsvertrag probezeit befristet unbefristet vollzeit teilzeit überstunden kürzel initialen name namen thema "
    "punkt protokoll besprechung sitzung teilnehmer tagesordnung aufgabe aufgaben termin termine frist mahnung "
    "zweite erste letzte zahlungserinnerung gutschrift rabatt skonto zwischensumme gesamtbetrag stück einheit "
    "lieferant "
    "lieferanten hersteller werkzeug maschine maschinen anlagen teil teile material gewicht länge breite höhe farbe "
    "monatsersten quartal geschäftsjahr umsatz gewinn verlust kosten ertrag bestand inventur reise reisekosten spesen "
    "hinweis hinweise wichtig achtung vorlage muster formular antrag genehmigung geprüft erstellt freigegeben "
    # French
    "désignation référence unité remise acompte échéance pénalités retard taux légal conditions règlement livré "
    "réunion compte rendu ordre jour présents absents séance atelier usine magasin achats ventes comptabilité paie "
    "ressources humaines qualité production maintenance embauche emploi poste salaire congés horaires heures semaine "
    "mois année formation expérience compétences langues loisirs vanne papillon pièce pièces poids longueur "
    "attestation "
    # Spanish, Portuguese, Italian, Dutch
    "acta reunión comité orden punto puntos asistentes ausentes visita nota notas feria cliente proveedor compras "
    "ventas contabilidad nómina producción calidad mantenimiento almacén turno turnos mañana tarde noche semana mes "
    "año "
    "formación experiencia idiomas sueldo puesto vacaciones horas horario industria reunião ata compras vendas "
    "fornecedor qualidade produção manutenção armazém turno manhã noite semana mês ano formação experiência idiomas "
    "riunione verbale ordine giorno presenti assenti acquisti vendite contabilità produzione qualità magazzino turno "
    "mattina notte estándar reducida mayorista minorista logistique logística settimana mese anno formazione "
    "esperienza lingue vergadering notulen aanwezig inkoop verkoop "
    "magazijn productie kwaliteit ploeg nacht ochtend week maand jaar opleiding ervaring talen"
)

ROLE_HEADS = words(
    "engineer engineers manager managers director directors officer officers analyst analysts developer developers "
    "scientist scientists administrator administrators admin accountant specialist representative designer advisor "
    "adviser consultant assistant coordinator supervisor executive lawyer nurse physician surgeon teacher lecturer "
    "clerk technician architect lead head chief intern trainee recruiter counsel secretary treasurer controller "
    "auditor buyer planner strategist writer editor producer operator mechanic electrician plumber driver paralegal "
    "receptionist inspector prosecutor minister magistrate commissioner programmer tester researcher therapist "
    "pharmacist dentist paramedic librarian photographer journalist economist statistician actuary broker agent "
    "trader banker cashier bookkeeper foreman worker builder carpenter welder chef cook waiter bartender cleaner "
    "janitor guard ceo cfo cto coo cio ciso cmo vp svp evp principal ombudsman registrar owner founder co-founder "
    "geschäftsführer geschäftsführerin leiter leiterin ingenieur ingenieurin entwickler entwicklerin berater "
    "beraterin sachbearbeiter sachbearbeiterin referent referentin directeur directrice ingénieur responsable "
    "gérant director directora gerente ingeniero ingeniera direttore direttrice ingegnere"
)

ROLE_MODIFIERS = words(
    "senior junior lead principal staff chief head deputy vice assistant associate executive regional national "
    "global local area district group general managing acting interim former data platform software hardware cloud "
    "systems system network security information database devops reliability site quality test automation machine "
    "learning ai research product project program programme portfolio account accounts sales marketing finance "
    "financial tax legal compliance risk audit operations operational business process customer client success "
    "support service services technical technology it hr human resources people talent recruiting recruitment "
    "payroll office facilities administrative medical clinical nursing pharmacy regional investment credit loan "
    "claims insurance real estate property construction civil mechanical electrical chemical industrial "
    "manufacturing production supply chain logistics warehouse purchasing procurement creative art graphic web ui "
    "ux user experience content social media communications public relations brand digital growth revenue "
    "commercial corporate strategy strategic policy privacy protection environmental health safety training "
    "education academic teaching front back end full stack mobile embedded field solution solutions delivery "
    "engineering development design building prosecutor affairs foreign agriculture and the of for a an our their "
    "his her"
)

PRODUCTS = words(
    # formats of files, their readers, and functions of tables
    "pptx docx xlsx xlsm ppt xls odt ods odp odf ooxml rtf txt csv tsv jsonl ndjson xhtml html5 mhtml svg gif png "
    "jpg jpeg bmp tif webp heic avif psd eps wav mp3 mp4 m4a aac ogg flac wma opus mov mkv webm mpeg mpg "
    "zip rar tar gzip bzip2 iso dmg msi apk epub mobi pdf latex bibtex postscript ics vcf eml msg mbox sqlite parquet "
    "avro orc hdf5 netcdf geojson kml gpx shapefile dxf dwg stl asciidoc restructuredtext commonmark gfm webvtt srt "
    "vtt utf utf-8 utf-16 ascii unicode latin-1 euc-jp shift-jis charset cidr ntlm kerberos smtp imap pop3 ftp sftp "
    "rsync gnu posix regex wysiwyg crud orm mvc url uri urls uris uuid guid md5 sha-1 sha-256 sha1 sha256 hmac rsa aes "
    "eof stdin stdout stderr makefile dockerfile gemfile jenkinsfile "
    "smartart wordart pivottable autosum autofilter concatenate concat vlookup hlookup xlookup sumif sumifs countif "
    "countifs averageif iferror substitute textjoin importrange arrayformula getpivotdata datedif edate eomonth "
    "sigpipe sigterm sigkill sigint enoent eacces eperm readme changelog faq llm llms vlm vlms ocr rag nlp cuda onnx "
    "mermaid markdown "
    "grafana gitlab github bitbucket jenkins kubernetes docker terraform ansible prometheus kibana elasticsearch "
    "logstash splunk datadog pagerduty opsgenie sentry slack zoom webex teams sharepoint onedrive outlook excel "
    "powerpoint onenote word office365 jira confluence trello asana notion miro figma canva salesforce hubspot "
    "zendesk freshdesk servicenow workday netsuite quickbooks xero datev sap oracle mysql postgresql postgres "
    "mariadb mongodb redis cassandra sqlite snowflake databricks bigquery redshift tableau powerbi looker qlik "
    "airflow kafka rabbitmq nginx apache tomcat haproxy traefik istio linux ubuntu debian fedora centos redhat "
    "windows macos ios android unix chrome firefox safari edge opera brave python java javascript typescript golang "
    "rust kotlin swift scala ruby perl php react angular vue svelte django flask fastapi spring rails laravel node "
    "nodejs npm yarn pip maven gradle webpack vite pytest junit selenium cypress playwright postman swagger graphql "
    "rest grpc soap json xml yaml toml csv html css sql nosql http https ssh tls ssl tcp udp dns dhcp vpn lan wan "
    "wifi wlan bluetooth usb hdmi gpu cpu ram rom ssd hdd aws azure gcp lambda ec2 s3 rds iam sso saml oauth oidc "
    "ldap mfa totp api apis sdk cli gui ide vim emacs vscode intellij pycharm eclipse git svn mercurial wordpress "
    "drupal joomla magento shopify stripe paypal twilio sendgrid mailchimp mailgun okta auth0 vault consul nomad "
    "helm argocd circleci travis sonarqube nexus artifactory vmware hyper-v virtualbox proxmox citrix openshift "
    "rancher cloudflare akamai fastly firebase supabase vercel netlify heroku pytorch tensorflow keras pandas numpy "
    "jupyter chatgpt gpt gpt-4 openai claude copilot gemini llm rag ner nlp ocr pdf docx xlsx iban bic swift sepa "
    "gdpr dsgvo hipaa iso din rfc ascii utf-8 unicode mac ip imei mrn ssn dob pii phi kpi okr sla slo eta eod rsvp "
    "faq atm pin otp sms mms gps nfc rfid qr vin url uri uuid markdown latex whatsapp signal telegram skype discord "
    "bitlocker keycloak 1password lastpass bitwarden keepass apikey macaddress ipaddress "
    "dni nie nif cif cpf cnpj ein tin vat ust plz blz pkwy hwy ave blvd "
    # abbreviations of trade, quality and accounting
    "dap ddp exw fob cif fca cpt incoterms dso dpo dio ebit ebitda capex opex cogs roi npv irr yoy ytd mtd qoq "
    "p&l erp crm mrp plm mes wms bom sku moq rfq rfp po mou nda sow msa tos fmea apqp ppap spc capa haccp "
    "gmp oee kaizen lean tpm ltifr hse ehs ppe msds sds rohs ce ul atex nbr epdm ptfe pvc abs led lcd plc "
    "scada opc modbus profibus profinet ethercat hmi iot mqtt rtu pid b2b b2c saas paas iaas etl sdk cad cae "
    "tva iva mwst ht ttc kw btu rpm pn usb-c ceo coo cfo etd awb tbc asap fyi diy eom eob wip "
    "skoda vw volkswagen bmw audi toyota renault peugeot volvo tesla hyundai nissan octavia passat "
    "thinkpad macbook iphone ipad surface latitude galaxy pixel"
)

PUBLIC_HEADS = words(
    "ministry ministries parliament embassy consulate treasury inspectorate ombudsman bundesamt bundesanstalt "
    "bundesagentur bundesministerium bundesnetzagentur bundesdruckerei bundespolizei bundeswehr landesamt "
    "landesregierung finanzamt amtsgericht landgericht oberlandesgericht arbeitsgericht sozialgericht "
    "verwaltungsgericht rentenversicherung handelskammer handwerkskammer berufsgenossenschaft gesundheitsamt "
    "ordnungsamt jugendamt standesamt einwohnermeldeamt ministerio ministère ministero ministério tribunal préfecture "
    "prefettura questura mairie ayuntamiento hacienda urssaf sénat senado"
)
"""Words that only a public body has in its name."""

SCOPED_HEADS = words(
    "agency authority authorities commission commissioner council board bureau office service department "
    "court courts institute institution inspectorate registry register administration fund organization "
    "organisation police directorate statistics survey library archive archives academy guard forces army navy agencia "
    "autoridad agence autorité agenzia autorità agência instituto institut istituto"
)
"""Words that a public body has in its name beside one of `SCOPES`."""

SCOPES = words(
    "federal national european international world royal united hm u.s. us uk eu central supreme "
    "constitutional state government public tributaria nacional nationale nazionale federale fédérale fédéral "
    "american australian austrian belgian brazilian british bulgarian canadian chinese croatian czech danish dutch "
    "english estonian finnish french german greek hungarian icelandic indian irish israeli italian japanese korean "
    "latvian lithuanian mexican norwegian polish portuguese romanian russian scottish serbian slovak slovenian "
    "spanish swedish swiss turkish ukrainian welsh española español france india deutsche deutscher schweizerische"
)
"""Words of the reach of a public body; alone they prove nothing (National Instruments, Deutsche Telekom)."""

PUBLIC_BODIES = phrases(
    "world health organization; world health organisation; who; united nations; un; u.n.; unesco; unicef; unhcr; "
    "nato; world bank; international monetary fund; imf; european union; eu; european commission; european "
    "parliament; european council; council of europe; european central bank; ecb; european court of human rights; "
    "european court of justice; european commission of human rights; european convention on human rights; the "
    "convention; world trade organization; wto; oecd; red cross; international committee of the red cross; "
    "interpol; europol; iso; ietf; w3c; ieee; federal reserve; congress; senate; house of representatives; house of "
    "commons; house of lords; parliament; supreme court; high court; constitutional court; the white house; "
    "pentagon; fbi; cia; nasa; irs; sec; fda; cdc; epa; nhs; hmrc; bundestag; bundesrat; bundesregierung; "
    "bundesverfassungsgericht; bundesgerichtshof; bundesbank; deutsche bundesbank; bank of england; assemblée "
    "nationale; internal revenue service; social security administration; food and drug administration; national "
    "institutes of health; department of justice; department of state; department of defense; court of appeal; "
    "court of appeals; grand chamber; ministry of justice; ministry of foreign affairs; ministry of the interior; "
    "government; state; council of ministers; european economic area; reserve bank; central bank; banque de france; "
    "banco de españa; banca d'italia; environmental protection agency; citizens advice; information commissioner's "
    "office; labour inspectorate; chamber of commerce; fire department; fire brigade; health insurance fund; summer "
    "party; winter party; christmas party; power bi; working hours; quick start guide; min typ max"
)

LEGAL_FORMS = words(
    "inc inc. incorporated corp corp. corporation llc l.l.c. llp ltd ltd. limited plc pllc gmbh mbh ag kg ohg ug "
    "ggmbh kgaa e.v. sarl sas s.a. s.a.s. s.r.l. srl spa s.p.a. s.l. lda ltda bv b.v. nv n.v. ab oy oyj a/s aps asa "
    "s.r.o. kft pty pte pvt k.k. co. & holdings"
)

BUSINESS_NOUNS = words(
    "bank foods food logistics logistik analytics systems solutions technologies technology software industries "
    "enterprises partners holdings holding group consulting consultants services ventures capital labs laboratories "
    "pharma pharmaceuticals airlines airways motors energy electric electronics chemicals insurance associates "
    "agency media studios entertainment networks telecom communications retail stores traders trading imports "
    "exports foundation institute university college school hospital clinic council association society federation "
    "maschinenbau bau handel werke stiftung versicherung sparkasse dynamics robotics biotech properties realty "
    "estates builders construction manufacturing freight shipping transport hotels resorts restaurants cafe bakery "
    "brewery farms diagnostics opticians ceramics bikes cycles carpets florists surveyors architects solicitors "
    "plumbing "
    "roofing scaffolding landscaping catering printers couriers recruitment accountants physiotherapy dental "
    "veterinary "
    "pharmacy lifts quarries timber packaging textiles yachts aviation removals taxis dairies breweries bakers "
    "butchers "
    "joiners jewellers orthodontics optics instruments aerospace semiconductors photonics genomics therapeutics "
    "petroleum mining metals plastics fisheries vineyards wineries nurseries tutors orchards"
)

GIVEN_OR_WORD = words(
    "mark will grace hope rose joy art rob sue pat jack frank grant dean drew gene rich ray dale glen cliff lance "
    "miles penny ruby amber crystal olive ivy iris lily daisy violet holly robin jean carol faith charity summer "
    "dawn eve max nick don ken bob al noel harry wei mei bo per jan leon jordan chad noor mercedes stella vera luz "
    "sol paz pilar dolores rosa blanca alba luna linda franco bella victor ernest earnest dick wang li chen jun yan "
    "ying hui min lin ming hao jing lei ping qiang bin dan sam matt pete joe ed ted ron jim kim lee jay kay may "
    "june april august sunny guy earl duke prince king angel jesus florence paris sydney austin dallas houston "
    "madison brooklyn chelsea savannah virginia georgia carolina julio"
)
"""Given names that are words or places too: believed with a capital and behind a surname and a comma."""

GIVEN_CAPITAL = words(
    "ada amos angus ariana atticus augustine benedict bradley brady byron calvin cassandra chester clarence "
    "clementine clive clyde colette colleen conrad constance cora curtis cyril cyrus daphne dawson dexter dolores "
    "dorian duncan elijah enid erin ezra faisal finn flora frances frederick gemma gilbert glenn guinevere gus hector "
    "howard ida irving isolde jasper jeremiah jerry josh lawrence leander leigh leonard levi lewis lorraine lucy "
    "mackenzie malik meredith merle micah mick mickey mitchell mollie molly mona morris murray nancy nelson norma "
    "otis owen paige patsy pauline penelope percy perry quincy ramona raphael reuben rex riley rosa russ salim seth "
    "shannon shona sian sidney simeon spencer stella taylor ted terry thea tiffany toby tristan tyler uma verity "
    "wallace wesley whitney rowan clement lynn"
)
"""Given names that a dictionary knows, after bearers of them; believed with a capital."""

GIVEN_NAMES = (
    words(
        "aaron adam adrian alan albert alejandro alessandro alex alexander alexandra alexandre alfonso alfred alice "
        "alicia alison allison alvaro álvaro amanda amelia amélie amy ana anastasia anders andrea andreas andrei "
        "andrés andrew andy angela angelika angelina anika anita anja anke ann anna anne annette annika anthony "
        "antoine anton antonia antonio antónio arjun arnaud arthur arturo ashley astrid audrey aurélie axel aisha "
        "aiko akira ahmed ali amina amir amit anil anjali ankit anton barbara bart beate beatrice beatriz ben "
        "benjamin benoît bernadette bernard bernd bernhard bianca birgit björn boris brandon brenda brian bridget "
        "bruno bryan caleb camila camille carla carlo carlos carmen carolina caroline carolyn catalina caterina "
        "catherine cathy cecilia céline chad charles charlotte chiara chloe chloé christa christian christina "
        "christine christoph christophe christopher cindy claire clara claudia claudio claus clément colin connor "
        "corinna craig cristian cristina cynthia daniel daniela daniele danielle dariusz david deborah denise "
        "dennis derek diana diego dieter dietmar dimitri dirk dmitri dmitry dominic dominik dominique donald donna "
        "dorothea dorothy doris douglas dylan edgar eduard eduardo edward edwin eileen elaine eleanor elena "
        "eleonora elias elisa elisabeth élise elizabeth elke ella ellen elsa emil emilia emilie emily emma emmanuel "
        "enrico enrique eric erica erik erika ernst esther ethan eugen eva evan evelyn fabian fabio fatima federica "
        "federico felipe felix ferdinand fernanda fernando filip fiona florence florian francesca francesco "
        "francisco franck françois françoise franz freya friedrich fritz gabriel gabriela gabriele gareth gary "
        "geoffrey george georg georgina gerald gerard gerd gerhard gianluca giorgio giovanni giulia giuseppe gloria "
        "gonzalo gordon greg gregor gregory greta guido guillaume gunnar günter günther gustav hanna hannah hannes "
        "hans harald harold harry hassan heidi heike heiko heinrich heinz helen helena helga helmut henri henrik "
        "henry herbert hermann hiroshi horst hugo ian ibrahim ignacio igor ilona ilse ines inés inga ingrid irina "
        "irene isaac isabel isabella isabelle ivan jack jacob jacqueline jakob james jamie jan jana jane janet "
        "janine jasmin jason javier jeanne jeff jeffrey jennifer jenny jens jeremy jerome jérôme jessica jessie jim "
        "joachim joan joana joanna joaquín jochen joel johan johann johanna johannes john johnny jonas jonathan "
        "jordan jorge jörg josé josef josefine joseph joshua josip joyce juan juana judith julia julian juliana "
        "julie julien juliette jürgen justin kai karen karim karin karl katarina katharina katherine kathleen "
        "kathrin katja katrin kavita keith kelly kenji kenneth kerstin kevin khalid kimberly kiran klaus konrad "
        "kristen kristin kristina krzysztof kurt kyle lars laura lauren laurence laurent lea léa leah leon leonardo "
        "leonie leonti leslie lena lisa liam lorena lorenzo louis louise luca lucas lucia lucía lucie luis luise "
        "luísa lukas luke lutz lydia maarit maciej madeleine magdalena maggie malcolm manfred manuel manuela marc "
        "marcel marcello marco marcos marcus margaret margarita margherita maria maría marian marianne marie "
        "mariana marina mario marion marius markus marlene marta martha martin martina mary mateo mathias mathieu "
        "matteo matthew matthias maurice maximilian megan mehmet melanie melissa mercedes michael michaela michał "
        "michel michele michelle miguel mikael mikhail milan miriam mohamed mohammed mohammad monica monika monique "
        "moritz muhammad mustafa nadia nadine nadja naomi natalia natalie natasha nathalie nathan neha nicholas "
        "nicola nicole nicolas niels nikhil nikolai nils nina noah noel norbert nora norman olaf oleg olga oliver "
        "olivia olivier omar oscar oskar otto pablo pamela paola paolo patricia patrick patrik paul paula paulina "
        "paulo pavel pedro peggy peter petra philip philipp philippe phoebe pierre pieter piotr pooja priya "
        "priyanka rachel rafael raffaele rahul raimund rainer rajesh ralf ralph ramón raquel raúl rebecca regina "
        "reinhard reiner renate renata ricardo richard rita rajiv robert roberta roberto rodrigo roger roland rolf "
        "roman ronald rosemary rosie roxanne rudolf rudi rui rupert russell ruth ryan sabine sabrina sally samantha "
        "samir samuel sandra sandro sanjay santiago sara sarah saskia scott sean sebastian sébastien selma serena "
        "sergei sergey sergio sharon sheila shirley siegfried sigrid silke silvana silvia simon simona simone "
        "siobhan sofia sofía sophia sophie stacy stefan stefania stefanie stefano steffen stella stephan stephanie "
        "stéphane stephen steve steven stuart susan susana susanne suresh suzanne sven svenja svetlana sylvia "
        "sylvie takashi tamara tania tanja tatiana terence terrence teresa theodor theresa thérèse thierry thomas "
        "thorsten tiago tim timo timothy tina tobias tom tomas tomás tomasz tony torsten tracy trevor udo ulrich "
        "ulrike ursula uwe valentina valeria valerie vanessa vera verena veronica veronika véronique victor "
        "victoria viktor viktoria vincent vincenzo vivian vladimir volker walter walther wanda wayne wei wendy "
        "werner wilhelm william wolfgang wojciech xavier yasmin yolanda yuki yusuf yves yvonne zoe zoé agnieszka "
        "aleksander aleksandra ewa jakub jerzy joanna kamil katarzyna kinga łukasz małgorzata marek marzena michał "
        "paweł rafał stanisław tadeusz zbigniew zofia jiří jan kateřina lenka lucie ondřej pavla tomáš václav "
        "zdeněk gábor istván józsef katalin lászló miklós zoltán zsófia ana branko dragan goran ivana jelena marija "
        "milica nikola petar stjepan vesna andrei bogdan cristina elena gheorghe ioana mihai ștefan alexandru aino "
        "antti eero heikki jukka kalle liisa matti mikko pekka sanna timo tuomas anders birgitta bo emil eva göran "
        "gunilla håkan ingrid johan karin lennart magnus mikael niklas oskar per pernille søren ulf kjell knut "
        "øyvind sigurd fatma ayşe emre hüseyin murat zeynep abdul abdullah aaliyah hamza huda ismail jamal laila "
        "leila mahmoud nasser noor omar rania salma tariq yasmine youssef zahra zainab aditya deepak deepika gaurav "
        "lakshmi manish meera nisha pradeep ravi rohan sachin sanjana shreya sneha sunil swati vijay vikram vivek "
        "chidi chinedu adaeze kwame kofi amara ngozi oluwaseun thabo haruto hiroko kenta naoko satoshi sakura yoko "
        # rarer ones of English and its neighbours
        "abigail adele adeline agatha agnes aidan ailsa alastair aldo alessandra alexis alfie alina alisha alistair "
        "allan alvin alyssa amelie anais anastasija andreea aneta anneliese annabel annabelle ansgar antje anya "
        "arabella archibald archie arlene arlo arne arwen asif aubrey audra avery ayesha azra barnaby barney "
        "bartholomew beatrix becky bernadine bertha bertram bess betsy bettina betty beverly beverley birte blaise "
        "blanche bonita boyd brendan brenna bridie bronwen bryce burkhard caitlin callum camilo candice carl carley "
        "carlotta carly carrie casimir cassidy catriona cedric celeste celia cesar chandra chantal charlene charley "
        "charlie chelsey cheryl christelle christos ciara ciaran cillian clarissa claudette cleo clodagh clotilde "
        "cordelia corinne cormac cornelia cornelius cosima courtney daisuke dalia damian damien darcy daria darius "
        "darlene darren daryl davina debbie debra declan deirdre delia delphine denis denny desmond detlef diane "
        "dilip dina dinesh divya dmitriy dominika donal donovan dora doreen dorota dorothée drusilla dustin dwayne "
        "dwight eamon ebba edeltraud edith edmund edna edouard edwina effie egon eilidh elinor eliza ellie elliot "
        "elliott elmar eloise elspeth elvira emanuel emer emmett ephraim eoin ermanno ernestine erwin esme "
        "esmeralda estelle ethel etta eunice euan evangeline everett ewan farah farid fergus finlay fionnuala "
        "fiorella flavia fleur floyd francine franziska freddie frederik frieda friedhelm fumiko gail garrett gavin "
        "genevieve geraldine gerda gerry gerrit gertrude gesine gianna gideon gilda gillian gina giselle gladys "
        "glenda gordana gregorio gretchen griselda gustavo gwen gwendolyn gwyneth hamish hannelore harriet hattie "
        "hedwig hedvig helene helmi henrietta hester hilary hilda hildegard hubert hugh humphrey iain idris ilaria "
        "imelda imogen imran ingeborg iona irma isidore isla ivor izzy jacinta jackie jacqui jagdish jago jaime "
        "janelle janice janis janusz jarvis jayne jeannette jeannie jed jelle jemima jemma jenna jermaine jill "
        "jillian joanie joanne jocelyn jodie joelle joey jolanda jolene joost jordi josefina josephine josie "
        "juliane julianne juliet justine karima karl-heinz kasia kate katelyn kathryn kathy katie katy kayla keira "
        "kellie kelsey kendra kerry khadija kieran kirsten kirsty kristian kyra lachlan latoya lauri laurie lavinia "
        "leanne leif lennox lenny leona leonora leroy lesley leticia lettie lianne lila lilian lillian lily-mae "
        "linus lionel lisbeth livia liz lizzie lois lola loretta lorna lottie lucian lucien lucille lucinda ludmila "
        "ludwig luigi lyle lynda lynette lynn mabel maddie maeve mahmud mairead maisie mandy manon marcelo marcia "
        "margot mariam maribel marijke marilyn marissa marjorie marlon marnie martine marvin maryam mateusz "
        "mathilda mathilde matilda maude maura maureen mauricio mauro maxine meghan melinda melvin mia mikhael "
        "mildred millicent millie minnie mirella mirjam moira monty morag muriel myra myron nanette natasja "
        "nathaniel neil nell nellie nessa nettie neville ngaire niall nicky nico nigel nikita ninette noelle nolan "
        "norah noreen odette odile ollie olwen oona ophelia orla orson osvaldo ottilie paloma pam pamina parveen "
        "paulette percival perdita petronella phil phillip phillipa philomena phineas phyllis pippa polly portia "
        "prakash priscilla quentin quinn rachael rafferty raina randall randolph rashid ravindra raymond reggie "
        "reginald rené renée rhiannon rhoda rhona rhys ricky robbie rocco rocio roderick rodney rogelio roisin "
        "romilly romy rona ronan ronja ronnie rory rosalie rosalind rosamund roseanne rosemarie rosina roswitha "
        "rowena roy royston ruben rufus ruby-may rudolph ruthie sadie salvatore samira sammy sanne saoirse sasha "
        "seamus selina selwyn shane sharif shaun sheena sheldon sid siegbert silas silvio sinead sloane sonia sonja "
        "sonya stan stevie stig stina sue-ellen summer-rose susannah susie sybil sylvester sylvain tabitha talia "
        "tamsin tatjana teodor tess tessa thaddeus thelma theo theodora theodore tilda tilly timon tobi tommy tonya "
        "torben travis tricia trina trudy tyrone ulla ursel valentin valerio vaughn velma verna vernon vicky "
        "victoire vijaya vikki violetta virginie vivien vivienne walid wendell wiebke wilbur wilfred wilhelmina "
        "willa willem willy winifred winnie winston xanthe yannick yehuda yosef yusra yvette zach zachary zack "
        "zadie zane zara zelda zeke zuzana zygmunt "
        "jin-woo min-jun seo-yeon minh nguyen thuy xiaoming mei"
    )
    - GIVEN_OR_WORD
    - FUNCTION_WORDS
)
"""Given names that are believed in lower case too."""

ACTING_BODIES = words(
    "HR IT QA PR UK US USA EU UN UAE AI CEO CFO CTO COO CIO CMO DPO SEC FDA FBI CIA IRS NHS NGO BMW IBM SAP AWS GCP "
    "BBC CNN HP GE VW KPI API SLA GDPR DSGVO EZB ECB IMF WHO WTO ISO IEC DIN TÜV BSI VAT"
)
"""Acronyms of bodies that act, sign and approve as people do: of them no sentence tells initials."""

ACRONYMS = ACTING_BODIES | words(
    "AC AD AG AL AM AP BA BI CS FC ML PM RD AR AS AT AU AZ BC BE BG BR CA CC CD CE CH CI CN CO CR CT CV CZ DB DC DE "
    "DI DK DM DO DR DV EC ED EE EG EL EN EP ER ES ET EX FA FI FR FX FY FYI GB GL GM GMT GPS GR GPU CPU HK HQ HU ID "
    "IE IL IN INC IO IP IR IS JP JS KB KG KM KO KR KW LA LAN LCD LED LP LT LTD LU LV MA MAC MB MD ME MI MIN MAX MM "
    "MO MR MRS MS MT MX MY NB NC ND NE NEW NI NL NO NOK NOT NR NV NY NZ OF OH OK OR OS OT PA PC PDF PE PH PHD PHP "
    "PIN PL PLC PO PP PS PT PV QM QR RAM RE RF RFC ROI RU SA SC SD SE SEK SGD SI SIM SK SM SMS SO SP SQL SS SSD SSH "
    "SSL SSO ST SU SV TAX TB TBA TBD TC TD THE TLS TN TO TOP TR TV TX UC UI UP URL USB USD USP USt UTC UV UX VA VC "
    "VIP VM VP VPN VS WA WC WE WG WI WV WWW XL XS XML XXL YES YOU ZIP CSV CRM ERP EBIT EUR CHF GBP JPY AW FW FWD "
    "BCC CAD DAY DNS DOC DSO DVD ETA ETC FAQ FTE FTP GUI HTML IBAN BIC JPG LLC LLP MBA MVP MWh NDA OEM OKR PER POC "
    "POS PTO RFP RFI SKU SME SOP SOW SPA SUV UAT VAR AND FOR"
)
"""Capitals that everybody uses: of them only a sure place or a person's verb tells initials."""

CODES = words(
    "DE AT CH FR IT ES PT UK GB IE NL BE LU DK SE NO FI IS PL CZ SK HU RO BG HR SI RS GR TR RU UA EE LV LT US CA MX "
    "BR AR CL CO PE AU NZ JP CN KR IN ID MY SG TH VN PH ZA EG NG KE MA AE SA IL AL AK AZ CT FL GA HI IA KS KY LA MD "
    "ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY DC EUR USD GBP CHF "
    "JPY SEK NOK DKK PLN CZK HUF AUD CAD CNY INR DI DO SO MON TUE WED THU FRI SAT SUN JAN FEB MAR APR MAY JUN JUL "
    "AUG SEP OCT NOV DEC XS XL XXL YES KG KM CM MM ML KW PC PCS SM LG AM PM JA"
)
"""Codes of countries, states, currencies, days, months, sizes and units: a column of them is none of initials."""

TITLES = words(
    "mr mrs ms miss mx dr prof professor sir madam lady lord dame rev reverend fr father sister hon honorable "
    "judge justice "
    "capt captain col colonel gen general lt lieutenant maj major sgt sergeant cpl officer agent president senator "
    "herr frau hr fr dipl ing mag m mme mlle monsieur madame mademoiselle sr sra srta señor señora señorita don doña "
    "sig signor signora sig.ra dott dott.ssa avv ing ph.d eng esq shri smt sri dra prof.dr mister doctor "
    "pan pani г-н г-жа господин госпожа κ κα κος κυρία κύριος mw mevr dhr de heer mevrouw fru hr. herra rouva"
) - {"de", "general", "major", "justice", "judge", "don"} | words("judge justice major general don")

SUFFIXES = words(
    "jr sr ii iii iv v phd ph.d md m.d esq esquire dds jd j.d rn cpa mba dvm pe msc bsc ba ma obe mbe cbe kc qc "
    "dphil llm llb pmp"
)

PARTICLES = words(
    "van von der den de del della delle dei degli di da das do dos du des la le el al bin ibn bint ben ter ten "
    "te zu zum zur "
    "vom af av bar abu dal dalla lo san santa st st. mc mac y e und i van't 't vander y' d' l' op in"
) - {"mc", "mac", "bar", "in", "ben", "ten", "santa", "san"}

SMALL_PARTICLES = words(
    "bar ben in san santa ten thoe thor aan bij onder over uit aus auf an am dem unter ob vor voor het 's"
)
"""What stands before surnames where it is written small amid capitals: elsewhere it is a word or a name of its own."""

VERBS_OF_PEOPLE = words(
    "will would can could should shall may might must is was has had does did asks asked says said wants wanted "
    "needs needed sends sent takes took makes made doubts doubted thinks thought prefers agrees agreed disagrees "
    "suggests suggested proposes proposed reports reported checks checked calls called confirms confirmed reminds "
    "reminded explains explained noted notes added adds joins joined left leaves starts started stops works worked "
    "writes wrote gets got gave gives goes went knows knew keeps kept talks talked speaks spoke drafts drafted "
    "reviews reviewed approves approved signs signed admitted replied replies objected requested requests insisted "
    "offered offers arranged arranges raised raises volunteered please bitte wird hat ist war muss soll kann fragt "
    "fragte bat bittet prüft prüfte schickt schreibt meint meinte sagt sagte übernimmt klärt erstellt informiert "
    "organisiert ruft va doit peut propose demande demandé envoie vérifie pide propone debe puede envía revisa "
    "pregunta"
)

LANGUAGES = frozenset(
    "abkhaz abkhazian afar afrikaans akan albanian amharic arabic aragonese armenian assamese avaric avestan "
    "aymara azerbaijani bambara bashkir basque belarusian bengali bhojpuri bislama bosnian breton bulgarian "
    "burmese cantonese catalan cebuano chamorro chechen chichewa chinese chuvash cornish corsican cree croatian "
    "cyrillic czech danish dari devanagari divehi dutch dzongkha english esperanto estonian ewe faroese farsi "
    "fijian filipino finnish flemish french frisian fula galician georgian german greek guarani gujarati hausa "
    "hawaiian hebrew herero hindi hmong hungarian icelandic ido igbo indonesian interlingua inuktitut inupiaq "
    "irish italian japanese javanese kalaallisut kannada kanuri kashmiri kazakh khmer kikuyu kinyarwanda kirundi "
    "komi kongo konkani korean kurdish kyrgyz lao latin latvian lezgian limburgish lingala lithuanian luganda "
    "luxembourgish macedonian maithili malagasy malay malayalam maltese mandarin manx maori marathi marshallese "
    "mongolian nauruan navajo ndebele ndonga nepali norwegian occitan ojibwe odia oriya oromo ossetian pali "
    "pashto persian polish portuguese punjabi quechua romanian romansh russian sami samoan sango sanskrit "
    "sardinian serbian sesotho setswana shona sindhi sinhala sinhalese slavic slovak slovene slovenian somali "
    "sotho spanish sundanese swahili swati swedish tagalog tahitian tajik tamazight tamil tatar telugu thai "
    "tibetan tigrinya tongan tsonga tswana turkish turkmen twi udmurt ukrainian urdu uyghur uzbek vietnamese "
    "volapük walloon welsh wolof xhosa yakut yiddish yoruba zhuang zulu".split()
)
"""Names of languages and scripts, which stand in lists and are nobody's (ISO 639-1)."""
