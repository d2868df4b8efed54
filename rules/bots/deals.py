"""Deals: how a bot answers offers and what it offers itself (rules 10.4 to 10.7); nothing where the module is off.

Every offer is answered once, and a bot makes few a round and never the same twice, so that haggling comes to an end.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeGuard

from rules.bots import bonds, works
from rules.bots.chances import coin
from rules.bots.manners import MANNERS, Manner
from rules.bots.moves import Move, move
from rules.bots.needs import missing_money
from rules.bots.policies import Policy
from rules.bots.seat import DOMAINS, Seat
from rules.engine.codec import decode
from rules.engine.commands import AcceptDeal, ProposeDeal, RefuseDeal, WithdrawDeal
from rules.engine.deals import GiveAid, HoldExercise, SendMission, Term
from rules.engine.ids import NationId, OfferId
from rules.engine.view_ties import MissionView, OfferView, TermView

MOST_OFFERS: Final = 3
"""That a bot makes in a round, counter-offers among them."""
GROUP: Final = 4
"""Nations in an exercise that a bot proposes: more would wait for too many answers."""


_TERM: Final[Any] = Term


class Named(NamedTuple):
    """An offer with its name."""

    id: OfferId
    offer: OfferView

    def trains(self, nation: str) -> bool:
        """Return whether the nation would train by it."""
        return any(term["type"] == "hold_exercise" and nation in term["nations"] for term in self.offer["terms"])

    def binds(self) -> bool:
        """Return whether it would make an agreement."""
        return any(map(bonds.is_bond, self.offer["terms"]))

    def partners(self, nation: str) -> set[str]:
        """Return who else would train with the nation."""
        sets = [term["nations"] for term in self.offer["terms"] if term["type"] == "hold_exercise"]
        return {other for nations in sets if nation in nations for other in nations if other != nation}

    def builders(self, nation: str) -> set[str]:
        """Return who else would begin a project with the nation."""
        sets = [term["partners"] for term in self.offer["terms"] if term["type"] == "start_project"]
        return {other for nations in sets if nation in nations for other in nations if other != nation}

    def teaches(self, nation: str) -> bool:
        """Return whether the nation would send or receive a training mission by it."""
        terms = [term for term in self.offer["terms"] if term["type"] == "send_mission"]
        return any(nation in (term["giver"], term["receiver"]) for term in terms)

    def helped(self, nation: str) -> set[str]:
        """Return whom the nation would teach, and on whose soil it would keep units."""
        taught = {term["receiver"] for term in self.offer["terms"] if _is_mission(term, nation)}
        terms = self.offer["terms"]
        return taught | {term["host"] for term in terms if term["type"] == "station_units" and term["guest"] == nation}

    def aid(self, giver: str) -> dict[str, int]:
        """Return the RP that a nation would give, by receiver."""
        given: dict[str, int] = {}
        for term in self.offer["terms"]:
            if term["type"] == "give_aid" and term["giver"] == giver:
                given[term["receiver"]] = given.get(term["receiver"], 0) + term["points"]
        return given

    def received(self, nation: str) -> int:
        """Return the RP that a nation would get."""
        terms = self.offer["terms"]
        return sum([term["points"] for term in terms if term["type"] == "give_aid" and term["receiver"] == nation])


class Dealing:
    """A seat's deals in one turn: what it can still pay beside its promises, and what it says yes to."""

    def __init__(self, seat: Seat, policy: Policy, spare: int) -> None:
        """Read the offers; `spare` are the RP that neither promises nor open offers hold."""
        self.seat, self.spare = seat, spare
        self.manner: Manner = MANNERS[policy.name]
        self.may = seat.may["deals"]
        self.aid = self.may["aid_max"]
        known = sorted(seat.you["offers"].items(), key=lambda item: item[1]["order"])
        self.offers = [Named(OfferId(key), offer) for key, offer in known]
        self.own = [named for named in self.offers if named.offer["proposer"] == seat.me]
        self.made = len(self.own)
        self.training = any(named.trains(seat.me) for named in self.offers if self._agreed(named.offer))
        self.binding = "agreements" in seat.may and any(
            named.binds() for named in self.offers if self._agreed(named.offer)
        )
        self.building = any(named.builders(seat.me) for named in self.offers if self._agreed(named.offer))
        self.learning = any(named.teaches(seat.me) for named in self.offers if self._agreed(named.offer))

    def _agreed(self, offer: OfferView) -> bool:
        return offer["status"] == "open" and self.seat.me in offer["accepted"]

    def answers(self) -> Iterator[Move]:
        """Yield an answer to every open offer that waits for this seat, and an end to those that cannot be struck."""
        for named in self.offers:
            if named.offer["status"] != "open":
                continue
            if self.seat.me not in named.offer["accepted"]:
                answer = self._answer(named)
                if self.may["offers"][named.id]["can_refuse"] or not isinstance(answer.command, RefuseDeal):
                    yield answer
            elif named.trains(self.seat.me) and not named.partners(self.seat.me) <= set(self.may["exercise_with"]):
                own = named.offer["proposer"] == self.seat.me
                yield move(WithdrawDeal(offer=named.id) if own else RefuseDeal(offer=named.id), "deal_over")

    def _answer(self, named: Named) -> Move:
        no = self._objection(named)
        if no is None:
            return self._accept(named)
        counter = self._counter(named) if no == "deal_dear" else None
        return counter or self._move(RefuseDeal(offer=named.id), no, named)

    def _move(self, command: AcceptDeal | RefuseDeal | ProposeDeal, because: str, named: Named, **facts: str) -> Move:
        return move(command, because, nation=self.seat.name(named.offer["proposer"]), **facts)

    def _accept(self, named: Named) -> Move:
        me, cost = self.seat.me, named.offer["costs"][self.seat.me]
        self.spare -= cost
        self.aid -= sum(named.aid(me).values())
        self.training = self.training or named.trains(me)
        self.binding = self.binding or named.binds()
        self.building = self.building or bool(named.builders(me))
        self.learning = self.learning or named.teaches(me)
        if named.received(me) and not named.binds():
            return self._move(AcceptDeal(offer=named.id), "deal_swap" if cost else "deal_gift", named)
        because = "deal_bind" if named.binds() else "deal_build" if named.builders(me) else self._usual(named)
        return self._move(AcceptDeal(offer=named.id), because, named)

    def _usual(self, named: Named) -> str:
        return "deal_train" if named.trains(self.seat.me) else "deal_give"

    def _objection(self, named: Named) -> str | None:
        """Return why the answer is no (a key of words), or None: it is yes."""
        me, may = self.seat.me, self.may["offers"][named.id]
        if self.manner.tosses(self.seat, named.id):
            return "deal_chance"
        if named.binds():
            unbound = bonds.objection(self.seat, self.manner.binds, named.offer["terms"])
            if unbound is not None or self.binding:
                return unbound or "deal_bound"
        busy = (self.training and named.trains(me)) or (self.learning and named.teaches(me))
        if busy or may.get("why_not") in ("exercised", "on_mission"):
            return "deal_busy"
        dear = not may["can_accept"] or self._is_dear(named)
        no = self._dislikes(named)
        return no or ("deal_dear" if dear else None)

    def _is_dear(self, named: Named) -> bool:
        me = self.seat.me
        return named.offer["costs"][me] > self.spare or sum(named.aid(me).values()) > self.aid

    def _dislikes(self, named: Named) -> str | None:
        seat, manner = self.seat, self.manner
        if named.received(seat.me) >= named.offer["costs"][seat.me]:
            return None
        if not all(manner.trains(seat, other) for other in named.helped(seat.me)):
            return manner.not_with
        builders = named.builders(seat.me)
        if builders and (self.building or not works.builds(seat)):
            return "deal_no_project"
        if 2 * sum(manner.trains(seat, other) for other in builders) < len(builders):
            return manner.not_with
        partners = named.partners(seat.me)
        if partners and seat.is_last_round():
            return "deal_late"
        if 2 * sum(manner.trains(seat, other) for other in partners) < len(partners):
            return manner.not_with
        return None if all(manner.gives(seat, other) for other in named.aid(seat.me)) else manner.no_aid

    def _counter(self, named: Named) -> Move | None:
        """Return an offer of the aid that it would give, where only the sum is too high."""
        me, given = self.seat.me, named.aid(self.seat.me)
        rest = named.offer["costs"][me] - sum(given.values())
        points = min(self.aid, self.spare - rest)
        if len(given) != 1 or points < 1 or not self._may_offer():
            return None
        terms = tuple(_with_less(term, me, points) for term in named.offer["terms"])
        if len(set(terms)) < len(terms) or self._offered(terms):
            return None
        self._note(terms, points + rest)
        self.aid -= points
        command = ProposeDeal(terms=terms, counters=named.id)
        return self._move(command, "deal_counter", named, points=str(points))

    def _may_offer(self) -> bool:
        return self.may["can_propose"] and self.made < MOST_OFFERS

    def _offered(self, terms: Sequence[Term]) -> bool:
        """Return whether this seat has offered just that in this round."""
        return any([_term(shown) for shown in named.offer["terms"]] == list(terms) for named in self.own)

    def _note(self, terms: Sequence[Term], cost: int) -> None:
        self.made += 1
        self.spare -= cost
        if any(isinstance(term, HoldExercise) for term in terms):
            self.training = True
        if any(isinstance(term, SendMission) for term in terms):
            self.learning = True

    def proposals(self) -> Iterator[Move]:
        """Yield what the bot offers by itself: an agreement, an exercise a year, a project, a lesson, and aid."""
        for found in (self._bond, self._exercise, self._project, self._lesson, self._gift, self._request):
            made = found() if self._may_offer() else None
            if made is not None:
                yield made

    def _refused(self) -> set[str]:
        """Return who said no to this seat in this round."""
        return {named.offer["closed_by"] for named in self.own if named.offer["status"] == "refused"}

    def _bond(self) -> Move | None:
        """Offer an agreement, where no other one waits for answers."""
        if "agreements" not in self.seat.may or self.binding or not self.manner.founds:
            return None
        if any(named.binds() and named.offer["status"] == "open" for named in self.offers):
            return None
        closed = [named.offer.get("closed_by", "") for named in self.offers if named.binds()]
        term = bonds.proposal(self.seat, self.manner.binds, {*closed, *self._refused()})
        if term is None:
            return None
        self._note((term,), 0)
        return move(ProposeDeal(terms=(term,)), "offer_bond")

    def _exercise(self) -> Move | None:
        seat, may = self.seat, self.may
        cost = may.get("exercise_cost", 0)
        if self.training or not cost or cost > self.spare or seat.is_last_round() or not self.manner.invites(seat):
            return None
        no = self._refused() | {seat.me}
        known = seat.view["ties"]["interoperability"][seat.me]
        liked = [other for other in may["exercise_with"] if other not in no and self.manner.trains(seat, other)]
        liked.sort(key=lambda other: (known[other], other))
        nations = tuple(sorted(NationId(nation) for nation in [seat.me, *liked[: GROUP - 1]]))
        terms = (HoldExercise(nations=nations),)
        if len(nations) == 1 or self._offered(terms):
            return None
        self._note(terms, cost)
        return move(ProposeDeal(terms=terms), "offer_exercise")

    def _project(self) -> Move | None:
        """Begin a project with those it would train with, one at a time."""
        seat, manner = self.seat, self.manner
        if not self.may.get("projects") or not manner.builds or not works.builds(seat):
            return None
        if any(named.builders(seat.me) for named in self.offers if named.offer["status"] == "open"):
            return None
        no = self._refused() | {seat.me}
        liked = [other for other in seat.view["nations"] if other not in no and manner.trains(seat, other)]
        term = works.wished(seat, self.spare, liked.__contains__, coin(seat, "project").below)
        if term is None or self._offered((term,)):
            return None
        self._note((term,), self.may["projects"][term.project]["ways"][term.way.value]["first"])
        return move(ProposeDeal(terms=(term,)), "offer_project")

    def _lesson(self) -> Move | None:
        """Ask to be taught what costs more to build, and pay with aid what the teacher's mission costs."""
        seat, may = self.seat, self.may.get("missions")
        if may is None or self.learning or may["cost"] > min(self.spare, self.aid) or seat.is_last_round():
            return None
        no, prices = self._refused(), seat.own["next_level_cost"]
        able = [
            (prices[domain] - seat.own["invested"][domain] - may["cost"], giver, domain)
            for giver, domains in may["receive"].items()
            if giver not in no and seat.view["nations"][giver]["budget"] >= may["cost"]
            for domain in domains
        ]
        saved, giver, domain = max(able, default=(0, "", ""))
        if saved <= 0:
            return None
        teacher, me = NationId(giver), NationId(seat.me)
        aid = GiveAid(giver=me, receiver=teacher, points=may["cost"])
        terms = (aid, SendMission(giver=teacher, receiver=me, domain=DOMAINS[domain]))
        if self._offered(terms):
            return None
        self._note(terms, may["cost"])
        self.aid -= may["cost"]
        return move(ProposeDeal(terms=terms), "offer_lesson", nation=seat.name(giver))

    def _gift(self) -> Move | None:
        """Offer aid to whom nothing but money keeps from serving its own crisis."""
        most = min(self.aid, self.spare * self.manner.generous // 100)
        if most < 1:
            return None
        no = self._refused() | {self.seat.me}
        needs: dict[str, int] = {}
        for crisis in self.seat.crises:
            target = crisis["target"]
            if target not in no and self.manner.gives(self.seat, target):
                needs[target] = max(needs.get(target, 0), missing_money(self.seat, crisis))
        return self._aid(self.seat.me, needs, most, "offer_aid")

    def _request(self) -> Move | None:
        """Ask the richest nation for the money that the own crisis lacks."""
        seat = self.seat
        struck = [crisis for crisis in seat.crises if seat.is_target(crisis)] if self.manner.begs else []
        need = max([missing_money(seat, crisis) for crisis in struck], default=0) - max(0, self.spare)
        if need < 1:
            return None
        no = self._refused() | {seat.me}
        others = [key for key in seat.view["nations"] if key not in no]
        if not others or any(named.received(seat.me) for named in self.offers):
            return None
        richest = max(others, key=lambda key: (seat.view["nations"][key]["budget"], key))
        return self._aid(richest, {seat.me: need}, seat.view["nations"][richest]["budget"] // 4, "offer_request")

    def _aid(self, giver: str, needs: Mapping[str, int], most: int, because: str) -> Move | None:
        receiver = max(sorted(needs), key=needs.__getitem__, default=None)
        points = min(most, needs[receiver]) if receiver is not None else 0
        if receiver is None or points < 1:
            return None
        terms = (GiveAid(giver=NationId(giver), receiver=NationId(receiver), points=points),)
        if self._offered(terms):
            return None
        self._note(terms, points if giver == self.seat.me else 0)
        other = receiver if giver == self.seat.me else giver
        return move(ProposeDeal(terms=terms), because, nation=self.seat.name(other))


def _is_mission(term: TermView, giver: str) -> TypeGuard[MissionView]:
    return term["type"] == "send_mission" and term["giver"] == giver


def _term(shown: TermView) -> Term:
    """Return a term as a command has it; it is shown as it is written."""
    term: Term = decode(_TERM, shown)
    return term


def _with_less(shown: TermView, giver: str, points: int) -> Term:
    """Return a term whose aid is as much as the giver would give; a term of anything else as it is."""
    term = _term(shown)
    if not isinstance(term, GiveAid) or term.giver != giver:
        return term
    return GiveAid(giver=term.giver, receiver=term.receiver, points=points)
