//! Synthetic reports full of figures: so many documents about a fifth as many events, by twelve outlets.
//!
//! All are told in the same few phrases, so they serve the readers of text and not the search for copies.

use corroborate::Document;
use corroborate::value::Day;

const OUTLETS: [&str; 12] = [
    "The Harbour Post",
    "Northern Wire",
    "The Daily Coast",
    "City Radio",
    "Evening Ledger",
    "Plains Gazette",
    "Radio Vell",
    "The Orrin Times",
    "Inland Press",
    "Sound Tribune",
    "Channel Six",
    "Morning Courier",
];
const ACTS: [(&str, &str); 6] = [
    ("A bomb exploded at", "bombing"),
    ("Gunmen opened fire at", "shooting"),
    ("An air strike hit", "air strike"),
    ("A suicide bomber attacked", "attack"),
    ("Shells struck", "shelling"),
    ("Gunmen stormed", "raid"),
];
const SITES: [&str; 8] = [
    "a market",
    "a police station",
    "a hospital",
    "a bus station",
    "a school",
    "a hotel",
    "a checkpoint",
    "a mosque",
];
const STEMS: [&str; 20] = [
    "Lassen", "Tars", "Vell", "Orr", "Mirad", "Kesh", "Dorun", "Halv", "Zarin", "Pold", "Gamb", "Ruth",
    "Sel", "Narv", "Qald", "Ister", "Belv", "Toral", "Umber", "Fenn",
];
const ENDS: [&str; 10] = ["port", "abad", "ovo", "in", "stan", "wick", "grad", "eron", "ula", "mark"];
const GROUPS: [&str; 5] =
    ["the Grey Tide", "the Iron Banner", "the Hill Front", "the Free Shore", "the Ninth Column"];
const PEOPLE: [&str; 6] =
    ["Mara Tolk", "Oskar Brandel", "Tilde Aron", "Ilo Kest", "Jonah Verr", "Sena Malik"];
const WEEKDAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

/// How many documents speak of one event.
const PER_EVENT: usize = 5;

/// What happened.
struct Happening {
    number: usize,
    town: String,
    day: Day,
}

impl Happening {
    fn new(number: usize) -> Happening {
        let town = format!("{}{}", STEMS[number % STEMS.len()], ENDS[number / STEMS.len() % ENDS.len()]);
        let start = Day::new(2024, 1, 1).expect("the calendar has it");
        let day = start.plus((number * 3 % 700) as i32).expect("within two years");
        Happening { number, town, day }
    }

    fn toll(&self, telling: usize) -> usize {
        10 + self.number * 7 % 80 + telling
    }

    /// The report of one outlet, so many days later; each telling has its own words.
    fn told(&self, telling: usize) -> String {
        let (act, name) = ACTS[self.number % ACTS.len()];
        let (site, town, toll) = (SITES[self.number % SITES.len()], &self.town, self.toll(telling));
        let weekday = WEEKDAYS[self.day.number().rem_euclid(7) as usize];
        let (group, person) =
            (GROUPS[self.number % GROUPS.len()], PEOPLE[(self.number + telling) % PEOPLE.len()]);
        let hurt = toll * 2 + telling;
        match telling % 4 {
            0 => format!(
                "{act} {site} in {town} on {weekday}, killing at least {toll} people and wounding {hurt}, the police \
                 said.\n\nNobody claimed responsibility at once. {person}, a doctor, said that most of the wounded were \
                 in a stable condition. Roads into {town} were closed for hours."
            ),
            1 => format!(
                "The death toll from {weekday}'s {name} in {town} has risen to {toll}, officials said. {hurt} people \
                 were injured, eleven of them seriously.\n\n{group} denied that it was behind the attack. Police \
                 arrested {} suspects.",
                2 + self.number % 9
            ),
            2 => format!(
                "{toll} people, among them {} children, were killed when {} {site} in {town}, according to {person}, \
                 the regional governor.\n\nThe interior ministry blamed {group}, which has between 300 and 400 members. \
                 \"We know who did this,\" a spokesman told reporters on {weekday}.",
                1 + self.number % 5,
                act.to_lowercase()
            ),
            _ => format!(
                "At least {toll} people died in the {name} in {town}, two security sources said. They asked not to be \
                 named.\n\n{group} claimed responsibility for the attack on {site}. About {hurt} people were taken to \
                 hospitals. The damage was put at {}.5 million dollars.",
                1 + self.number % 30
            ),
        }
    }
}

/// So many reports.
pub fn reports(count: usize) -> Vec<Document> {
    (0..count).map(report).collect()
}

fn report(at: usize) -> Document {
    let happening = Happening::new(at / PER_EVENT);
    let telling = at % PER_EVENT;
    // The fifth copies the second, and changes its toll.
    let text = if telling == 4 {
        let (toll, slip) = (happening.toll(1).to_string(), happening.toll(9).to_string());
        happening.told(1).replacen(&toll, &slip, 1)
    } else {
        happening.told(telling)
    };
    let published = happening.day.plus(1 + telling as i32).expect("within two years");
    let outlet = OUTLETS[(at * 5 + at / PER_EVENT) % OUTLETS.len()];
    Document::new(&format!("r{at}"), text)
        .expect("the id is not empty")
        .with_source(outlet)
        .with_published(published)
}
