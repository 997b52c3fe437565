"""Words that are ordinary alone and serious together: a table for ``reading.serious``, by kind of matter.

Each row: the risk, two patterns that must both be found anywhere in the text (an empty one asks for nothing), and what speaks against it.
"""

from __future__ import annotations

from typing import Literal

Risk = Literal["self_harm", "violence", "harassment", "discrimination", "retaliation", "safety", "law", "other_risk"]

# Words that are ordinary alone and serious together, wherever they stand in the text.
_GROUP = r"wom[ae]n|girls?|female|lad(?:y|ies)|mothers?|gays?|lesbians?|homosexual\w*|transgender|queer|lgbt\w*|muslims?|jew(?:s|ish)?|christians?|hindus?|sikhs?|headscar(?:f|ves)|hijab|turban|kippah|burka|foreign-?sounding|foreigners?|immigrants?|migrants?|refugees?|nationalit(?:y|ies)|ethnic\w*|skin colou?r|black (?:people|colleagues?|guy|woman|man|employees?)|wheelchairs?|disabilit(?:y|ies)|disabled (?:people|person|workers?|colleagues?|employees?)|deaf|autism|autistic|adhd|dyslexi\w+|pregnan\w+|too old|too young|(?:my|her|his|their) (?:age|race|gender|sex|religion|faith|accent|skin|origin|disability|culture|hair texture|pronouns|orientation)|swastika|nazi\w*|hitler|kkk|n-word|slurs?|monkey (?:noises|sounds)|sexual orientation|older (?:colleagues|workers|employees|people)"
_DATA = r"column|field|dataset|data set|dashboard|model|feature|segment|service|survey|training|rows?|table|api|classifier|report on|event|network|group meeting|conference|scholarship|report goes|leave in|leave from|cover for|statistics|metric|schema|product|app\b|website|form|campaign"
_AUTHORITY = r"regulator\w*|auditors?|the audit|inspectors?|inspection|authorit(?:y|ies)|investors?|tax (?:office|authority)|customs|police|court|fda|the board|ethics (?:board|committee)"
_TAMPER = r"leave out|left out|omit\w*|hide|hid|hiding|skip\w*|delete\w*|deleting|change\w* the (?:numbers|results|test results|records|figures|data|findings|report|values)\b|alter\w*|remove\w* the|drop the|conceal\w*|adjust\w* the|make up|made up|invent(?:ed|ing|s)?\b|backdat\w*|pretend\w*|lie\b|lied|lying|not to (?:tell|mention|report|show)|sign\b|round up|smooth\w* the|mislead\w*"
_BODY = r"wrists?|arms?|hands?|shoulders?|backs?|hips?|waist|necks?|hair|legs?|thighs?|knees?|face|cheeks?|butt|bum|breasts?|chest|throat|collar|behind|bottom|rear|crotch|groin|buttocks"
PAIRS: tuple[tuple[Risk, str, str, str], ...] = (
    (
        "self_harm",
        r"(?:think|thinking|thought|thoughts|fantasi[sz]\w*|dream\w*|wonder\w*) (?:\w+ ){0,3}(?:about|of|what|how)?",
        r"not (?:going|coming) (?:home|back)\b.{0,6}\bever|never (?:going|coming|waking|wake)|disappear\w* for (?:good|ever)|(?:driv|steer|crash)\w* (?:into|off)|in front of (?:a|the) (?:train|bus|truck)|ending (?:it|everything|things)|no longer (?:being|existing)|not (?:existing|waking|being here|being alive)|would(?:n't| not)? (?:even )?(?:miss me|notice if i)|be easier (?:for everyone )?without me",
        r"",
    ),
    (
        "self_harm",
        r"nobody would (?:miss|notice)|no one would (?:miss|notice)|they'd be better off|don't see (?:a|any) (?:future|way out)|what's the point of (?:living|going on|being here)",
        r"",
        r"\b(?:dashboard|report|feature)\b",
    ),
    (
        "violence",
        r"(?:grab|pinch|squeez|twist|pull|pok|jab|slap|hit|push|kick|hold|strok|pat|pats|choke)\w*(?: \w+)? (?:me by|my|her|his)",
        rf"(?:me by the|my|her|his) (?:\w+ )?(?:{_BODY})\b",
        r"\b(?:in the right|on the other|in good|off my|heavy)\b",
    ),
    (
        "violence",
        r"\b(?:husband|wife|partner|boyfriend|girlfriend|ex|father|stepfather|brother)\b",
        r"\b(?:locks?|locked|hits?|beats?|beat|threat\w*|hurts?|controls|won't let|doesn't let|screams|afraid of|scared of|bruis\w*|follow\w*|stalk\w*|takes? (?:her|my|his) (?:money|phone|salary|card))\b",
        r"\bpartner (?:team|api|company|data|portal)|business partner",
    ),
    (
        "harassment",
        r"\b(?:texts?|messages?|calls?|writes?|emails?|dms?|sends)\b.{0,40}\b(?:midnight|at night|late at night|every night|private(?:ly)?|personal)\b",
        r"\b(?:misses|love[sd]?|loves|beautiful|pretty|hot|dream\w*|alone|lonely|kiss\w*|photos?|heart|hearts|sexy|drunk)\b",
        r"",
    ),
    (
        "harassment",
        r"\b(?:invit\w+|ask\w*|press\w*|wants)\b.{0,30}\b(?:only )?(?:me|her)\b.{0,30}\b(?:dinners?|drinks?|hotel|sauna|his (?:place|flat|house)|date)\b",
        r"\b(?:declin\w*|refus\w*|say no|said no|saying no|cold|alone|only me|only her|punish\w*|late)\b",
        r"",
    ),
    (
        "harassment",
        r"\brat(?:e|es|ed|ing)\b.{0,20}\b(?:women|girls|men|guys|female \w+|colleagues by|looks)\b|slept (?:my|her|his) way|sleep(?:ing)? (?:my|her|his) way|slept with (?:the|my|her|his|a) (?:boss|manager|client)|\b(?:misses me|in love with me|undressing me)\b",
        r"",
        r"",
    ),
    (
        "harassment",
        r"\b(?:reads? out|read out|tells? every\w+|told (?:the|every)\w*|shar(?:es|ed)|jokes? about|laughs? about|posts?|posted|passed around)\b",
        r"\b(?:my|her|his) (?:medical|health|therapy|diagnosis|illness|sick notes?|doctor|psych\w*|private|divorce|salary slip|miscarriage|photos?|sex\w*)\b",
        r"",
    ),
    (
        "discrimination",
        rf"\b(?:{_GROUP})\b",
        r"\b(?:he|she|they|them|i|me|my|we|us|boss|manager|lead|colleagues?|recruiter|director|people|guys|team|client|hr|someone|interviewer|customers?|ceo|vp|head)\b",
        rf"\b(?:{_DATA})",
    ),
    (
        "retaliation",
        r"\b(?:after|since|because|ever since|when|once) (?:i|we|she|he|they)(?:'d| had)? (?:\w+ )?(?:asked (?:for|about) (?:an? |my |the |our )?(?:\w+ )?(?:chair|adjustments?|accommodation|leave|overtime|rights?|raise in writing|contract|desk for|break|breaks|union|pay slip)|reported|complained|filed|spoke up|spoke to hr|went to|testified|refused|said no|told hr|joined the union|took (?:sick|parental|medical)|gave evidence|blew)",
        r"\b(?:contract (?:won't|will not|wasn't|was not|is not)|(?:moved|move) my desk|only night shifts|night shifts?|demot\w*|fired|sacked|dismiss\w*|bonus|excluded|not invited|taken off|worst shifts?|no longer (?:speaks?|talks?)|ignored by everyone|bad review|rating|improvement plan|corridor|cut my)\b",
        r"\b(?:bug|ticket|outage|pipeline|incident on)\b",
    ),
    (
        "harassment",
        r"\b(?:his|her) breath on\b|\b(?:stand|stands|standing|sit|sits|lean|leans|leaning) (?:so |too |very )?close (?:behind|to|over) (?:me|her)|\b(?:cripple|retard|spastic|tranny|fagg?ot|dyke|bitch|whore|slut|paki|gypsy|chink|towelhead|terrorist)\b",
        r"\b(?:me|my|her|him|them|i|she|he|they)\b",
        r"\b(?:detection|dataset|classifier|filter)\b",
    ),
    (
        "discrimination",
        r"\b(?:whether|if|when|asks?|asked|plan)\b.{0,30}\b(?:plan(?:s|ning)? (?:to have|on having|for) (?:kids|children|a family|a baby)|having (?:kids|children|a baby)|want (?:kids|children)|getting pregnant|get pregnant|get married|marital status)\b",
        r"",
        r"",
    ),
    (
        "self_harm",
        r"\b(?:easier|better|simpler|relief)\b.{0,12}\bif i\b.{0,12}\b(?:had an accident|got (?:sick|ill|hit)|died|crashed|broke my|fell|were gone|was gone|disappeared)|hope i (?:get|have|had) (?:hit|an accident|ill|sick)",
        r"",
        r"",
    ),
    (
        "other_risk",
        r"\b(?:bruis\w*|black eye|broken (?:rib|arm|nose))\b",
        r"\b(?:again|she|he|fell|partner|husband|home|says|said)\b",
        r"\bbruised (?:ego|relationship)\b",
    ),
    (
        "other_risk",
        r"\b(?:drink|drinks|drinking|drank|bottles?)\b",
        r"\b(?:bottles? of (?:wine|vodka|whisky|whiskey|gin|rum)|every (?:evening|night|day)|too much|to (?:sleep|cope|forget)|alone|before work|at work|in the morning)\b.{0,60}",
        r"\b(?:coffee|tea|water|machine|fridge|kitchen|lemonade|drinks? (?:event|reception))\b",
    ),
    (
        "law",
        r"\b(?:paid|pays?) (?:me |us |them )?in cash\b|\bno (?:payslips?|pay slips?|employment contract|social security)\b|\bopted out\b|\btrade secrets?\b|\bcompetitor'?s?'? (?:\w+ ){0,2}(?:price list|documents?|source code|files|customer list|contracts?|plans|slides)\b",
        r"\b(?:i'm|i am|we|us|they|boss|director|manager|me|people|sell|use|brought|copied|took)\b",
        r"",
    ),
    (
        "law",
        r"\b(?:cfo|ceo|cto|boss|director|manager|lead|owner|vp|head)'?s? (?:own )?(?:brother|sister|wife|husband|cousin|friend|son|daughter|nephew|niece|uncle|company)\b",
        r"\b(?:supplier|vendor|contracts?|offers?|tender|hired|job|pay|invoice|bid)\b",
        r"",
    ),
    (
        "safety",
        r"\b(?:ceiling|roof|wall|floor|beam|building|balcony|stairs?|staircase|lift|elevator|wiring|socket)\b",
        r"\b(?:cracks?|cracked|sagging|sags|falling|collaps\w*|loose|rotten|sparks?|exposed|stuck with people|dropped)\b",
        r"\b(?:data|build|paywall|firewall|price floor)\b",
    ),
    (
        "safety",
        r"\b(?:solvents?|chemicals?|fumes|acid|dust|asbestos|paint|glue|smoke|mou?ld|gas)\b",
        r"\b(?:masks?|headaches?|cough\w*|rash\w*|dizzy|gloves|ventilation|breath\w*|burn\w*|sick|eyes)\b",
        r"",
    ),
    (
        "safety",
        r"\b(?:known|hid|ignored|ship\w*|sell\w*)\b",
        r"\b(?:overheat\w*|catch(?:es)? fire|brake fault|safety fault|battery fire|electric shock|fatal|injur\w*)\b",
        r"\b(?:laptop is|my laptop|server)\b",
    ),
    (
        "retaliation",
        r"\b(?:refused|said no|declined) to (?:ship|sign|lie|hide|delete|falsify|approve|certify|release|change|backdate)\b",
        r"\b(?:written up|wrote me up|warning|fired|demot\w*|bonus|taken off|removed|night shift|threat\w*|contract)\b",
        r"",
    ),
    (
        "safety",
        r"\b(?:skip\w*|bypass\w*|disabl\w*|ignor\w*|overrid\w*|turn\w* off|switch\w* off|remov\w*|tape\w* over|without)\b",
        r"\b(?:alarms? (?:on|at|of) the (?!phone|dashboard)|lock-?out|interlock|machine guards?|safety|fire alarm|smoke detectors?|emergency stop|helmets?|ppe|gas sensor|ventilation|protective|harness)\b",
        r"\b(?:safety stock|training|type safety|thread)\b",
    ),
    (
        "safety",
        r"\b(?:saw|saws|forklift|crane|furnace|lathe|press machine|boiler|reactor|grinder|conveyor|welding|high voltage|truck|lorry|excavator|chainsaw|operating theatre|surgery|night bus)\b",
        r"\b(?:no breaks?|1[2-9] hours|2\d hours|double shifts?|untrained|no training|without (?:a |any )?(?:licen\w*|guards?|training|brakes?|lights|helmets?|gloves|supervision|sleep)|broken|faulty|exhausted|asleep|leaks?|leaking|accident)\b|\b(?:saw|crane|furnace|boiler|reactor|chainsaw|welding|high voltage)\b.{0,40}\balone\b",
        r"\b(?:dashboard|data|api|forecast|etl|pipeline|coffee|saw (?:it|that|the|a|this|my|her|his|them|you))\b",
    ),
    (
        "discrimination",
        r"\b(?:my|her|his|their) (?:depression|anxiety|illness|diagnosis|burn-?out|bipolar|adhd|autism|epilepsy|cancer|chemo\w*|diabetes|condition|miscarriage|surgery|stutter|disability|therapy|medication)\b",
        r"\b(?:unreliable|weak|lazy|excuse|in front of|joke\w*|laugh\w*|fired|demot\w*|removed|taken off|asked (?:if|whether)|told (?:the|every)\w*|promot\w*|rating|refus\w*|threat\w*|problem for)\b",
        r"",
    ),
    (
        "discrimination",
        r"\b(?:giving birth|gave birth|newborn|breastfeed\w*|pump(?:ing)? (?:milk|room)|maternity|paternity|parental leave|miscarriage)\b",
        r"\b(?:lose|lost|or else|come back|refus\w*|denied|toilet|no room|joke\w*|demot\w*|replaced|fired|not (?:renew|extend)\w*|less committed|bonus)\b",
        r"",
    ),
    (
        "law",
        r"\b(?:destroy\w*|shred\w*|delet\w*|wip\w*|burn|get rid of)\b",
        r"\b(?:instructed|told|ordered|asked|have) (?:me |us |them )?to (?:destroy|shred|delete|wipe|burn|get rid of) (?:the |all |any |our )?(?:e-?mails?|documents?|evidence|records?|files about|messages|chat|minutes|logs (?:before|of the)|papers|reports? (?:about|on))",
        r"",
    ),
    (
        "law",
        r"\btell the (?:inspector|auditor|regulator|police|court|customer|client|patient|investor)s? (?:that )?(?:the |it |we |everything |all )",
        r"\b(?:wants?|told|asked|have|made|pressur\w*|has) (?:me|us) to\b|\bhave to\b",
        r"\btell the (?:customer|client)s? (?:that )?(?:the )?(?:deadline|date|release|feature|delivery|project|demo)\b",
    ),
    (
        "law",
        r"\bknow (?:\w+ )?(?:doesn't|does not|don't|isn't|is not|not to) (?:exist|work|true|real)|\b(?:doesn't|does not) exist\b",
        r"\b(?:confirm|sign|certify|promise|put) (?:it |this |that )?(?:in writing|to the (?:customer|client|investor)s?)|\bsold\b.{0,80}\bconfirm\b",
        r"",
    ),
    ("law", rf"\b(?:{_AUTHORITY})\b", rf"\b(?:{_TAMPER})", r"\b(?:deadline|slides|prep|late|dashboard access)\b"),
    (
        "law",
        r"\b(?:book|recogni[sz]e|pull forward|move|count)\b.{0,30}\b(?:revenue|sales|costs|profit)\b",
        r"\b(?:next (?:year|quarter)(?:'s)?|this quarter|before it is|early|earlier|twice)\b",
        r"\b(?:dashboard|table|metric|column|chart|report)\b",
    ),
    (
        "law",
        r"\bnot to (?:tell|inform|warn|mention)|keep (?:it )?(?:quiet|secret) (?:from|about)|(?:hide|hiding|hid) (?:it|this|that) from",
        r"\b(?:customers?|clients?|users|patients|employees|investors|the union|staff)\b.{0,80}\b(?:stolen|leak\w*|hack\w*|breach\w*|recall\w*|defect\w*|unsafe|contaminat\w*|lost|overcharg\w*|exposed|fail\w*)\b",
        r"",
    ),
    (
        "law",
        r"\b(?:card|personal|patient|customer|user|health) (?:data|details|records)\b.{0,30}\b(?:stolen|leaked|hacked|sold|exposed)\b",
        r"\b(?:not|nobody|no one|quiet|hide|never|without)\b",
        r"\bdashboard\b",
    ),
    (
        "other_risk",
        r"\b(?:haven't|have not|hasn't|has not|barely)\b.{0,12}\b(?:eaten|slept)\b|\b(?:can't|cannot) (?:eat|sleep) (?:at all|any ?more|properly)\b",
        r"\b(?:in|for) (?:\w+ )?(?:days|weeks|nights|a week|a month)\b|hands? shak\w*|shaking|trembl\w*",
        r"",
    ),
    (
        "other_risk",
        r"\b(?:can't|cannot|couldn't) breathe\b|\bhands? shak\w*|\bheart (?:races|pounding|pounds)\b|\bpass(?:ing)? out\b",
        r"\b(?:i|my|she|her|he|his)\b",
        r"",
    ),
)

# By kind of matter too, from the trades where danger and dependence are near: sites, wards, kitchens, schools, drivers, season work.
_ME = r"(?:me|us|her|him|them|the (?:girls?|apprentices?|trainees?|interns?|temps|new (?:girl|one|guy)|cleaners?|students?|residents?|kids|children|pupils|patients?))"
_DRIVES = r"driv(?:es?|ing|en)|drove|behind the wheel|forklift|crane|school bus|minibus|ambulance|operat(?:es?|ing)|machines?|on shift|with (?:the )?(?:children|kids|patients|residents)|scaffold\w*|roof"
_LESS = r"no longer|any ?more|isn't on|is not on|not on the|taken (?:off|away)|took .{0,30}\b(?:off|away)|moved (?:me|to)|given to|replaced|list|suddenly|hours|shifts?|contract|bonus|promot\w*|project|desk|trial|extend\w*|renew\w*|invite[ds]?|shortlist|passed over|go(?:es)? to (?-i:[A-Z]\w+|others|him|her)|not (?:a|the) (?:right|good)"
_AFTER = r"(?:since|after|because|ever since|when|once|the (?:day|week|month) after)"
MORE_PAIRS: tuple[tuple[Risk, str, str, str], ...] = (
    ("self_harm", r"(?:easier|better|better off|happier|lighter|relieved|simpler)(?: off)? (?:without me|if i (?:wasn't|weren't|was not|were not|no longer) (?:here|there|around|alive))|burden (?:to|on|for) (?:everyone|everybody|my (?:family|wife|husband|kids|parents|partner)|them all)|(?:rather|prefer to|relief|better|easier|nice|hope|wish|glad|dream)\b.{0,30}\b(?:not (?:to )?wak(?:e|ing) up|never wak(?:e|ing)|didn't wake)|don't want to wake|wish (?:that )?i (?:hadn't|didn't|had not) (?:woken|wake)|stand(?:ing)? on the (?:bridge|platform|roof) (?:and|wonder)|\bcount\w* (?:my|the|his|her) (?:tablets|pills|sleeping pills)|written (?:my )?(?:goodbyes|farewell letters?)|giv(?:e|ing|en) away (?:my|his|her) (?:things|stuff)|no way out (?:but|other than|for me)", r"", r"\b(?:dashboard|report|feature|roadmap|release)\b"),
    ("self_harm", r"\b(?:look(?:ing)?|stare|staring|stand(?:ing)?|walk(?:ing)?|sit(?:ting)?|stop(?:ping)?)\b.{0,25}\b(?:tracks|rails|bridge|railing of the|water below|river|edge of the (?:roof|platform)|pills|rope)\b", r"\b(?:wonder|imagine|think(?:ing)?|thought)\b.{0,50}\b(?:notice|miss|jump\w*|step(?:ping)?|fall(?:ing)?|over|end|let go|easy|quiet|nobody|who would|what it would)\b", r"\b(?:dashboard|train delay|signal)\b"),
    ("harassment", r"\b(?:stays?|stayed|stands?|sits?|comes? in|walks? in|barges? in|lingers?|waits?|watch\w*)\b.{0,40}\b(?:changing room|locker room|showers?|dressing room|girls' toilet|dormitory)\b", r"\b(?:while|when|with|girls?|boys?|juniors?|pupils|students|children|kids|apprentices?|us|me|we|team|women|dress\w*|undress\w*|chang\w*)\b", r"\b(?:queue|booking|cleaning (?:rota|schedule))\b"),
    ("discrimination", r"\b(?:Romanians?|Polish|Turkish|Bulgarian|Syrian|Ukrainian|Afghan|Albanian|Roma|African|Arab|Indian|Filipin\w+|Vietnamese|migrant|foreign|seasonal|agency) (?:guys?|men|women|lads|boys|girls|workers?|crew|drivers?|staff|people|pickers?|nurses?|cleaners?)\b", r"\b(?:worst|worse|old|broken|holes|used to it|don't need|cheaper|dirtiest|heaviest|first to|never|only|no (?:gloves|masks?|boots|breaks?|contract|heating))\b", r"\b(?:dataset|segment|market|survey)\b"),
    ("law", r"\b(?:told|asked|have|made|ordered|supposed|expected) to (?:enter|write|put|log|book|record|note|fill in)\b.{0,25}\b(?:hours|breaks?|shifts?|times?)\b", r"\bwhatever (?:we|I|they)|\bregardless\b|\bno matter\b|\beven (?:if|when|though)\b|\bnot the (?:real|actual)|\bfewer\b|\bless than\b|\binstead of the\b", r"\b(?:time ?zone|jira|estimate)\b"),
    ("harassment", r"\b(?:text|message|send|write|whatsapp|dm|email)\w*\b.{0,30}\b(?:hearts?|kisses|love|selfies?|poems?|how (?:pretty|beautiful|hot)|miss(?:es)? (?:me|her)|his (?:abs|body)|shirtless|from (?:the|his) (?:bed|bath|shower|gym))\b", r"\b(?:me|her|us|him|i)\b", r"\b(?:dataset|emoji reactions|channel)\b"),
    ("harassment", rf"\bcorner(?:s|ed|ing)? {_ME}|\b(?:alone|shut|closes the door|locked?)\b.{{0,30}}\b(?:storeroom|cold room|back room|changing room|cellar|van|office with him)\b|\b(?:come|comes|came|walk|walks|walked|leave|leaves|left|goes|go)\b.{{0,30}}\b(?:crying|in tears)\b|\b(?:make|makes|made|reduc\w+|has|had) (?:\w+ ){{1,3}}(?:cry\b|to tears)", r"\b(?:he|she|they|him|her|boss|manager|chef|lead|foreman|supervisor|director|colleague|teacher|head|owner|customer|client|doctor|i|me)\b", r"\b(?:laugh\w*|onions|joy|corner case)\b"),
    ("harassment", r"\b(?:watch\w*|film\w*|photograph\w*|camera|looks? (?:at|down)|peep\w*|walks? in)\b.{0,40}\b(?:chang(?:e|ing)(?= (?:room|my clothes|clothes|into)|$|[.,])|undress\w*|shower|toilets?|locker room|my (?:blouse|shirt|top|neckline|skirt)|under (?:my|her|the) (?:skirt|table))", r"\b(?:me|us|my|her|we|the girls|women|staff|i)\b", r"\b(?:change request|change log)\b"),
    ("harassment", r"\b(?:ask\w*|want(?:s|ed)? to know|keeps? asking)\b.{0,25}\b(?:what i(?:'m| am) wearing|what she(?:'s| is) wearing|whether i(?:'m| am) single|if i(?:'m| am) single|(?:whether|if) i have a (?:boyfriend|girlfriend|husband)|who i sleep|what colou?r my|about my (?:love|sex) life|my underwear)|\b(?:sit|sits|sat) (?:me )?on (?:his|her) lap|\bpress(?:es|ed|ing)? (?:himself|herself|his body|up) (?:against|on)|\bspank\w*|\bslap(?:s|ped)? (?:my|her) (?:bum|butt|behind|bottom)|\bpinch(?:es|ed)? (?:my|her|me|the (?:girls|waitresses))", r"", r""),
    ("harassment", r"\b(?:spit|spits|spat|locks?|locked|pour\w*|hid|hides|piss\w*|urinat\w*)\b.{0,25}\b(?:in|on|into|over) (?:my|her|his) (?:coffee|food|tea|drink|lunch|locker|shoes|face|tools|clothes)", r"", r""),
    ("violence", r"\b(?:keyed|slashed|smashed|scratched|set fire to|burned)\b.{0,20}\b(?:my|her|his|our) (?:car|tyres?|tires?|bike|windows?|door|house|locker)|where my (?:kids|children|son|daughter|wife|family) (?:go|goes|live|lives|is|are)|(?:you'll|you will|i'd|i'll|i will|we'd|we'll) (?:regret|be sorry|pay for|wish)|\b(?:swung|swings|waved|waves|held|holds|came)\b.{0,25}\b(?:at (?:me|him|her|us)|fist|hammer|wrench|bottle|knife|cleaver|crowbar|pan)\b", r"\b(?:he|she|they|me|my|him|her|boss|chef|foreman|colleague|customer|client|someone|he'd)\b", r"\b(?:hammered|held a|waved through)\b"),
    ("safety", r"\b(?:schnapps|vodka|whisk(?:e)?y|beers?|wine|booze|alcohol|liquor|rum|gin|tipsy|drunk|hungover|stoned|weed|high|pills|cocaine)\b", rf"\b(?:{_DRIVES})\b", r"\b(?:high (?:load|priority|value|volume|season|standards?|quality|number|cost|prices?|demand|time|level|rate|street|school)|wine (?:list|order|delivery|cellar)|beer (?:order|delivery|garden|crates?|kegs?)|(?:deliver|load|stack|order|bottl)\w* (?:the )?(?:beer|wine))\b"),
    ("safety", r"\b(?:scaffold\w*|ladders?|planks?|railings?|handrails?|guard ?rails?|banisters?|hatch(?:es)?|manholes?|pit|lift shaft|catwalk|gangway|stairs?|steps|fences?|covers?|roof|boards?|bolts?|straps?|chains?|ropes?|hooks?|tyres?|tires?|brakes?|steering|seat ?belts?|headlights)\b", r"\b(?:missing|loose|rotten|broken|worn|bald|gap|cracked|torn|snapped|rusted|gone|wobbl\w*|hold\w* (?:it )?together with)\b.{0,90}\b(?:step over|told to|keep (?:going|working|driving|using)|anyway|still (?:use|drive|climb|work|lift)|climb|drive|work on|lift|fall|fell|metres?|meters?|high)\b", r"\b(?:data|dashboard|career|ladder of|chain of|supply|dropdown|menu|query)\b"),
    ("safety", r"\b(?:awake|shift|on duty|working|worked|wheel|driving|no sleep|without sleep)\b.{0,30}\b(?:2\d|3\d|4\d|1[4-9]|twenty|thirty|twenty-four|thirty-six) hours\b|\b(?:2\d|3\d|4\d|1[4-9]|twenty|thirty) hours\b.{0,30}\b(?:awake|on (?:my|his|her|their) feet|without (?:sleep|a break|rest)|straight|in a row|shift)\b|\btachograph\w*|driving (?:hours|log)", r"\b(?:driv\w*|drove|surg\w*|operat\w*|patients?|ward|crane|truck|lorry|bus|coach|wheel|icu|theatre|night|tachograph\w*|log)\b", r"\b(?:data|pipeline|build|deploy\w*|release|server|paged|ticket|hackathon|site up|model|batch)\b"),
    ("safety", r"\b(?:residents?|patients?|children|kids|pupils|toddlers?|clients?|elderly|tenants?)\b", r"\b(?:tied|strapped|locked (?:in|up)|left (?:alone|lying|in (?:wet|dirty|soiled))|wet (?:sheets|nappies|diapers)|bedsores?|no (?:food|water)|without (?:water|food|their (?:medicine|medication|pills))|wrong (?:dose|medicine|medication|pills|drug|blood)|shak(?:es|en|ing)|slap\w*|hit|hits|sedat\w*|unattended|double dose|expired)\b", r"\b(?:portal|survey|table|dataset|record field|api|app)\b"),
    ("safety", r"\b(?:meat|fish|food|chicken|rice|milk|eggs|salad|sandwich\w*|fridge|freezer|vaccines?|medicines?|blood|samples)\b", r"\b(?:re-?label\w*|new (?:date )?labels?|change the dates?|past (?:its|their|the) (?:date|use)|use-?by|gone off|rotten|maggots?|mou?ldy|rats?|mice|cockroach\w*|rinse it|serve it anyway|thawed|warm for|off for the night|without gloves)\b", r"\b(?:data|dashboard|table)\b"),
    ("law", r"\b(?:write|wrote|fill\w*|sign\w*|tick\w*|enter\w*|complete\w*|copy|copied|adjust\w*|make up)\b.{0,40}\b(?:logs?|log ?book|checklists?|records?|sheets?|protocols?|time ?sheets?|certificates?|attendance|temperature|hours|inspection|rounds)\b", r"\b(?:all at once|in one go|afterwards|after the fact|in advance|beforehand|never (?:did|done|measured|checked|went)|didn't (?:do|measure|check|go|happen)|not (?:measured|checked|done)|looks? (?:right|good|fine|clean|complete)|(?:for|before) the (?:inspect\w*|audit\w*|visit|authorit\w*|officer)|as if|whether (?:or not )?(?:we|it)|without (?:checking|measuring|looking|doing|going))\b.{0,200}", r"\b(?:dashboard|retro\w*|sprint|jira|three (?:different )?tools|deadline)\b"),
    ("law", r"\b(?:passports?|identity cards?|id cards?|residence permits?|work permits?|visa papers|birth certificates?)\b", r"\b(?:keeps?|kept|holds?|holding|took|takes|has|drawer|safe|locked|won't give|not give|until the season|until (?:i|we) (?:finish|pay|have paid))\b", r"\b(?:field|column|scan quality|renew\w*|queue|office hours|dataset|verification|upload\w*)\b"),
    ("law", r"\b(?:wages?|salary|salaries|tips?|pay ?checks?|pay|paid|deposit|overtime)\b", r"\b(?:owe[sd]?|(?:keeps?|takes?|took|pockets?) (?:half |most |part )?(?:of )?(?:the|our|my|all) tips?|deduct\w*|docks?|docked|taken out of|withh\w+|hold\w* back|three months|months late|not come|hasn't come|haven't come|never came|cash|envelope|clock(?:ed)? out and|after clocking out|pay (?:it )?back to|off the record|minus the)\b.{0,120}", r"\b(?:dashboard|model|column|table|payroll system|feature|promotion|raise|review)\b.{0,200}|\bpaid (?:feature|plan|account|search|ads?|media)\b"),
    ("law", r"\b(?:pour\w*|dump\w*|tip\w*|drain\w*|flush\w*|bury|buried|burn(?:s|ed|ing)?)\b.{0,40}\b(?:oil|paint|solvents?|chemicals?|acid|waste|diesel|sewage|batteries|tyres|tires|asbestos|medicine)\b", r"\b(?:drain|river|stream|lake|pond|sea|soil|field|pit|woods?|forest|sink|toilet|ground|night|behind)\b", r"\b(?:dump the data|paint point|field in|data)\b"),
    ("law", r"\b(?:nephews?|nieces?|brothers?|sisters?|cousins?|wife|husband|son|daughter|friends?|in-laws?)\b.{0,40}\b(?:on the payroll|gets? paid|got the (?:contract|order|job)|wins? (?:every|all|the)|never (?:shows?|comes?|works?)|invoices?)\b", r"\b(?:boss|owner|director|mayor|manager|ceo|chef|head|chair\w*|principal|company|payroll|contract|tender)\b", r""),
    ("law", r"\b(?:read(?:s|ing)?|open(?:s|ed|ing)?|record(?:s|ed|ing)?|listen(?:s|ed|ing)?|track(?:s|ed|ing)?|film(?:s|ed|ing)?|hidden)\b.{0,30}\b(?:private (?:mails?|e-?mails?|messages?|phone|post)|camera|microphones?|our calls|my calls|my phone|break room|staff room|changing)\b", r"\b(?:secretly|without (?:telling|asking|our|my|us|me)|private|hidden|behind our|nobody knew|changing|break room|staff room)\b", r"\b(?:interview|user research|webinar|consent given)\b"),
    ("law", r"\b(?:works? council|union|strike|shop steward|organi[sz]e ourselves|collective agreement)\b", r"\b(?:close\w*|shut\w*|fire[ds]?|sack\w*|threat\w*|lose (?:our|the|your|my)|forbid\w*|forbidden|ban(?:s|ned)?|watch (?:it|out)|regret|not allowed|spied|blacklist\w*|names of)\b", r"\b(?:eu|european|data|set union|sql|union all|query)\b"),
    ("discrimination", r"\b(?:i'm|i am|she's|she is|that i'm|that i am|we're|told (?:them|him|her|my \w+)(?: that)? i(?:'m| am)|(?:am|is|was|'m|'s) now) expecting\b(?! (?:an?|the|that|to|it|them|him|her|more|this|delivery|results|your|my)\b)|\b(?:having|have had|'ve had|had|going to have) (?:a|the|my|our) (?:first |second |third )?(?:baby|twins|child)\b|\b(?:my|her) (?:due date|bump|belly|ultrasound|third month)\b|\bback from (?:maternity|parental|paternity|baby|sick|cancer|chemo|rehab)\b|\bmy (?:wife|partner) is (?:pregnant|expecting)", rf"\b(?:{_LESS})\b", r"\b(?:cover for|handover plan|dashboard|column)\b"),
    ("discrimination", r"\b(?:foreign|migrant|immigrant|polish|romanian|turkish|arab\w*|african|syrian|ukrainian|bulgarian|indian|pakistani|filipin\w+|mexican|brown|black|asian|dark-?skinned|muslim|agency|female|women|older|disabled) (?:staff|workers?|colleagues?|crew|drivers?|cleaners?|nurses?|girls?|guys?|men|women|lads|people|applicants?|names?)\b|\b(?:Germans|Poles|Turks|Romanians|Syrians|Ukrainians|locals|natives|Swedes|Brits|Danes|Dutch|Swiss|Austrians|Italians|Spaniards|Greeks|Albanians|Roma|Arabs|Africans|Indians|Mexicans)\b", r"\b(?:only|never|always|all the|just|no \w+ for|not (?:allowed|hired|invited|for)|worse|less|separate|back (?:door|entrance)|bin|sort(?:s|ed)? out|dirty|cleaning|nights?|first to|don't have to|never have to|can't be trusted|smell|steal)\b", r"\b(?:column|dataset|dashboard|segment|market|customers in|office in|team in|translation|event|network|users)\b"),
    ("discrimination", r"\b(?:my|her|his) (?:name|surname|faith|prayers?|fasting|sabbath|kippa\w*|turban|headscarf|beard|sign language|hearing aids?|crutches|walking stick|ms|hiv|pronouns|transition|husband's|boyfriend)\b|\bi (?:pray|fast|limp|stutter|can't hear)\b|\bmy (?:application|cv)\b.{0,40}\bname\b", r"\b(?:joke\w*|laugh\w*|mimic\w*|can't be bothered to pronounce|refus\w*|calls? me|forbid\w*|forbidden|take (?:it|that) off|customers (?:would|will|don't) (?:like|mind|want)|not (?:presentable|at the front)|front desk|back office|kitchen instead|hide (?:it|me))\b", r"\b(?:column|field|form|branch name|variable|username)\b"),
    ("retaliation", rf"\b{_AFTER} (?:i|we|she|he|they)(?:'d| had| have|'ve)? (?:\w+ )?(?:was|were|been|am|joined|acted as|agreed to be|stood|gave|spoke|backed|supported|signed|wrote|asked|voted|went|took|called|told|said|contacted|reported|complained|refused|filed)\b.{{0,60}}\b(?:witness|statement|complaints?|petition|evidence|union|strike|works? council|inspector\w*|labou?r (?:office|inspect\w*)|tribunal|police|hr|ombuds\w*|safety officer|press|authorit\w*)\b|\bbecause of (?:my|her|his|our) (?:complaint|statement|testimony|report to)", r"\b(?:gives? (?:me|her|him|us)|shifts?|hours|no (?:one|body)|nobody|hardly|cut|moved|worst|silent|silence|ignored?|avoid\w*|greet\w*|lunch alone|rota|roster|contract|bonus|review|warning|desk|overtime|night|suddenly|promot\w*|projects?|invite[ds]?|new lock)\b", r"\b(?:bug|ticket|outage|pipeline|pull request)\b"),
    ("other_risk", r"\b(?:don't|can't|do not|cannot|no longer) (?:sleep|eat)\b", r"\b(?:don't|can't|do not|cannot|no longer) (?:eat|sleep)\b.{0,80}\b(?:stop|end|over|any ?more|longer|go on|exhausted|empty)\b", r"\b(?:hotel|server|because of the noise)\b"),
    ("safety", r"\b(?:mask|gloves|helmet|goggles|harness|ear protection|safety (?:shoes|boots|glasses))\b", r"\b(?:laughed|refus\w*|said no|don't need|too expensive|not for|man up|without|none|no)\b.{0,60}\b(?:spray\w*|dust|paint|acid|chemicals?|height|roof|ladder|saw|grind\w*|weld\w*|solvents?)\b|\b(?:laughed|refus\w*|man up|sissy)\b", r"\b(?:data mask|subnet|mask(?:ed|ing) (?:data|fields))\b"),
    ("safety", r"\b(?:driver|drives?|driving|pilot|nurse|surgeon|operator|guard)\b", r"\b(?:(?:been )?(?:up|awake|on duty|on shift) since (?:yesterday|last night|the day before|\w+day)|(?:no|without) sleep since|straight from (?:a|the) night shift)\b", r"\b(?:data|server|printer driver|test driver)\b"),
    ("law", r"\b(?:sign|confirm|certify|write|put) (?:down )?that\b|\bsign(?:ed)? (?:a|the) (?:form|sheet|statement|paper|list)\b", r"\b(?:but|although|even though|though|when in fact)\b.{0,60}\b(?:wasn't|weren't|was not|were not|never|didn't|did not|alone|nobody|not true|no one|isn't|aren't)\b", r"\b(?:off on the design|the contract hasn't)\b"),
    ("discrimination", r"\b(?:bring|send|fetch|get|take|speak (?:to|with)|talk to|prefer|rather have|want(?:s|ed)?) (?:along )?a (?:real |proper )?(?:man|white \w+|native|german|local)\b|\bmale colleague (?:instead|along|with)", r"\b(?:client|customer|told|next time|instead|meeting|boss|patient|guest|said|asked)\b", r""),
    ("other_risk", r"\b(?:i|she|he|my (?:colleague|report|mentee|teammate))(?:'ve| have| has|'s)? (?:\w+ )?(?:stopped (?:eating|sleeping|answering the door)|can't get out of bed|cannot get out of bed|lost \d+ (?:kilos|kg|pounds)|can't feel anything|feel nothing|shakes? (?:before|every)|faint\w*|blackouts?|vomit\w*|throws? up|cut(?:s|ting)? (?:himself|herself|myself))", r"", r"\b(?:kpi|metric|server|sleep mode)\b"),
)  # fmt: skip
