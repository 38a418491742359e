"""Every error a user can meet, as one tree.

    GptsanitizeError ........................ reason, advice, exit code
    ├── UsageError (exit 2) ................. the call is wrong; nothing was read
    │   ├── PolicyError ..................... a policy, rule or term file: names file, line and field
    │   ├── KeyFileError .................... the masking key is missing, short or unreadable
    │   ├── VaultError ...................... the vault is missing, locked, damaged, or another's
    │   └── TargetError ..................... the output folder cannot be used
    ├── InputError (ends as an outcome) ..... one file cannot be cleaned; the others go on
    │   ├── UnsupportedError ................ not a format we rewrite            -> unsupported
    │   ├── CorruptError .................... not what its name or header claims -> failed
    │   ├── EncryptedError .................. needs a password                   -> failed
    │   ├── LimitError ...................... larger, deeper or slower than allowed -> failed
    │   └── WithheldError ................... readable, but not provably clean   -> withheld
    └── InternalError (exit 3) .............. a fault of ours

An error carries a fixed message, a reason code and advice. It never carries a value of a document: messages of
libraries are not passed on (they may quote the document), and what is interpolated is limited to numbers, codes and
paths that the *user* gave on the command line.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "CorruptError",
    "EncryptedError",
    "GptsanitizeError",
    "InputError",
    "InternalError",
    "KeyFileError",
    "KeyFileWarning",
    "LimitError",
    "PolicyError",
    "TargetError",
    "UnsupportedError",
    "UsageError",
    "VaultError",
    "WithheldError",
]


class GptsanitizeError(Exception):
    """Base of all errors of this package.

    `reason` is a stable kebab-case code that a program may test and a manifest may hold; `advice` says what the user
    can do about it.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, message: str, *, reason: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders; keyword-only arguments need help to be pickled."""
        return (_rebuild, (type(self), self.__dict__.copy()))


def _rebuild(kind: type[GptsanitizeError], state: dict[str, object]) -> GptsanitizeError:
    error = kind.__new__(kind, state["message"])
    error.__dict__.update(state)
    error.args = (state["message"],)
    return error


class UsageError(GptsanitizeError):
    """The call itself is wrong: nothing was read and nothing was written."""

    exit_code = 2

    def __init__(self, message: str, *, reason: str = "usage", advice: str = "") -> None:
        super().__init__(message, reason=reason, advice=advice)


class PolicyError(UsageError):
    """A policy, rule or term file is wrong. `where` is `file:line`, `field` a dotted path inside the file."""

    def __init__(self, message: str, *, where: str, field: str = "", advice: str = "") -> None:
        place = f"{where}: {field}: " if field else f"{where}: "
        super().__init__(place + message, reason="policy", advice=advice)
        self.complaint = message
        self.where = where
        self.field = field

    def at_line(self, line: int) -> PolicyError:
        """The same error with the line on which the field stands."""
        file, colon, number = self.where.rpartition(":")
        where = file if colon and number.isdecimal() else self.where
        return PolicyError(self.complaint, where=f"{where}:{line}", field=self.field, advice=self.advice)


_OTHER_KEY = (
    "take your copy of the key; the first time, or where it is lost, `gptsanitize init` makes a new one: "
    "under it all fakes differ from those of earlier releases, and earlier vaults do not open"
)


class KeyFileError(UsageError):
    """The masking key is missing, too short or cannot be read."""

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message, reason="key", advice=advice or _OTHER_KEY)


class KeyFileWarning(UserWarning):
    """The file of a key or passphrase can be read by other users of the machine."""


class VaultError(UsageError):
    """The vault cannot be used: missing, damaged, busy, or of another key or passphrase. It is left as it was."""

    def __init__(self, message: str, *, reason: str = "vault", advice: str = "") -> None:
        super().__init__(message, reason=reason, advice=advice)


class TargetError(UsageError):
    """The output folder exists, lies inside a source, cannot be written, or the disk is full."""

    def __init__(self, message: str, *, reason: str = "target", advice: str = "") -> None:
        super().__init__(message, reason=reason, advice=advice)


class InputError(GptsanitizeError):
    """One input cannot be cleaned. It becomes an outcome of that file; other files go on."""

    exit_code = 1
    outcome: ClassVar[str] = "failed"


class UnsupportedError(InputError):
    """The content is of no format that can be rewritten. The file is not copied."""

    outcome = "unsupported"

    def __init__(
        self,
        message: str = "this format is not supported",
        *,
        reason: str = "unsupported-format",
        advice: str = "convert it to DOCX, XLSX, PDF, CSV, TSV, TXT or MD, or leave it out",
    ) -> None:
        super().__init__(message, reason=reason, advice=advice)


class CorruptError(InputError):
    """The content is not what its name or its header claims, or is damaged."""

    def __init__(
        self,
        message: str = "the file is damaged",
        *,
        reason: str = "corrupt",
        advice: str = "open it in its program, save it again, and retry",
    ) -> None:
        super().__init__(message, reason=reason, advice=advice)


class EncryptedError(InputError):
    """The content cannot be read without a password."""

    def __init__(
        self,
        message: str = "the file is encrypted",
        *,
        reason: str = "encrypted",
        advice: str = "remove the password in the program that made it, and retry",
    ) -> None:
        super().__init__(message, reason=reason, advice=advice)


class LimitError(InputError):
    """The content is larger, deeper or slower than the policy's limits allow."""

    def __init__(
        self,
        message: str,
        *,
        reason: str = "limit",
        advice: str = "raise the limit in the policy if you trust the file",
    ) -> None:
        super().__init__(message, reason=reason, advice=advice)


class WithheldError(InputError):
    """The content was read, but a clean copy of it cannot be proven, so none is delivered."""

    outcome = "withheld"

    def __init__(self, message: str, *, reason: str, advice: str = "review the file by hand, or leave it out") -> None:
        super().__init__(message, reason=reason, advice=advice)


class InternalError(GptsanitizeError):
    """A fault of ours. `reason` names the stage; the cause's message is not passed on: it may quote a document."""

    exit_code = 3

    def __init__(
        self,
        message: str = "a fault in gptsanitize",
        *,
        reason: str = "internal",
        advice: str = "please report it with the reason code and the version; do not attach the document",
    ) -> None:
        super().__init__(message, reason=reason, advice=advice)
