"""What is no matter of wording: harassment, discrimination, threats, danger, retaliation, broken law, somebody at risk.

Said of a person and in many wordings, against look-alikes of work life ("killing me", "kill the job", "race condition"). In
doubt it is serious: a false alarm costs a line of advice, a missed one may cost much more.
"""

from __future__ import annotations

import re
from typing import Literal

Risk = Literal["self_harm", "violence", "harassment", "discrimination", "retaliation", "safety", "law", "other_risk"]

# Figures of speech and words of the trade, taken out before anything is looked for.
_FIGURES = re.compile(
    r"""(?ix)\b(?:pregnant\ pause|hear\ crickets|(?:workload|deadline|schedule|it|this|that|traffic|commute)\ is\ (?:pure\ )?murder|bull(?:y|ied|ying)\ (?:us|me)\ into|(?:harassment|safety|compliance|diversity|security|anti-\w+|gdpr)\ (?:training|course|e-?learning|module|video|quiz)s?|(?:deadline|date|plan|release|timeline|that|this|it)(?:'s|\ is|\ was|\ would\ be)\ (?:pure\ |career\ |political\ |professional\ )?suicide|(?:is|are|was|'s|'re|were)\ (?:\w+\ )?(?:killing|murdering|destroying|torturing)\ (?:me|us|my|our)\b(?:\ \w+)?|kill(?:ing|ed|s)?\ (?:the|a|this|that|my|our|off|for|time|it|all)\s*
    (?:\w+\s)?(?:job|process|processes|task|query|queries|project|feature|pod|server|session|script|mood|momentum|joy|productivity|container|a\ second)?|kill(?:s|ing|ed)?\ (?:my|our|the)\ \w+
    |would\ kill\ for|'d\ kill\ for|dying\ (?:to|for)\b|bored\ to\ death|to\ death\b|death\ (?:by|march)(?:\ \w+)?|dead\ end|dead\ code|dead\ letter|drop[\ -]dead|shoot\ (?:me|you|him|her|them|over)\ an?\ \w+
    |race\ conditions?|data\ race|arms\ race|sex\ (?:column|field|variable)|gender\ (?:column|field|variable|bias\ in\ the\ model)|age\ (?:column|field|of\ the\ (?:data|table|model)|band|group\ column)
    |(?:model|classifier|feature|score|test)s?\ (?:\w+\ )?(?:discriminat\w+|bias\w*)|discriminat\w+\ (?:poorly|well|badly|between|model|analysis|feature)|(?:deadline|date|plan|release|timeline|that|this|it)(?:'s|\ is|\ was|\ would\ be)\ (?:pure\ |career\ |political\ |professional\ )?suicide|suicide\ (?:burndown|hotline\ data|prevention\ (?:dashboard|dataset|model))
    |(?:fraud|abuse|harassment|toxicity|hate[\ -]speech|violence|crime|suicide)[\ -]+(?:and\ \w+\ )?(?:detection|model|models|data|dataset|team|score|scores|classifier|training|dashboard|case\ volume|rules?|module|labels?|pipeline|course|prediction|prevention)s?\b
    |abus(?:e|es|ing|ed|er)\ (?:of\ )?(?:the|our|this|my)\s(?:\w+\s)?(?:urgent|api|flag|label|channel|system|process|priority|tag|cache|server|endpoint|backlog)s?|legal(?:'s)?\ (?:has|have|is|was|review|team|says|still|hasn|department|and|approv|sign|to|wants|needs)\w*
    |(?:illegal|invalid)\ (?:character|argument|state|move|value|instruction|access\ exception)s?|unsafe\ (?:code|cast|block|rust|type|query|pointer|default)s?|safety\ stock|type[\ -]safety|memory[\ -]safety|thread[\ -]safety
    |fire\ ?fight\w*|on\ fire\b|fire\ (?:drill|hose)s?|put(?:ting)?\ out\ fires|blow(?:s|n|ing)?\ up\ (?:my|our|the)\ \w+|hostage|slave\ (?:node|db|database|replica)|master[/-]slave|black\ ?box|blacklist\w*|white\ ?list\w*|whitewash\w*
    |(?:hit|beat|strike|crush|smash|bully|bullied|attack|punch)\w*\ (?:the|a|an|our|by\ the|that|this)\s(?:\w+\ )?(?:wall|deadline|drum|target|button|api|problem|bug|numbers?|record|cache|limit|endpoint|ticket|backlog)s?|toxic\ (?:waste|asset|data)
    |shotgun|bullet\ points?|silver\ bullets?|pull\ the\ trigger|trigger(?:ed|s)?\ (?:the|a)\ \w+|stab\ at|back[\ -]?stab\w*|bite\ the\ bullet|drunk\ on|explod\w+\ (?:scope|costs?|backlog)|burn(?:ed|t|ing)?[\ -]?(?:out|down|rate)|hanging\ (?:the|job|process|query)
    |poison\ (?:pill|message|queue)|execut(?:e|es|ed|ing)\ (?:the|a)\ \w+|suffocating\ (?:in|under)|drowning\ in|bleeding[\ -]edge|cut[\ -]?throat|gun(?:s|ning)\ for|smoking\ gun|war\ room|nightmare|torture|hell\b)"""
)
_HE = r"(?:he|she|they|someone|somebody|a (?:\w+ )?\w+|my \w+|our \w+|the (?:\w+ )?\w+|[A-Z][a-z]+)"
_BOSSY = r"(?:boss|manager|lead|director|supervisor|ceo|colleague|cow[o]?rker|co-worker|client|customer|teammate|skip-level|vp|head)"

_SIGNS: tuple[tuple[Risk, str], ...] = (
    ("self_harm", r"suicid\w*|(?:no|any) (?:point|reason) (?:in |to )?(?:living|being alive|going on living)|(?:life|it) (?:isn\'t|is not|not) worth (?:living|it anymore living)|dark thoughts?|wish i could (?:just )?(?:disappear|vanish|stop existing|not exist)|goodbye (?:letter|note|message)|jump(?:ing)? (?:off|in front of|from the)|(?:he|she|they|somebody|someone) (?:might|may|could|will|would) (?:hurt|harm|kill|do something to) (?:himself|herself|themselves|themself|themsel\w+)|kill(?:ing)? myself|end(?:ing)? (?:my|it) (?:life|all)\b|end my life|(?:don't|do not|no longer|didn't) want to (?:be here|live|exist|wake up|go on living|be alive)|want(?:ed|s)? to die|wish i (?:was|were) (?:dead|never born)|better off (?:dead|without me|if i (?:was|were|just)\b)|hurt(?:ing)? myself|self-?harm\w*|harm(?:ing)? (?:myself|himself|herself|themsel\w+)|(?:hurt|cut|cutting|kill|killing) (?:himself|herself|themselves|themself)|take (?:my|his|her|their) own life|no (?:reason|point) (?:to|in) (?:live|living|go(?:ing)? on|being here)\b|not (?:be|being) here any ?more|wasn't here any ?more|can't go on (?:like this )?living|(?:everyone|they|family) would be better off|(?:thought|think|thinking)s? (?:about|of) (?:ending (?:it|things)|jumping|crashing (?:the|my) car|disappearing for good)|if i (?:didn't|never) w(?:a|o)ke up|never wake up|overdos\w+|hope i don't wake"),
    ("violence", r"(?:break|snap|cut|rip|smash|bash) (?:my|her|his|your|our) (?:legs?|necks?|arms?|fingers?|face|head|skull|teeth|nose|bones?)|(?:threaten(?:ed|s|ing)?) (?:to (?:hit|hurt|kill|beat|fire|harm|punch|ruin|report|sue|find|sack)|me|us|her|him|them|my (?:job|family|life|kids|children|career|visa)|with (?:violence|the sack))|(?:punched|slapped|shoved|choked|assaulted|strangled|spat (?:on|at)) (?:me|her|him|us|them|a colleague|an? \w+)\b|(?:he|she|who|boss|manager|colleague|client|customer|lead|director) (?:\w+ )?hit (?:me|her|him|a)\b(?! with)|kicked (?:me|her|him)\b(?! (?:off|out))|pushed (?:me|her|him) (?:against|into the|down|over|aside|so|at|in the)|grabbed (?:me|my (?:arm|wrist|hand|shoulder|neck|hair|leg|bag|phone)|her|his)|attacked (?:me|her|him) (?:with|in the|at|physically)|(?:threw|throws?|thrown) (?:\w+ ){1,4}at (?:me|the wall|her|him|us|my)|(?:threw|throws) (?:a|his|her|the) (?:\w+ )?(?:laptop|chair|phone|mug|keyboard|monitor|cup|stapler)|physically (?:threat|hurt|attack|push|intimidat|block|aggress)\w*|came at me|blocked (?:the|my) (?:door|way out|exit)|wouldn't let me leave (?:the|his|her)|locked (?:me|us|her|him) in|brought a (?:knife|gun|weapon)|\b(?:gun|knife|weapon)\b|i(?:'m| am| feel) (?:scared|afraid|frightened) (?:of (?:him|her|them|my \w+|what he|what she|going)|to (?:be alone|go (?:to|in|home)|walk|come in))|follow(?:ed|s|ing) me (?:home|to my car|to the|after|around)|stalk\w+|waits? for me (?:at|by|outside) (?:my|the) (?:car|home|door|house)|shows? up (?:at|outside) my (?:home|house|door|place|flat|apartment)|beats? (?:me|her|him) (?:up|at home)|hits (?:me|her|him)\b(?! up| with| that| hard| on)|raised (?:his|her) (?:fist|hand) (?:at|against|to)|(?:he|she|they) (?:said|says|told \w+) (?:\w+ )?(?:he'd|she'd|they'd|he would|she would|he'll|she'll|he will|she will) (?:kill|hurt|beat|hit|destroy|find|ruin|end|get) (?:me|her|him|us|my)|knows? where i live|make (?:my|her|his) life (?:hell|miserable|a misery)|make (?:me|us|her|him) (?:pay|regret)|domestic (?:violence|abuse)|abusive (?:partner|husband|wife|boyfriend|relationship)"),
    ("harassment", r"harass\w*|kissing (?:noises|sounds)|(?:obscene|lewd|sexual|rude) (?:gestures?|noises|sounds)|smack\w* (?:his|her) lips|sexual\w*|sexist|cat-?call\w*|wolf-?whistl\w*|\bsexy\b|molest\w*|grop(?:ed|es|ing)\b|\brap(?:e|ed|ist)\b|touch(?:es|ed|ing)? (?:my (?:leg|back|hair|shoulder|shoulders|arm|knee|thigh|waist|hand|body|bum|breast)|(?:me|her|him|women|girls)(?=[.,;!?]|$| (?:on|in|at|again|without|when|inappropri|and|every|as)))|brush(?:es|ed|ing)? (?:up )?against (?:me|my|her)|(?:comment\w*|remark\w*|joke\w*|talk\w*|star(?:es|ed|ing)|look\w*|leer\w*|ogl\w*)(?: \w+){0,4} (?:about|on|at|of) (?:my|her|his) (?:\w+ )?(?:body|legs|breasts|chest|boobs|looks|figure|weight|butt|cleavage|clothes|outfit|dress|skirt|appearance|hair|sex life)\b|(?:my|her) (?:boobs|breasts|cleavage)|(?:hit|hits|hitting) on (?:me|her|him|us|interns?|women|the)|ask(?:s|ed|ing)? me out\b(?! of)|(?:dirty|lewd|obscene|sexual|explicit|nude|naked|porn\w*) (?:jokes?|pictures?|photos?|messages?|pics?|comments?|videos?)|\bnudes?\b|porn\w*|unwanted|inappropriate(?:ly)? (?:comment|touch|joke|message|remark|behav)\w*|behaved inappropriately|(?:he|she|they|guy|colleague|manager|boss|client|lead|comments?|jokes?|touch\w*|hugs?)\b.{0,40}\bmakes? (?:me|us|her|him|people|women) (?:feel )?(?:very |really |so )?(?:uncomfortable|unsafe)|feel (?:very |really |so )?unsafe|uncomfortable (?:around|alone|near|being) |creepy|creeps? me out|(?:smile|smiling) more|pretty (?:girl|face|woman)\w*|sweetheart(?! deal)|honey\b(?! ?pot)|\bdarling\b|call(?:s|ed|ing)? (?:me|her|us) (?:a )?(?:sweet\w*|honey|baby|babe|girl\b|slut|bitch|whore|retard\w*|fag\w*|idiot|stupid|names|worthless|useless|fat|pig|cow)|bull(?:y|ies|ied|ying)\b(?! (?:us|me) into)|humiliat\w*|(?:scream|yell|shout)(?:s|ed|ing)? (?:at|in) (?:me|us|her|him|them|my face|people|his|everyone|my)|intimidat(?:es|ed|ing) (?:me|us|her|him|people|women|the (?:others|team))|degrad(?:ed|es|ing) (?:me|her|him|us|women|comments?|remarks?)|(?:spread|spreads|spreading) (?:\w+ )?rumou?rs about (?:me|my|her|him)|(?:everyone|they|people|all|colleagues|the team) (?:laugh|laughs|laughed|laughing) at (?:me|my|her|his)|mock(?:s|ed|ing) (?:me|(?:my|her|his|their) (?:accent|stutter|speech|weight|looks|faith|religion|name|hair)|her\b(?! \w*(?:api|service|data))|him|people)|imitat(?:e|es|ed|ing) (?:my|her|his|their) (?:accent|voice|stutter|walk|limp|way of)|isolat\w+ me|frozen out|ostraci[sz]\w+|mobb(?:ed|ing)|gaslight\w*|sleep with (?:him|her|me|his|the)|invit\w+ me to (?:his|her) (?:hotel )?room|hotel room|dinner alone|sent me (?:a )?(?:picture|photo)s? of (?:him|his|her)|\bslurs?\b|n-word|(?:hand|hands|arm|arms) (?:on|around|over|under) (?:me\b|(?:my|her|his) (?:\w+ )?(?:knee|leg|thigh|back|waist|shoulder|shoulders|hip|neck|chest|face))|flirt(?:s|ed|ing)? with (?:me|her|him|the intern)|undress\w*|strip club|(?<!, )\bsex (?:with|life|toy|joke|appeal)\w*|having sex|had sex|for sex\b|about sex\b|sleazy|perver\w+|pervy|(?:stares?|staring|stared) at (?:my|her) |love letters?|(?:joke|jokes|joking|comments?) about (?:women|gays?|gay people|muslims|jews|blondes|foreigners|immigrants|black people|asians|indians|poles|my (?:religion|faith|wife|husband|body|weight|age|prayers?|prayer breaks|hijab|headscarf|illness|disability|stutter|kids|pregnancy))|(?:massag\w+|rub(?:s|bed|bing)?) (?:my|her) (?:shoulders|back|neck|leg|arm)|(?:kiss|kisses|kissed|hugs?|hugged|hugging) (?:me|her)\b|after i(?:'d| had)? (?:said no|rejected|turned (?:him|her) down)"),
    ("discrimination", r"discriminat\w*|\bracis[tm]\w*|racial\w*|homophob\w*|transphob\w*|antisemit\w*|islamophob\w*|xenophob\w*|\bageis[tm]\w*|misogyn\w*|sexism|bigot\w*|because (?:i'm|i am|i was|of (?:me being|my being)|she's|she is|he's|he is|they're|we're|we are) (?:an? )?(?:\w+ )?(?:woman|women|girl|female|black|brown|asian|gay|lesbian|trans|queer|muslim|jewish|hindu|christian|indian|african|chinese|mexican|latina|latino|foreign\w*|immigrant\w*|disabled|autistic|deaf|blind|pregnant|older|too old|old|too young|over \d\d|a mother|a mom|a mum|mother|mum|mom|dyslexic|from [A-Z]\w+|not (?:white|german|american|british|from here|a native))|because (?:i|she|he|they|we) (?:have|has|had|got|take|wear|wears|need|needs|prays?|observe) (?:\w+ )?(?:children|kids|a family|a baby|babies|a disability|an accent|a headscarf|a hijab|a turban|a wheelchair|cancer|epilepsy|a condition|a chronic \w+|maternity|parental)|as (?:the|an?) only (?:woman|man|black|asian|gay|trans|muslim|jewish|foreign\w*|older|disabled)|(?:won't|not|never) (?:be )?promot\w+ (?:\w+ )?because (?:i|she|he|of my)|(?:only|always) (?:asks?|makes?|expects?) (?:the )?(?:women|girls|female \w+)|(?:sick|medical|doctor'?s?|chemo\w*|therapy|hospital) (?:leave|appointments?|note|treatment)(?=.*\b(?:complain\w*|not allowed|denied|deny|denies|threat\w*|fired|refus\w*|warned|warning|punish\w*|excuse|cut|lazy|joke\w*|weak)\b)|because of (?:my|her|his|their|our) (?:race|skin|colou?r|gender|sex|age|religion|faith|accent|disabilit\w*|pregnan\w*|nationality|origin|orientation|ethnicity|headscarf|hijab|illness|adhd|autism|family|kids|children|passport|wheelchair|hearing)|(?:women|girls|females|mothers|moms|mums|men|foreigners|immigrants|muslims|jews|blacks|asians|indians|old people|older people|older (?:workers|colleagues|employees)|gay people|people (?:like (?:me|you|us|her|him)|my age|your age|her age|his age|of colou?r|from (?:my|your) (?:country|culture))|people over \d\d|\d\d-year-olds) (?:\w+ ){0,2}(?:can't|cannot|can not|aren't|are not|are too|shouldn't|don't|do not|belong|are (?:not )?(?:bad|worse|too|emotional|slow|lazy|hard)|just|get|should|never|won't|always|need|have no)|(?:pregnan\w*|maternity|paternity|parental leave|miscarriage|breastfeed\w*|ivf)(?=.*\b(?:taken off|removed|passed over|demot\w*|fir(?:ed|e)|bonus|promotion|not (?:be )?(?:renew|extend)\w*|refus\w*|commit(?:ment|ted)|inconvenien\w*|denied|not hired|not a good|sidelin\w*|downgrad\w*|joke\w*|pump\w*)\b)|(?:passed over|taken off|removed|demoted|fired|sidelined|not (?:hired|promoted)|lost|refused|denied|rejected)(?=.*\b(?:pregnan\w*|maternity|parental leave|disabilit\w*|religion|sick leave|wheelchair|headscarf|hijab)\b)|(?:(?:my|her|his|their) accent)|where (?:i'm|i am|are you|she's|he's) (?:really|actually) from|go back to (?:my|your|her|his|their) (?:own )?country|speak (?:proper )?english like|too old (?:for|to (?:learn|code|get|understand|be))|(?:at|with) (?:my|your|her|his) age\b|people (?:my|your|her|his) age|young(?:er)? people only|only (?:hire|promote|invite)s? (?:men|guys|white|young|women|people under)|(?:all|only) the (?:men|guys|white \w+) (?:got|get|were|are)|(?:men|male colleagues|the guys|the men|he) (?:\w+ ){0,3}(?:earn|earns|paid|make|makes|get paid|are paid|is paid) (?:\w+ ){0,3}more (?:than|for the same)|pay(?:s|ing)? (?:the )?(?:men|guys|women|male|female|white|foreign\w*)\b.{0,50}\b(?:more|less|higher|lower)|\b(?:men|women|male|female|foreign\w*)\b.{0,50}\b(?:paid|earn|earns|salary|salaries|wages)\b.{0,30}\b(?:more|less|higher|lower)|paid less than (?:the |my |our )?(?:men|male|guys|white|german|american)|(?:boys'? club|old boys)|culture fit because|(?:deny|denied|denies|refus\w+|won't (?:give|allow|provide)|ignored?)(?: \w+){0,3} (?:accommodation|adjustments?|wheelchair|prayer|screen reader|interpreter|sign language|doctor's note|disability)|(?:wheelchair|disabilit\w*|prayer|hijab|headscarf|turban|ramadan|shabbat|dyslexi\w*|adhd|autis\w*|stutter\w*|epilep\w*|bipolar)(?=.*\b(?:joke\w*|laugh\w*|refus\w*|denied|deny|told me|take it off|remove|problem|excuse|can't come|no ramp|not allowed|won't|mock\w*|burden|inconvenien\w*|weird|off-putting|unprofessional)\b)|misgender\w*|dead-?nam(?:e|es|ed|ing) (?:me|her|him|them)|wrong pronouns? on purpose|(?:bring|get|make|fetch)\w* (?:the )?coffee because|only (?:woman|black|asian|gay|trans|muslim|jewish|older) (?:\w+ ){0,4}(?:and|so|but)|too emotional for|diversity hire|token (?:woman|black|hire)"),
    ("retaliation", r"retaliat\w*|reprisal\w*|whistle-?blow\w*|(?:after|since|because|ever since|when) (?:i|we|she|he|they) (?:\w+ )?(?:reported|complained|filed|spoke (?:up|to hr|out)|raised (?!.{0,20}\b(?:bug|ticket|pr|issue on)\b)|went to (?:hr|compliance|the union)|testified|told (?:hr|compliance|the auditor\w*)|blew|refused to|took (?:sick|parental|medical) leave|joined the union|said no to (?:him|her|my)|gave (?:my )?(?:statement|evidence))(?=.*\b(?:bonus|suddenly|my hours|hours (?:were|got)|moved (?:me|to)|was moved|demot\w*|fired|sacked|taken off|took me off|removed me|was removed|excluded|not invited|left out|rating|night shifts?|transferr?ed|isolat\w*|stopped (?:talking|speaking)|punish\w*|warning|pip\b|improvement plan|performance review|not (?:been )?renewed|contract|worst shifts?|desk|schedule|cold shoulder|promotion)\b)|punish\w* (?:me |us |her |him )?(?:for|because)|(?:after|(?:fired|punished|demoted|warned|sidelined|excluded|bullied|yelled at) for) (?:reporting|complaining (?:to|about (?:him|her|the harass))|speaking (?:up|out)|filing|going to (?:hr|compliance|the union)|joining the union)|if i (?:report|tell|say (?:anything|something)|complain|go to|speak|talk)(?=.*\b(?:fire|fired|lose|regret|consequences|career|contract|bonus|visa|reference|job)\b)|(?:fire|fired|sack|regret|end my career|lose my (?:job|visa)|cancel my visa)(?=.*\bif i (?:report|tell|complain|talk|speak|go))"),
    ("safety", r"(?:is|are|was|were|it's|feels?|an?|working|conditions|be) (?:so |really |very |too )?unsafe\b(?!.{0,40}\b(?:deploy|releas|merg|ship|push|refactor|upgrade|test))|unsafe (?:machine|condition|work|ladder|vehicle|building|area|equipment)\w*|(?:hurt|broke|injured|burn(?:ed|t)|cut) (?:my|his|her|their) (?:back|hand|arm|leg|foot|wrist|finger|fingers|eye|eyes|shoulder|neck)|safety (?:rule|rules|guard|guards|equipment|switch|violation\w*|hazard\w*|incident\w*|risk|valve|harness|gear|goggles|inspection|concern\w*)|hazardous|(?:safety|fire|trip|health) hazard|(?:got|been|was|were|gets?|someone|somebody|people|worker|could (?:be|get)|will (?:be|get)|almost|nearly) (?:\w+ )?(?:injured|hurt\b|burned by|electrocuted|crushed|killed)|work(?:place)? injur(?:y|ies)|injur(?:y|ies|ed) (?:at|on|himself|herself|my|his|her)|electrocut\w*|electric shocks?|exposed (?:wire|wires|wiring|cable|cables)|asbestos|gas leak|chemical\w*(?=.*\b(?:spill\w*|burn\w*|gloves|leak\w*|exposed|without|skin|breath\w*)\b)|toxic fumes|fumes|mou?ld\b(?=.*(?:sick|cough|health|breath))|(?:fire|emergency) (?:exit|exits|alarm|alarms|door|doors|escape|extinguisher\w*)|smok(?:e|ing) (?:coming|near|in the)|brakes? (?:(?:on|of|in) (?:the|our|my) (?:\w+ ){1,3})?(?:have|has|are|is|were|was|don't|do|fail\w*|keep)\b|forklift(?=.*\b(?:unsafe|brakes?|without|broken|fail\w*|licen\w*|accident|tip\w*|hit)\b)|scaffold\w* (?:is|was|without|loose|collaps\w*)|without (?:a )?(?:helmets?|harness|protection|gloves|masks?|goggles)|guards? (?:was |were |is |are )?(?:removed|off)|structural (?:damage|crack\w*|problem in the building)|ceiling (?:is )?(?:coming|fall\w*)|(?:falls?|fell|falling) asleep (?:at|while|behind|on)(?=.*\b(?:wheel|driv\w*|machine|shift|surgery|crane)\b)|driv(?:e|es|ing|en) (?:\w+ ){0,3}(?:drunk|without sleep|after a \d+)|(?:drunk|stoned|intoxicated|high on|smell\w* of (?:alcohol|drink)|drinking)(?=.*\b(?:work|came|shift|drove|driv\w*|client|machine|office|meeting|again|patient\w*|report)\b)|came (?:in|to work) drunk|patient(?:s)? (?:safety|could|were harmed|was harmed|are at risk|at risk)|radiation (?:leak|exposure)|carbon monoxide|fainted|(?:i|he|she|people|persons?|colleagues?|cow[o]?rkers?|co-workers?|workers?|drivers?|interns?|someone|somebody|operators?) (?:\w+ )?(?:collapsed|passed out)|sparks?\b(?=.*\b(?:machine|wire|outlet|socket|cable|panel)\w*)|(?:smell\w*|odou?r) (?:of )?gas|gas smell|alarm (?:is|was|has been) (?:disabled|switched off|turned off|off|broken)|(?:ladder|crane|lift|railing|stairs?|floor|roof|machine guard) (?:is|was|are|has been) (?:broken|loose|rotten|unsafe|cracked|missing)|no (?:helmets?|harness\w*|first aid|protective|safety)\b|without (?:safety|protective)|heat ?stroke"),
    ("law", r"illegal\w*|unlawful\w*|against the law|break(?:s|ing)? the law|broke the law|fraud\w*|fals(?:ify|ified|ifying|ifies)\w*|forg(?:e|ed|ing|ery) (?:\w+ ){0,2}(?:signature|document|record|number|receipt|certificate|time)\w*|fak(?:e|ed|es|ing) (?:the |our |some |my )?(?:numbers?|results?|data|invoices?|receipts?|records?|figures|signatures?|reviews?|certificates?|test results?|reports?)|cook(?:s|ed|ing)? the books|back-?dat(?:e|ed|ing)\b|brib\w*|offered (?:me|us|him|her|my \w+|our \w+|the \w+) (?:\w+ ){0,4}(?:cash|money|tickets|gifts?|a trip|a holiday|an envelope|a watch)|(?:took|takes|accept\w*|gets?) (?:cash|gifts|envelopes?) from|under the table|off the books|cash in hand|(?:bill|bills|billed|billing|invoice|invoiced|invoicing) (?:the |our )?(?:clients?|customers?) for (?:work|hours|days|things) (?:\w+ ){0,3}(?:never|not|n't|did not)|inflat(?:e|es|ed|ing) (?:the )?(?:invoices?|hours|bill|billing)|(?:asked|told|made|forced|pressured) (?:me|us|her|him) to (?:sign\b(?! (?:up|in|off on the design))|keep (?:quiet|it quiet)|delete (?:the )?(?:logs|e-?mails|evidence|messages|chat))|told to (?:keep quiet|lie|hide|cover|sign|change the (?:numbers|results|test results|records|figures|dates?)|delete (?:the )?(?:logs|e-?mails|evidence|messages))|(?:if i|if we|don't|not to) tell anyone\b|cover(?:s|ed|ing)? (?:it|this|that) up|expired (?:food|medicine|drugs|medication)|without a (?:work )?(?:permit|licen[cs]e|visa)\b|kick-?backs?|embezzl\w*|steal(?:s|ing)? (?:from|money|company|customer|client)|stole (?:from|money|company|customer|client)|theft|money launder\w*|insider (?:trad|information)\w*|tax evasion|evad\w+ tax\w*|(?:hide|hid|hiding|delete|deleted|deleting|shred\w*|destroy\w*|alter|altered|altering|change|changed|wipe|wiped|doctor|doctored|manipulat\w*|conceal\w*|cover\w* up)(?: \w+){0,6} (?:from (?:the )?(?:auditor\w*|regulator\w*|investor\w*|customers?)|before (?:the )?(?:audit|inspection|investigation)|for the (?:audit|auditor\w*|regulator))|(?:lie|lied|lying) to (?:the )?(?:auditor\w*|regulator\w*|investor\w*|customers?|clients?|police|court|inspector\w*|board)|(?:mislead\w*|deceiv\w*) (?:the )?(?:auditor\w*|regulator\w*|investor\w*|customers?|clients?|board)|(?:violat\w*|breach\w*|break\w*|against|ignor\w*) (?:the |of |of the )?gdpr|gdpr (?:violation|breach)|(?:hide|hiding|hid|cover\w* up|not report\w*|had a) (?:the |a |our )?data breach|data breach (?:was|that|nobody|and|but)|leak(?:ed|s|ing)? (?:customer|client|personal|patient|salary|user|private|confidential) (?:data|records|information|details|lists?)|(?:sell|sells|selling|sold) (?:the |our |customer |user |patient |personal )+(?:data|records|emails|addresses|information)|without (?:their|patients?'?|users?'?|customers?'?|patient|user|customer) (?:consent|permission|knowledge)|consent records?|(?:unpaid|off the clock|without pay|not paid for)(?=.*\b(?:hours?|overtime|wages?|work\w*|shift\w*)\b)|(?:told|asked|instructed|made|pressured|allowed|ordered|forced)(?: \w+){0,3} not to (?:log|record|report|claim|book|write down|clock)|wage theft|(?:haven't|have not|hasn't|not) been paid|withh(?:e|o)ld\w* (?:my |our )?(?:pay|wages|salary|passport)|took (?:my|our) passports?|keeps? (?:my|our) passports?|minimum wage|below (?:the )?legal|labou?r law|child labou?r|human traffick\w*|price[ -]fixing|fix(?:ing)? prices with|perjur\w*|subpoena\w*|lawsuit|\bsue (?:us|them|me|him|her|the company)|my lawyer|licen[cs]e we (?:don't|do not) have|pirated|copyright (?:infring|violat)\w*|plagiari[sz]\w* (?:the|my|a) (?:paper|thesis|patent)|conflict of interest|(?:sign|signed|signing) (?:off )?(?:\w+ ){0,5}(?:i|we) (?:never|didn't|did not|hadn't) (?:check|did|saw|see|read|test|do|inspect|perform)\w*|asked me to (?:lie|sign for|hide|cover)|told (?:me|us) to (?:lie|hide|cover|sign for|change the (?:numbers|results|records|figures))|pretend (?:the|that we|we) (?:\w+ )?(?:test|audit|passed|checked|certif)\w*"),
    ("other_risk", r"panic attacks?|(?:cry|cries|cried|crying|weep\w*) in the (?:toilets?|bathroom|restroom|car|stairwell)|says? (?:he|she|they) can\'t go on\b(?! with)|cry(?:ing)? in the (?:toilet|bathroom|car|stairwell)|crying (?:before|after) (?:work|every)|throw(?:ing)? up (?:before|every)|threw up before|(?:nervous|mental) breakdown|can't stop crying|cry(?:ing)? (?:every|each|all) (?:day|night|morning|weekend)|(?:haven't|have not|hasn't|not) (?:slept|eaten)(?: properly| at all)? (?:in|for) (?:\w+ )?(?:days|weeks|nights|\d)|(?:feel|feels|feeling|am|i'm|is) (?:so |completely |totally |utterly )?(?:hopeless|worthless|suicidal|numb)|chest pains?|drinking (?:every night|to (?:sleep|cope|get through))|(?:take|taking|need) pills to|(?:hospital|hospitali[sz]ed|ambulance)(?=.*\b(?:stress|work|shift|collaps\w*|overwork\w*|exhaust\w*)\b)|(?:stress|work|overwork\w*|exhaust\w*)(?=.*\b(?:put me in|in) hospital)|(?:i'm|i am|she's|he's|they're) (?:really |seriously )?worried (?:he|she|they|that (?:he|she|they))(?: \w+){0,3} (?:hurt|harm|do something)|(?:relapse|relapsed)\b|eating disorder"),
    ("harassment", r"belästig\w*|mobbing|harcèle\w*|acoso|acosa\w*|assédio|molest(?:ie|are)|pesten\b|nękan\w*|trakasser\w*"),
    ("self_harm", r"selbstmord|umbringen|suizid\w*|suicidi\w*|zelfmoord|samobój\w*|självmord"),
    ("discrimination", r"diskriminier\w*|rassis\w*|discriminación|discriminação|discriminazione|discriminatie|racismo|racisme"),
)  # fmt: skip
# Words that are ordinary alone and serious together, wherever they stand in the text.
_GROUP = r"wom[ae]n|girls?|female|lad(?:y|ies)|mothers?|gays?|lesbians?|homosexual\w*|transgender|queer|lgbt\w*|muslims?|jew(?:s|ish)?|christians?|hindus?|sikhs?|headscar(?:f|ves)|hijab|turban|kippah|burka|foreign-?sounding|foreigners?|immigrants?|migrants?|refugees?|nationalit(?:y|ies)|ethnic\w*|skin colou?r|black (?:people|colleagues?|guy|woman|man|employees?)|wheelchairs?|disabilit(?:y|ies)|disabled (?:people|person|workers?|colleagues?|employees?)|deaf|autism|autistic|adhd|dyslexi\w+|pregnan\w+|too old|too young|(?:my|her|his|their) (?:age|race|gender|sex|religion|faith|accent|skin|origin|disability|culture|hair texture|pronouns|orientation)|swastika|nazi\w*|hitler|kkk|n-word|slurs?|monkey (?:noises|sounds)|sexual orientation|older (?:colleagues|workers|employees|people)"
_DATA = r"column|field|dataset|data set|dashboard|model|feature|segment|service|survey|training|rows?|table|api|classifier|report on|event|network|group meeting|conference|scholarship|report goes|leave in|leave from|cover for|statistics|metric|schema|product|app\b|website|form|campaign"
_AUTHORITY = r"regulator\w*|auditors?|the audit|inspectors?|inspection|authorit(?:y|ies)|investors?|tax (?:office|authority)|customs|police|court|fda|the board|ethics (?:board|committee)"
_TAMPER = r"leave out|left out|omit\w*|hide|hid|hiding|skip\w*|delete\w*|deleting|change\w* the (?:numbers|results|test results|records|figures|data|findings|report|values)\b|alter\w*|remove\w* the|drop the|conceal\w*|adjust\w* the|make up|made up|invent\w*|backdat\w*|pretend\w*|lie\b|lied|lying|not to (?:tell|mention|report|show)|sign\b|round up|smooth\w* the|mislead\w*"
_BODY = r"wrists?|arms?|hands?|shoulders?|backs?|hips?|waist|necks?|hair|legs?|thighs?|knees?|face|cheeks?|butt|bum|breasts?|chest|throat|collar"
_PAIRS: tuple[tuple[Risk, str, str, str], ...] = (
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
        r"\b(?:lock-?out|interlock|machine guards?|safety|fire alarm|smoke detectors?|emergency stop|helmets?|ppe|gas sensor|ventilation|protective|harness)\b",
        r"\b(?:safety stock|training|type safety|thread)\b",
    ),
    (
        "safety",
        r"\b(?:saw|saws|forklift|crane|furnace|lathe|press machine|boiler|reactor|grinder|conveyor|welding|high voltage|truck|lorry|excavator|chainsaw|operating theatre|surgery|night bus)\b",
        r"\b(?:no breaks?|1[2-9] hours|2\d hours|double shifts?|untrained|no training|without|broken|faulty|alone|exhausted|asleep|leaks?|leaking|accident)\b",
        r"\b(?:dashboard|data|api|forecast|etl|pipeline)\b",
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
_PAIRED: tuple[tuple[Risk, tuple[re.Pattern[str], ...], re.Pattern[str] | None], ...] = tuple(
    (
        risk,
        tuple(re.compile(part, re.I | re.S) for part in (first, second) if part),
        re.compile(without, re.I | re.S) if without else None,
    )
    for risk, first, second, without in _PAIRS
)
_COMPILED: tuple[tuple[Risk, re.Pattern[str]], ...] = tuple(
    (risk, re.compile(rf"(?<![\w-])(?:{pattern})", re.I | re.S)) for risk, pattern in _SIGNS
)


def risk_in(text: str) -> Risk | None:
    """The gravest thing that a text tells of, None where it is an ordinary complaint.

    >>> risk_in("This bug is killing me"), risk_in("He keeps touching my shoulder"), risk_in("We kill the job by hand")
    (None, 'harassment', None)
    """
    plain = _FIGURES.sub(" ~ ", " ".join(text.replace("’", "'").split()))
    found = next((risk for risk, pattern in _COMPILED if pattern.search(plain)), None)
    if found:
        return found
    for risk, parts, without in _PAIRED:
        if all(part.search(plain) for part in parts) and not (without and without.search(plain)):
            return risk
    return None
