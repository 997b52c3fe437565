"""Invented articles for the tests: one text in several forms, and others about the same subject. Nobody wrote or published them."""

from __future__ import annotations

import re

FRONT = """\
---
title: Tea rounds for managers
author: Odalys Brandvold
date: 2024-02-11
tags: [meetings, tea]
---
"""
ORIGINAL = """\
### Why we walk the tea round

For eleven years I have led the night crew of a lighthouse museum, and for the last three of them I have held a regular talk with each of my seven guides.
It began by accident, when the kettle broke and we had to walk to the harbour office together to get hot water.
People said more on that path than they had ever said across my desk, so I kept the walk and wrote down what I learned from it.

### Keep the talk regular

The talk should happen regularly, either weekly or every two weeks, depending on how fast the season moves.
In July, when 400 visitors come on one Saturday, I meet everybody weekly for 20 minutes.
In winter a talk every two weeks is enough, because little changes between two storms.
I never cancel without naming another day in the same message.

### Bring one thing each

- Before the walk, every guide writes one question on a card and puts it into the blue box by the door.
- I add one card of my own, usually about a visitor who complained or a tour that went very well.
- If a repair is stuck, the guide tells me what was tried, and we decide whether to call the harbour board or to wait for the carpenter.
- Cards that we did not reach stay in the box until the next walk.

### What changed

Since 2021 nobody has left the crew, and the number of complaints fell from 36 to 9 a year.
The DPO of the harbour board asked me twice to explain how we do it, and both times I sent a kettle.
I do not believe that tea is magic, but a path of 900 metres gives two people something to look at besides each other.
If you try it, take an umbrella, leave the phone at home, and write down what you promised before you pour the second cup.
"""
_SYNONYMS = {
    "led": "headed", "crew": "gang", "museum": "gallery", "talk": "dialog", "guides": "escorts", "guide": "escort", "accident": "mishap", "kettle": "boiler", "broke": "shattered",
    "walk": "stroll", "harbour": "port", "office": "bureau", "people": "folks", "path": "trail", "desk": "bureau top", "learned": "discovered", "fast": "quick", "season": "period",
    "visitors": "guests", "visitor": "guest", "meet": "encounter", "everybody": "all people", "winter": "the cold months", "enough": "adequate", "storms": "tempests", "cancel": "annul",
    "message": "memo", "question": "query", "card": "slip", "cards": "slips", "box": "crate", "door": "gate", "complained": "grumbled", "tour": "journey", "repair": "restore",
    "stuck": "caught", "tried": "tried out", "decide": "determine", "board": "plank", "wait": "bide", "carpenter": "joiner", "reach": "attain", "left": "departed", "complaints": "grievances",
    "explain": "clarify", "sent": "dispatched", "believe": "consider", "magic": "sorcery", "umbrella": "parasol", "phone": "cellphone", "promised": "vowed", "pour": "decant", "cup": "mug",
    "should": "ought to", "weekly or": "weekly or", "very well": "extraordinarily properly", "little": "not a lot", "together": "collectively", "ever": "at any time", "kept": "saved",
}  # fmt: skip


def article() -> str:
    """The original with its front matter."""
    return FRONT + "\n" + ORIGINAL


def spun() -> str:
    """What a synonym machine makes of it, as plain text: no credit, bare titles, ``•`` bullets, one rhythm and one number changed."""
    text = ORIGINAL.replace("Keep the talk regular", "Maintain the dialog daily").replace("from 36 to 9", "from 36 to 19")
    for word, other in _SYNONYMS.items():
        text = re.sub(rf"\b{word}\b", other, text)
    text = re.sub(r"^### ", "", text, flags=re.M).replace("\n- ", "\n• ")
    return "Tea circuits for supervisors\n\n" + text


def light_edit() -> str:
    """The same words with a few of them changed, as an editor would."""
    return article().replace("lighthouse museum", "maritime museum").replace("It began by accident", "All of it began by accident")


def excerpt() -> str:
    """The second half of it, under another title."""
    return "# Bring one thing\n\n" + ORIGINAL[ORIGINAL.index("- Before the walk") :]


INDEPENDENT = """\
---
title: Short meetings with your guides
author: Petronel Achterberg
date: 2023-06-30
---
### Make it short

A one-to-one with a museum guide need not take an hour. I sit down with each of mine every two weeks, and we stop as soon as both of us have said what is on our mind.
Twenty minutes is the usual length; in the summer season, when the galleries are full, ten will do.

### Let them prepare

Ask for a list before you meet. Mine write two or three lines into a shared page, and I read it over breakfast.
When something blocks them, such as a broken lift or a missing key, I would like to hear it the same day rather than at our next meeting.
A good manager of guides listens first. Visitors complain about the guides, guides complain about the roster, and both are right now and then.

### Write down the promises

At the end we each say aloud what we will do until next time, and I write it at the bottom of the page with a name and a day.
Nothing builds trust like a promise that was kept, and nothing ruins it like one that was forgotten for 3 months.
Harbour towns are small, and people talk. If you want a crew that stays, be the person who remembers.
"""
