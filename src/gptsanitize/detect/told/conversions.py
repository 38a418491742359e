"""A sum and what it is in another currency or for another time are one value: `EUR 1,200 (USD 1,300)`.

Who masks one of them alone tells it by the other. Looks only behind sums that were found; what is a sum of somebody's
is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.model import Finding

__all__ = ["SUMS", "with_conversions"]

SUMS = frozenset({"AMOUNT", "SALARY"})
_MOST = 4  # conversions of one sum
_LONGEST = 90
_CURRENCY = (
    r"(?:(?:US|CA|AU|NZ|HK|S)?\$|[€£¥₹₽₺₴₪₩]|"
    r"(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|JPY|CNY|INR|CAD|AUD|NZD|HKD|SGD|ZAR|BRL|MXN|ARS|CLP|COP|AED|"
    r"SAR|ILS|NGN|KES|EGP|RUB|UAH|KRW|THB)(?!\w)|"
    r"(?:euros?|dollars?|pounds?|francs?|Franken|Dollar|Euro|Pfund|dólares|libras|dollari|sterline|kr\.?|zł|Kč|Ft)(?!\w))"
)
_NUMBER = (
    r"(?:[0-9]{1,3}(?:[.,'’ \u00a0\u202f][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?(?![0-9])|"
    r"[0-9]{1,12}(?:[.,][0-9]{1,3})?(?![0-9]))"
    r"(?: ?(?:k|m|bn|million|billion|thousand|Mio\.?|Mrd\.?|Tsd\.?|millones|milliers|mille|mil)(?!\w))?"
)
_TIME = (
    r"(?: ?(?:a|per|an|pro|par|al|por|im) "
    r"(?:year|month|week|hour|annum|Jahr|Monat|an|mois|año|mes|anno|mese|ano|mês))?"
)
_OR = r"(?:i\.e\.|that is|or|d\.h\.|das sind|also|bzw\.|soit|es decir|o sea|o|ossia|cioè|ou seja|ou|oder)"
_ABOUT = (
    r"(?:approx(?:imately|\.)?|about|around|roughly|equivalent to|equal to|currently|then|ca\.?|circa|etwa|rund|"
    r"umgerechnet|environ|env\.|unos|aprox\.?|aproximadamente|equivalente a|cerca de|cerca di)"
)
_BEHIND = compiled(
    rf"{_TIME}\)?(?: ?[(\[/=≈~]|[,;]? (?={_OR},? )) ?(?:{_OR},? )?(?:{_ABOUT} ){{0,2}}[≈~=]? ?"
    rf"(?:{_CURRENCY} ?{_NUMBER}|{_NUMBER} ?{_CURRENCY})"
)


def with_conversions(text: str, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings of a text, ordered and disjoint, with sums that reach to the end of their last conversion.

    What was found in one goes into it; a conversion in which something else was found is left as it is.
    """
    if not any(finding.entity in SUMS for finding in findings):
        return findings
    joined: list[Finding] = []
    for finding in findings:
        if joined and joined[-1].end > finding.start:
            continue
        joined.append(_whole(text, finding, findings) if finding.entity in SUMS else finding)
    return joined


def _whole(text: str, finding: Finding, findings: Sequence[Finding]) -> Finding:
    end = finding.end
    for _ in range(_MOST):
        found = _BEHIND.match(text, end, end + _LONGEST)
        if found is None:
            break
        others = [each for each in findings if each.start < found.end() and end < each.end]
        if not all(each.entity in SUMS for each in others):
            break
        end = max(found.end(), *(each.end for each in others), end)
    return finding if end == finding.end else replace(finding, end=end)
