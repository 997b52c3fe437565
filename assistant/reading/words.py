"""English words that notes about work are made of: verbs with their forms, stop words, a light stemmer.

A full stemmer (Porter) folds "sent" and "send" apart and "general" and "generate" together; comparing an action item with a
later report of it needs the opposite, so irregular verbs are listed and endings are cut with care.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.reading.inline import fold

_REGULAR = """accept access add address adapt adjust agree align allocate analyse analyze announce answer apply appoint approach approve arrange ask assemble assess assign attach
attend audit automate back backfill backup batch benchmark block book brainstorm brief budget bump calculate call cancel capture change chase chat check clarify clean clear close coach
co-author collate collect combine come comment commit communicate compare compile complete compose configure confirm connect consider consolidate consult contact continue contribute convert cook coordinate copy correct
cost cover create crosscheck customize cut deal debug decide decline dedupe define delegate delete deliver demo deploy describe design develop diagram dig disable discuss distribute document double-check download draft drop dry-run
edit elaborate email e-mail enable encourage end engage enrol enroll ensure escalate estimate evaluate examine execute expand experiment explain explore export extend extract
facilitate fetch figure file fill finalise finalize finish fix flag focus follow follow-up form format formalise formalize forward frame gather generate google go grab grant groom guide handle help highlight hire host
identify implement import improve include incorporate inform initiate inquire inspect install integrate interview introduce investigate invite invoice issue iterate join kick kickstart land launch learn liaise list listen load locate lock log look loop
lobby mail make manage map mark mention mentor merge message migrate mock model modify monitor move name narrow negotiate nominate note notify nudge observe obtain offer onboard open order organise organize outline own
pack pair park pass paste patch pay perform phone pick pilot pin ping pitch place plan play plot point polish poll post postpone practice practise prep prepare present price print prioritise prioritize probe process produce promote prompt propose protect
prototype provide publish pull purchase push query question quote raise rank reach re-run rerun rebase rebook rebuild receive recommend reconcile record recruit redo redraft reduce refactor refer refine refresh register rehearse release relay remind remove
rename renew reorganise reorganize repeat replace reply report request research reserve reset reshape resolve resend respond restart restore restructure retest retry return review revise revisit rewrite rework ring roll rotate round route run
sample save scan schedule scope scout screen script search secure select send separate serve set setup shadow shape share ship shortlist show sign simplify sketch skim sort source speak specify split sponsor spot spike stage start state stop store
structure study submit subscribe suggest summarise summarize supply support surface survey swap switch sync synthesise synthesize tackle tag take talk target teach tell template test text tidy tie time touch track train transcribe transfer translate transition trial triage trim
try tune turn type unblock uncover understand unify update upgrade upload use validate vary verify visit volunteer vote walk warn watch wire work wrap write zoom
rsvp sleep visualise visualize chase-up circle cc leave read keep hand get give bring build buy choose do draw drive feed fight find forget hold lead lend let lay meet put pay ride rise say see seek sell shut sit spend spin stand stick strike sweep swim think throw undo win catch begin break bind blow catch-up
mend escort nail demo pre-read preread dogfood bug sanity-check whiteboard storyboard wireframe annotate label cluster plug hook solve rehearse thank repair count weigh shorten lower halve empty measure calibrate settle reproduce replicate rehearse translate nominate renegotiate reassess insure service repaint redesign relaunch reprioritise reprioritize recap recheck reconnect""".split()
_IRREGULAR = {
    "send": "sent", "write": "wrote written", "rewrite": "rewrote rewritten", "do": "did done", "redo": "redid redone", "make": "made", "give": "gave given", "get": "got gotten", "take": "took taken",
    "tell": "told", "speak": "spoke spoken", "find": "found", "run": "ran", "rerun": "reran", "build": "built", "rebuild": "rebuilt", "set": "set", "put": "put", "cut": "cut", "read": "read", "pay": "paid", "buy": "bought", "bring": "brought",
    "catch": "caught", "teach": "taught", "think": "thought", "hold": "held", "meet": "met", "lead": "led", "leave": "left", "lend": "lent", "spend": "spent", "keep": "kept", "see": "saw seen", "say": "said", "show": "showed shown", "draw": "drew drawn",
    "choose": "chose chosen", "begin": "began begun", "break": "broke broken", "drive": "drove driven", "ring": "rang rung", "split": "split", "shut": "shut", "let": "let", "cost": "cost", "hand": "handed", "go": "went gone", "come": "came",
    "undo": "undid undone", "win": "won", "sell": "sold", "seek": "sought", "stand": "stood", "stick": "stuck", "understand": "understood", "resend": "resent", "swap": "swapped", "ship": "shipped", "plan": "planned", "drop": "dropped", "submit": "submitted",
    "book": "booked", "wrap": "wrapped", "tag": "tagged", "flag": "flagged", "log": "logged", "map": "mapped", "ping": "pinged", "pin": "pinned", "plot": "plotted", "scan": "scanned", "skim": "skimmed", "spot": "spotted", "stop": "stopped", "trim": "trimmed",
    "unblock": "unblocked", "commit": "committed", "refer": "referred", "transfer": "transferred", "forget": "forgot forgotten", "forward": "forwarded", "schedule": "scheduled", "lay": "laid", "rise": "rose risen", "spin": "spun", "throw": "threw thrown", "sit": "sat", "hear": "heard", "learn": "learnt", "deal": "dealt", "feel": "felt", "sleep": "slept", "fight": "fought", "feed": "fed",
    "ride": "rode ridden", "strike": "struck", "sweep": "swept", "withdraw": "withdrew withdrawn", "know": "knew known", "grow": "grew grown", "fly": "flew flown", "wear": "wore worn", "mean": "meant", "lose": "lost", "bury": "buried", "proofread": "proofread", "dig": "dug", "hang": "hung", "bind": "bound", "blow": "blew blown", "sew": "sewn", "mow": "mown", "weave": "wove woven", "shoot": "shot",
}  # fmt: skip
BASE_VERBS = frozenset(_REGULAR) | frozenset(_IRREGULAR)
_PREFIXED = BASE_VERBS | {"nominate", "prioritise", "prioritize", "escalate", "dupe"}
_FORMS: dict[str, str] = {form: base for base, forms in _IRREGULAR.items() for form in forms.split()}
_NOUNS = """decision decide nomination nominate introduction introduce intro introduce invitation invite application apply approval approve annotation annotate agreement agree translation translate presentation present
proposal propose registration register migration migrate discussion discuss investigation investigate analysis analyse analyze analyse reply answer response answer respond answer summary summarise summarize summarise
booking book announcement announce assignment assign estimation estimate evaluation evaluate explanation explain documentation document recommendation recommend reservation reserve submission submit
confirmation confirm clarification clarify cancellation cancel preparation prepare selection select permission permit payment pay email mail e-mail mail prioritize prioritise organize organise finalize finalise rehearsal rehearse enrolment enrol comparison compare insurance insure installation install delivery deliver""".split()
_DEEDS = dict(zip(_NOUNS[::2], _NOUNS[1::2], strict=True))  # a deed as a noun is compared as its verb

_NO_PAST_EED = frozenset("succeed exceed proceed speed seed deed weed".split())

STOP_WORDS = frozenset(
    """a an the and or but nor so of to in on at by for from with without into onto over under about as than then that this these those there here it its it's is are was were be been being am i me my mine we us our
    you your he him his she her hers they them their theirs who whom whose which what when where why how if not no yes do does did done has have had having will would shall should can could may might must
    just also still again already yet now soon today tomorrow yesterday week weeks month months day days next last time please pls ok okay up out off down back more some any all both each few other very too only own same such
    whether herself himself myself yourself themselves evening morning afternoon night noon each below above early late year years quarter half third fourth fifth times again say said first
    someone somebody anyone until till before after through since by via per re due eta asap eod eow i'll we'll she'll he'll they'll i'd i'm i've she's he's let let's get got need needs want wants try new once thing things bit it'll
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_VOWEL = re.compile(r"[aeiouy]")  # what is left of "bring" without its ending is no word
_WORD = re.compile(r"[a-z0-9](?:[a-z0-9'’&+./-]*[a-z0-9])?")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The form under which a word is compared: "sent" and "sending" → "send", "reviews" → "review", "policies" → "policy".

    >>> [stem(w) for w in ("sent", "sending", "booked", "slides", "policies", "shared", "notes")]
    ['send', 'send', 'book', 'slide', 'policy', 'share', 'note']
    """
    if word in _FORMS:
        return _FORMS[word]
    singular = word[:-1] if word.endswith("s") else word
    if word in _DEEDS or singular in _DEEDS:
        return _DEEDS.get(word) or _DEEDS[singular]
    if len(word) <= 3 or word.isdigit():
        return word
    if singular in _NO_PAST_EED:
        return singular
    for ending, replacements in (
        ("ies", ("y", "ie")),
        ("ied", ("y",)),
        ("ing", ("", "e")),
        ("ed", ("", "e")),
        ("es", ("e", "")),
        ("s", ("",)),
    ):
        if word.endswith(ending) and not word.endswith(("ss", "us", "is")):
            root = word[: -len(ending)]
            return (
                _best_root(root, replacements, ending) if len(root) >= 2 and (ending not in ("ing", "ed") or _VOWEL.search(root)) else word
            )
    return word


def _best_root(root: str, replacements: tuple[str, ...], ending: str) -> str:
    candidates = [root + r for r in replacements]
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "ls":
        candidates.append(root[:-1])
    for candidate in candidates:
        if candidate in BASE_VERBS:
            return candidate
    if ending in ("ing", "ed"):
        return candidates[-1] if len(candidates) > len(replacements) else root
    if ending == "es":
        return root if root.endswith(("s", "x", "z", "ch", "sh")) else root + "e"
    return candidates[0]


_JOINED = re.compile(r"[/+&]")


def content_words(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order, numbers and names included."""
    return list(_content_words(text))


@lru_cache(maxsize=16384)
def _content_words(text: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(text).replace("’", "'"))
    out = []
    for word in words:
        word = word.removesuffix("'s")
        for part in [word] if word[0].isdigit() or word.isalpha() else _JOINED.split(word):
            if "-" in part and part not in BASE_VERBS and not any(c.isdigit() for c in part):
                part = part.replace("-", "")  # "mock-up" is "mockup"
            if (len(part) > 1 or part.isdigit()) and part not in STOP_WORDS:
                out.append(stem(part))
    return tuple(out)


_NO_PAST = frozenset(
    "needed related based interested excited worried tired detailed limited supposed hundred indeed speed embed exceed proceed succeed pleased scared bored confused stressed married aged crowded used wanted looked seemed hoped missed liked loved hated felt noted listed named called".split()
) - {"noted", "listed", "named", "called"}


def is_base_verb(word: str) -> bool:
    """Whether a lower-case word can open an instruction ("send", "double-check")."""
    return word in BASE_VERBS or (word.startswith(("re-", "un-", "de-", "pre-")) and word.split("-", 1)[1] in _PREFIXED)


def base_of_past(word: str) -> str | None:
    """The verb of a past form ("sent" → "send", "booked" → "book"), None if the word is none or tells of no deed ("worried")."""
    word = fold(word)
    if word in _FORMS:
        return _FORMS[word]
    if word.endswith("ed") and len(word) >= 5 and word not in _NO_PAST:
        base = stem(word)
        return base if base != word else None
    return None


def verb_family(word: str) -> tuple[str, ...]:
    """All forms of an irregular verb, in one of which the word stands; nothing for other words.

    >>> verb_family("lost"), verb_family("booked")
    (('lose', 'lost'), ())
    """
    base = stem(fold(word))
    return (base, *_IRREGULAR[base].split()) if base in _IRREGULAR else ()
