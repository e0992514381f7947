"""Words of a typed medicine: its name apart from doses, salts, forms, routes and frequencies."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SALTS = """
acetate acetonide aluminium aluminum anhydrous axetil benzathine besilate besylate bitartrate bromide
calcium carbonate chloride citrate decanoate dihydrate dimeglumine dipropionate disodium esilate esylate
fumarate furoate gluconate hcl hydrobromide hydrochlor hydrochloride hydroxide lactate lysine magnesium
maleate meglumine mesilate mesylate monohyd monohydrate monosodium nitrate oxide palmitate pamoate phosphate
pivoxil potassium procaine propionate proxetil sod sodium stearate succinate sulfate sulph sulphate tartrate
tebutate tosilate tosylate trihydrate trometamol tromethamine valerate zinc
"""
_GERMAN_SALTS = """
acetat besilat bromid carbonat chlorid citrat fumarat hydrobromid hydrochlorid hydroxid kalium lactat maleat
mesilat monohydrat natrium nitrat oxid phosphat succinat sulfat tartrat tosilat trihydrat zink
"""
SALTS = frozenset((*_SALTS.split(), *_GERMAN_SALTS.split()))
"""Words that name a salt, never the active part; a name made only of them is left as it is."""

_LOCAL = """
aerosol cream dermal drops ear elixir enema eye gargle gel lotion lozenge lozenges mouthwash nasal oint
ointment ophth ophthalmic otic patch patches rinse shampoo skin topical transdermal vag vaginal
"""
_GERMAN_LOCAL = """
augensalbe augentropfen creme lokal lutschtablette lutschtabletten mundspullosung nasenspray nasentropfen
ohrentropfen pflaster salbe topisch
"""
LOCAL = frozenset((*_LOCAL.split(), *_GERMAN_LOCAL.split()))
"""Forms and routes that reach the place they are put on, and the body less."""

_FORMS = """
a active actuation admission alternate am amp ampoule ampoules ampule ampules an ante as at bag bags base bd
bedtime before bid bolus brand breakfast by c1 c2 c3 c4 c5 c6 cap caplet caplets caps capsule capsules cent
chemo chemotherapy chew chewable chrono cibum coated conc concentrate cont continued continuing continuous
controlled course cr current currently cyc cycle cycles d d1 d15 d8 daily date dates day days dec delayed
depot desensitization diluted discharge disintegrating disp dispersible dl dosage dose doses doubled dr drug
drugs ds e each ec effervescent em emulsion enteric eod er evening evenings every excl ext extended extra ff
film five fixed flush food for forte fortnight four free frequency fri friday from g generic given gm gran
granules h half halved held high home hour hourly hours hr hrs hs icu id im immediate implant in increased
indication inf infusion inh inhalation inhaled inhaler initial inj injectable injection inpatient
intramuscular intrathecal intravenous intravenously ir it iu iv ivp ivpb kg kit l la later liq liquid
liquids list load loading long low lunch lyophilized m2 maintenance man mane mcg mdv meals med medication
medications medicine medicines meq mg mid million minibag ml mmol modified mon monday month monthly morning
mornings mr name names neb nebs nebule nebulised nebulized new nf ng night nightly nocte non noon now nr od
odt of oil om on once one ongoing only oral orally os other outpatient paediatric parenteral paste patient
paused ped pediatric peds pen per percent pill pills plus po post powder pr pre prefilled premix prep
prescriber preservative prior prn prolonged prophylactic prophylaxis protocol q q12h q14d q1h q1w q21d q24h
q28d q2h q2w q3h q3w q48h q4h q4w q6h q8h qam qd qds qh qhs qid qod qpm quick r reconstituted rectal reduced
refill regular release required rescue restart restarted retard route rtu s sachet sachets sat saturday sc
scheduled sdv semi single sl slow soft sol soln soluble solution spansule spray sprinkle sprinkles sq sr
start startdate started stat status stop stopdate stopped strength strip study subcut subcutaneous
subcutaneously sublingual sun sunday supp supplement supply suppository supps susp suspension sustained
swallow swish switched syr syringe syringes syrup ta tab tablet tablets tabs take taken taper tapering tds
the then three thu thur thurs thursday tid times titrated tiw to top tue tues tuesday twice two u ud ug
unchanged unit units until use vial vials w wafer water wed wednesday week weekly weeks when with withdrawal
without x xl xr yearly years
"""
_GERMAN_FORMS = """
ab abend abends abgesetzt alle ampulle ampullen bedarf begonnen bei beutel bis brausetablette brausetabletten
dauermedikation dosis einmal einnahme essen fertigspritze filmtablette filmtabletten gramm granulat
hartkapsel hartkapseln hausmedikation infusionen infusionslosung injektion injektionslosung intramuskular
intravenos je jeden kapsel kapseln kautablette kautabletten kps losung mahlzeit milligramm mittags monat
monate monatlich morgens nach nachts nacht nuchtern peroral pausiert pro pulver ret retardkapsel retardkapseln
retardtablette retardtabletten saft schmelztablette schmelztabletten seit sirup spritze std stunde stunden
subkutan tabl tablette tabletten tag tage taglich tagen tbl tgl tropfen von vor woche wochen wochentlich
zapfchen zu zum zur zweimal dreimal viermal zyklus
"""
FORMS = frozenset((*_FORMS.split(), *_GERMAN_FORMS.split())) | LOCAL
"""Words about form, route, dose and time that belong to no name, without accents."""

_MARKS = re.compile(r"[®™©°]|\*+(?:nf|s)?\*+|\*")
_UNIT = (
    r"(?:mg|mcg|micrograms?|milligrams?|grams?|µg|μg|ug|ng|gm?|mls?|l|litres?|iu|international units?|units?|"
    r"mmol|meq|mu|million units?|tabs?|tablets?|caps?|capsules?|puffs?|drops?|vials?|%)"
)
_PER = (
    r"(?:\s*/\s*(?:[0-9.]+\s*)?"
    r"(?:m2|m²|m\^2|kg|ml|l|day|d|h|hr|hrs|hour|hours|min|dose|week|wk|spray|actuation)\b)*"
)
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*(?:\s*(?:-|–|to|x|×)\s*[0-9]+(?:[.,][0-9]+)*)?"
_DOSE = re.compile(
    rf"(?<![a-z0-9]){_NUMBER}\s*-?\s*{_UNIT}(?![a-z]){_PER}(?:\s*/\s*{_NUMBER}\s*{_UNIT}?{_PER})*"
)
_AUC = re.compile(r"\bauc\s*[0-9.]+")
_EVERY = re.compile(
    r"\b(?:q\s*[0-9]+\s*[-\u2010-\u2013]?\s*[0-9]*\s*(?:h|hr|hrs|d|w|wk|wks|hours?|days?|weeks?)|[0-9]+\s*x\s*(?:a\s+)?(?:daily|day|week)|c[0-9]{1,2}\s*d[0-9]{1,2}|(?:cycle|day|week)\s*[0-9]+(?:\s*of\s*[0-9]+)?)\b"
)
_OFTEN = re.compile(
    r"\b[0-9]+\s*x\s*(?:(?:am|pro|je|in der)\s+)?(?:taglich|tgl|tag|wochentlich|woche|monatlich|monat)?\b\.?"
)
_ROUTE = re.compile(r"\b([isp])\.\s?([vmco])\b\.?")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_BRACKET = re.compile(r"[()\[\]{}]")
_JOINT = re.compile(r"\bw\s*/\s*|\s+(?:and|with|und|mit)\s+|[/+&;]")
_AND = ("and", "und")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a typed medicine.

    Attributes:
        part: Which joined part of the text it stands in.
        aside: Whether it stands in brackets.
        tied: Whether a dash ties it to a word, as in `5-fluorouracil`: then even a number belongs to a name.
    """

    text: str
    part: int = 0
    aside: bool = False
    tied: bool = False

    @property
    def fills(self) -> bool:
        """Whether it belongs to no name: a salt, a form, a route, a frequency or a bare number."""
        if self.tied and (len(self.text) == 1 or any(letter.isdigit() for letter in self.text)):
            return False
        return self.text in SALTS or self.text in FORMS or not any(letter.isalpha() for letter in self.text)


def plain(text: str) -> str:
    """Return a text in lower case without accents and trade marks, its dashes all one."""
    bare = unicodedata.normalize("NFKD", _MARKS.sub(" ", text).casefold())
    return _DASHES.sub("-", "".join(letter for letter in bare if not unicodedata.combining(letter)))


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a typed medicine without its doses; `/`, `+`, `and`, `und` and brackets part it."""
    routed = _ROUTE.sub(r"\1\2", plain(text))
    undosed = _OFTEN.sub(" ", _EVERY.sub(" ", _AUC.sub(" ", _DOSE.sub(" ", routed))))
    found: list[Word] = []
    part = 0
    for depth, piece in enumerate(_BRACKET.split(undosed)):
        for joined in _JOINT.split(piece):
            part += 1
            found += [
                Word(word[0], part, depth % 2 == 1, _is_tied(joined, word))
                for word in _TOKEN.finditer(joined)
                if word[0] not in _AND
            ]
    return tuple(found)


def _is_tied(text: str, word: re.Match[str]) -> bool:
    """Return whether a dash ties a word to one of letters before or after it."""
    after, before = text[word.end() :], text[: word.start()]
    return bool(re.match(r"-[^\W\d_]{2}", after) or re.search(r"[^\W\d_]{2}-\Z", before))


@lru_cache(maxsize=32768)
def key_of(name: str) -> str:
    """Return what two ways of writing one name have in common: its words in order of the alphabet."""
    if name.isascii() and name.isalpha() and name.islower() and name not in _AND:
        return name  # most names are one plain word; a test holds this to the long way
    return key_of_words([word.text for word in words_of(name)])


def key_of_words(words: list[str]) -> str:
    """Return the same of words."""
    return " ".join(sorted(words))


def is_local(words: tuple[Word, ...]) -> bool:
    """Return whether a form or route named is one for skin, eye, ear, nose or mouth."""
    return any(word.text in LOCAL for word in words)
