"""Market: reports on companies give no attacks; what happens beside the trading floor stays."""

from __future__ import annotations

import pytest

from events import extract

BID = (
    "Shares in brewer Halden fell 4 percent on Tuesday after its board fended off a raid by an activist fund. Investors said the rival had "
    "launched an assault on its margins. The group threatened to strike back with a buyback. A dividend will be paid next quarter."
)


PLAIN = (
    "Analysts expected a return to the attack after the board of Halden rejected a takeover bid. Its rival waged a price war. Investors saw "
    "the shares rise 3 percent. Sales grew by a quarter."
)


@pytest.mark.parametrize("text", [BID, PLAIN])
def test_a_bid_is_no_attack(text: str) -> None:
    assert extract(text, published="2020-10-20") == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # beside the trading floor
        (BID + " Gunmen attacked one of its trucks near Kano.", ["ASSAULT"]),
        (BID + " A bomb damaged its warehouse in Izmir.", ["ASSAULT"]),
        (BID + " The government accused the company of fraud.", ["ACCUSE"]),
        (BID + " Workers at its plant in Lille went on strike.", ["PROTEST"]),
        # words of the market alone
        ("Shares fell and oil prices rose 3 percent after rebels attacked a tanker.", ["ASSAULT"]),
        ("The board of the council rejected the bid of its rivals.", ["REJECT"]),
    ],
)
def test_what_happens_beside_the_market_is_meant_as_it_is_said(text: str, types: list[str]) -> None:
    assert [row.event_type for row in extract(text, published="2020-10-20")] == types
