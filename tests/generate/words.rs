//! The words of the made-up news.

use corroborate::value::Day;

use super::{Chance, Event};

const HEADS: &[&str] = &[
    "Bar", "Cal", "Dor", "Fen", "Gal", "Hes", "Ilm", "Jor", "Kel", "Lum", "Mar", "Nev", "Ost", "Pel", "Quor",
    "Rus", "Sel", "Tor", "Ulm", "Vas", "Wen", "Yor", "Zel", "Bren", "Crov", "Drem", "Grav", "Stal", "Trem",
    "Vrel",
];
const MIDDLES: &[&str] = &[
    "a", "e", "i", "o", "u", "an", "en", "in", "on", "ar", "er", "or", "al", "el", "il", "ost", "ent", "und",
];
const TAILS: &[&str] = &[
    "bury", "dale", "field", "ford", "ham", "holm", "mere", "mouth", "ness", "port", "stad", "ton", "vik",
    "wick", "ville",
];
const FAMILY: &[&str] = &[
    "berg", "sson", "mann", "ova", "ard", "ell", "etti", "igan", "ner", "ström", "well", "wood", "ander",
    "ique",
];
const GIVEN: &[&str] = &[
    "Alma", "Bruno", "Clara", "Dario", "Edda", "Felix", "Greta", "Hugo", "Irma", "Jonas", "Karla", "Leon",
    "Mina", "Nils", "Olga", "Piet", "Rosa", "Stefan", "Tilda", "Viktor",
];
const KINDS: &[(&str, &str)] = &[
    ("fire", "warehouse"),
    ("explosion", "paint factory"),
    ("landslide", "hillside village"),
    ("collision", "level crossing"),
    ("flood", "riverside camp"),
    ("shooting", "railway station"),
    ("bombing", "covered market"),
    ("collapse", "unfinished hotel"),
    ("gas leak", "school kitchen"),
    ("stampede", "football ground"),
];

fn name(chance: &mut Chance, tails: &[&str]) -> String {
    let (head, middle) = (chance.of(HEADS), chance.of(MIDDLES));
    format!("{head}{middle}{}{}", chance.of(MIDDLES), chance.of(tails))
}

pub(super) fn outlet(chance: &mut Chance) -> String {
    let place = name(chance, TAILS);
    format!("{place} {}", chance.of(&["Courier", "Gazette", "Herald", "Observer", "Post", "Tribune"]))
}

pub(super) fn event(chance: &mut Chance) -> Event {
    let kind = KINDS[chance.below(KINDS.len())].0;
    let days = chance.below(9000) as i32;
    Event {
        kind,
        place: name(chance, TAILS),
        region: name(chance, TAILS),
        day: Day::new(2001, 1, 1).and_then(|day| day.plus(days)).expect("a day of this century"),
        killed: 11 + chance.below(180) as u32,
        injured: 210 + chance.below(700) as u32,
        official: format!("{} {}", chance.of(GIVEN), name(chance, FAMILY)),
    }
}

fn site(event: &Event) -> &'static str {
    KINDS.iter().find(|(kind, _)| *kind == event.kind).map_or("square", |(_, site)| site)
}

fn date(event: &Event) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let written = event.day.to_string();
    let part = |from: usize, to: usize| written.get(from..to).and_then(|digits| digits.parse::<usize>().ok());
    let (month, day) = (part(5, 7).unwrap_or(1), part(8, 10).unwrap_or(1));
    format!("{} {day}", MONTHS[month - 1])
}

/// Sentences on one event in one of three styles: each fact has a form in each, so two reports share facts and not
/// words. `*a`, `*n` and `*v` are words of the reporter's own.
pub(super) fn report(event: &Event, style: usize, chance: &mut Chance) -> Vec<String> {
    let Event { kind, place, region, killed, injured, official, .. } = event;
    let (site, date) = (site(event), date(event));
    let (street, bystander, clinic) = (name(chance, TAILS), name(chance, FAMILY), name(chance, TAILS));
    let (hours, crews, shops) = (3 + chance.below(9), 13 + chance.below(40), 21 + chance.below(60));
    let forms: [[String; 3]; 8] = [
        [
            format!(
                "At least {killed} people died when a {kind} struck the *a {site} of {place} on {date}, behind *a *n and *n, emergency services said."
            ),
            format!(
                "A {kind} at the *a {site} in {place}, known for its *n and *a *n in {region} province, left {killed} people dead on {date}."
            ),
            format!(
                "Rescuers with *n and *a *n have recovered {killed} people killed by the *a {kind} that hit {place} on {date}."
            ),
        ],
        [
            format!(
                "Another {injured} were treated for burns on *a *n while *n *v the *a *n, the health office reported."
            ),
            format!(
                "Hospitals that *v the *n across {region} admitted {injured} patients on *a *n, many with severe injuries."
            ),
            format!(
                "The number of wounded stood at {injured} by nightfall, as *a *n *v the *n, a doctor at the {clinic} clinic told reporters."
            ),
        ],
        [
            format!("{official}, who heads the *n, blamed *a wiring and *n that *v the *n for the disaster."),
            format!(
                "The cause remains unclear, but {official} of the *n pointed to *a *n that *v the *a *n."
            ),
            format!("Investigators led by {official} examined *a *n, *n and *n and ruled out sabotage."),
        ],
        [
            format!(
                "Witnesses on {street} Street described how *a *n *v the *a *n, with *n above the rooftops."
            ),
            format!(
                "\"We pulled men out with bare hands and an old rope,\" said {bystander}, a baker whose *n *v the *n."
            ),
            format!("Residents near {street} Road *v the *a *n while *n checked the *a *n."),
        ],
        [
            format!(
                "More than {crews} crews with *a *n worked for {hours} hours before the *a *n *v the *n."
            ),
            format!("It took {hours} hours and {crews} teams with *n and *a *n to search the *a *n."),
            format!(
                "Volunteers with *a *n *v the *n for {hours} hours until {crews} engines arrived from the *a *n."
            ),
        ],
        [
            format!(
                "Grief for the *n spread: {shops} shops stayed shut beside *a *n and the council cancelled its *n."
            ),
            format!(
                "Schools near the *a *n will remain closed until Monday, and {shops} families sleep among *n and *a *n."
            ),
            format!("The governor of the *n promised each of {shops} families *a *n and *n."),
        ],
        [
            format!("{place} had seen how *a *n *v the *n eleven years ago, after which *n were promised."),
            format!("Unions of *n have warned that *a *n in {region} *v the *n on paper only."),
            "A committee on *n had asked in spring for *a *n and *a *n, without success.".to_owned(),
        ],
        [
            format!("Prosecutors in {region} seized the *a *n and *n that *v the *n, {official} confirmed."),
            format!(
                "Two managers of *n were questioned beside *a *n and released, the office for *n in {region} announced."
            ),
            format!(
                "The owner of the *n, registered in {clinic}, declined to answer questions about *a *n and *n."
            ),
        ],
    ];
    (0..forms.len()).map(|at| with_own_words(&forms[at][(at + style) % 3], chance)).collect()
}

fn with_own_words(form: &str, chance: &mut Chance) -> String {
    let mut parts = form.split('*');
    let mut sentence = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let list = match part.as_bytes().first() {
            Some(b'a') => ADJECTIVES,
            Some(b'n') => NOUNS,
            _ => VERBS,
        };
        sentence.push_str(&own_word(list, chance));
        sentence.push_str(&part[1..]);
    }
    sentence
}

/// A word of the list, or as often one that is made up: a language has many thousands, the commoner ones more often.
fn own_word(list: &[&str], chance: &mut Chance) -> String {
    if chance.below(2) == 0 {
        return chance.of(list).to_owned();
    }
    let heads = chance.below(HEADS.len()) + 1;
    let head = HEADS[chance.below(heads)].to_lowercase();
    format!("{head}{}{}{}", chance.of(MIDDLES), chance.of(MIDDLES), chance.of(TAILS))
}

const ADJECTIVES: &[&str] = &[
    "amber", "ancient", "barren", "bitter", "broken", "chalky", "clumsy", "copper", "crooked", "damp",
    "dusty", "empty", "faded", "frozen", "gloomy", "golden", "hollow", "humble", "jagged", "knotted",
    "leaking", "lonely", "muddy", "narrow", "patched", "polished", "ragged", "restless", "rusty", "salty",
    "scarlet", "shallow", "silent", "slender", "sloping", "stubborn", "sturdy", "tangled", "timber",
    "velvet", "weary", "wooden",
];
const NOUNS: &[&str] = &[
    "anvils",
    "barges",
    "barrels",
    "beacons",
    "bicycles",
    "blankets",
    "boulders",
    "bridges",
    "buckets",
    "candles",
    "carpets",
    "chimneys",
    "cranes",
    "curtains",
    "donkeys",
    "drummers",
    "ferries",
    "fiddlers",
    "gardens",
    "geese",
    "goats",
    "hammocks",
    "hedges",
    "kettles",
    "ladders",
    "lanterns",
    "masons",
    "millers",
    "orchards",
    "ovens",
    "pigeons",
    "pilgrims",
    "plumbers",
    "porters",
    "pylons",
    "quilts",
    "ropes",
    "sailors",
    "shepherds",
    "shutters",
    "sledges",
    "spinners",
    "stables",
    "tailors",
    "tractors",
    "trumpets",
    "tunnels",
    "wagons",
    "weavers",
    "windmills",
];
const VERBS: &[&str] = &[
    "circled",
    "crossed",
    "darkened",
    "encircled",
    "faced",
    "filled",
    "flanked",
    "followed",
    "guarded",
    "hid",
    "joined",
    "lined",
    "littered",
    "outnumbered",
    "overlooked",
    "passed",
    "reached",
    "replaced",
    "ringed",
    "shaded",
    "sheltered",
    "surrounded",
    "touched",
    "topped",
];

/// Two or three sentences of a report among sentences of its own.
pub(super) fn excerpt(text: &str, chance: &mut Chance) -> String {
    let sentences: Vec<&str> = text.split_inclusive(". ").collect();
    let from = chance.below(sentences.len() - 3);
    let taken: String = sentences[from..from + 3].concat();
    let other = event(chance);
    let digest: Vec<String> = report(&other, chance.below(3), chance).into_iter().take(4).collect();
    format!("{} {}", digest.join(" "), taken.trim_end())
}

/// Other words for the same: none changes a fact, a hedge, a denial or a figure.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("died when", "lost their lives as"),
    ("emergency services said", "rescue workers said"),
    ("known for its", "famous for its"),
    ("have recovered", "have brought out"),
    ("that hit", "that struck"),
    ("were treated for burns", "received treatment for burns"),
    ("the health office reported", "the health office said"),
    ("many with severe injuries", "many of them with severe injuries"),
    ("by nightfall", "when night fell"),
    ("told reporters", "told journalists"),
    ("who heads", "who leads"),
    ("for the disaster", "for the catastrophe"),
    ("pointed to", "spoke of"),
    ("examined", "inspected"),
    ("described how", "told how"),
    ("above the rooftops", "over the roofs"),
    ("worked for", "laboured for"),
    ("to search the", "to comb the"),
    ("arrived from", "came from"),
    ("stayed shut", "remained shut"),
    ("cancelled its", "called off its"),
    ("will remain closed", "will stay closed"),
    ("promised each of", "pledged each of"),
    ("had seen how", "had watched how"),
    ("eleven years ago", "11 years ago"),
    ("had asked in spring", "asked in spring"),
    ("seized the", "took away the"),
    ("announced", "said"),
    ("declined to answer", "would not answer"),
    ("ancient", "age-old"),
    ("bicycles", "bikes"),
    ("boulders", "rocks"),
    ("broken", "shattered"),
    ("damp", "moist"),
    ("donkeys", "mules"),
    ("empty", "vacant"),
    ("gloomy", "sombre"),
    ("lanterns", "lamps"),
    ("lonely", "solitary"),
    ("narrow", "tight"),
    ("overlooked", "looked over"),
    ("sailors", "seamen"),
    ("sturdy", "robust"),
    ("surrounded", "encircled"),
    ("wagons", "carts"),
    ("weary", "tired"),
];

pub(super) fn reworded(text: &str) -> String {
    OTHER_WORDS.iter().fold(text.to_owned(), |text, (was, is)| text.replace(was, is))
}
