"""Words for the sums behind numbers: what is explained, each line, and formulas whose lines do not just add."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rules.engine.explain import Formula, Label, Title

TITLES: Final[dict[Title, Promise]] = {
    Title.GDP: _("Economy"),
    Title.EFFORT: _("Defence effort"),
    Title.BUDGET: _("Budget"),
    Title.INFLUENCE: _("Influence"),
    Title.SUPPORT: _("Public support"),
    Title.READINESS: _("Readiness"),
    Title.RECORD: _("Contribution record"),
    Title.GIVEN: _("Spent on others’ crises"),
    Title.RECEIVED: _("Spent by others here"),
    Title.CAPABILITY: _("Capability level"),
    Title.NEXT_LEVEL_COST: _("Price of the next level"),
    Title.EXPOSURE: _("Exposure"),
    Title.TRUST: _("Trust"),
    Title.HARDENED: _("Times hardened"),
    Title.GUIDELINE: _("The guideline"),
    Title.RESILIENCE: _("Resilience"),
    Title.STABILITY: _("Stability"),
    Title.TENSION: _("Tension"),
    Title.INTEROPERABILITY: _("Interoperability"),
    Title.SEVERITY: _("Severity"),
    Title.DEMAND: _("Demand"),
    Title.UNITS: _("Units needed"),
    Title.FAIR_SHARE: _("Fair share"),
    Title.NEED: _("Need"),
    Title.FORECAST: _("If all promises are kept"),
    Title.COVERAGE: _("Coverage, with friction"),
    Title.HARM: _("Harm"),
    Title.SPENT: _("The plan’s price"),
    Title.LEFT: _("Left in the budget"),
    Title.CARRIED: _("Carried to next year"),
    Title.PROSPERITY: _("Prosperity"),
    Title.SECURITY: _("Security"),
    Title.LEADERSHIP: _("Leadership"),
    Title.SUPPORT_BAR: _("Public support"),
    Title.SCORE: _("Contest score"),
}

TERMS: Final[dict[Label, Promise]] = {
    Label.ROUND_START: _("when the round opened"),
    Label.GAME_START: _("at the start of the game"),
    Label.ROUND: _("round {round}"),
    Label.OUTCOMES: _("round {round}: {contained} contained, {managed} managed, {partial} partial, {failed} failed"),
    Label.SCENARIO: _("set by the scenario"),
    Label.NEXT_LEVEL: _("towards the next level: {paid} of {cost} RP"),
    Label.CARD: _("the card itself"),
    Label.DRAW: _("chance, 0 or 1"),
    Label.LATE_ROUND: _("later rounds are harder"),
    Label.TENSE: _("high tension of this threat"),
    Label.LIMIT: _("held within its limits"),
    Label.SEVERITY: _("severity"),
    Label.ALL_GDP: _("economies of all, at the start"),
    Label.SIZE: _("size of the table, in per cent"),
    Label.CRISES: _("crises in a round"),
    Label.PRESSURE: _("tension and time, in per cent"),
    Label.TARGET_SIZE: _("size of the target, in per cent"),
    Label.DIFFICULTY: _("the scenario’s difficulty, in per cent"),
    Label.DEMAND: _("demand"),
    Label.NEED: _("{domain}"),
    Label.OWN_GDP: _("own economy"),
    Label.BONUS: _("response options"),
    Label.LUCK: _("friction: good luck"),
    Label.MISHAP: _("friction: mishaps"),
    Label.EXPOSED: _("exposure to this threat"),
    Label.UNITS: _("units"),
    Label.OPTIONS: _("response options"),
    Label.INVESTMENTS: _("investment"),
    Label.BUDGET: _("budget"),
    Label.PLAN: _("the plan"),
    Label.HALF: _("left over"),
    Label.BASE: _("to begin with"),
    Label.GROWN: _("the economy grew by {grown} per mille; {expected} would be usual"),
    Label.HARM: _("harm taken in crises: {harm} points, shared out over the rounds"),
    Label.LEVELS: _("capability levels"),
    Label.READY: _("readiness"),
    Label.EARNED: _("influence earned by helping and leading: {earned}, shared out over the rounds"),
    Label.BARS: _("30 × prosperity + 30 × security + 20 × leadership + 20 × support"),
    Label.WORLD: _("per mille that count at stability {stability}"),
    Label.PAIRS: _("the mean of each two nations as the round opened"),
    Label.RECORD: _("5 × the record of {record}, at most 100"),
    Label.OUTREACH: _("public diplomacy"),
    Label.HARDENING: _("hardening"),
    Label.HARDENED: _("hardened: per cent of the harm that is left"),
    Label.RUMOUR: _("what all have heard; it can be anything from {low} to {high}"),
}

FORMULAS: Final[dict[Formula, Promise]] = {
    Formula.FIXED: _("It stays the same through this scenario."),
    Formula.MEAN: _("Each two nations have a number of their own; estimates count with the mean of all."),
    Formula.DEMAND: _(
        "severity × economies × 93 × table size ÷ (1000 × crises), then the three percentages, in thousandths of a unit"
    ),
    Formula.FAIR_SHARE: _("units × own economy ÷ economies of all, rounded down, at least 1"),
    Formula.HARM: _("weight of the outcome × severity × (4 + exposure) ÷ 5, then what hardening and options soften"),
    Formula.HALF: _("half of it, rounded down"),
    Formula.RESILIENCE: _(
        "what the last plan paid for hardening and for levels that count × 200 ÷ own economy, rounded down"
    ),
    Formula.SCORE: _("bars × per mille ÷ 1000 + record, in hundredths of a point; only the record after a collapse"),
}
