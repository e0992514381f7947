"""`--scheme`: the name of a scheme, or the file of a ward's own, becomes the schemes to grade by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.ward_scheme import load_ward_scheme
from neutro_desk.workup.schemes import Schemes

_FILE = ".toml"


def schemes_for(asked: str | None, schemes: Schemes) -> Schemes:
    """Return the schemes with the one asked for among those that grade.

    A file takes the place of the clinical scheme, a scheme that gives grades stands beside CTCAE 5.0 and 6.0.

    Args:
        asked: A name such as `DAIDS 2.1`, a file that ends in `.toml`, or None.
        schemes: The schemes that ship.

    Raises:
        WrongCallError: If there is no such scheme, or the file is faulty.
    """
    if asked is None:
        return schemes
    if asked.endswith(_FILE):
        try:
            return replace(schemes, own=load_ward_scheme(Path(asked)))
        except KnowledgeError as error:
            raise WrongCallError(str(error)) from error
    scheme = schemes.named(asked)
    if scheme is None:
        message = (
            f"there is no scheme {asked!r}: {', '.join(schemes.names)}, or a ward's own as a {_FILE} file"
        )
        raise WrongCallError(message)
    usual = (schemes.clinical, schemes.ctcae_5, schemes.ctcae_6)
    return schemes if scheme in usual else replace(schemes, also=(scheme,))
