"""What formulas put together, number formats and page headers show: texts that stand nowhere in one piece.

A formula is not evaluated. Its literals are read in their order as one text, which is what `"532-48-"&"9173"`,
CONCATENATE and TEXTJOIN give; what stands between them may only be more.
"""

from __future__ import annotations

import re

__all__ = ["literals_of", "shown_by_format", "shown_in_header", "without_functions"]

_LITERAL = re.compile(
    r'"((?>[^"]|"")*+)"'
    r"|(?<![\w.$!:])(?:_xlfn\.)?(?:UNICHAR|CHAR)\(\s{0,8}+([0-9]{1,6}+)\s{0,8}+\)"
    r"|(?<![\w.$!:\])])([0-9]++)(?![\w.(!:])",
    re.IGNORECASE | re.ASCII,
)
_NUMBER = 9  # digits from which on a number is told by them alone
_FORMAT = re.compile(r'"([^"]*+)"?|\\(.)|[_*].|\[\$([^\]\-]*+)[^\]]*+\]|\[[^\]]*+\]|(.)', re.DOTALL)

# The words in the names of Excel's functions (ECMA-376-1 18.17.7 and those added since).
_FUNCTION_WORDS = frozenset(
    """
    abs accrint accrintm acos acosh acot acoth address aggregate amordegrc amorlinc and arabic areas array
    arraytotext asc asin asinh atan atanh avedev average averagea averageif averageifs bahttext base besseli besselj
    besselk bessely beta betadist betainv bin binom binomdist bitand bitlshift bitor bitrshift bitxor bycol byrow
    ceiling cell char chidist chiinv chisq chitest choose choosecols chooserows clean code column columns combin
    combina complex concat concatenate confidence convert correl cos cosh cot coth count counta countblank countif
    countifs coupdaybs coupdays coupdaysnc coupncd coupnum couppcd covar covariance critbinom csc csch cubekpimember
    cubemember cubememberproperty cuberankedmember cubeset cubesetcount cubevalue cumipmt cumprinc date datedif
    datestring datevalue daverage day days dbcs dcount dcounta ddb dec decimal degrees delta detectlanguage devsq
    dget disc dist dmax dmin dollar dollarde dollarfr dproduct drop dstdev dstdevp dsum duration dvar dvarp edate
    effect encodeurl eomonth erf erfc error est ets euroconvert even exact exc exp expand expon expondist fact
    factdouble false fdist filter filterxml find findb finv fisher fisherinv fixed floor forecast formulatext
    frequency ftest fvschedule gamma gammadist gammainv gammaln gauss gcd geomean gestep getpivotdata groupby growth
    harmean hex hlookup hour hstack hyperlink hypgeom hypgeomdist iferror ifna ifs imabs image imaginary imargument
    imconjugate imcos imcosh imcot imcsc imcsch imdiv imexp imln imlog impower improduct imreal imsec imsech imsin
    imsinh imsqrt imsub imsum imtan inc index indirect info int intercept intl intrate inv ipmt irr isblank iserr
    iserror iseven isformula islogical isna isnontext isnumber iso isodd isomitted isoweeknum ispmt isref istext jis
    kurt lambda large lcm left leftb len lenb let linear linest log logest loginv lognorm lognormdist lookup lower
    makearray map mat match math max maxa maxifs mdeterm mduration median mid midb min mina minifs minute minverse
    mirr mmult mod mode month mround mult multinomial munit name neg negbinom negbinomdist networkdays nominal norm
    normdist norminv normsdist normsinv not now nper npv number numbersstring numbervalue oct odd oddfprice
    oddfyield oddlprice oddlyield offset or par pdf pduration pearson percentile percentof percentrank permut
    permutationa phi phonetic pivotby pmt poisson pow power ppmt precise price pricedisc pricemat prob product
    proper pv quartile quotient radians rand randarray randbetween rank rate received reduce regexextract
    regexreplace regextest replace replaceb rept right rightb roman round rounddown roundup row rows rri rsq rtd
    scan search searchb seasonality sec sech second sequence seriessum sheet sheets sign sin single sinh skew sln
    slope small sng sort sortby sqrt sqrtpi standardize stat stdev stdeva stdevp stdevpa steyx stockhistory
    substitute subtotal sum sumif sumifs sumproduct sumsq sumxmy switch syd take tan tanh tbilleq tbillprice
    tbillyield tdist test text textafter textbefore textjoin textsplit time timevalue tinv tocol today torow
    translate transpose trend trim trimmean trimrange true trunc ttest type unichar unicode unique upper usdollar
    value valuetotext var vara varp varpa vdb vlookup vstack webservice weekday weeknum weibull workday wrapcols
    wraprows xcl xirr xlookup xmatch xnpv xor year yearfrac yield yielddisc yieldmat ztest
    """.split()
)
_PROTECTED_OR_FUNCTION = re.compile(
    r'"[^"]*+"|\'[^\']*+\'|\[[^\]]*+\]|(?<![\w.$!:\\])(?:_xl\w{2,4}\.){0,3}+([A-Z][A-Z0-9.]{1,40}+)(?=\()'
    r"|#(?:VALUE|REF|NAME|NUM|NULL)[!?]|(?<![\w.$!:\\])(TRUE|FALSE)(?![\w.(!:])",
    re.ASCII,
)
_LETTERS = re.compile("[A-Z]++")

_HEADER_CODE = re.compile(r'&(?:([BIUESXYHO]|"[^"]*+"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3})|.)', re.DOTALL)


def literals_of(formula: str) -> str:
    """All texts, whole numbers and characters by their codes that are written into a formula, as one text.

    Numbers may be part of the text or not, so that it comes twice where there are some; its digits come by themselves,
    for a formula may take other characters out.
    """
    if '"' not in formula and "&" not in formula and "CHAR(" not in formula.upper():
        return ""
    found = [(match[1], match[2], match[3]) for match in _LITERAL.finditer(formula)]
    texts = [text.replace('""', '"') if text is not None else _char(code) for text, code, _ in found]
    numbers = [number or text for text, (_, _, number) in zip(texts, found, strict=True)]
    readings = ["".join(texts)] if numbers == texts else ["".join(texts), "".join(numbers)]
    digits = "".join(filter(str.isdecimal, readings[-1]))
    return "\n".join([*readings, digits] if len(digits) >= _NUMBER else readings)


def without_functions(formula: str) -> str:
    """The formula without the names of Excel's own functions and errors: `MAX(` calls nobody.

    What stands in quotes or brackets, and functions of anybody else, stays.
    """
    if "(" not in formula and "#" not in formula:
        return formula
    return _PROTECTED_OR_FUNCTION.sub(_function, formula)


def _function(match: re.Match[str]) -> str:
    if match[0][0] == "#" or match[2]:
        return " "
    is_own = match[1] and all(word.lower() in _FUNCTION_WORDS for word in _LETTERS.findall(match[1]))
    return " " if is_own else match[0]


def _char(code: str | None) -> str:
    return chr(int(code)) if code and int(code) < 0x110000 else ""


def shown_by_format(code: str) -> str:
    """The letters that a number format shows: `\\Z"ac"0` -> `Zac0` (ECMA-376-1 18.8.31)."""
    return "".join("".join(filter(None, match.groups())) for match in _FORMAT.finditer(code))


def shown_in_header(text: str) -> str:
    """A page header without its codes (ECMA-376-1 18.3.1.46): those of a style part no word, all others do."""
    return _HEADER_CODE.sub(lambda code: "" if code[1] else "&" if code[0] == "&&" else "\n", text)
