"""Words of work life that ask for the same thing: who asks for "pay" finds "salary". Compared by stem; a group a line."""

from __future__ import annotations

from functools import lru_cache

from assistant.reading.words import stem

_GROUPS = """
pay salary compensation comp wage band raise money bonus remuneration stipend
holiday vacation pto time-off away sabbatical
quit resign leave depart leaving notice resignation exit
promotion promote promoted level title senior grade ladder
career growth develop development ambition future path aspiration
boss manager lead supervisor head
hire hiring recruit recruiting
candidate applicant
vacancy opening headcount position post
job role position post
fire dismiss layoff redundancy redundant cut
sick ill illness flu hospital doctor cold unwell health
child kid kids son daughter baby children toddler
wife husband partner spouse
marry wedding married marriage engaged
mother father mum mom dad parent parents
house home flat apartment moving move
late delay delayed slip slipped overdue postponed behind moved
block blocked stuck blocker blocking waiting wait
finish finished complete completed done
ship shipped deliver delivered launch release released live rolled
begin start started kick-off kickoff
end stop finish
cancel cancelled drop dropped stop stopped scrap scrapped abandon deprioritise deprioritised deprioritized shelve shelved parked
postpone move moved reschedule rescheduled shift defer
deadline due date eta
budget cost costs spend spending bill money price expense expenses
tool software app product vendor supplier licence license
bug defect error fault issue
incident outage failure crash down broke broken
problem issue trouble difficulty difficult challenge struggle struggling
stress stressed overload overloaded overwhelmed tired exhausted burnout workload pressure swamped
happy glad pleased satisfied enjoy enjoys
unhappy upset frustrated annoyed angry frustration sad
worry worried fear fears afraid concern concerned anxious nervous scared dread dreads dreaded terrified
like enjoy love prefer
dislike hate
learn learning course training class workshop study certificate certification
teach train coach mentor
book reading read
talk presentation present speech keynote demo conference
conference meetup event summit
meeting sync standup ceremony
report summary paper one-pager document doc write-up
document doc documentation write wiki runbook
customer client user account
contract agreement deal
team group squad crew
feedback praise criticism review comment comments kudos compliment
review appraisal evaluation assessment calibration
goal objective okr target aim
project initiative workstream
plan roadmap schedule strategy
test testing experiment trial pilot
data dataset table figures numbers
dashboard chart report
remote home wfh hybrid office
office desk workplace site
part-time hours 80% reduced
oncall on-call pager pages rota duty
email mail message
phone call
fix fixed repair repaired solve solved resolve resolved
choose pick chose select
buy purchase order procure
help support assist
ask request
need want
colleague coworker teammate
reorg reorganisation reorganization restructure restructuring
quarter q1 q2 q3 q4
migration migrate move migrating
accept accepted agree agreed approve approved sign signed yes
reject rejected decline declined refuse refused no
hobby hobbies sport sports
visit trip travel journey
db database
prod production
perf performance
config configuration settings
intro introduction introduce
spec specification
repo repository
env environment
exec executive executives leadership
approx about
cv resume
exam test certificate
score result grade mark
result pass fail
missing short under shortfall
advert ad posting vacancy application apply
stand-in cover backup deputy replacement
gripe complaint complain annoyed criticism
niece nephew sister brother family
getaway offsite off-site retreat outing excursion away-day
panel interviewers jury
raise increase rise %
panel interview
punctuality punctual on-time lateness late
switch switchover cutover changeover migration
fault blame guilt
yearly annual annually /yr yr
operation op surgery
lorry truck hgv
mechanic fitter
practice mock rehearsal rehearse trial
bill invoice billed invoiced
offer quote quotation estimate bid tender
hourly hour
mood spirits morale temper
alternative second other another backup
provider supplier vendor source
criticise criticize criticised criticized criticism feedback complain complaint
onsite on-site office
car van vehicle vehicles
guess estimate estimated
training course workshop seminar
baby pregnant birth maternity parental
""".strip().splitlines()


# What a word also covers, and not the other way round: who asks for the mood wants to hear "tired".
_COVERS = {
    "raise": "%",
    "mood": "tired happy unhappy exhausted relaxed cheerful snappy laugh angry frustrated proud nervous relieved stressed annoyed worn energy",
    "transport": "train car bus bike flight lorry",
    "health": "back knee wrist doctor tired operation sick",
    "family": "wife husband kid child daughter son baby mother father",
}


def _indexed() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _GROUPS:
        group = {stem(word.replace("-", "")) for word in line.split()}
        for word in group:
            table.setdefault(word, set()).update(group - {word})
    for word, covered in _COVERS.items():
        table.setdefault(stem(word), set()).update(stem(other) for other in covered.split())
    return {word: frozenset(others) for word, others in table.items()}


_TABLE = _indexed()
_COVERED = {stem(word): frozenset(stem(other) for other in covered.split()) for word, covered in _COVERS.items()}


def covered(word: str) -> frozenset[str]:
    """Stems of what a word names the kind of: "tired" for "mood"; empty for most."""
    return _COVERED.get(word, frozenset())


@lru_cache(maxsize=4096)
def alike(word: str) -> frozenset[str]:
    """Stems that may stand for a stem; empty for most.

    >>> "salary" in alike("pay"), alike("zebra")
    (True, frozenset())
    """
    return _TABLE.get(word, frozenset())
