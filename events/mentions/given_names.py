"""Given names: words by which an unknown run of capitalised words is known for a person's name.

A few hundred of the commonest in the regions that news of conflict comes from. Not a lexicon of people: only the sign
that "Abdul Qayum" is somebody and "Bala Murghab" need not be.
"""

from __future__ import annotations

from events.lists import listed

GIVEN = listed("actors", "given_names")
