"""Which texts and attributes of Office XML are structural, and what kind of place the others are.

Visit by default: an attribute is a surface unless its value is made of words of the markup's own vocabulary and few
digits, or its name says that it holds a number or technical id and it looks like one. An unknown attribute, element
or value is therefore always read. Names are local names: prefixes are the author's choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from gptsanitize.model import Place

__all__ = ["CHART", "DRAWING", "GENERIC", "SVG", "WORD", "Vocabulary", "is_markup_word"]

_ENUMERATED = frozenset(
    """
    a above absolute accent accept across act actual aa ab after align all allow alphabet always analog and angle
    animated any aqua arc archive area around ascii aside at atan atleast atcursor auto autohyphenation automatic
    autonomous average axis b back background balanced bar baseline basic begin behind below bestfit between bevel bg
    black blank block blue body bold book bookfold border both bottom bottomleft bottomright bounds box br bracket
    bullet by c cap caps cat category cellins celldel center centercontinuous centergroup century ch chapter char
    character characters check checkbox checked chosung circle circlenumdbplain classic clear click clip close closed
    cm collapsed color colorful colors column columns combine combobox comma comments complex compat compatibility
    compressed condensed connector content contextual continuation continue continuationseparator continuationnotice
    continuous corner cos count cp cross crosses custom cut cyan d dark darkblue darkcyan darkgray darkgreen
    darkmagenta darkred darkyellow dash dashdot dashdotdotheavy dashdotheavy dashdotstroked dashed dashedheavy
    dashlong dashlongheavy dashsmallgap data date day days db decimal decimalenclosedcircle decimalenclosedfullstop
    decimalenclosedparen decimalfullwidth decimalhalfwidth decimalzero default deg delete desc diag diagonal diamond
    dir direction discard disabled display dist distribute distributelettter dk dlblpos document documents dot dotdash
    dotdotdash dotted dottedheavy double doublewave down downleft drawing drop dropdown ea east eastasia edit ellipse
    embed embossed empty enable end enclosed endarea endnotes entry equal even eveneven evenpage every exact exactly
    expanded f facing false far field figure fill fills filled first firstcolumn firstrow fit fixed flat flip floating
    flow folder follow followed font footer footnotes footnote foreground form format forms frame free from front full
    fullwidth g gap gdlst general gradient gray green grid gt gte guide h half hang hanging header heading heavy
    height hex hidden high highlight hollow horizontal horz hour hrow hsl hybridmultilevel id ideographdigital idmap
        if ignore image img in indent indeterminate inherit inline inner insert inset inside insideh insidev int
    inter ireverse italic item itself japanesecounting justify k kashida keep key koreandigital koreancounting
    landscape large last lastcolumn lastrow latin layout lb leading left leftchars less letter level lgdash
    lgdashdot lgdashdotdot light
    lightgray like line linear linedrawn lines link list lock locked long loose low lower lowerletter lowerroman lr
    lrtb lt lte ltr macro magenta main major majorascii majorbidi majoreastasia majorhansi manual margin marker master
    max maximum med medium mid middle min minmax minor minorascii minorbidi minoreastasia minorhansi minus mirror
    mirrormargins mixed mm mod modern mongolianlr month move multi multilevel n na name near native never new newpage
    nextcolumn next nextpage nil no none nonbreakinghyphen noncollapsed normal north not note notes notspecified null
    num number numbered numbering numbertab numeric object oct odd oddpage odd of off offpage ole on one only opaque
    open optional or original other out outer outline outset outside oval overlap p page paper paragraph parallel
    parenboth parenr paren pattern pct pen percent percentage perspective picture pie pixel pixelheight pixellinewidth
    pixelwidth plain plus pole poly portrait position post pos posoff pre pred preserve prod professional protected
    proportional pt q quarter r radial ratio raw read readonly real recommended rect red ref reference reflow regular
    rel relative removed replace reset rest restart reverse revision rgb rhs rich ridge right rl rnd roman root round
    row rows rtl s saved scale schemeclr scale script second section segments separate seq series set shadow shape
    shapes shift short show sideways silver simple sin single singlelevel size sketch slash small smallcaps smooth
    solid space span spin sqrt square stack standard start stem stretch string strikethrough strike strong style
    styles sub subscript sum sumangle superscript suppress sym symbol system t tab table tahoma tail tall tan target
    tb tbl tblr tbrl teal text textbox theme thick thickthinlargegap thickthinmediumgap thickthinsmallgap thin
    thinthicklargegap thinthickmediumgap thinthicksmallgap thinthickthinlargegap thinthickthinmediumgap
    thinthickthinsmallgap tight through thousands tile time times tint title to toc together top topandbottom topleft
    topright tracked tracks tri triangle triple trivial true twips two tx txt type u unchecked under underline unicode
    union uniform unknown unlocked unrestricted unspecified up upleft upper upperletter upperroman upright url use v
    val values variable vector vert vertical vis visible vml w warn wave wavydouble wavyheavy weight west white whole
    wide width word words wrap wrapped writing x xor y year yellow yes z zero bandhorz band horz vert nwcell necell
    swcell secell firstcol lastcol hrule nearest thindiagstripe thinhorzcross thinreversediagstripe thinvertstripe
    diagcross diagstripe horzcross horzstripe reversediagstripe vertstripe solidfill swiss auto roman decorative
    fixedpitch variablepitch nofill ansi hansi cs noproof ext view shapetype rectshape textboxrect connecttype
    gradientshapeok o spid stroke strokeok miter joinstyle opacity path squarewave blocktext textpath fitshape fitpath
    string trim xscale adj formulas on1 bwmode autolayout insetmode bwpure bwnormal aspectratio lockaspectratio
    cropping grouping rotation text verticies ungrouping adjusthandles edit noselect nogrp norot nochangeaspect nomove
    noresize noeditpoints noadjusthandles nochangearrowheads nochangeshapetype nocrop notextedit prst prstgeom
    custgeom roundrect straightconnector bentconnector curvedconnector wedgerectcallout rightarrow leftarrow uparrow
    downarrow flowchartprocess flowchartdecision flowchartterminator homeplate chevron donut cube can heart cloud sun
    moon bracepair leftbrace rightbrace leftbracket rightbracket plaque pentagon hexagon octagon parallelogram
    trapezoid rttriangle folded smileyface noselfedit clustered stacked percentstacked linemarker scatter nextto
    nextto2 outend inend inbase ctr bestfit inside lgd autozero crossbetween midcat maxmin overlay trans cust std err
    minusvalues pluserr span gapwidth rect3d dlbls wireframe shapeprops majorgridlines phclr sysclr windowtext window
    srgbclr scrgbclr hslclr prstclr lnref fillref effectref fontref warm matte threept balanced twopt legacyflat metal
    plastic softedge dkedge translucentpowder powder relaxedinset coolslant artdeco convex angle slope divot riblet
    hardedge softround orthographicfront perspectivefront ctrcatx cmpd sng dbl thinthick thickthin algn inpos lim
    subsup undovr cambria math stdole supplementary mixedstroke nonzero evenodd bullets tabs lets blip r1 embedding
    linking mc choice requires ignorable mustunderstand processcontent wps wpc wpg wpi wp14 w14 w15 w16 w16se w16cid
    w16cex w16du w16sdtdh w16sdtfl wne wp10 a14 a15 a16 a16sei c14 c15 c16 c16r2 c16r3 c14 cx cx1 cx2 cx3 cx4 cx5 cx6
    cx7 cx8 dgm dsp am3d aink oel sl x14 x14ac x15 xr xr2 xr3 xr6 xr10 xr16 xm v2 pic
    """.split()
)
_NAMING = frozenset(
    """
    accent accents agenda anchor annotation arrow balloon bibliography block body border box bullet callout caption
    cell cells chart char circle classic closing cloud cm colorful column connector contemporary content contents
    continue curved dark date default diagram document elegant elements emphasis endnote envelope figure first
    flowchart following follow followed font footer footnote footnotes frame gallery grafik graphic graphics grid
    group header heading headings highlight html hyperlink image index indent ink intense inset intro keyboard label
    legend level light line list macro main medium mention message microsoft model neutral no normal note number
    numbered object office outline oval page paragraph picture plain preformatted professional process quote rectangle
    reference references resolved return right left top bottom rounded salutation sample section sender separator
    shading shape shapes sign signature simple smart smartart strong style styles subject subtitle subtle table tables
    tab tekst text textbox theme title toa toc total tracked triangle typewriter unresolved variable web wordart word
    address acronym cite code definition a b c d e f the of and or with w x y z ole bild zone texte toctitle
    tocheading listparagraph nospacing defaultparagraphfont tablenormal tablegrid nolist heading1char heading2char
    colour color mono monochrome effects subheading columns list1 list2 standard absatz schriftart titel kopfzeile
    fusszeile tabelle
    """.split()
)
_FONTS = frozenset(
    """
    aharoni aldhabi andale angsana upc arabic arial aptos avenir bahnschrift batang batangche bell black blackadder
    bodoni book bookman antiqua bookshelf calibri californian cambria candara carlito caladea century chinese comic
    condensed consolas constantia corbel cordia courier cursive daunpenh dejavu demi display dokchampa dotum droid
    east ebrima emoji euphemia extended fallback fang fixed franklin freesans gabriola gadugi garamond gautami georgia
    gill gothic gulim gulimche gungsuh han hei helvetica hiragino impact inter iskoola kai kalinga kartika khmer
    korean lao latha lato leelawadee liberation light linux lucida malgun mangal marlett math medium meiryo microsoft
    mincho ming mongolian mono monospace montserrat moolboran ms mt mv narrow neue new nirmala noto nyala old open
    oswald palatino pgothic phagspa pmincho plantagenet pothana poppins pro raavi regular roboto roman rounded sans sc
    schoolbook segoe semibold serif shruti simhei simplified simsun slab song source special style sylfaen symbol sun
    tahoma tai tai taile tc thin times traditional trebuchet tunga typewriter ubuntu ui unicode uighur ultra verdana
    vijaya vrinda webdings wingdings wide wps yahei yi yu zapf dingbats zen hebrew thai cjk sc tc jp kr jhenghei
    unicode nsimsun pmingliu mingliu hkscs opensymbol starsymbol std lt bold italic oblique cyr ce tur greek baltic
    vietnamese dfkai sb himalaya mv boli yi baiti estrangelo edessa iskoola pota cherokee tai le lue javanese myanmar
    grande dengxian mn mj plantagenet lisu rod miriam david frank ruehl levenim narkisim gisha dilleniaupc browallia
    """.split()
)
_WORDS = (
    _ENUMERATED
    | _NAMING
    | frozenset(
        """
        accept additional authorities before comment effects figures javanese myanmar next nothing overflow qualified
        unqualified value adjust allow alternate apply baseline bbplchdr blocks bookmark books bottom both breaks build
        builtin cached caption cell change clean color compat compatibility compress control cr cycle dcterms cdtf deg
        different differentiate direction do doc document dom dont dropped dxa ea effects ellipsis enable even features
        fields flip fonts full gallery gram grid hashtag headers hyphenation increment indents index intense
        justification keep kerning latin layout lcid ligatures line list logical lpstr lpwstr lt mail map mention mirror
        mode mn mj multirow my no nothing numeral numeric obj only open overflow override pages paging para paragraph
        part parts plc hdr placeholder plain point print printer properties proofing protect punctuation quoted
        references relative return reset returns rule run sample script section sections set shading shift sides
        signature size smart source spacing spell split strict style subtle surname suppress swash sys sdt table text
        theme tie to toc top track true type typewriter unit unused update use user vector view void web width
        windows word wrap xsl
        """.split()
    )
)
_SCRIPTS = frozenset(
    """
    Jpan Hang Hans Hant Arab Hebr Thai Ethi Beng Gujr Khmr Knda Guru Cans Cher Yiii Tibt Thaa Deva Telu Taml Syrc Orya
    Mlym Laoo Sinh Mong Viet Uigh Geor Armn Bugi Bopo Java Lisu Mymr Nkoo Olck Osma Phag Syrn Syrj Syre Sora Tale Talu
    Tfng Latn Cyrl Grek
    """.split()
)
_FONT_NAMES_ELSEWHERE = frozenset(
    """
    新細明體 맑은 고딕 ＭＳ 明朝 ゴシック 宋体 游ゴシック 游明朝 等线 メイリオ Light Medium
    Ｐゴシック Ｐ明朝 黑体 楷体 仿宋 微軟正黑體
    微软雅黑 標楷體 바탕 돋움 굴림
    """.split()
)
_TOKEN = re.compile(r"[A-Za-z]++[0-9]{0,2}|[0-9]++|[^A-Za-z0-9]")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[A-Z]")
_TECHNICAL = re.compile(
    r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?"  # a GUID
    r"|#?[0-9A-Fa-f]{6}|[0-9A-F]{8}(?<![0-9]{8})"  # colours; save ids
    r"|_(?:Toc|Ref|Hlk|Hlt|bookmark)[0-9]{1,12}|_GoBack|OLE_LINK[0-9]{1,4}"
    r"|rId[0-9]{1,6}|_x0000_[a-z][0-9]{1,6}|#_x0000_[a-z][0-9]{1,6}"
    r"|[a-z]{2,3}(?:-[A-Z][a-z]{3})?-(?:[A-Z]{2}|[0-9]{3})(?:, ?[a-z]{2}-[A-Z]{2})?"  # a language tag
    r"|(?:http://(?:schemas\.(?:openxmlformats\.org|microsoft\.com)|purl\.(?:oclc\.org/ooxml|org/dc)|www\.w3\.org|www\.wps\.cn)"
    r"|urn:schemas-microsoft-com)[\w./:#-]{0,90}",
    re.ASCII,
)
_NUMBERS = re.compile(
    r"[-+]?[0-9]{1,12}(?:\.[0-9]{1,20})?(?:[Ee][-+]?[0-9]{1,3})?(?:pt|in|cm|mm|px|pc|pi|em|%|f|fd)?"
    r"|0x[0-9A-Fa-f]{1,8}|[0-9A-Fa-f]{8,20}",
    re.ASCII,
)
_GEOMETRY = re.compile(r"(?>[-+0-9.,;:@#%() ]++|[A-Za-z]{1,2}(?![A-Za-z]))*+", re.ASCII)
_PATHS = frozenset("path points d transform adj adjustments eqn fmla gd connectlocs textboxrect viewBox style".split())
_MEASURES = re.compile(
    r"(?>\s*+[-@#]?[0-9.]{0,9}+(?:pt|in|cm|mm|px|pc|pi|em|emu|%|fd?)?+\s*+(?:[,;]|\s|$))*+", re.ASCII
)
_CSS = re.compile(
    r"(?>\s*+[a-zA-Z-]{1,40}+\s*+:\s*+(?:-?[0-9.]{1,12}+(?:pt|in|cm|mm|px|pc|pi|em|%|f|fd)?|[a-z-]{1,24}+|#[0-9a-fA-F]{3,6}|\"?\s*+)\s*+(?:;|$))*+",
    re.ASCII,
)
_MAX_DIGITS = 7
_READ_ALWAYS = frozenset({Place.METADATA, Place.DESCRIPTION, Place.FIELD, Place.BODY, Place.LINK})
"""Places that people write: nothing in them is taken for a technical value, not even six digits."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the markup of a family of parts is read. All names are local names."""

    containers: frozenset[bytes] = frozenset()
    """Elements whose runs form one text, as a paragraph."""
    texts: frozenset[bytes] = frozenset()
    """Elements that hold the text of runs. Empty: all text inside a container."""
    guides: frozenset[bytes] = frozenset()
    """Containers inside a container whose texts are one more text beside it, as phonetic guides."""
    instructions: frozenset[bytes] = frozenset()
    """Elements that hold a second stream of text in a container, as field instructions."""
    characters: Mapping[bytes, str] = field(default_factory=dict)
    """Empty elements that stand for a character."""
    marks: frozenset[bytes] = frozenset()
    """Elements whose start and end the caller wants to be told."""
    nodes: Mapping[str, Place] = field(default_factory=dict)
    """Places of text nodes outside containers, by the element that holds them."""
    node_default: Place = Place.STRUCTURE
    attributes: Mapping[str, Place] = field(default_factory=dict)
    """Places of attributes, by `attribute` or `element@attribute`."""
    numbers: frozenset[str] = frozenset()
    """Attributes (`name` or `element@name`) that hold numbers or technical ids, however long."""
    geometry: frozenset[str] = frozenset()
    fonts: frozenset[str] = frozenset()
    symbols: frozenset[bytes] = frozenset()
    """Empty elements whose attribute `char` is the code of a character."""
    is_open: bool = False
    """Whether names of elements and attributes are the author's own, and therefore read."""
    is_word_list: bool = True
    """Whether values made of words of the markup are structural. Not so where the vocabulary is the author's own."""

    def attribute_place(self, element: str, attribute: str, value: str) -> Place | None:
        """What kind of place an attribute is; `None` if it cannot hold a person's value."""
        if not value or value.isspace():
            return None
        keyed = f"{element}@{attribute}"
        place = self.attributes.get(keyed) or self.attributes.get(attribute)
        if place in _READ_ALWAYS:
            return place
        if _TECHNICAL.fullmatch(value) or self._is_structural(keyed, attribute, value, place):
            return None
        return place or Place.STRUCTURE

    def reads_name(self, name: str) -> bool:
        """Whether a part of the name of an element or attribute can hold a person's value."""
        return self.is_open and not (_is_made_of(name, _WORDS) or _TECHNICAL.fullmatch(name))

    def node_place(self, element: str, text: str) -> Place | None:
        """What kind of place a text node outside a container is; `None` if it cannot hold a person's value."""
        place = self.nodes.get(element, self.node_default)
        return None if place is Place.STRUCTURE and self.is_word_list and self._is_technical(element, text) else place

    def _is_technical(self, element: str, text: str) -> bool:
        return bool(
            _TECHNICAL.fullmatch(text)
            or (element in self.numbers and _NUMBERS.fullmatch(text))
            or _is_made_of(text, _ENUMERATED)
        )

    def _is_structural(self, keyed: str, attribute: str, value: str, place: Place | None) -> bool:
        if (attribute in self.numbers or keyed in self.numbers) and _NUMBERS.fullmatch(value):
            return True
        if not self.is_word_list:
            return False
        if attribute in self.geometry:
            if attribute not in _PATHS:
                return bool(_MEASURES.fullmatch(value)) or _is_made_of(value, _ENUMERATED)
            return bool(_GEOMETRY.fullmatch(value) or _CSS.fullmatch(value)) or _is_made_of(value, _ENUMERATED, 1000)
        if attribute in self.fonts or keyed in self.fonts:
            return _is_made_of(value, _FONTS) or all(word in _FONT_NAMES_ELSEWHERE for word in value.split())
        if place in (None, Place.NAME, Place.STRUCTURE):
            return _is_made_of(value, _WORDS) or value in _SCRIPTS
        return False


def is_markup_word(value: str) -> bool:
    """Whether an attribute's value is one of those that the schemas list."""
    return _is_made_of(value, _ENUMERATED)


def _is_made_of(text: str, words: frozenset[str], max_digits: int = _MAX_DIGITS) -> bool:
    """Whether every word of `text` is one of these and there are few digits: no one's name, number or secret."""
    if text.lower() in words or all(word in words for word in text.split()):  # prefixes with long version numbers
        return True
    digits = 0
    for token in _TOKEN.findall(text):
        if token.isdigit():
            digits += len(token)
        elif not token.isascii():
            return False
        elif token[0].isalpha() and token.lower() not in words:
            letters = token.rstrip("0123456789")
            digits += len(token) - len(letters)
            if not _is_word(letters, words) and not (len(letters) == 1 and len(token) <= 3):
                return False
    return digits <= max_digits


def _is_word(letters: str, words: frozenset[str]) -> bool:
    """Whether letters are one of the words, or several of them as ids are written: `BodyTextIndent`."""
    return letters.lower() in words or all(piece.lower() in words for piece in _CAMEL.findall(letters))


_COMMON_NUMBERS = frozenset(
    """
    id cx cy x y w h l t r b dx dy distT distB distL distR relativeHeight spid idx ord sz val@never lvl ilvl numId
    abstractNumId rsidR rsidRPr rsidP rsidRDefault rsidDel rsidTr rsidSect paraId textId paraIdParent durableId
    anchorId editId pos ang rot blurRad dist dir fov lat lon rev prstMaterial lim thresh amt rad hue sat lum alpha
    pitchFamily panose charset csb0 csb1 usb0 usb1 usb2 usb3 modelId@never fontId formatCode@never uniqueId@never
    ptCount offset footer header gutter top bottom left right line linePitch charSpace before after firstLine hanging
    start end space shapeId unicode uiPriority counter dpi posOffset pctWidth pctHeight pctPosHOffset pctPosVOffset
    hangingChars firstLineChars leftChars rightChars id@val nsid@val tmpl@val rsid@val rsidRoot@val axId@val
    crossAx@val docPartUnique@val panose1@val sig@val idx@val order@val explosion@val ptCount@val off@x hash@never
    spinCount cryptSpinCount cryptAlgorithmSid lineRule@never date@never sourceLinked@never numFmt@never
    creationId@val rowId@val colId@val cnfStyle@val tblLook@val
    """.split()
)
_GEOMETRIC = frozenset(
    """
    path points coordsize coordorigin adj adjustments eqn fmla d transform viewBox style textboxrect connectlocs
    connectangles limo xrange yrange position polar gd pt inset arcsize from to control1 control2 origin offset offset2
    rotation fillangle skewangle edges margin textRotation gsLst preserveAspectRatio stroke-dasharray
    """.split()
)
_FONT_ATTRIBUTES = frozenset(
    "ascii hAnsi eastAsia cs typeface font@name sym@font altName@val font-family bullet@typeface font".split()
)
_DRAWING_ATTRIBUTES = {
    "descr": Place.DESCRIPTION,
    "title": Place.DESCRIPTION,
    "alt": Place.DESCRIPTION,
    "tooltip": Place.DESCRIPTION,
    "screenTip": Place.DESCRIPTION,
    "name": Place.NAME,
    "string": Place.BODY,
    "href": Place.LINK,
    "src": Place.LINK,
    "author": Place.METADATA,
    "initials": Place.METADATA,
    "userName": Place.METADATA,
    "suggestedsigner": Place.METADATA,
    "suggestedsigner2": Place.METADATA,
    "suggestedsigneremail": Place.METADATA,
    "userId": Place.METADATA,
    "providerId": Place.METADATA,
}
_WORD_ATTRIBUTES = {
    **_DRAWING_ATTRIBUTES,
    "tblCaption@val": Place.DESCRIPTION,
    "tblDescription@val": Place.DESCRIPTION,
    "alias@val": Place.DESCRIPTION,
    "tag@val": Place.DESCRIPTION,
    "helpText@val": Place.DESCRIPTION,
    "statusText@val": Place.DESCRIPTION,
    "listItem@displayText": Place.FIELD,
    "listItem@value": Place.FIELD,
    "listEntry@val": Place.FIELD,
    "default@val": Place.FIELD,
    "fldSimple@instr": Place.FIELD,
    "docVar@val": Place.METADATA,
    "docVar@name": Place.NAME,
    "name@val": Place.NAME,
    "aliases@val": Place.STRUCTURE,
    "styleId": Place.STRUCTURE,
    "pStyle@val": Place.STRUCTURE,
    "rStyle@val": Place.STRUCTURE,
    "tblStyle@val": Place.STRUCTURE,
    "basedOn@val": Place.STRUCTURE,
    "link@val": Place.STRUCTURE,
    "next@val": Place.STRUCTURE,
    "anchor": Place.NAME,
    "lvlText@val": Place.BODY,
    "lsdException@name": Place.STRUCTURE,
    "person@author": Place.METADATA,
    "permStart@ed": Place.METADATA,
}

GENERIC = Vocabulary(node_default=Place.METADATA, is_open=True, is_word_list=False)
"""XML of the author's own: every text node, attribute and name is read."""

_CHARACTERS = {
    b"tab": "\t",
    b"ptab": "\t",
    b"br": "\n",
    b"cr": "\n",
    b"noBreakHyphen": "-",
    b"softHyphen": "",
}

DRAWING = Vocabulary(
    containers=frozenset({b"p"}),
    texts=frozenset({b"t"}),
    characters={b"br": "\n"},
    attributes=_DRAWING_ATTRIBUTES,
    numbers=_COMMON_NUMBERS,
    geometry=_GEOMETRIC,
    fonts=_FONT_ATTRIBUTES,
)
CHART = Vocabulary(
    containers=frozenset({b"p"}),
    texts=frozenset({b"t"}),
    characters={b"br": "\n"},
    nodes={"v": Place.CHART, "f": Place.FORMULA, "name": Place.CHART, "pt": Place.CHART},
    attributes=_DRAWING_ATTRIBUTES,
    numbers=_COMMON_NUMBERS,
    geometry=_GEOMETRIC,
    fonts=_FONT_ATTRIBUTES,
)
WORD = Vocabulary(
    containers=frozenset({b"p", b"rt"}),
    guides=frozenset({b"rt"}),
    texts=frozenset({b"t", b"delText"}),
    instructions=frozenset({b"instrText", b"delInstrText"}),
    characters=_CHARACTERS,
    symbols=frozenset({b"sym"}),
    nodes={"fldData": Place.FIELD},
    attributes=_WORD_ATTRIBUTES,
    numbers=_COMMON_NUMBERS,
    geometry=_GEOMETRIC,
    fonts=_FONT_ATTRIBUTES,
)
SVG = Vocabulary(
    containers=frozenset({b"text"}),
    nodes={"title": Place.DESCRIPTION, "desc": Place.DESCRIPTION},
    node_default=Place.BODY,
    attributes={**_DRAWING_ATTRIBUTES, "id": Place.NAME, "label": Place.NAME},
    numbers=_COMMON_NUMBERS,
    geometry=_GEOMETRIC,
    fonts=_FONT_ATTRIBUTES,
)
