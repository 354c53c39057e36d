"""English word lists of the importer: function words, verbs, kinds of claims, synonyms."""

import re

PLAIN = """
a about above after again against all also although an and any are as at be became because become
becomes been before being below between both but by can cannot could did do does down during each
either even every few for from further get gets getting had has have having he her here him his how
however if in into involved is it its itself just later like made make makes many may might more
most much must my neither never new no nor not now of off often on once one only or other our out
over own same several she should since so some still such than that the their them then there
therefore these they this those though through to too two under until up upon us very was we went
were what when where which while who whom whose why will with within without would yet you your
first second third keen able want wants wanted used using called known led due way ways thing things
part lot million billion trillion thousand hundred
"""
FUNCTION_WORDS = frozenset(PLAIN.split())

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)

IRREGULAR = """
was were is are has have had could would did does can will must may might saw thinks thought knew
knows gave gives sent sends began begins took takes made makes felt feels sought seeks held holds
led leads won lost came comes became becomes went goes found finds told kept keeps left put set met
got said says wrote built brought fought chose grew grows rose fell broke spoke drew drove ate swam
ran runs spent meant taught caught bought sold stood understood let hit cut shut have contain make
use need form live move carry produce absorb release grow consist
"""
VERB = rf"(?:{'|'.join(IRREGULAR.split())}|[a-z]+ed|[a-z]{{2,}}(?<!ss)(?<!us)(?<!is)s)"
"""What can be the verb of a simple sentence, after its subject."""
ADVERBS = (
    r"(?:(?:also|then|now|still|only|first|initially|later|soon|quickly|finally|deliberately|always"
    r"|never|often|usually|mostly|eventually|mainly|therefore|both) )?"
)

CLAIM_KINDS = (
    (r"\b(fear|afraid|worried|worry|alarmed)", "fear"),
    (r"\b(unwilling|would not|refused to|did not want)\b", "limit"),
    (
        r"\b(reluctant|hesitant|cautious|opposed|welcomed|hostile)\b|\bnot\b(\*\*)? keen\b",
        "attitude",
    ),
    (r"^(thought|believed|knew|realised|realized|judged|expected|saw|began to see)\b", "belief"),
    (r"^(want|sought|hoped|wished|aimed|tried|needed)", "motive"),
    (r"\bchanged (his|her|its|their) mind", "trigger"),
    (
        r"^(sent|asked|decided|refused|provided|supplied|attacked|invaded|declared|signed|gave|took"
        r"|led|built|ordered|supported|received|created|formed|joined|agreed)\b",
        "action",
    ),
)
"""Kinds of claims by patterns in their text."""

SYNONYMS = {
    "hesitant": "reluctant",
    "hesitancy": "reluctant",
    "reluctance": "reluctant",
    "unwilling": "reluctant",
    "keen": "reluctant",
    "involvement": "involve",
    "part": "involve",
    "join": "involve",
    "involved": "involve",
    "benefits": "benefit",
    "enhancing": "promote",
    "america": "usa",
    "american": "usa",
    "americans": "usa",
    "soviet": "ussr",
    "soviets": "ussr",
    "chinese": "china",
}
"""Words, each with a word that means nearly the same."""

DEMONYMS = {
    "the Americans": "the USA",
    "Americans": "the USA",
    "America": "the USA",
    "The United States": "the USA",
    "The US": "the USA",
    "The Soviets": "the USSR",
    "The Soviet Union": "the USSR",
    "The Chinese": "China",
    "The British": "Britain",
    "The French": "France",
    "The Germans": "Germany",
    "The Japanese": "Japan",
    "The Russians": "Russia",
}

MIND = (
    "thought|believed|wanted|feared|asked|said|realised|realized|hoped|knew|saw|wrote|argued|claimed"
    "|declared|replied|announced|explained|felt|decided|discovered|invented|proposed|refused"
)
TITLE = (
    "President|Chairman|General|King|Queen|Sir|Dr|Professor|Prime Minister|Emperor|Tsar|Chancellor"
    "|Ambassador|Marshal|Lord|Lady|Pope|Captain|Colonel|Secretary"
)
OPENERS = "The This That These Those He She It They We However Yet But And In On At"
NO_PEOPLE = frozenset(OPENERS.split())

ABSTRACT = re.compile(
    r"\b(?!attention|position|situation|information|education|population|reputation|generation"
    r"|government|movement|department|development|comment|moment|mention|station|section|statement"
    r"|treatment|agreement|equipment|environment|apartment|payment|management|shipment|involvement"
    r"|question|direction|connection|collection|condition|opinion)"
    r"[a-z]{4,}(?:tion|isation|ization|ism|ment|osis|ysis|sphere|idate|ilise|ilize)\b"
)
"""Academic words: abstract nouns, and a few kinds of verb."""


def content_words(text: str) -> frozenset[str]:
    """The content words of a text in lower case, synonyms replaced by one of them."""
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", text.casefold())
    plain = (word.removesuffix("'s") for word in words)
    return frozenset(
        SYNONYMS.get(word, word) for word in plain if word not in FUNCTION_WORDS or word in SYNONYMS
    )


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of words that two sets have in common, from 0 to 1 (Jaccard index)."""
    return len(first & second) / (len(first | second) or 1)


def claim_kind(predicate: str) -> str:
    """The kind of claim that a predicate makes."""
    return next((kind for pattern, kind in CLAIM_KINDS if re.search(pattern, predicate)), "context")
