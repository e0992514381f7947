"""People of a store, what each may do, and what an unlocked store hands to whoever opens it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Role(Enum):
    """What a person may do beside reading."""

    CLINICIAN = "clinician"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Person:
    """One who may sign in.

    Attributes:
        name: As it is kept (`names.person_name`).
        role: What the person may do.
        slot: Id of the key slot; stays when the name is given to somebody else later.
    """

    name: str
    role: Role
    slot: str


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a passphrase or the recovery code opens.

    Attributes:
        key: Of the database, 32 bytes.
        person: Who opened it.
        by_recovery: Whether the recovery code did, which the audit enters as emergency access.
    """

    key: bytes = field(repr=False)
    person: Person
    by_recovery: bool = False

    @property
    def may_administer(self) -> bool:
        """Whether people and settings may be changed."""
        return self.by_recovery or self.person.role is Role.ADMINISTRATOR
