"""What a scenario leaves out is refused with one reason, whatever part of the rules it is (rules 1.2)."""

from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.ids import Module


def require_module(script: Script, module: Module, rule: str = "1.2") -> None:
    """Refuse what belongs to a module that the scenario does not have; `rule` is the clause of the module."""
    if module not in script.ruleset.scenario.modules:
        raise refuse(Reason.NOT_IN_SCENARIO, rule, module=module.value)
