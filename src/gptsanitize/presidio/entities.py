"""What a kind of value is called in Presidio, and what here.

Names that are not in the table stay: a policy may then decide about `BADGE` as about any entity, and Presidio gets
`API_KEY` as ours.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ours", "theirs"]

_SAME = {  # ours <-> theirs: one kind of value under two names
    "EMAIL": "EMAIL_ADDRESS",
    "PHONE": "PHONE_NUMBER",
    "IBAN": "IBAN_CODE",
    "DATE": "DATE_TIME",
    "CRYPTO_ADDRESS": "CRYPTO",
    "NATIONALITY": "NRP",
    "BANK_ACCOUNT": "US_BANK_NUMBER",
    "ROUTING_NUMBER": "ABA_ROUTING_NUMBER",
    "DRIVER_LICENSE": "US_DRIVER_LICENSE",
    "NPI": "US_NPI",
    "DEVICE_ID": "UUID",
    "PASSPORT": "US_PASSPORT",
}
_OURS = {theirs: ours for ours, theirs in _SAME.items()} | {
    "ORG": "ORGANIZATION",
    "GPE": "LOCATION",
    "DATE_OF_BIRTH": "BIRTH_DATE",
    "DOMAIN_NAME": "HOST",
    "MEDICAL_LICENSE": "NATIONAL_ID",
    "ZIP_CODE": "ADDRESS",
    "STREET_ADDRESS": "ADDRESS",
    "US_MBI": "INSURANCE_NUMBER",
    "US_CLAIM_NUMBER": "CASE_NUMBER",
    "US_REFERRAL_NUMBER": "CASE_NUMBER",
    "US_PRESCRIPTION_NUMBER": "CASE_NUMBER",
    "US_PRIOR_AUTHORIZATION_NUMBER": "CASE_NUMBER",
    "US_HEALTH_INSURANCE_MEMBER_ID": "INSURANCE_NUMBER",
    "AU_MEDICARE": "INSURANCE_NUMBER",
    "DE_HEALTH_INSURANCE": "INSURANCE_NUMBER",
    "DE_SOCIAL_SECURITY": "INSURANCE_NUMBER",
    "DE_FUEHRERSCHEIN": "DRIVER_LICENSE",
    "DE_KFZ": "LICENSE_PLATE",
    "UK_NHS": "NATIONAL_ID",
    "UK_NINO": "NATIONAL_ID",
    "CA_SIN": "NATIONAL_ID",
    "ES_NIF": "NATIONAL_ID",
    "ES_NIE": "NATIONAL_ID",
    "PL_PESEL": "NATIONAL_ID",
    "SE_PERSONNUMMER": "NATIONAL_ID",
    "SG_NRIC_FIN": "NATIONAL_ID",
    "IN_AADHAAR": "NATIONAL_ID",
    "IN_VOTER": "NATIONAL_ID",
    "KR_RRN": "NATIONAL_ID",
    "KR_FRN": "NATIONAL_ID",
    "TH_TNIN": "NATIONAL_ID",
    "NG_NIN": "NATIONAL_ID",
    "PH_UMID": "NATIONAL_ID",
    "ZA_ID_NUMBER": "NATIONAL_ID",
    "IT_IDENTITY_CARD": "NATIONAL_ID",
    "DE_ID_CARD": "NATIONAL_ID",
    "FI_PERSONAL_IDENTITY_CODE": "NATIONAL_ID",
    "IT_FISCAL_CODE": "TAX_ID",
    "IN_PAN": "TAX_ID",
    "IN_GSTIN": "TAX_ID",
    "AU_TFN": "TAX_ID",
    "AU_ABN": "TAX_ID",
    "AU_ACN": "TAX_ID",
    "KR_BRN": "TAX_ID",
    "SG_UEN": "TAX_ID",
    "US_ITIN": "TAX_ID",
    "SE_ORGANISATIONSNUMMER": "TAX_ID",
}
_BY_ENDING = (
    (("_PASSPORT",), "PASSPORT"),
    (("_DRIVER_LICENSE", "_DRIVING_LICENCE"), "DRIVER_LICENSE"),
    (("_VEHICLE_REGISTRATION", "_LICENSE_PLATE"), "LICENSE_PLATE"),
    (("_TIN", "_TAX_ID", "_TAX_NUMBER", "_VAT_NUMBER", "_VAT_ID", "_VAT_CODE"), "TAX_ID"),
    (("_NATIONAL_ID",), "NATIONAL_ID"),
    (("_MOBILE_NUMBER", "_TELEPHONE_NUMBER"), "PHONE"),
    (("_POSTCODE", "_POSTAL_CODE", "_PLZ"), "ADDRESS"),
)


def ours(entity: str, named: Mapping[str, str] | None = None) -> str:
    """Our name of Presidio's `entity`; `named` comes first. `UK_PASSPORT` -> `PASSPORT`, `BADGE` -> `BADGE`."""
    if named and entity in named:
        return named[entity]
    upper = entity.upper()
    if upper in _OURS:
        return _OURS[upper]
    return next((name for endings, name in _BY_ENDING if upper.endswith(endings)), upper)


def theirs(entity: str) -> str:
    """Presidio's name of our `entity`, or ours where it has none: `EMAIL_ADDRESS` of `EMAIL`, but `API_KEY`."""
    return _SAME.get(entity, entity)
