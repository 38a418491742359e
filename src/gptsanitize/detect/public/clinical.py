"""What clinicians write that a names model takes for names: eponyms, drugs, tests, and their abbreviations.

`Foley out`, `Romberg neg`, `Zosyn 3.375 g`, `WBAT`, `INR 3.8` name nobody in a text that speaks as clinicians do;
in any other text a Foley may be somebody. Decided here is whether a text is one of theirs, and whether a name is
such a word. Whether a text says that somebody has a disease is not decided here.
"""

from __future__ import annotations

from functools import lru_cache

from gptsanitize.detect.patterns.firsts import compiled

__all__ = ["is_clinical", "is_clinical_term"]

_EPONYMS = frozenset(
    "adson alzheimer apgar agatston allen asherman babinski baker balint barlow barrett bartholin basedow becker "
    "bell behçet behcet berger binet bishop blalock bouchard braden broca brudzinski buerger burkitt carpenter "
    "charcot chagas cheyne chiari child chvostek cobb colles conn coombs crohn cullen cushing dandy dupuytren "
    "duchenne durkan ebstein edwards ehlers eisenmenger epley ewing fallot fanconi finkelstein fleischner foley "
    "fontan fowler framingham frank friedreich gilbert glasgow gleason goodpasture gottron gram graves guillain "
    "hallpike hartmann hartnup hashimoto heberden hegar heimlich henoch hirschsprung hodgkin hoehn hoffman hoffmann "
    "homans horner huntington janeway kaposi kartagener kawasaki kerley kernig killip klinefelter koplik korsakoff "
    "korsakow kussmaul lachman laennec lasègue lasegue leopold lewy lhermitte lhermittes likert looser lou gehrig "
    "lyme mallory marfan mcburney mcmurray meckel meniere ménière mirizzi morton morse moro murphy nissen norton "
    "ortolani osler paget pap parkinson peyronie phalen pott prader quincke raynaud reiter rinne rockall romberg "
    "roth rovsing sengstaken simpson sjögren sjogren spurling stokes sturge swan sydenham thomas thompson tinel "
    "tourette trendelenburg trousseau turner valsalva virchow waldenström waterlow weber wegener wells wenckebach "
    "wernicke whipple wilms wilson wolff yergason yahr zenker zollinger ganz blakemore barré barre dix danlos "
    "schönlein leriche ludwig mallampati monro naegele nernst penrose jackson-pratt hickman broviac tenckhoff "
    "ommaya kocher yankauer venturi ringer bair holter doppler snellen ishihara amsler schirmer goldmann mantoux "
    "papanicolaou ziehl giemsa wright jaeger kirschner steinmann ilizarov bankart latarjet ponseti".split()
)
"""Names of discoverers that stand for a sign, a score, a disease or a tool, also without its noun."""
_SURNAMES = frozenset(
    "allen baker barrett becker bell berger bishop braden carpenter child cobb conn edwards foley fowler frank "
    "friedreich gilbert gleason graves hall hoffman horner jaeger jackson mallory mantoux marfan monro moro morse "
    "morton murphy paget penrose pott reynolds roth sims simpson stokes swan thomas thompson turner weber wegener "
    "wells wilson wolff wright ludwig leopold lou looser likert snellen".split()
)
"""Those of them that many people are called: only with what follows are they things."""
_OF_THING = compiled(
    r"(?:['’]s)?[ -](?:signs?|scores?|scales?|tests?|criteria|class|catheter|cath|out|in place|in situ|removed|placed|"
    r"inserted|to gravity|draining|dc['’]?d|d/c|balloon|neg|negative|pos|positive|disease|syndrome|palsy|phenomenon|"
    r"procedure|maneuver|manoeuvre|fracture|node|nodes|cyst|cysts|duct|tumou?r|lymphoma|lines?|drains?|stain|risk|method|rule|"
    r"esophagus|oesophagus|angle|ulcer|nevus|bodies|body|grade|stage|ratio|reflex|triad|wires?|nails?|frame|sling|"
    r"repair|operation|pouch|tube|tubes|bag|solution|[0-9])(?!\w)|\W{1,3}$"
)
_SOMEBODY_BEFORE = compiled(
    r"(?i)(?<!\w)(?:drs?|mr|mrs|ms|miss|prof|nurse|sister|surgeon|pcp|by|attending|md|resident|intern|with|from|saw|cc|"
    r"called|per|name|patient|pt|re|dear|herr|frau|oa|signed|son|daughter|wife|husband)[.:]?[ \t]{1,4}$"
)
_SOMEBODY_AFTER = compiled(r",? (?:M\.?D|R\.?N|N\.?P|PA|DO)\b|, (?:said|who|called)")
_DRUGS = frozenset(
    "abilify accolate actonel adalat adderall advair advil afrin aggrenox albuterol aldactone aleve allegra ambien "
    "anoro arava aricept arimidex ativan atrovent augmentin avapro avelox bactrim bactroban benadryl benicar bentyl "
    "betadine biaxin boniva botox brilinta bumex buspar bystolic calan capoten carafate cardizem cardura catapres "
    "celebrex celexa cellcept chantix cipro clarinex claritin cleocin clinoril clinell clozaril colace combivent "
    "compazine concerta copaxone coreg coumadin cozaar crestor cymbalta cytomel darvocet decadron deltasone demadex "
    "demerol depakote desyrel diflucan dilantin dilaudid diovan ditropan dramamine duragesic dulcolax effexor "
    "eliquis elavil entresto enbrel epipen epogen evista exelon farxiga feldene femara fentanyl flagyl flexeril "
    "flomax flonase flovent fosamax fragmin gaviscon glucophage glucotrol haldol heparin humalog humira hytrin "
    "hyzaar imdur imitrex imodium imuran inderal invokana isordil januvia jardiance kayexalate keflex keppra "
    "klonopin klor-con lamictal lanoxin lantus lasix levaquin levemir levitra levophed lexapro lipitor lodine "
    "lokelma lopid lopressor lortab lotensin lotrel lovenox luvox lyrica macrobid maxzide medrol megace metamucil "
    "methergine mevacor micardis microzide milk miralax mobic motrin mucinex mucomyst mylanta naprosyn narcan "
    "nasonex neosporin neulasta neupogen neurontin nexium niaspan nitrostat norco normodyne norvasc novolog nuvigil "
    "omnicef omnipaque optiray orapred os-cal oxycontin pamelor paxil pepcid percocet peridex phenergan plaquenil "
    "plavix pletal pradaxa pravachol precose prednisone premarin prevacid prilosec prinivil procardia prograf "
    "prolia proscar protonix proventil provigil prozac pulmicort reglan relafen remeron remicade requip restoril "
    "risperdal ritalin robaxin robitussin rocephin roxicodone seroquel sinemet singulair skelaxin solu-medrol soma "
    "spiriva stelazine strattera suboxone symbicort synthroid tagamet tamiflu tegretol tenormin thorazine tigan "
    "tobradex topamax toprol toradol tradjenta trazodone tricor trileptal trulicity tums tylenol ultram unasyn "
    "valium valtrex vancomycin vasotec ventolin versed viagra vicodin victoza vistaril voltaren vytorin wellbutrin "
    "xanax xarelto xopenex zantac zaroxolyn zebeta zestril zestoretic zetia zithromax zocor zofran zoloft zosyn "
    "zovirax zyloprim zyprexa zyrtec ass beloc bisoprolol clexane marcumar novalgin pantozol ramipril tavor tilidin "
    "torasemid xipamid doliprane levothyrox kardegic augmentine nolotil adiro sintrom eutirox tachipirina "
    "cardioaspirin nurofen cocodamol".split()
)
_SHORT = frozenset(
    "aaox abd abg abx ac acs adl adls af afeb afib aka ama amb ami anca angio apap aptt ards asa ast alt alp avf "
    "avr avss axr bal bid bka bibems bipap bls bm bmp bnp bp bph bpm bun bx bbb cabg cad cath cbc cbd cc ccu cea "
    "chf ckd ckmb cl cla cll cmp cmv cn cnii cns comp copd cpap cpr cr crea crp csf csn ct cta ctab cva cvp cvs "
    "cvvh cxr dap dbp dc ddx des dispo dip dka dlp dm dme dnr dni dob doe dp dsd dtr dtrs dvt dx dw ebl ecg echo ed "
    "edh ef egd egfr ekg emg ent eomi eos epo esld esrd esr etoh exlap ext exts fbs fev ffp fhr fh fio fna fobt "
    "fsbs ftt fu fuo fvc fww fx gcs gerd gfr ggt gi glu gm gsw gtt gu gyn hct hco hcp hcv hba hbv hcg hdl heent hgb "
    "hit hiv hlp ho hob hpf hpi hr hrt hs hsm hsv htn hx ibd ibs icd ich icp icu iddm im inr iop ip isdn iud iv ivc "
    "ivf ivig ivp jvd jvp kub kvo lab labs lad lae lam lap lbbb lbp lca lcx ldh ldl le les lft lfts lh lima llq lle "
    "lmp lmwh loc lp lpm lq lr lue lul luq lv lvef lvh lytes mag map mca mch mcv mdi mi micu mmse mr mra mrcp mri "
    "mrsa ms msk msra mva mvp nad nc ncat neb nebs neuro ng ngt nicu niddm nka nkda nl nph npo ns nsaid nsaids nsr "
    "nsvd nstemi stemi nt ntnd nv nvd nyha oa ob obs od ohio oob ooc or orif os osa osh ot otc pacu pad pap pca pcn "
    "pcp pcwp pda pdl pe peep peg perc perla perrl perrla pet pft pfts ph phos picc pid plt plts pma pmd pmh pmhx "
    "pmi pna pnd po pod poc polys pop pos prbc prbcs prn prom psa psh pt pta ptca ptt pud pulm pulses pvc pvcs pvd "
    "qd qhs qid qod qam qpm ra rad rae rals rbbb rbc rbcs rca rdw rehab resp rhd rle rll rlq rml ros rom rr rrr rsr "
    "rt rts rtc rue rul ruq rv rvh rx sbo sbp scd scds sao sfa si sicu sids sl sle slr snf sob soc spep spo sq ssi "
    "stat std subq surg sv svg svt sx sxs sz tah tap tb tbi tbili tee tia tib tid tkr tka tha thr tlc tm tmax tnf "
    "tob toc tol tpa tpn tr trop trops tsh tte tums turp tv tx ua ugi ugib uo uop uri us usg uti vac vad vbg vd vf "
    "vfib vldl vna vp vre vs vss vt vtach wbat wbc wbcs wd wdwn wnl wt xr yo hb khk riva ahb sr bz".split()
)
"""Abbreviations of findings, tests, routes and units of care."""
_WORDS = frozenset(
    "abdomen back bilateral chest contrast course diet extremities general heart lungs lung neck nasal neurologic "
    "neurological skin vitals vital pulses coll score scale sign test criteria positive negative cyst duct node "
    "syndrome disease catheter scan exam labs meds allergies assessment plan impression findings technique "
    "comparison indication hospital procedure level levels bowel sounds throat ears eyes nose affect gait motor "
    "sensory reflexes cranial nerves edema christian progress note summary triage outpatient inpatient cincinnati "
    "stroke coma sulfa nursing lateral frontal ii iii iv ntg sqh ppi bcx ucx cp prn diagnosen "
    "anamnese labor medikation befund therapie troponin lactate lipase amylase".split()
)
_CREDENTIALS = frozenset(
    "md do rn np pa pa-c pac pgy pgy1 pgy2 pgy-1 pgy-2 pgy-3 phd msn aprn crna lpn lvn cna emt dpm dds dmd facs "
    "facp frcs frcp mrcp mbbs mbchb bsn dnp pharmd rph lcsw msw rd rdn cnm arnp fnp rrt otr dpt ms4 ms3 oa".split()
)
"""What stands behind the names of clinicians, of which a model makes states and firms (`MD` is Maryland)."""
_TERMS = _EPONYMS | _DRUGS | _SHORT | _WORDS | _CREDENTIALS
_TOKEN = compiled(r"[^\W\d_][^\W\d_]{0,24}(?:-[^\W\d_]{1,12})?")
_PARTS = compiled(r"[\s/,.;:&+-]+|['’]s(?!\w)")
_SPEECH = compiled(
    r"(?<![\w])(?:mg|mcg|mmHg|mmol|POD|PRN|prn|b\.?i\.?d|t\.?i\.?d|q[468]h|h/o|s/p|c/o|r/o|w/o|PMH|PMHx|HPI|PSH|NKDA|NAD|Hgb|"
    r"WBC|INR|SpO2|BP|HR|ECG|EKG|CT|MRI|CXR|MRN|DOB|IV|PO|ICU|MICU|CCU|HTN|COPD|CHF|CABG|T2DM|DM|y/?o|RRR|PERRL|HEENT|Dx|Rx|Hx|"
    r"Tx|Sx|pt|Pt|DISCHARGE|ADMISSION|DIAGNOSIS|MEDICATIONS|ALLERGIES|FINDINGS|IMPRESSION|HISTORY|Diagnosen|Anamnese|Befund|"
    r"Medikation|mg/dl|U/l|EF|LVEF|Labor|Nebendiagnosen|ATCD|antécédents|posologie|AP:|diagnóstico|anamnesi|terapia|"
    r"catheter|nodule|effusion|bilaterally|afebrile|neg|tenderness|nystagmus|ambulat\w{2,6}|extremities|murmurs?|lungs|"
    r"nurse|ward|patient|surgery|incision|dose|stat|obs|bleeped)(?![\w])"
)
_FEWEST = 4
"""Kinds of clinical words that make a text a clinician's."""
_FEWEST_BESIDE_TITLE = 2


@lru_cache(maxsize=64)
def is_clinical(text: str, fewest: int = _FEWEST) -> bool:
    """Whether a text speaks as clinicians do among each other."""
    kinds: set[str] = set()
    for found in _SPEECH.finditer(text):
        kinds.add(found[0])
        if len(kinds) >= fewest:
            return True
    return False


def is_clinical_term(text: str, start: int, end: int) -> bool:
    """Whether a name found in `text` is made of what clinicians call signs, tests, drugs and routes."""
    words = [word for part in _PARTS.split(text[start:end]) if (word := part.strip("()[]\"'’").lower())]
    told = [word for word in words if len(word) > 1 and not word[0].isdigit()]
    if not told or not all(word in _TERMS for word in told):
        return False
    if not is_clinical(text, _FEWEST_BESIDE_TITLE if _CREDENTIALS.issuperset(told) else _FEWEST):
        return False
    if _EPONYMS.isdisjoint(told):
        return True
    if _SOMEBODY_BEFORE.search(text, max(0, start - 24), start) or _SOMEBODY_AFTER.match(text, end):
        return False
    return not _SURNAMES.issuperset(told) or _OF_THING.match(text, end) is not None
