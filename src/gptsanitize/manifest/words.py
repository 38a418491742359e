"""What the report says in words: names of entities, outcomes, levels and treatments for people who are no engineers."""

from __future__ import annotations

from types import MappingProxyType

from gptsanitize.model import Level, OutcomeKind, Treatment

__all__ = ["LEVELS", "OUTCOMES", "TREATMENTS", "entity_title"]

_ENTITIES = MappingProxyType(
    {
        "PERSON": "Names of people",
        "TITLE": "Forms of address",
        "USERNAME": "User names",
        "EMAIL": "E-mail addresses",
        "PHONE": "Phone numbers",
        "ADDRESS": "Postal addresses",
        "LOCATION": "Places",
        "DATE": "Dates",
        "BIRTH_DATE": "Dates of birth",
        "AGE": "Ages",
        "COORDINATES": "Coordinates",
        "NATIONALITY": "Nationalities",
        "RELIGION": "Religion",
        "UNION": "Trade union membership",
        "HEALTH": "Health data",
        "CIRCUMSTANCE": "Circumstances of life",
        "US_SSN": "US social security numbers",
        "NATIONAL_ID": "National identity numbers",
        "TAX_ID": "Tax numbers",
        "PASSPORT": "Passport numbers",
        "DRIVER_LICENSE": "Driving licence numbers",
        "LICENSE_PLATE": "Licence plates",
        "VIN": "Vehicle identification numbers",
        "MEDICAL_RECORD": "Medical record numbers",
        "INSURANCE_NUMBER": "Insurance numbers",
        "NPI": "US health care provider numbers (NPI)",
        "CASE_NUMBER": "Case numbers",
        "EMPLOYEE_ID": "Employee numbers",
        "CUSTOMER_ID": "Customer numbers",
        "CREDIT_CARD": "Payment card numbers",
        "IBAN": "Bank accounts (IBAN)",
        "BIC": "Bank codes (BIC)",
        "BANK_ACCOUNT": "Bank accounts",
        "ROUTING_NUMBER": "Bank routing numbers",
        "CRYPTO_ADDRESS": "Cryptocurrency addresses",
        "SALARY": "Salaries",
        "AMOUNT": "Sums that somebody is to pay or is paid",
        "PENALTY": "Sentences",
        "OCCUPATION": "Occupations",
        "ORGANIZATION": "Organisations",
        "URL": "Web addresses",
        "HOST": "Host names",
        "IP_ADDRESS": "IP addresses",
        "MAC_ADDRESS": "Network hardware (MAC) addresses",
        "DEVICE_ID": "Device identifiers",
        "COOKIE_ID": "Cookie identifiers",
        "PASSWORD": "Passwords",
        "API_KEY": "API keys",
        "PRIVATE_KEY": "Private keys",
        "CONNECTION_STRING": "Connection strings",
        "SECRET": "Other secrets",
        "TERM": "Confidential terms of your list",
    }
)

LEVELS = MappingProxyType(
    {
        Level.PUBLIC: "Nothing sensitive was found, or nothing that was found is sensitive under the policy.",
        Level.INTERNAL: "For use inside the organisation. The least level of a file whose personal data was replaced.",
        Level.CONFIDENTIAL: "Harm if it were known outside: personal data, customers, contracts, confidential terms.",
        Level.RESTRICTED: "Serious harm: secrets, identity and bank numbers, special categories of personal data.",
    }
)

OUTCOMES = MappingProxyType(
    {
        OutcomeKind.CLEAN: "Every value found was dealt with as the policy says, and an independent reader opened the"
        " written file and found none of the originals. The copy is in the folder clean/.",
        OutcomeKind.WITHHELD: "The file was read, but it could not be proven that nothing is left in it. No copy was"
        " delivered.",
        OutcomeKind.UNSUPPORTED: "It is in no format that can be rewritten. No copy was delivered.",
        OutcomeKind.FAILED: "The file could not be read: damaged, encrypted, or over a limit. No copy was delivered.",
    }
)

TREATMENTS = MappingProxyType(
    {
        Treatment.REWRITTEN: "Read; values in it were replaced.",
        Treatment.UNCHANGED: "Read; nothing in it had to be replaced.",
        Treatment.DROPPED: "Left out of the clean copy.",
        Treatment.REENCODED: "Written anew without metadata.",
        Treatment.UNREAD: "In the clean copy, but its content (the pixels of an image) was not read.",
        Treatment.REFUSED: "Could not be read, so the file is not delivered.",
    }
)


def entity_title(entity: str) -> str:
    """`EMAIL` -> `E-mail addresses`; an entity of a rule of the user's own in plain letters."""
    return _ENTITIES.get(entity) or entity.replace("_", " ").capitalize()
