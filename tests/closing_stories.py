"""Whole notes of a week and of the week after, from many trades: how each task stands after the second ("c" closed, "o" open).

Written at one go and before any rule was tried on them, so that they stand for notes that nobody has seen.
"""

from __future__ import annotations

STORIES = (
    # a bakery
    ("## Next steps\n- [ ] Dana: order the new proofing baskets\n- [ ] Dana: talk to Otto about the early shift\n- [ ] Nadia: send Dana the allergen list\n- [ ] Nadia: find out what the health inspector wants",
     "- baskets came on Thursday, two broken, she's sending those back\n- Otto is fine with the early shift as long as it's not Mondays\n- she printed my allergen list and hung it over the counter\n- inspector: he wants a second sink, that's all", "cccc"),
    ("## Next steps\n- [ ] Dana: order the new proofing baskets\n- [ ] Dana: talk to Otto about the early shift\n- [ ] Nadia: send Dana the allergen list\n- [ ] Nadia: find out what the health inspector wants",
     "- baskets: catalogue is on my desk, too many sizes\n- early shift was short-handed again, Otto overslept\n- she'd like to see the allergen list before Easter\n- the inspector is back next week", "oooo"),
    # a clinic
    ("Actions:\n- Dana: update the triage poster\n- Dana: two nights with the ward team\n- Nadia: get Dana on the leadership programme\n- Nadia: chase Estates about the broken blinds",
     "New triage poster is on every door now. Her nights on the ward were Tuesday and Wednesday, she says the handover is a mess. Leadership programme: accepted, first module in April. Estates fixed the blinds, finally.", "cccc"),
    ("Actions:\n- Dana: update the triage poster\n- Dana: two nights with the ward team\n- Nadia: get Dana on the leadership programme\n- Nadia: chase Estates about the broken blinds",
     "The triage poster still says 2019. The ward team is short of nights. Leadership programme: deadline is in April. The blinds are as broken as ever.", "oooo"),
    # a software team
    ("- [ ] Dana: spike on the message queue\n- [ ] Dana: rotate the API keys\n- [ ] Nadia: feedback on her design doc\n- [ ] Nadia: ask Otto for a load test slot",
     "- queue spike showed that we don't need one\n- keys rotated without anybody noticing\n- she worked my comments into the design doc\n- load test slot: Thursday 14:00, Otto says", "cccc"),
    ("- [ ] Dana: spike on the message queue\n- [ ] Dana: rotate the API keys\n- [ ] Nadia: feedback on her design doc\n- [ ] Nadia: ask Otto for a load test slot",
     "- the message queue was full twice\n- somebody leaked an API key in the other team\n- she changed half of her design doc\n- Otto has a new load test tool", "oooo"),
    # a school
    ("To do\n- [ ] Dana: letter to the parents about the trip\n- [ ] Dana: collect the consent forms\n- [ ] Nadia: book the coach\n- [ ] Nadia: cover for Dana's Friday lesson",
     "- parents have the letter, three asked about the price\n- all consent forms are in but one (Mia's mum is abroad)\n- the coach is booked for 7:40\n- Kim takes her Friday lesson", "c?cc"),
    ("To do\n- [ ] Dana: letter to the parents about the trip\n- [ ] Dana: collect the consent forms\n- [ ] Nadia: book the coach\n- [ ] Nadia: cover for Dana's Friday lesson",
     "- parents keep asking about the trip\n- consent forms: she has eleven of twenty-six\n- the coach company raised its prices\n- Friday lesson: she'd prefer Kim, to be asked", "oooo"),
    # a museum
    ("- Dana will write wall texts for room 4.\n- Dana will ask the lender about the crate.\n- I'll get the lighting quote.\n- I'll look at her budget sheet.",
     "- wall texts for room 4 went to the translator\n- the lender is sending the crate back at his own cost\n- lighting: 3,400, which we can afford\n- budget sheet: went over it line by line, two cells were off", "cccc"),
    ("- Dana will write wall texts for room 4.\n- Dana will ask the lender about the crate.\n- I'll get the lighting quote.\n- I'll look at her budget sheet.",
     "- wall texts for room 3 went to the translator\n- the crate is too big for the lift\n- the lighting in room 4 is poor\n- her budget is tight", "oooo"),
    # a shop
    ("## Agreed\n- [ ] Dana: redo the window for spring\n- [ ] Dana: count the returns\n- [ ] Nadia: permission for Sunday opening\n- [ ] Nadia: new name tags for everybody",
     "- everybody stops at the spring window, she's proud\n- returns: 212, twice as many as last March\n- the town allows us four Sundays\n- name tags are here, mine has a typo", "cccc"),
    ("## Agreed\n- [ ] Dana: redo the window for spring\n- [ ] Dana: count the returns\n- [ ] Nadia: permission for Sunday opening\n- [ ] Nadia: new name tags for everybody",
     "- the window was broken on Sunday, glazier comes\n- returns are a nuisance, no time for a count\n- other shops open on Sundays, too\n- customers ask for our names", "oooo"),
    # a lab
    ("- [ ] Dana: calibrate the scales\n- [ ] Dana: write the methods section\n- [ ] Nadia: reference letter for her fellowship\n- [ ] Nadia: extend her key card",
     "- scales are calibrated, off by 2 mg before\n- methods section read, one figure missing, otherwise done\n- uploaded my letter for the fellowship on the 7th\n- her key card opens all doors again", "c?cc"),
    ("- [ ] Dana: calibrate the scales\n- [ ] Dana: write the methods section\n- [ ] Nadia: reference letter for her fellowship\n- [ ] Nadia: extend her key card",
     "- the scales drift, that's why we need it soon\n- methods section: blank page, blank mind\n- fellowship closes on the 30th\n- her key card stops working on the 1st", "oooo"),
    # a theatre
    ("Follow-ups\n- Dana: seating chart for the gala\n- Dana: thank-you notes to the donors\n- Nadia: raise the overtime with the director\n- Nadia: a quiet room for rehearsals",
     "- gala: everybody found their seat thanks to her chart\n- donors: two wrote back to say how nice her note was\n- director says overtime gets paid from March\n- we have the old library for rehearsals, quiet enough", "cccc"),
    ("Follow-ups\n- Dana: seating chart for the gala\n- Dana: thank-you notes to the donors\n- Nadia: raise the overtime with the director\n- Nadia: a quiet room for rehearsals",
     "- gala: 140 guests so far, seats are a puzzle\n- donors came to the rehearsal\n- overtime again last week, 9 hours\n- rehearsals were noisy", "oooo"),
    # a construction site
    ("- [ ] Dana: safety briefing for the new crew\n- [ ] Dana: measure the north wall again\n- [ ] Nadia: get the crane until Friday\n- [ ] Nadia: pay Dana's overtime from January",
     "- new crew had their safety briefing on day one\n- north wall is 12 cm shorter than drawn, she measured twice\n- the crane stays until Friday\n- January overtime was on her payslip", "cccc"),
    ("- [ ] Dana: safety briefing for the new crew\n- [ ] Dana: measure the north wall again\n- [ ] Nadia: get the crane until Friday\n- [ ] Nadia: pay Dana's overtime from January",
     "- new crew starts on Monday\n- the north wall is wet\n- the crane is needed on Friday\n- January was hard, so much overtime", "oooo"),
    # an NGO
    ("- [ ] Dana: first draft of the grant proposal\n- [ ] Dana: meet the mayor's office\n- [ ] Nadia: decide who goes to Nairobi\n- [ ] Nadia: sort out her visa invitation",
     "- I've read the first draft of the proposal, strong opening\n- mayor's office: good meeting, they want a pilot\n- Nairobi: she goes, Otto stays\n- invitation for the visa is in her inbox", "cccc"),
    ("- [ ] Dana: first draft of the grant proposal\n- [ ] Dana: meet the mayor's office\n- [ ] Nadia: decide who goes to Nairobi\n- [ ] Nadia: sort out her visa invitation",
     "- the grant proposal has to be ten pages at most\n- mayor's office cancelled, new date to come\n- Nairobi: both want to go\n- visa takes three weeks, says the embassy", "oooo"),
    # a hotel
    ("- [ ] Dana: train Kim on the booking system\n- [ ] Dana: reply to the bad review\n- [ ] Nadia: raise the linen problem with the laundry\n- [ ] Nadia: new chairs for the lobby",
     "- Kim does the bookings on her own since Wednesday\n- answered the bad review, guest took a star back up\n- laundry promised fresh linen by ten, works so far\n- lobby: the new chairs are comfy, says everybody", "cccc"),
    ("- [ ] Dana: train Kim on the booking system\n- [ ] Dana: reply to the bad review\n- [ ] Nadia: raise the linen problem with the laundry\n- [ ] Nadia: new chairs for the lobby",
     "- Kim is lost in the booking system\n- another bad review, about breakfast\n- linen came late three times\n- lobby chairs: she likes the green ones", "oooo"),
    # a newsroom
    ("AI:\n- Dana: call the source in Leeds\n- Dana: cut the feature to 900 words\n- Nadia: legal check of the port story\n- Nadia: swap Dana's weekend",
     "- source in Leeds talked for an hour, on record\n- the feature is at 880 words\n- port story: lawyer had no objections\n- her weekend is swapped, she has the 21st off", "cccc"),
    ("AI:\n- Dana: call the source in Leeds\n- Dana: cut the feature to 900 words\n- Nadia: legal check of the port story\n- Nadia: swap Dana's weekend",
     "- no way to reach the source in Leeds\n- the feature is at 1,400 words\n- port story grows, new documents\n- her weekend shift is a problem", "oooo"),
)  # fmt: skip
# Written second, before any rule was tried on them.
MORE_STORIES = (
    # logistics
    ("## Actions\n- [ ] Dana: get three quotes for pallet wrap\n- [ ] Dana: draft the new gate procedure\n- [ ] Nadia: speak to Otto about the loading times\n- [ ] Nadia: approve her forklift course",
     "- pallet wrap: quotes from Hansen, Bolt and Meyer, Meyer is cheapest\n- gate procedure: draft is with the drivers' rep\n- spoke with Otto, loading starts at six from next week\n- forklift course approved, she starts on the 19th", "cccc"),
    ("## Actions\n- [ ] Dana: get three quotes for pallet wrap\n- [ ] Dana: draft the new gate procedure\n- [ ] Nadia: speak to Otto about the loading times\n- [ ] Nadia: approve her forklift course",
     "- pallet wrap ran out on Friday\n- gate procedure: she hasn't got round to it\n- loading times are still a mess, I'll catch Otto tomorrow\n- forklift course starts on the 19th, paperwork missing", "oooo"),
    # fundraising
    ("**To do**\n- Dana: thank the Ellwood family\n- Dana: mailing to lapsed donors\n- Nadia: numbers for the annual report\n- Nadia: introduce her to the auditor",
     "Ellwoods got a handwritten card from her. The lapsed donors mailing brought in 4,100 so far. I gave her the numbers for the annual report on Monday. She and the auditor have met, they get along.", "cccc"),
    ("**To do**\n- Dana: thank the Ellwood family\n- Dana: mailing to lapsed donors\n- Nadia: numbers for the annual report\n- Nadia: introduce her to the auditor",
     "The Ellwoods gave again. Lapsed donors: list has duplicates, mailing waits for that. Annual report is due in May. The auditor asked for the same papers twice.", "oooo"),
    # design studio
    ("- [ ] Dana: moodboard for the Keller pitch\n- [ ] Dana: invoice for phase 1\n- [ ] Nadia: licence for the font\n- [ ] Nadia: let her know about Fridays",
     "- Keller picked moodboard B\n- phase 1 is invoiced\n- font licence bought, it's on the server\n- told her she can have Fridays off from April", "cccc"),
    ("- [ ] Dana: moodboard for the Keller pitch\n- [ ] Dana: invoice for phase 1\n- [ ] Nadia: licence for the font\n- [ ] Nadia: let her know about Fridays",
     "- Keller pitch is on the 20th\n- phase 1 took longer than planned\n- font licence costs 300 a year, hm\n- Fridays: she asked again", "oooo"),
    # nursing home
    ("Next steps\n- Dana: care plan for Mr Lund\n- Dana: speak to his daughter\n- Nadia: second lift for the west wing\n- Nadia: look at the night rota",
     "Mr Lund's care plan is signed by the doctor. Daughter was here on Sunday, Dana sat down with her for an hour. West wing has its second lift since Tuesday. I changed two things in the night rota, she's happy with it.", "cccc"),
    ("Next steps\n- Dana: care plan for Mr Lund\n- Dana: speak to his daughter\n- Nadia: second lift for the west wing\n- Nadia: look at the night rota",
     "Mr Lund fell twice. His daughter called about the food. The lift in the west wing is slow. Night rota has gaps again.", "oooo"),
    # consultancy, terse
    ("- [ ] Dana: SOW for Brightwell\n- [ ] Dana: retro notes to team\n- [ ] Nadia: rate card\n- [ ] Nadia: intro to Sven",
     "- SOW signed by Brightwell\n- retro notes: posted\n- rate card - you have it\n- Sven: she had a first call with him", "cccc"),
    ("- [ ] Dana: SOW for Brightwell\n- [ ] Dana: retro notes to team\n- [ ] Nadia: rate card\n- [ ] Nadia: intro to Sven",
     "- Brightwell wants the SOW by Friday\n- retro notes: on it\n- rate card - waiting for finance\n- Sven: on holiday", "oooo"),
    # farm
    ("- [ ] Dana: order seed potatoes\n- [ ] Dana: fix the fence at the pond\n- [ ] Nadia: vet for the goats\n- [ ] Nadia: check the insurance for the tractor",
     "- seed potatoes arrived, 40 bags in the barn\n- fence at the pond holds, goats have tested it\n- the vet was here on Tuesday, all goats healthy\n- tractor is insured until 2028", "cccc"),
    ("- [ ] Dana: order seed potatoes\n- [ ] Dana: fix the fence at the pond\n- [ ] Nadia: vet for the goats\n- [ ] Nadia: check the insurance for the tractor",
     "- potatoes sold well\n- goats went through the fence at the pond again\n- the goats cough\n- the tractor needs new tyres", "oooo"),
    # university office
    ("Agreed:\n- Dana to revise chapter 2\n- Dana to register for the summer school\n- Nadia to send the reviewer comments\n- Nadia to ask the dean about lab space",
     "* chapter 2 reads much better now\n* summer school: she got in\n* she has been through the reviewer comments, 14 of 20 are easy\n* dean: two benches from October", "cccc"),
    ("Agreed:\n- Dana to revise chapter 2\n- Dana to register for the summer school\n- Nadia to send the reviewer comments\n- Nadia to ask the dean about lab space",
     "* chapter 2 is where she's stuck\n* summer school: form is online since Monday\n* she is curious about the reviewer comments\n* dean is away until the 20th", "oooo"),
    # sales
    ("- [ ] Dana: follow up with Larssen\n- [ ] Dana: clean up the pipeline\n- [ ] Nadia: discount for Ostrom, ask Otto\n- [ ] Nadia: join her Larssen call",
     "- Larssen called back, they take the big package\n- pipeline is clean, 18 dead deals out\n- Otto says 8 % for Ostrom is fine\n- I was on the Larssen call, she did well", "cccc"),
    ("- [ ] Dana: follow up with Larssen\n- [ ] Dana: clean up the pipeline\n- [ ] Nadia: discount for Ostrom, ask Otto\n- [ ] Nadia: join her Larssen call",
     "- Larssen is silent\n- pipeline looks thin\n- Ostrom pushes for a discount\n- Larssen call is on Thursday", "oooo"),
    # volunteer mentoring
    ("She promised to rewrite her CV. She will send two applications. I promised to ask a friend at the museum about an internship.",
     "CV is down to one page and looks sharp. Two applications are out. My friend at the museum says they take interns in autumn only.", "ccc"),
    ("She promised to rewrite her CV. She will send two applications. I promised to ask a friend at the museum about an internship.",
     "We looked at three job ads. CV: she finds it hard to write about herself. An internship would be nice for the summer.", "ooo"),
    # IT ops
    ("- [ ] Dana: patch the mail servers\n- [ ] Dana: document the failover\n- [ ] Nadia: budget for a second firewall\n- [ ] Nadia: on-call phone for Dana",
     "- mail servers patched Saturday night, no complaints\n- failover is documented, Otto walked through it alone\n- second firewall: 6k granted\n- on-call phone handed over on Monday", "cccc"),
    ("- [ ] Dana: patch the mail servers\n- [ ] Dana: document the failover\n- [ ] Nadia: budget for a second firewall\n- [ ] Nadia: on-call phone for Dana",
     "- mail servers: window is Saturday night\n- failover took 9 minutes, nobody knew the steps\n- second firewall would cost 6k\n- on-call was quiet", "oooo"),
    # HR
    ("- [ ] Dana: exit interview with Priya\n- [ ] Dana: new-hire survey\n- [ ] Nadia: works council, ask about the trial\n- [ ] Nadia: job title for Dana",
     "- sat down with Priya for the exit interview, sobering\n- new-hire survey went to 14 people, 9 answers\n- works council agrees to the trial, six months\n- her title is People Partner from the 1st", "cccc"),
    ("- [ ] Dana: exit interview with Priya\n- [ ] Dana: new-hire survey\n- [ ] Nadia: works council, ask about the trial\n- [ ] Nadia: job title for Dana",
     "- Priya leaves on the 30th\n- new hires complain about laptops\n- works council meets on the 12th\n- job title matters to her", "oooo"),
)  # fmt: skip
# Written third; their first-sight figures stand in the report of that day.
LAST_STORIES = (
    # a call centre
    ("## Next steps\n- [ ] Dana: rewrite the greeting script\n- [ ] Dana: listen in on five calls of Kim's\n- [ ] Nadia: headsets for the new starters\n- [ ] Nadia: ask Telecom why calls drop",
     "- callers get the new greeting since Monday, shorter by ten seconds\n- heard five of Kim's calls, she interrupts a lot\n- the new starters all have headsets\n- Telecom found a loose cable, no dropped calls since", "cccc"),
    ("## Next steps\n- [ ] Dana: rewrite the greeting script\n- [ ] Dana: listen in on five calls of Kim's\n- [ ] Nadia: headsets for the new starters\n- [ ] Nadia: ask Telecom why calls drop",
     "- the greeting still takes thirty seconds\n- Kim had five angry callers in a row\n- new starters share two headsets\n- calls dropped on Friday, too", "oooo"),
    # a city library
    ("## Next steps\n- [ ] Dana: weed the travel shelf\n- [ ] Dana: invite the author for June\n- [ ] Nadia: talk to the caretaker about the heating\n- [ ] Nadia: send Dana the visitor figures",
     "- travel shelf weeded, 60 books out\n- the author said yes to 12 June\n- caretaker bled the radiators, warm now\n- visitor figures: she saw them, down 8 %", "cccc"),
    ("## Next steps\n- [ ] Dana: weed the travel shelf\n- [ ] Dana: invite the author for June\n- [ ] Nadia: talk to the caretaker about the heating\n- [ ] Nadia: send Dana the visitor figures",
     "- travel shelf: no time, inventory first\n- she reads the author's second novel\n- it was 16 degrees in the reading room\n- fewer visitors this winter, she thinks", "oooo"),
    # product manager
    ("- [ ] Dana: interview four churned customers\n- [ ] Dana: one-pager on pricing\n- [ ] Nadia: legal answer on data export\n- [ ] Nadia: get her into the roadmap meeting",
     "- talked to four churned customers, three left over price\n- pricing one-pager: I left comments, good structure\n- Legal is fine with the export if we log it\n- she was in the roadmap meeting for the first time", "cccc"),
    ("- [ ] Dana: interview four churned customers\n- [ ] Dana: one-pager on pricing\n- [ ] Nadia: legal answer on data export\n- [ ] Nadia: get her into the roadmap meeting",
     "- two of the churned customers answered, calls next week\n- pricing came up in every sales call\n- export is a legal question, she says\n- roadmap meeting moved to Wednesdays", "oooo"),
    # kitchen
    ("- Dana will try the new supplier for fish.\n- Dana will write down the sauce recipe.\n- I'll talk to the landlord about the drain.\n- I'll order aprons.",
     "- fish from the new supplier was excellent, we stay with them\n- sauce recipe is in the binder\n- landlord sent a plumber, drain is free\n- aprons came in the wrong blue, but they came", "ccc?"),
    ("- Dana will try the new supplier for fish.\n- Dana will write down the sauce recipe.\n- I'll talk to the landlord about the drain.\n- I'll order aprons.",
     "- fish got dearer everywhere\n- nobody but her can make the sauce\n- the drain stinks\n- aprons look shabby", "oooo"),
    # research software
    ("**Actions**\n- [ ] Dana: port the parser to Rust\n- [ ] Dana: benchmark on the big cluster\n- [ ] Nadia: co-author question with Otto\n- [ ] Nadia: travel money for the workshop",
     "- the Rust parser passes all tests, four times faster\n- big cluster: 31 minutes, was 2 hours\n- Otto and I settled the co-author question, she's second\n- travel money came through, 900 euros", "cccc"),
    ("**Actions**\n- [ ] Dana: port the parser to Rust\n- [ ] Dana: benchmark on the big cluster\n- [ ] Nadia: co-author question with Otto\n- [ ] Nadia: travel money for the workshop",
     "- parser: two weeks of Rust ahead\n- the big cluster is down until Monday\n- co-authors: Otto avoids me\n- the workshop is in Graz, not cheap", "oooo"),
    # property management
    ("To do\n- Dana: notice to the tenants about the water\n- Dana: find a gardener\n- Nadia: sign the insurance\n- Nadia: look into the deposit dispute",
     "Tenants got their notice on Tuesday, two complained. Gardener starts in April. Insurance is signed and in the folder. Deposit dispute: I read the file, we pay half.", "cccc"),
    ("To do\n- Dana: notice to the tenants about the water\n- Dana: find a gardener\n- Nadia: sign the insurance\n- Nadia: look into the deposit dispute",
     "The water will be off on the 20th. The garden looks wild. Insurance wants more paper. The deposit dispute goes on.", "oooo"),
    # a startup, very terse
    ("- [ ] Dana: investor update\n- [ ] Dana: fix onboarding email\n- [ ] Nadia: offer to Priya\n- [ ] Nadia: new laptop for Dana",
     "- investor update out Tue\n- onboarding email: fixed, open rate up\n- Priya accepted!\n- laptop here, she's migrating", "cccc"),
    ("- [ ] Dana: investor update\n- [ ] Dana: fix onboarding email\n- [ ] Nadia: offer to Priya\n- [ ] Nadia: new laptop for Dana",
     "- investors nervous\n- onboarding email: spam again\n- Priya has two other offers\n- laptop: fan is loud", "oooo"),
    # physiotherapy practice
    ("- [ ] Dana: exercise sheet for knees\n- [ ] Dana: call back Mrs Holm\n- [ ] Nadia: new couch for room 2\n- [ ] Nadia: course fee for Dana",
     "- patients take the knee sheet home, second print run\n- Mrs Holm: called, she comes on Thursday\n- room 2 has the new couch\n- paid the course fee", "cccc"),
    ("- [ ] Dana: exercise sheet for knees\n- [ ] Dana: call back Mrs Holm\n- [ ] Nadia: new couch for room 2\n- [ ] Nadia: course fee for Dana",
     "- knees are half of our patients\n- Mrs Holm tried to reach her twice\n- room 2 is cramped\n- the course starts on 3 March", "oooo"),
)  # fmt: skip
# A crowd of tasks, and lines that share words with them and close none.
THIRD_CROWD = (
    "## To do\n"
    "- [ ] Dana: revise the price list\n"
    "- [ ] Dana: fix the door of the cold room\n"
    "- [ ] Nadia: ask the bank about the overdraft\n"
    "- [ ] Dana: train Otto on the till\n"
    "- [ ] Nadia: new uniforms for the drivers\n"
    "- [ ] Dana: invite the neighbours to the open day\n"
    "- [ ] Nadia: get Dana a phone\n"
    "- [ ] Dana: test the alarm\n"
    "- [ ] Dana: write the handbook for temps\n"
    "- [ ] Nadia: decide on the Christmas bonus\n"
    "- [ ] Dana: apply for the trade fair\n"
    "- [ ] Nadia: check the lease\n"
)
THIRD_TALK = (
    "- prices are better at the market",
    "- the price of flour is up 8 %",
    "- customers have a list of wishes",
    "- the cold room was full on Friday",
    "- the door bell works again",
    "- cold is going round, three people out",
    "- the bank was closed on Monday",
    "- the bank found a forged note in our takings",
    "- the bank says hello, new adviser",
    "- Otto is on his own on Sundays now",
    "- Otto was at the till all week, the queue was long",
    "- the till was out by 4 euros",
    "- drivers have a new boss",
    "- the drivers are here, all but one",
    "- uniforms at the other branch are green",
    "- neighbours were loud",
    "- the neighbours have a dog now",
    "- open day last year was fun",
    "- the open day is on 4 May",
    "- she was on the phone for an hour with a customer",
    "- phones are banned in the kitchen",
    "- Dana's mother has a phone now",
    "- the alarm went off twice at night",
    "- alarm company sent an invoice",
    "- temps are here for the season",
    "- temps have the flu",
    "- the handbook of the mother company is excellent",
    "- the temp agency agreed to a lower fee",
    "- Christmas was good for us",
    "- Christmas is on a Friday this year",
    "- bonus points are popular with customers",
    "- the fair in Lyon was well attended",
    "- trade is slow",
    "- she got in late, traffic",
    "- she was in the trade press",
    "- the lease car is fine",
    "- leases are dear in this street",
    "- landlord: runs the house badly",
    "- the list on the fridge has twelve lines",
    "- we have a new door mat",
    "- she has the keys to the cold room",
    "- Otto has a new phone, she envies him",
    "- neighbours' open day was fun",
    "- the new price board looks sharp",
    "- team is fine, everybody works well",
    "- she passed her driving test",
    "- test results from the doctor are good",
    "- the bank holiday was quiet",
    "- the till roll is out",
    "- our handbook for guests is popular",
)
# Written last, when the rules stood: their figures at first sight are in the commit that brought them.
FRESH_STORIES = (
    # brewery
    ("## Actions\n- [ ] Dana: label design for the summer ale\n- [ ] Dana: clean the second tank\n- [ ] Nadia: permit for the beer garden\n- [ ] Nadia: talk to the malt supplier about prices",
     "- label design for the summer ale approved by everybody\n- second tank is clean and filled\n- permit for the beer garden came on Monday\n- malt supplier gives us 5 % off", "cccc"),
    ("## Actions\n- [ ] Dana: label design for the summer ale\n- [ ] Dana: clean the second tank\n- [ ] Nadia: permit for the beer garden\n- [ ] Nadia: talk to the malt supplier about prices",
     "- summer ale tastes of banana\n- second tank is out of order until the part comes\n- the beer garden was packed at the competitor's\n- malt prices went up", "oooo"),
    # insurance
    ("- [ ] Dana: close out the Weber claim\n- [ ] Dana: fill in the appraisal form\n- [ ] Nadia: get her the Excel course\n- [ ] Nadia: ask IT about the slow VPN",
     "- Weber claim closed, paid in full\n- appraisal form: got it yesterday, thorough\n- she did the Excel course last week, liked the pivot part\n- IT replaced the VPN box, fast now", "cccc"),
    ("- [ ] Dana: close out the Weber claim\n- [ ] Dana: fill in the appraisal form\n- [ ] Nadia: get her the Excel course\n- [ ] Nadia: ask IT about the slow VPN",
     "- Weber sent two more letters about the claim\n- appraisal talks are in March\n- her Excel sheets are getting long\n- VPN was down on Tuesday", "oooo"),
    # vet practice
    ("- [ ] Dana: write up the anaesthesia checklist\n- [ ] Dana: order vaccines\n- [ ] Nadia: swap her Saturday with Kim\n- [ ] Nadia: find a date for the team day",
     "- anaesthesia checklist is laminated and hangs in theatre\n- vaccines are in the fridge\n- Kim does her Saturday\n- team day is on 9 May", "cccc"),
    ("- [ ] Dana: write up the anaesthesia checklist\n- [ ] Dana: order vaccines\n- [ ] Nadia: swap her Saturday with Kim\n- [ ] Nadia: find a date for the team day",
     "- anaesthesia went wrong once, no harm\n- vaccines are running low\n- she is worried about that Saturday\n- team day: nobody has answered", "oooo"),
    # data team
    ("- [ ] Dana: dashboard for churn\n- [ ] Dana: document the nightly job\n- [ ] Nadia: second screen for Dana\n- [ ] Nadia: review her promotion case",
     "- churn dashboard is live, Sales checks it daily\n- nightly job: docs merged\n- she got her second screen\n- promotion case reviewed, sent her three remarks", "cccc"),
    ("- [ ] Dana: dashboard for churn\n- [ ] Dana: document the nightly job\n- [ ] Nadia: second screen for Dana\n- [ ] Nadia: review her promotion case",
     "- churn is at 4 %\n- nightly job failed twice\n- her screen flickers\n- promotion round opens in June", "oooo"),
    # orchestra office
    ("Next steps:\n- Dana: programme notes for the Brahms\n- Dana: hotel for the soloist\n- Nadia: sign the hall contract\n- Nadia: introduce Dana to the new conductor",
     "Programme notes for the Brahms are at the printer's. Soloist has a hotel, five minutes from the hall. Signed the hall contract on Wednesday. Dana met the new conductor at the rehearsal.", "cccc"),
    ("Next steps:\n- Dana: programme notes for the Brahms\n- Dana: hotel for the soloist\n- Nadia: sign the hall contract\n- Nadia: introduce Dana to the new conductor",
     "The Brahms is sold out. The soloist is picky about hotels. The hall wants a deposit with the contract. The new conductor starts in May.", "oooo"),
)  # fmt: skip
