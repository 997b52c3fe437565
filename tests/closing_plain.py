"""Closings told plainly in a result or in the past, by family: the task, what closes it, and near misses that leave it open.

Each task is one of Dana's (or Nadia's, the user's), as in ``closing_pairs``; ``ELSEWHERE`` has what stands in the notes with Otto.
"""

from __future__ import annotations

# What was to be made, bought or sent is used, read, hung, eaten: only a thing that is there can be.
THERE = (
    ("- [ ] Nadia: order a headset for Dana", "- the headset helps, no more echo", "- a headset would help"),
    (
        "- [ ] Nadia: order a standing desk",
        "- standing desk helps, her back is better",
        "- her standing desk at home helps, still none here",
    ),
    ("- [ ] Dana: write a glossary", "- the glossary got a laugh, and everybody uses it", "- the glossary got no further"),
    ("- [ ] Dana: alert rules for the queue", "- alert rules went in on 20 May, one false alarm since", "- alert rules go in on 20 May"),
    ("- [ ] Dana: mail all cube users", "- mail went out, five angry answers", "- mail goes out tomorrow"),
    ("- [ ] Dana: mail all cube users", "- mail went out on Friday", "- mail from the supplier went to spam"),
    ("- [ ] Dana: photos of the broken chairs", "- photos all in, chairs look worse than thought", "- photos all in colour, please"),
    ("- [ ] Dana: integration tests", "- Tests all in, first green build", "- Tests: 12 of 30 in"),
    (
        "- [ ] Nadia: list of the four depots",
        "- Otto's people have printed the list and hung it up",
        "- Otto's people have asked for the list",
    ),
    (
        "- [ ] Dana: sketch of the scorecard",
        "- planning saw the sketch on Thursday and liked it",
        "- planning wants to see the sketch on Thursday",
    ),
    (
        "- [ ] Dana: leaflet on the new bins",
        "- the neighbours have read the leaflet, two calls since",
        "- the neighbours have read the leaflet of the council",
    ),
    ("- [ ] Nadia: report on the outage", "- Priya wrote thanks for the report", "- Priya wrote that the report is overdue"),
    (
        "- [ ] Nadia: report on the outage",
        "- outage report: has read it, wants fewer words",
        "- outage report: has not read it, never got it",
    ),
    ("- [ ] Nadia: order 400 bags", "- the 400 bags stand in my office like a wall", "- the 400 bags stand on the list of the supplier"),
    (
        "- [ ] Dana: numbers of the shift leads",
        "- shift lead numbers she gave me in March, forgot to note it",
        "- shift lead numbers: she gave none",
    ),
    ("- [ ] Dana: list of the fields she needs", "- fields: got them on Friday, eight in the end", "- fields: got as far as the third"),
    (
        "- [ ] Nadia: write to the managers about overtime",
        "- my mail about overtime: fair, she says",
        "- a mail about overtime would be fair, she says",
    ),
    ("- [ ] Dana: prepare a story of ninety seconds", "- the story got a laugh in the rehearsal", "- the story of the flood got a laugh"),
    ("- [ ] Dana: cake for the party", "- the cake was gone in four minutes", "- the cake was gone from the plan again"),
    (
        "- [ ] Nadia: sample of the export, ask Tillwright",
        "- Tillwright's sample is with her now",
        "- Tillwright's sample is with nobody yet",
    ),
    (
        "- [ ] Dana: phone chain for outages",
        "- phone chain used for real on 14 January, all reached",
        "- phone chain would be used for outages only",
    ),
)
# A thing is in the state that the task wants it in.
STATES = (
    ("- [ ] Dana: turn the old box off after four weeks", "- the old box is OFF, with cake", "- the old box is off the agenda today"),
    ("- [ ] Dana: turn the old box off after four weeks", "- old box is off since Friday", "- old box is off site, still running"),
    ("- [ ] Dana: repair the two joins", "- joins are right again since the end of April", "- joins are wrong again"),
    ("- [ ] Dana: repair the heater", "- the heater is warm again", "- the heater is cold again"),
    (
        "- [ ] Dana: roll out the on-time number",
        "- the new on-time number is live since this morning",
        "- the new on-time number goes live in May",
    ),
    ("- [ ] Dana: roll out the on-time number", "- on-time number live since Monday", "- on-time number: live test on Monday"),
    ("- [ ] Dana: switch the alarm on", "- the alarm is on since Tuesday", "- the alarm is on order"),
    ("- [ ] Dana: take over the cost model from Otto", "- she runs the cost model herself now", "- Otto runs the cost model himself now"),
    (
        "- [ ] Nadia: hand the Monday planning to Otto",
        "- Monday planning goes on without me since the 2nd",
        "- Monday planning goes on, with me as ever",
    ),
)
# Whom the task asks or tells has answered, or knows.
ASKED = (
    (
        "- [ ] Nadia: ask Helene whether course hours are working time",
        "- Helene confirmed, course hours are working time",
        "- Helene hasn't confirmed the course hours",
    ),
    (
        "- [ ] Nadia: do the course hours count? ask Helene",
        "- Helene confirmed, course hours count",
        "- Helene is on holiday, course hours wait",
    ),
    (
        "- [ ] Dana: check with legal (Petra) if the data may leave the EU",
        "- Petra says the data may leave with the standard clauses",
        "- Petra says she will look at the data clause",
    ),
    (
        "- [ ] Dana: check with legal (Petra) if the data may leave the EU",
        "- Petra says it's allowed, so the EU thing is off the table",
        "- Petra is off sick, so the EU thing waits",
    ),
    (
        "- [ ] Nadia: how does parental leave work? Helene, no names",
        "- From Helene: the form has to be there eight weeks before leave",
        "- From Helene: no reply on leave",
    ),
    (
        "- [ ] Nadia: HR what's possible for the four-day week",
        "- four-day week: HR says a trial of six months",
        "- four-day week: HR has it on the list",
    ),
    (
        "- [ ] Nadia: ask Gwen what her plans are",
        "- put it to Gwen over lunch: her plans are open until summer, she says she decides then",
        "- put it off again, Gwen was in a hurry",
    ),
    ("- [ ] Dana: speak to Colette", "- she has finally spoken to Colette, better than feared", "- she hasn't spoken to Colette"),
    ("- [ ] Nadia: introduce Dana to Lotte", "- she met Lotte on 29 January", "- she met Otto on 29 January"),
    ("- [ ] Dana: rough cost of the hourly refresh", "- hourly refresh = 9k a year more", "- hourly refresh = nice to have"),
)
# (task in Dana's notes, what closes it in Otto's, near miss there)
ELSEWHERE = (
    (
        "- [ ] Nadia: tell Otto about the new cutover date",
        "- told him cutover = 14 March, fine with him",
        "- he asked about the cutover of the phones",
    ),
    ("- [ ] Nadia: tell Otto after the 18th", "- Told him about Dana, he was nice about it", "- Told him about Kim, he was nice about it"),
    ("- [ ] Nadia: ask Otto for two test users", "- 2 testers for Dana: Amina and Joe", "- 2 testers for the new scanner left"),
    ("- [ ] Nadia: ask Otto for a van on 13 June", "- a van on 13 June, no problem for him", "- the van needs new tyres"),
)
# Remarks that share words with these and close nothing.
STAYS = (
    ("- [ ] Dana: get the 5k training budget released", "- Training budget: 3k of the 5k came through, rest after Q1"),
    ("- [ ] Dana: fire drill at every site", "- Fire drills: four sites done, the Glasshouse not"),
    ("- [ ] Dana: write down what Joyce does", "- Joyce list: started, half a page"),
    ("- [ ] Dana: check the budget with her finance guy", "- budget: finance guy on holiday till 8/6, Dana asks again then"),
    ("- [ ] Dana: runbook for the carrier feed", "- runbook: half a page. Rest until end of month"),
    ("- [ ] Dana: roll out the on-time number", "- On-time number: 1 April is too tight, new date 15 April"),
    ("- [ ] Dana: deck for the board", "- deck: 3 April"),
    ("- [ ] Nadia: order a headset for Dana", "- the headset of the intern helps nobody"),
    ("- [ ] Dana: write a glossary", "- glossary still missing, people complained"),
    ("- [ ] Dana: sketch of the scorecard", "- planning saw the budget on Thursday and liked it"),
    ("- [ ] Nadia: report on the outage", "- Priya wrote thanks for the flowers"),
    ("- [ ] Dana: repair the heater", "- the heater is right next to the door"),
    ("- [ ] Dana: turn the old box off", "- old box: turning it off is planned for May"),
    ("- [ ] Dana: thresholds for the monitoring", "- monitoring half there, freshness yes, thresholds no"),
    ("- [ ] Nadia: ask Helene whether course hours are working time", "- Helene confirmed the date of the party"),
    ("- [ ] Dana: speak to Colette", "- Colette has spoken at the town hall"),
    ("- [ ] Nadia: order 400 bags", "- 400 bags would stand in my way"),
    ("- [ ] Dana: mail all cube users", "- cube users are angry about the mail of last year"),
)
# Written after the rules, to find what they close wrongly.
FRESH_STAYS = (
    ("- [ ] Dana: order a new projector", "- the projector helps nobody if the room has no blinds"),
    ("- [ ] Dana: order a new projector", "- projector stands in the shop window for 400"),
    ("- [ ] Dana: draft the contract", "- Otto has read the contract of the landlord"),
    ("- [ ] Dana: draft the contract", "- lawyers read the contract twice before anyone signs"),
    ("- [ ] Dana: turn the alarm off", "- alarm went off on Sunday night"),
    ("- [ ] Dana: turn the alarm off", "- the alarm goes off every Sunday"),
    ("- [ ] Dana: put the sign up", "- the sign is up to the council"),
    ("- [ ] Dana: launch the shop", "- shop is up for sale"),
    ("- [ ] Dana: repair the gate", "- the gate is fine again for the council, they say, but it hangs"),
    ("- [ ] Nadia: tell estates about the leak", "- estates looked at the boiler, fine"),
    ("- [ ] Dana: price for the awning", "- awning: 3 metres wide is enough"),
    ("- [ ] Dana: cost of the move", "- the move took 300 boxes"),
    ("- [ ] Dana: what does the crane cost", "- crane: 40 tonnes at most"),
    ("- [ ] both: dates for the offsite", "- Offsite is 3 hours from here by train"),
    ("- [ ] both: dates for the offsite", "- the offsite of 2024 was on 3 May"),
    ("- [ ] Dana: find out who owns the printer", "- it turns out the printer needs a new drum"),
    ("- [ ] Dana: list of open invoices", "- invoices: came in late again this month"),
    ("- [ ] Dana: list of open invoices", "- invoices: three came on Monday"),
    ("- [ ] Dana: speak to Colette about the rota", "- she has spoken to Colette about the holidays"),
    ("- [ ] Dana: speak to Colette", "- spoke to Kim about Colette"),
    ("- [ ] Nadia: write to Otto's boss", "- letter went to the tax office"),
    ("- [ ] Dana: tests for the importer", "- tests for the exporter all in"),
    ("- [ ] Dana: prepare a demo for Sales", "- the demo for Legal got applause"),
    ("- [ ] Dana: take over the payroll from Otto", "- she does the cleaning herself now"),
    ("- [ ] Dana: book the review", "- review: 14 pages long"),
    ("- [ ] Dana: book the review", "- review: 3 May would suit Otto"),
    ("- [ ] Dana: page proposal for the fair", "- the fair: her invitation came"),
    ("- [ ] Dana: report on the flood", "- flood report: has seen worse"),
    ("- [ ] Nadia: complain to the landlord", "- the landlord complained to us"),
    ("- [ ] Dana: describe the handover", "- a text about it is planned"),
    ("- [ ] Dana: half a page on the tool", "- half a page on the tool would do, she says"),
    ("- [ ] Dana: get the 12 permits", "- permits: 8 of the 12, she is at it"),
    ("- [ ] Dana: get 5k from the fund", "- fund: 2k of the 5k is on the account"),
    ("- [ ] Nadia: quote for the chargers", "- the charger broke, 80 to repair"),
    ("- [ ] Nadia: HR what's allowed on the trip", "- HR was on the trip, too"),
    ("- [ ] Nadia: check with Legal (Petra) if we may film", "- Petra says hi"),
    ("- [ ] Nadia: check with Legal (Petra) if we may film", "- Petra said the film was long"),
    ("- [ ] Dana: chase the printer, ask Malik", "- Malik took the printer apart, no idea yet"),
    ("- [ ] Dana: story for the intern day", "- the story of the intern got a laugh"),
)
FRESH_STAYS_ELSEWHERE = (
    ("- [ ] Nadia: tell Otto about the new bay", "- told him about the new van"),
    ("- [ ] Nadia: ask Otto for a tester", "- 3 chargers for Dana: none free"),
    ("- [ ] Nadia: ask Otto about the ramp", "- ramp for Dana: he wonders who pays"),
    ("- [ ] Nadia: remind Otto of the keys", "- he reminded me of the keys"),
)
