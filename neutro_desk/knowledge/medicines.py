"""Reads what names of medicines mean: drugs with their members and products, short forms, other medicines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from neutro_desk.knowledge.faults import Problem
from neutro_desk.knowledge.files import KnowledgeFile, Rows
from neutro_desk.knowledge.shapes import DrugShape, ItemShape, MemberShape
from neutro_desk.workup.case_words import EventKind
from neutro_desk.workup.content import Checked, Drug, Reference
from neutro_desk.workup.drug_words import key_of
from neutro_desk.workup.medicines import Abbreviation, Medicines, Product
from neutro_desk.workup.statements import Text


class ProductShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """A name that stands for several agents, or for G-CSF or a steroid."""

    names: tuple[str, ...]
    kind: EventKind = EventKind.DRUG
    agents: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    regimen: bool = False

    def product(self) -> Product:
        """Return the product."""
        return Product(self.names, self.kind, self.agents, self.others, self.regimen, self.provenance())


class AbbreviationShape(msgspec.Struct, forbid_unknown_fields=True):
    """A short form that is asked, and what it may mean."""

    text: str
    meanings: tuple[str, ...]


def read_medicines(
    file: KnowledgeFile, drugs: Rows[DrugShape], references: Mapping[str, Reference]
) -> Medicines:
    """Return what names mean beside the drug list; every problem is noted in the file.

    Args:
        file: `medicines.toml`.
        drugs: The rows of the drug list, whose names no product may take.
        references: The citations by their keys.
    """
    file.only("product", "abbreviation", "others")
    products = file.rows("product", ProductShape)
    short = file.rows("abbreviation", AbbreviationShape)
    others = file.content.get("others", "")
    if not isinstance(others, str):
        file.blame("others", "is no text")
        others = ""
    file.problems += _problems(products, drugs, references)
    return Medicines(
        tuple([shape.product() for shape in products.shapes]),
        tuple([Abbreviation(shape.text, shape.meanings) for shape in short.shapes]),
        frozenset(others.replace("\n", " ").strip().split(", ")) if others.strip() else frozenset(),
    )


def drug_list(shapes: Iterable[DrugShape], products: Sequence[Product] = ()) -> tuple[Drug, ...]:
    """Return the drugs, each class followed by its members, each with the products it is part of."""
    parts: dict[str, list[Product]] = {}
    for product in products:
        for agent in product.agents:
            parts.setdefault(agent, []).append(product)
    return tuple([_in_products(drug, parts) for shape in shapes for drug in _with_members(shape)])


def _in_products(drug: Drug, parts: Mapping[str, list[Product]]) -> Drug:
    return replace(drug, products=tuple(parts[drug.id])) if drug.id in parts else drug


def _with_members(shape: DrugShape) -> Iterator[Drug]:
    drug = shape.drug()
    yield drug
    for member in shape.members:
        yield replace(
            drug,
            id=member_id(member),
            name=Text(member.name, member.name),
            names=(member.name, *member.names),
            brands=member.brands,
            member_of=drug.id,
        )


def member_id(member: MemberShape) -> str:
    """Return the id of a member of a class, made from its name."""
    return re.sub(r"[^a-z0-9]+", "-", member.name).strip("-")


def _problems(
    products: Rows[ProductShape], drugs: Rows[DrugShape], references: Mapping[str, Reference]
) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    ids: set[str] = set()
    for file, place, drug in drugs:
        for drug_id, names in _named(drug):
            if drug_id in ids and drug_id != drug.id:
                yield Problem(file, str(place), f"id {drug_id} stands twice")
            ids.add(drug_id)
            yield from (Problem(file, str(place), why) for why in _name_problems(names, drug_id, owners))
    for file, place, product in products:
        yield from (
            Problem(file, str(place), why)
            for why in (
                *_name_problems(product.names, f"the product {product.names[0]}", owners),
                *(f"no drug is called {agent}" for agent in product.agents if agent not in ids),
                *(
                    f"source {source} is not among the references"
                    for source in product.sources
                    if source not in references
                ),
                *(
                    ["no source is given"]
                    if not product.sources and product.checked is not Checked.NOT_VERIFIED
                    else []
                ),
            )
        )


def _named(drug: DrugShape) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield drug.id, (*drug.names, *drug.brands)
    for member in drug.members:
        yield member_id(member), (member.name, *member.names, *member.brands)


def _name_problems(names: Iterable[str], owner: str, owners: dict[str, str]) -> Iterator[str]:
    for name in names:
        key = key_of(name)
        if name != name.lower() or not key:
            yield f"name {name} is not in lower case, or holds no name"
        elif owners.setdefault(key, owner) != owner:
            yield f"name {name} already means {owners[key]}"
