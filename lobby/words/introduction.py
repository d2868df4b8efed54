"""The words that a table without modules can need: what modules add is left out there, so that its page stays small."""

from collections.abc import Mapping
from typing import Final

KEYS: Final[Mapping[str, str]] = {
    "accessions": "",
    "clauses": "",
    "feats": "",
    "forms": "",
    "red_controllers": "",
    "repayments": "",
    "technologies": "",
    "upheld": "",
    "ways": "",
    "causes": """
        carried_over contained_at_home deployment effort growth harm helped investment led new_budget option
        option_cost outcome outcomes pledge_broken pledge_kept record_income record_round spill_over
        support_returns trust_fades units_abroad
    """,
    "formulas": """
        demand fair_share fixed half harm score
    """,
    "news": """
        ask_set clock_paused clock_resumed controller_set.bot controller_set.empty controller_set.person
        crisis_resolved.contained crisis_resolved.failed crisis_resolved.managed crisis_resolved.partial
        game_ended government_fell grace_given phase_extended pledge_broken pledge_made.if_all
        pledge_made.if_nation pledge_made.none pledge_released pledge_struck pledge_withdrawn round_began
        units_admitted units_declined
    """,
    "reasons": """
        ask_out_of_range bad_clock bad_rounds decline_self declined domain_not_needed effort_fixed game_over
        government_fell investment_too_large no_clock no_pledge nobody_seated not_convener not_in_scenario
        not_paused not_sealed not_target not_your_command option_not_yours option_requires over_budget
        over_influence over_level paused plan_sealed pledge_condition_self pledge_too_large
        position_too_long release_self repeated seat_not_yours time_not_up too_many_seats unknown_crisis
        unknown_domain unknown_nation unknown_option wrong_phase
    """,
    "terms": """
        all_gdp bars base bonus budget card crises demand difficulty draw earned exposed game_start grown
        half harm investments late_round levels limit luck mishap need next_level options own_gdp plan
        pressure ready record round round_outcomes round_start scenario severity size target_size tense
        units world
    """,
    "titles": """
        budget capability carried coverage demand effort exposure fair_share forecast gdp given harm
        influence interoperability leadership left need next_level_cost prosperity readiness received record
        score security severity spent stability support support_bar tension trust units
    """,
}
"""Keys by table with blanks between them, of tables that grow with the modules; all other tables are given whole."""

INTRODUCTION: Final[Mapping[str, frozenset[str]]] = {table: frozenset(keys.split()) for table, keys in KEYS.items()}
