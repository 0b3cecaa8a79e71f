"""The spellings of calendar time in Dutch letters, as patterns. `timewords` says what they mean.

`TIME` matches one expression with the preposition before it; the groups of its calendar words begin with
`a`. `JOINED` matches what goes on with it (`of begin 2026`), the groups beginning with `b`.
"""

from __future__ import annotations

import re

from . import calendar as cal

_MON = "(?:" + "|".join(cal.MONTHS) + ")"
YEAR = r"(?:20\d\d)"
_ANY_YEAR = (
    rf"(?:(?:van\s|in\s|het\sjaar\s|van\shet\sjaar\s)?{YEAR}|(?:van\s|in\s)?(?:dit|volgend|komend|aankomend|"
    r"aanstaand|het\s(?:komende|lopende|volgende))\s(?:kalender|begrotings)?jaar|(?:van\s)?het\sjaar)"
)
_PART = (
    r"(?:begin|medio|midden|half|halverwege|(?:het\s)?eind(?:e)?|het\sbegin|ultimo|primo|aan\shet\seinde|"
    r"aan\shet\sbegin)"
)
_ORDINAL = r"(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e|1ste|2de|3de|4de)"
NUMBER_WORDS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "twaalf": 12, "achttien": 18, "vierentwintig": 24, "enkele": 0, "een paar": 0,
}  # fmt: skip
_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
_NEXT = r"(?:dit|deze|komende?|aankomende?|aanstaande|volgende?|eerstkomende?|eerstvolgende?)"

_CORE = rf"""(?:
    (?:(?P<{{0}}dfirst>\d{{{{1,2}}}})\s?(?:en|of|t/m|tot\sen\smet|[-–])\s?)?(?P<{{0}}day>\d{{{{1,2}}}})\s(?P<{{0}}dmonth>{_MON})(?:\s(?P<{{0}}dyear>{YEAR}))?(?:\s?(?P<{{0}}dnear>a\.s\.|aanstaande|jl\.?|jongstleden|j\.l\.))?
  | (?P<{{0}}mhalf>eerste|tweede)\shelft\svan\s(?:de\smaand\s)?(?P<{{0}}hmonth>{_MON})(?:\s
      (?P<{{0}}hmyear>{YEAR}))?
  | (?P<{{0}}wkn>eerste|tweede|derde|vierde|laatste)\sweek\svan\s(?:de\smaand\s)?(?P<{{0}}wmonth>{_MON})
      (?:\s(?P<{{0}}wyear>{YEAR}))?
  | (?:(?P<{{0}}mpart>{_PART})\s)?(?:van\s)?(?:de\smaand\s)?(?:{_NEXT}\s)?(?P<{{0}}month>{_MON})(?:\s
      (?:van\s)?(?P<{{0}}myear>{YEAR}|dit\sjaar|volgend\sjaar))?(?:\s?(?P<{{0}}mnear>a\.s\.|aanstaande
      |jl\.?|jongstleden|j\.l\.))?
  | (?:(?P<{{0}}qpart>{_PART})\s)?(?:van\s)?(?:het\s)?(?:(?P<{{0}}qn>{_ORDINAL})\skwartaal|Q
      (?P<{{0}}q>[1-4]))(?:\s(?P<{{0}}qyear>{_ANY_YEAR}))?
  | (?P<{{0}}hn>eerste|tweede|1e|2e)\s(?:helft|halfjaar|half\sjaar)\s(?P<{{0}}hyear>{_ANY_YEAR})
  | (?:(?:de|het)\s)?(?:(?P<{{0}}schoolnext>nieuwe|komende|volgende|aankomende)\s)?(?:school|studie
      |college)jaar(?:\s(?P<{{0}}school>{YEAR})\s?[-–/]\s?(?:20)?\d\d)?
  | (?P<{{0}}y1>{YEAR})\s?[-–]\s?(?P<{{0}}y2>{YEAR})
  | (?:(?P<{{0}}smod>(?:de\s|het\s)?{_NEXT})\s)?(?:(?P<{{0}}spart>{_PART}|vroege|late)\s)?(?:van\s)?(?:
      (?:de|het)\s)?(?:(?:vroege|late)\s)?(?P<{{0}}season>voorjaar|lente|zomer|najaar|herfst|winter)
      (?:\s(?:van\s)?(?P<{{0}}syear>{YEAR}|dit\sjaar|volgend\sjaar))?
  | (?:(?:het|dit|komende?|aankomende?|aanstaande)\s){{{{0,2}}}}(?P<{{0}}recess>zomer|kerst|herfst
      |voorjaars|krokus|mei)?-?reces(?:\s(?:van\s)?(?P<{{0}}ryear>{YEAR}))?
  | (?P<{{0}}prinsjes>Prinsjesdag)(?:\s(?:van\s)?(?P<{{0}}pyear>{YEAR}))?
  | (?P<{{0}}kerst>de\skerst|Kerst(?:mis)?|de\sjaarwisseling)(?![\w-])
  | (?P<{{0}}near>deze|dit|komende|volgende|aanstaande)\s(?P<{{0}}unit>maand|week)\b
  | (?:(?P<{{0}}ypart>{_PART})\s)?(?P<{{0}}year>{_ANY_YEAR})
)"""

_PREFIX = (
    r"(?:(?P<until>uiterlijk|ten\slaatste|niet\slater\sdan|op\szijn\slaatst)\s)?"
    r"(?:(?P<prep>in\sde\sweek\svan(?:af)?|niet\s(?:eerder\sdan|v[oó]+r)|in\sde\sloop\svan|met\singang\svan|ingaande|tot\sen\smet|tot\saan|t/m|tot"
    r"|v[oóò]{2}r|vanaf|na\safloop\svan|na|sinds|per|aan|in|op|rond(?:om)?|omstreeks|tijdens|gedurende|richting|tussen|van|d\.d\.|dd\.?"
    r"|met|bij)\s)?(?:(?:het|de|de\smaand)\s)?"
)
TIME = re.compile(
    rf"(?<![\w/.,-]){_PREFIX}{_CORE.format('a')}(?!\w|/(?!{_MON})|[-–]\w|\.\d)", re.IGNORECASE | re.VERBOSE
)
JOINED = re.compile(
    rf"\s?(?P<joint>/|,\s(?:of\s)?|of\s|en\smet\s|tot\sen\smet\s|t/m\s|tot\s|en\s|[-–]\s?)\s?(?:(?:in|de|het)\s){{0,2}}{_CORE.format('b')}(?![\w/]|[-–]\w)",
    re.IGNORECASE | re.VERBOSE,
)
WITHIN = re.compile(
    rf"\b(?P<how>binnen|over|in\sde\skomende|de\skomende)\s(?:nu\sen\s|een\stermijn\svan\s|een\speriode\svan\s|(?:circa|ongeveer|maximaal|uiterlijk)\s)?"
    rf"(?P<n>{_COUNT})\s(?P<unit>dag(?:en)?|werkdagen|we(?:ek|ken)|maand(?:en)?|jaar|jaren|kwartalen)\b",
    re.IGNORECASE,
)
WEEK = re.compile(
    rf"\b(?:uiterlijk\s)?in\sweek\s(?P<n>\d{{1,2}})(?:\s(?:van\s)?(?P<year>{YEAR}))?", re.IGNORECASE
)
BEFORE = re.compile(r"^(?:v[oóò]{2}r|tot(?:\saan)?)$", re.IGNORECASE)
PLANNED = re.compile(r"(?:gepland|voorzien|ingepland|geagendeerd|beoogd|verwacht)\s$", re.IGNORECASE)
