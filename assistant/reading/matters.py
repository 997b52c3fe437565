"""Words that a title gives to a matter rather than to a person: "Payments Migration" is nobody, "Marcus Lee" is somebody.

Where nothing else tells, a capitalised word is taken for a name unless it stands here, is a verb, ends as abstract nouns do,
or is also written small beside it (names never are, in notes that write them large).
"""

from __future__ import annotations

import re

from assistant.reading.inline import fold
from assistant.reading.names import MATTERS, PARTICLES, has_cases, is_common
from assistant.reading.words import STOP_WORDS, is_base_verb, stem

_WORK = frozenset(
    """account accounts achievement adoption ai alert alerts algorithm analytics api app apps architecture area areas asset assets assistant attrition audit automation award backend backlog
    background backup band bank benefit benefits billing blocker blockers board bonus bug bugs business calendar campaign capacity card care cases catalog catalogue category challenge challenges
    channel chapter chart checkout checklist city class clinic closing cloud club code community comp compensation compliance concept concern concerns concert contact content contract contracts copilot core corner
    course crisis crm culture customer customers cycle daily dashboard database deadline deadlines debt decision decisions demo dependencies deployment desk detail development device devops diary difficult direction
    display docs domain economy education efficiency email energy engine environment equipment essay estate event events exam executive experience experiment expert external factory family farm fashion feature features field finances
    fitness flow folder food football forecast form foundation framework front frontend function fund funding future game garden gateway group growth guide guild guideline guidelines handbook handover hardware headcount health
    helpdesk hiring holiday holidays home hospital hotel housing idea impact important incident incidents industry infra infrastructure initiative innovation insight insights insurance integration interface internal interview interviews inventory investment issue
    issues job jobs journey kitchen knowledge lab label landscape layoff legacy lesson lessons level leverage library life line list listing logistics machine main mail maintenance management market mastery material materials
    medical member memo merger messaging metric metrics milestone milestones mindset minor mobile model module money mood motivation music network networking news newsletter next objective objectives office onboarding open option outage outlook output overview
    packaging paper parking partner partners partnership password pay payment payments payroll performance phase phone photo pipeline platform playbook policy portal portfolio position post postmortem potential preparation presentation pricing principles priorities
    priority privacy problem process processes procurement productivity program programme programmes programs progress promotion proposal prototype purpose quality quarter quarterly question queue raise ramp rating reading recipe record recruiting recruitment reference reform regional registration
    relationship relationships release reliability relocation remote renewal reorg reorganisation reorganization repo requirement requirements resource resources response responsibilities responsibility results retention revenue reward risk risks road roadmap role roles room routine rules safety salary
    scale school science scope sector self seminar senior series server service services shift shop side site situation skill skills software solution sport sprint stack stage standard standards startup station statement statistics step
    stock store stories story stress struggle structure studio succession success support survey surveys system systems table task tasks tax team tech technical technology tenant term theme themes thesis ticket tickets time
    timeline title tool tooling tools topic topics track transition transport travel trend troubles tutorial ux ui vacation value values vendor vendors venue version video vision wage warehouse web website weekend wellbeing winter
    launch relaunch move moves rollout rewrite refactor redesign setup cutover handoff deploy upgrade cleanup switch build
    women workflow workforce workload workstream world year yearly""".split()
)
_VERB_NAMES = frozenset(
    "mark grant chase drew pat bill frank rob sue jack dawn faith hope guy carry lance trace wade hunter skip will art rich gene dean cook".split()
)
_ENDING = re.compile(r"\w{3,}(?:tion|tions|sion|ment|ments|ness|ship|ability|ibility|ology|ware|desk|book|board|line)")


def is_matter(name: str, text: str = "", *, wholly: bool = False) -> bool:
    """Whether words that look like a name say what is talked about: one of them does, or ``wholly``, all.

    ``text``: lines beside it, in which a common word is written small.

    >>> is_matter("Payments Migration"), is_matter("Marcus Lee"), is_matter("Heron", "the heron is late")
    (True, False, True)
    """
    if not name.isupper() and any(len(word) > 1 and word.isupper() and has_cases(word) for word in re.split(r"[\s-]+", name)):
        return True  # "Outreach WG"
    if is_base_verb(fold(name)) and fold(name) not in _VERB_NAMES:
        return True  # "1:1 Growth Plan": a single verb, where no name is one
    told = [_is_word(word, text) for word in re.split(r"[\s-]+", name) if word and word not in PARTICLES]
    return all(told) if wholly else any(told)


def _is_word(word: str, text: str) -> bool:
    folded = fold(word).strip(".'’")
    if not has_cases(word) or len(folded) < 2:
        return False
    if folded in _WORK or folded in MATTERS or is_common(folded) or folded in STOP_WORDS or _ENDING.fullmatch(folded):
        return True
    verb = folded.endswith(("ing", "ed")) and is_base_verb(stem(folded))
    return verb or re.search(rf"(?<![\w@./#-]){re.escape(word.lower())}(?![\w@.:/-]\w)", text) is not None
