"""The order of the work-up as data: window, guide, page and tests read it."""

from enum import Enum


class Step(Enum):
    """Steps of the guided checklist, in the order they are asked.

    Source:
        CLINICAL 5.2; Newburger and Dale, Semin Hematol 2013;50:198.
    """

    REAL = "real"
    EMERGENCY = "emergency"
    DRUGS = "drugs"
    LINEAGES = "lineages"
    TIME_COURSE = "time-course"
    INFECTION = "infection"
    CANCER = "cancer"
    NUTRITION = "nutrition"
    AUTOIMMUNE = "autoimmune-spleen"
    INHERITED = "inherited"
    UNEXPLAINED = "unexplained"
