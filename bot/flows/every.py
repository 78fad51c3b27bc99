"""All conversations, found in the rooms of this floor: whoever adds one lists it nowhere."""

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

from bot import flows
from bot.flows.engine.flow import Flow


def _found() -> Iterator[type[Flow]]:
    """The flows with a title that are defined in each module; the machinery has none."""
    for module in pkgutil.walk_packages(flows.__path__, f"{flows.__name__}."):
        if module.name != __name__:
            for thing in vars(import_module(module.name)).values():
                if isinstance(thing, type) and issubclass(thing, Flow) and thing.__module__ == module.name:
                    yield thing


def _place(flow: type[Flow]) -> tuple[bool, int, str]:
    return not flow.in_menu, flow.in_menu, flow.name()


# In the order in which the menu shows what is possible; then those that are begun by what happens.
FLOWS: tuple[type[Flow], ...] = tuple(sorted((flow for flow in _found() if hasattr(flow, "title")), key=_place))
BY_NAME: Mapping[str, type[Flow]] = {flow.name(): flow for flow in FLOWS}
# The answers of these are somebody's profile; those of other conversations go when the words of
# messages go.
PROFILE = tuple(flow.name() for flow in FLOWS if flow.is_profile)
