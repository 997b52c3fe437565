"""What an ordinary writer says instead of "done", by mechanism: the task, what closes it, and its near miss. Written before they were tried.

Each task is one of Dana's (or Nadia's, the user's), as in ``closing_pairs``.
"""

from __future__ import annotations

# The thing is where such things are put.
PLACED = (
    ("- [ ] Dana: duty roster for April", "- duty roster is on the fridge", "- duty roster is on her to-do list"),
    ("- [ ] Nadia: exit sign for the back stairs", "- exit sign's up since Monday", "- exit sign's up for discussion since Monday"),
    ("- [ ] Dana: put the allergy card in the display window", "- allergy card's in the window", "- allergy card's in the drawer"),
    ("- [ ] Dana: print the tide tables", "- new tide tables hang in the office", "- last year's tide tables hang in the office"),
    (
        "- [ ] Dana: put the refund rule in the ticket system",
        "- refunds live in the ticket system since Friday",
        "- refunds aren't in the ticket system yet",
    ),
    ("- [ ] Nadia: spare pump for Bay 4", "- the spare pump reached Bay 4 yesterday", "- the spare pump is still in the post"),
    (
        "- [ ] Dana: permit application for the scaffold",
        "- permit application went in on Thursday",
        "- permit application goes in on Thursday",
    ),
    (
        "- [ ] Dana: poster for the open day",
        "- posters for the open day are on all the doors",
        "- half of the open day posters are on the doors",
    ),
    ("- [ ] Dana: photo wall labels", "- labels are on the wall, all of them", "- labels are on the wall, only the first ten"),
    ("- [ ] Dana: hygiene chart for the lab", "- hygiene chart is on the door", "- hygiene chart for the kitchen is on the door"),
)
# The other side has it, read it, likes it.
RECEIVED = (
    (
        "- [ ] Nadia: send Dana the water bill for the shed",
        "- Water: she's had the bill, shakes her head",
        "- Water: she hasn't had the bill",
    ),
    ("- [ ] Nadia: job text for the night nurse", "- She has my job text, finds it too stiff", "- She has the job text of the day nurse"),
    ("- [ ] Nadia: safety page for the trustees", "- Trustees liked the safety page", "- Trustees would like the safety page"),
    (
        "- [ ] Nadia: rollout plan for the scanners",
        "- Went through the scanner plan: warehouse first",
        "- Went through the printer plan: warehouse first",
    ),
    (
        "- [ ] Nadia: absence overview, four wards side by side",
        "- Went page by page through my absence sheet, ward 2 is bad",
        "- Went through her absence record, nothing new",
    ),
    ("- [ ] Dana: recall letter to the customers", "- the customers have the letter since Friday", "- the customers have the old letter"),
    ("- [ ] Nadia: write a page on the move", "- I read her my page, twice", "- I read a page of her book"),
    (
        "- [ ] Dana: handover list for the holidays",
        "- Otto has gone through the list with her",
        "- Otto wants to go through the list with her",
    ),
    ("- [ ] Nadia: logo sketch for the van", "- Logo sketch: loves it", "- Logo sketch: would love to see one"),
    ("- [ ] Dana: fundraising ideas", "- fundraising ideas: I like number 4", "- fundraising ideas: number 4 next week"),
)
# Somebody was seen or visited, something begun or over.
HAPPENED = (
    (
        "- [ ] Nadia: talk to Mr Osgood about the hedge",
        "- I saw Mr Osgood about the hedge on Sunday",
        "- Mr Osgood is cutting the hedge too low",
    ),
    ("- [ ] Dana: meet the caterer", "- she saw the caterer on Tuesday", "- she saw the caterer's van on Tuesday"),
    ("- [ ] Nadia: sit in on the tutor interviews", "- Tutors: saw both on Friday, one is good", "- Tutors: see both on Friday"),
    ("- [ ] Dana: start the compost trial", "- compost trial has begun at both sites", "- compost trial begins at both sites in May"),
    ("- [ ] Dana: rent a crane for the roof", "- Hire crane since the 3rd, 90 a day", "- crane firm on strike since the 3rd"),
    ("- [ ] Dana: sell the old kiln", "- the school collected the kiln on Monday", "- the school wants the kiln, maybe"),
    ("- [ ] Dana: interview Delia", "- Delia has started, second day today", "- Delia has started somewhere else, she says"),
    ("- [ ] Dana: her comments on the tender", "- Tender approved, goes out on the 3rd", "- Tender not approved"),
    ("- [ ] Nadia: heaters off at night", "- heaters go off at ten now", "- heaters go on at ten now"),
    ("- [ ] Dana: get the dryer seen before Easter", "- dryer: new belt on the 3rd, quiet since", "- dryer: loud since the 3rd"),
)
# What was asked is told: an amount, a name, yes or no.
ANSWERED = (
    (
        "- [ ] Nadia: first-aid course for Kim, what does it cost",
        "- First-aid course is €280 for two days",
        "- First-aid course is two days long",
    ),
    ("- [ ] Nadia: what would a second van cost", "- A second van would be 31k, Otto reckons", "- A second van would be a dream"),
    (
        "- [ ] Dana: ask her cousin what a ranger earns",
        "- A ranger earns 29 to 33 thousand, her cousin says",
        "- A ranger earns too little, she says",
    ),
    ("- [ ] Dana: who covers her while she's away 3-10 May? Name by Friday", "- Kim covers her in May", "- nobody covers her yet"),
    ("- [ ] Dana: who feeds the sheep at Easter?", "- Otto feeds the sheep at Easter", "- the sheep need feeding at Easter"),
    ("- [ ] Nadia: how much is the hall for a day", "- The hall is £150 a day, heating extra", "- The hall is 150 years old"),
    ("- [ ] Nadia: find out what share the crew gets", "- Crew share is 20%, from May", "- Crew share is under discussion"),
    ("- [ ] Nadia: get a yes or no out of her on the shed", "- Shed: YES. From June", "- Shed: yes would be too early"),
    ("- [ ] Dana: dues went up, find an accountant", "- Accountant: found one, a Ms Lowe", "- Accountant: found nobody"),
    (
        "- [ ] Nadia: summer party, invite the tenants to the one in July",
        "- The tenants have the invite for July",
        "- The tenants ask about July",
    ),
)
MORE = (
    ("- [ ] Dana: fix the loose stair by the boiler", "- She fixed the stair weeks ago", "- She fixed the boiler weeks ago"),
    ("- [ ] Nadia: what a night porter costs, two of them", "- A night porter would be 38k", "- A night porter would be nice"),
    (
        "- [ ] Dana: write down what she expects from the new rota",
        "- new rota: half a page, honest",
        "- new rota: half a page, not finished",
    ),
    (
        "- [ ] Dana: lamp on a timer, off at eleven",
        "- lamp goes off by itself at eleven now, no word from the neighbours",
        "- lamp flickers now",
    ),
)
STAYS = (
    ("- [ ] Nadia: numbers for the board", "- numbers up since May"),
    ("- [ ] Dana: menu for the wedding", "- the menu of the restaurant is on the wall"),
    ("- [ ] Nadia: draft the notice", "- she read the notice from the landlord"),
    ("- [ ] Nadia: poster for the fair", "- Party: posters up since Monday"),
    ("- [ ] Dana: schedule for June", "- the May schedule is on the wall"),
    ("- [ ] Dana: sign the lease", "- she has the lease now"),
    ("- [ ] Nadia: review her plan", "- Otto liked the plan"),
    ("- [ ] Dana: return the keys", "- she has the keys"),
    ("- [ ] Nadia: approval for the wall chart", "- wall chart is on the wall, unofficially"),
    ("- [ ] Dana: fix the sign", "- the sign is on the door"),
    ("- [ ] Dana: chairs for the terrace", "- the chairs are in the cellar"),
    ("- [ ] Nadia: talk to Otto about the early shift", "- I saw Otto on Monday"),
    ("- [ ] Dana: recipe cards", "- recipe cards at last week's level"),
    ("- [ ] Nadia: cost of the shed roof", "- Shed roof leaks since 2019"),
    ("- [ ] Dana: insurance for the boat", "- boat is in the window of the shop"),
)
FRESH_STAYS = (
    ("- [ ] Dana: rota for the market stall", "- market stall rota is in the works"),
    ("- [ ] Dana: rota for the market stall", "- the market stall rota is on the agenda"),
    ("- [ ] Nadia: posters for the blood drive", "- posters went up in price since March"),
    ("- [ ] Nadia: sticker for the van", "- Otto's sticker is on the van"),
    ("- [ ] Dana: price list for the kiosk", "- the price list of the bar is on the wall"),
    ("- [ ] Dana: price list for the kiosk", "- price list hangs in the kiosk, still last year's"),
    ("- [ ] Nadia: send her the lease", "- the lawyer has the lease of the shop next door"),
    ("- [ ] Nadia: training plan for Kofi", "- Kofi liked the plan of his old school"),
    ("- [ ] Nadia: training plan for Kofi", "- she'd have liked the training plan by now"),
    ("- [ ] Nadia: letter to the council", "- the council has sent a letter"),
    ("- [ ] Nadia: letter to the council", "- I had the letter in my bag all week"),
    ("- [ ] Dana: menu draft", "- menu draft: likes soup, hates fish, hasn't begun"),
    ("- [ ] Nadia: talk to Mrs Hale about the noise", "- Mrs Hale saw me on Sunday and turned away"),
    ("- [ ] Nadia: visit the new depot", "- Otto visited the new depot on Monday"),
    ("- [ ] Dana: start the recycling trial", "- the other recycling trial has started in Leeds"),
    ("- [ ] Dana: interview Pilar", "- Pilar asked when she can start"),
    ("- [ ] Dana: sell the old press", "- the museum looked at the press on Monday"),
    ("- [ ] Nadia: lights off in the yard", "- lights go off when it rains"),
    ("- [ ] Nadia: what does a third nurse cost", "- a third nurse would cost too much, she thinks"),
    ("- [ ] Nadia: what does a third nurse cost", "- a second nurse is 41k a year"),
    ("- [ ] Nadia: how much is the marquee", "- the marquee is 12 metres long"),
    ("- [ ] Nadia: how much is the marquee", "- maybe the marquee is £400"),
    ("- [ ] Dana: who waters the plants in August?", "- Kim waters the garden badly"),
    ("- [ ] Dana: who waters the plants in August?", "- Kim waters the plants in July"),
    ("- [ ] Nadia: get a yes or no out of the bank", "- Bank: no answer"),
    ("- [ ] Nadia: get a yes or no out of the bank", "- Yes, the bank is slow"),
    ("- [ ] Dana: contract ends in May, find a cleaner", "- the cleaner found a purse"),
    ("- [ ] Dana: contract ends in May, find a cleaner", "- the contract runs until May"),
    ("- [ ] Nadia: ask Otto about the lease", "- told her what Otto said"),
    ("- [ ] Dana: oil the gate by the stable", "- she oiled the stable"),
)
FRESH_CLOSES = (
    ("- [ ] Dana: floor plan for the visitors", "- floor plan's on the board by the entrance"),
    ("- [ ] Dana: put the lost-and-found rule on the website", "- lost-and-found rule is on the website"),
    ("- [ ] Nadia: warning signs for the pond", "- signs are up since Tuesday, four of them"),
    ("- [ ] Dana: planning application for the barn", "- application went in on Monday, with the drawings"),
    ("- [ ] Nadia: send her the gas contract", "- Gas: she's had the contract, two questions"),
    ("- [ ] Nadia: dosing plan for Kofi", "- Kofi has the plan, looks happy"),
    ("- [ ] Nadia: draft the letter to the landlord", "- went through the letter together, one comma"),
    ("- [ ] Nadia: speech for the opening", "- The mayor liked the speech"),
    ("- [ ] Nadia: meet the glazier", "- met the glazier on Friday, decent man"),
    ("- [ ] Dana: start the night feeding", "- night feeding has started at both barns"),
    ("- [ ] Nadia: what does a third nurse cost", "- a third nurse is 41k a year"),
    ("- [ ] Nadia: how much is the marquee", "- The marquee is £400 for the weekend"),
    ("- [ ] Dana: who waters the plants in August?", "- Kim waters the plants in August"),
    ("- [ ] Dana: get the boiler looked at", "- boiler: new valve on the 8th, quiet since"),
    ("- [ ] Dana: claim for the broken pane", "- no claim, she let it be"),
)
GROUPS = {"placed": PLACED, "received": RECEIVED, "happened": HAPPENED, "answered": ANSWERED, "more": MORE}
