//! Work grows with the input and not with its square, whatever the input is: ordinary, endless or absurd.
//!
//! Each case is done at two lengths, the second four times the first. Time that grows with the length makes the ratio
//! 4, time that grows with its square 16; the bound lies between. What counts is the time that the processor spent on
//! this thread, not the time of day, the shortest of several rounds; a first test holds that a square is seen.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use corroborate::extract::{EnglishExtractor, Extractor};
use corroborate::reconcile::{Evidence, Testimony, policy};
use corroborate::report::check;
use corroborate::text::Text;
use corroborate::value::{Day, Quantity, Value, readings};
use corroborate::{
    Attribute, Claim, ClaimId, Document, Qualifiers, Reconciler, Report, Span, Subject, SubjectKind,
};

const TIMES: usize = 4;
const BOUND: f64 = 9.5;
/// What takes less is noise.
const LEAST: Duration = Duration::from_millis(2);
/// So many rounds before work is said to grow too fast; what does not is seen in the first two.
const ROUNDS: usize = 8;

/// The ratio of the times that the long and the short input take.
fn growth(short: usize, work: impl Fn(usize)) -> f64 {
    let (mut least, mut most) = (Duration::MAX, Duration::MAX);
    let mut ratio = f64::INFINITY;
    for round in 0..ROUNDS {
        least = least.min(time(|| work(short)));
        most = most.min(time(|| work(short * TIMES)));
        ratio = most.as_secs_f64() / least.max(LEAST).as_secs_f64();
        if round > 0 && ratio < BOUND {
            break;
        }
    }
    ratio
}

fn time(work: impl FnOnce()) -> Duration {
    let before = spent();
    work();
    spent().saturating_sub(before)
}

/// The time that the processor has spent on this thread; where the system does not tell, the time of day.
fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    // Linux adds up what a thread has used when it leaves the processor.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|number| number.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

#[test]
fn work_that_grows_with_the_square_is_seen_and_work_that_grows_with_the_length_is_not() {
    let steps = |count: usize| {
        let mut sum = 0_u64;
        for step in 0..count as u64 {
            sum = std::hint::black_box(sum.wrapping_mul(31) ^ step);
        }
        std::hint::black_box(sum);
    };
    let (linear, square) = (growth(4_000_000, steps), growth(2_000, |count| steps(count * count)));
    assert!(
        linear < BOUND && square > BOUND,
        "four times the length took {linear:.1} and {square:.1} times as long"
    );
}

fn document(id: &str, text: &str) -> Document {
    Document::new(id, text).unwrap().with_published("2025-03-14".parse().unwrap())
}

fn reconciled(documents: impl Iterator<Item = Document>) -> Report {
    documents.fold(Reconciler::new(), |all, document| all.document(document).unwrap()).reconcile()
}

/// One of many reports made from one template.
fn templated(number: usize) -> Document {
    let (dead, hurt, day) = (10 + number * 7 % 31, 40 + number * 11 % 51, 1 + number % 28);
    let text = format!(
        "At least {dead} people were killed in a bombing in Herat on Friday, police said. The blast hit a market \
         in the old city. {hurt} others were injured. No group has claimed responsibility."
    );
    let published = format!("2024-03-{day:02}").parse().unwrap();
    Document::new(&format!("d{number}"), text).unwrap().with_published(published)
}

#[test]
fn reports_from_one_template_cost_what_their_number_does() {
    let ratio = growth(50, |count| {
        let report = reconciled((0..count).map(templated));
        assert_eq!(report.documents.len(), count);
        assert!(!report.render(corroborate::report::Format::Text).is_empty());
    });
    assert!(ratio < BOUND, "four times the reports took {ratio:.1} times as long");
}

#[test]
fn the_pivot_of_many_claims_is_found_at_the_cost_of_their_number() {
    let document = document("a", "The blast killed people.");
    let claims = |count: usize| -> Vec<Claim> {
        let span = Span::new(0, 9, document.text()).unwrap();
        let toll = |number: usize| Value::Quantity(Quantity::count(u32::try_from(number).unwrap()));
        let blast = || Subject::new(SubjectKind::Event, "blast");
        let claim = |number: usize| Claim::new(&document, blast(), Attribute::Killed, toll(number), span);
        (0..count).map(|number| claim(number).with_id(&format!("c{number}"))).collect()
    };
    let latest = policy::named("latest").unwrap();
    let first = Day::new(2031, 5, 2).unwrap();
    let ratio = growth(1_000, |count| {
        let claims = claims(count);
        let on = |number: usize| first.plus(i32::from(number + 1 == count));
        let told = claims.iter().enumerate();
        let told = told.map(|(number, claim)| Testimony::new(claim, on(number), number)).collect();
        let found = policy::consensus(latest, &Evidence::new(&Attribute::Killed, told));
        assert_eq!(found.pivot.as_ref().map(ClaimId::as_str), Some(&*format!("c{}", count - 1)));
    });
    assert!(ratio < BOUND, "four times the claims took {ratio:.1} times as long");
}

#[test]
fn many_questions_of_one_event_cost_what_their_number_does() {
    let text = "The blast hit the market.";
    let reports = || ["a", "b"].map(|id| document(id, text));
    let told = |of: &Document, number: usize| {
        let blast = Subject::new(SubjectKind::Event, "blast").with_key("blast");
        let attribute = Attribute::Count(name(number).to_lowercase());
        let scope = ["damaged", "wooden"].map(|word| format!("{word}{number}")).to_vec();
        let count = Value::Quantity(Quantity::count(u32::try_from(number).unwrap()));
        Claim::new(of, blast, attribute, count, Span::new(0, 9, text).unwrap())
            .with_id(&format!("{}{number}", of.id()))
            .with_qualifiers(Qualifiers { scope, ..Qualifiers::default() })
    };
    let ratio = growth(400, |count| {
        let claims: Vec<Claim> =
            reports().iter().flat_map(|of| (0..count).map(|number| told(of, number))).collect();
        let all = reports().into_iter().fold(Reconciler::new(), |all, of| all.document(of).unwrap());
        let report = all.claims(claims).unwrap().reconcile();
        assert!(report.items.len() >= count);
    });
    assert!(ratio < BOUND, "four times the questions took {ratio:.1} times as long");
}

#[test]
fn a_draft_costs_what_its_length_does() {
    let paragraph = |number: usize| {
        let (dead, hurt, age) = (2 + number * 7 % 89, 2 + number * 13 % 87, 20 + number % 50);
        format!(
            "Officials said {dead} people were killed on Friday when a bus overturned near the river. Another {hurt} \
             were injured, police said. The driver, aged {age}, was arrested.\n\n"
        )
    };
    let ratio = growth(100, |count| {
        let draft = document("draft", &(0..count).map(paragraph).collect::<String>());
        let against = Reconciler::new().document(templated(0)).unwrap();
        assert!(check(draft, against).unwrap().claims >= count);
    });
    assert!(ratio < BOUND, "four times the draft took {ratio:.1} times as long");
}

/// Pieces of figures and dates, of which each is repeated after each other one.
const ALTERNATED: &[&str] = &[
    "1 ",
    "7",
    "to ",
    "and ",
    "\"",
    "(",
    "at least ",
    "about ",
    "between ",
    "from ",
    "million ",
    "half ",
    "a ",
    "of ",
    ",",
    "-",
    "– ",
    "$",
    "in ",
    "2024 ",
    "March ",
    "on ",
    "week ",
    "3pm ",
    "\u{200f}",
    "½",
    "twen-\n",
    ":",
    "/",
    "Jo ",
    "this ",
    "early ",
    "mid-",
    "A.",
    "ab",
];

/// Bytes of the shorter text, which is read in about a millisecond.
const ALTERNATED_BYTES: usize = 16_000;

/// As much as a thread has where memory is dear.
const SMALL_STACK: usize = 1 << 20;

#[test]
fn figures_among_alternating_pieces_cost_what_their_length_does_on_a_small_stack() {
    let pairs = || {
        for first in ALTERNATED {
            for second in ALTERNATED {
                let piece = [*first, *second].concat();
                let ratio = growth(ALTERNATED_BYTES, |bytes| {
                    let text = piece.repeat(bytes / piece.len());
                    std::hint::black_box(readings(&Text::new(&text), "2025-03-14".parse().ok()).len());
                });
                assert!(ratio < BOUND, "{piece:?}: four times the text took {ratio:.1} times as long");
            }
        }
    };
    let thread = std::thread::Builder::new().stack_size(SMALL_STACK).spawn(pairs);
    thread.expect("a thread starts").join().expect("the texts are read");
}

#[test]
fn every_digit_of_every_script_is_read_in_time_that_grows_with_the_length() {
    let digits: String = ('\0'..=char::MAX).filter(|c| c.is_numeric()).collect();
    let ratio = growth(20, |times| {
        std::hint::black_box(readings(&Text::new(&digits.repeat(times)), None).len());
    });
    assert!(ratio < BOUND, "four times the digits took {ratio:.1} times as long");
}

#[test]
fn absurd_texts_cost_what_their_length_does() {
    let pieces = [
        "The ministry said at least 12 people were killed in the blast in Herat on Friday. ",
        "\u{201c}He said that ",
        "\"Ten died, ",
        "(ten dead ",
        "Ann Bee and Carl Dee met Omar Salih. ",
        "12, 13, ",
        "\u{a0}12",
        "5% of ",
        "he said she said that ",
        "12 killed ",
        "the toll rose to 12 after 2 died ",
        "none of the 14 died, ",
        "and ",
        "7777777777",
        "12 dead\n\n",
        "Abu Rena, also known as ",
        "TEN DEAD IN KABUL ",
        "killed, ",
        "the mayor, noting ten died, ",
        "killed, wounded 12 and ",
        "1.234 ",
        "minus 2 ",
        "1.200 of ",
        "Nuns said the navy killed 14. The navy denied it. ",
        "3 died a week after in the fire; ",
        "all but Ann, the guard, ",
        "early to ",
        "this ",
        "U.S.ab ",
        "the team on 3 March ",
        "\u{201c}We went to the big hall.\u{201d} Rain fell. ",
        "The gunman was killed near the house. ",
        "Ada said that she went.\n\nRain fell.\n\n\u{201c}We went to the big hall.\u{201d}\n\n",
    ];
    let extractor = EnglishExtractor::new();
    let mut grown = Vec::new();
    for piece in pieces {
        let ratio = growth(12_000 / piece.len(), |count| {
            extractor.extract(&document("a", &piece.repeat(count)));
        });
        grown.extend((ratio >= BOUND).then(|| format!("{piece:?}: {ratio:.1} times as long")));
    }
    assert!(grown.is_empty(), "four times the text took\n{}", grown.join("\n"));
}

/// A made-up name, another for each number.
fn name(number: usize) -> String {
    let mut left = number * 7919 + 12_345;
    let mut letter = |letters: &str| {
        let letter = letters.as_bytes()[left % letters.len()];
        left /= letters.len();
        char::from(letter)
    };
    let name: String = (0..4).flat_map(|_| [letter("bdfgklmnprstvz"), letter("aeiou")]).collect();
    name[..1].to_uppercase() + &name[1..]
}

#[test]
fn texts_that_name_ever_new_people_and_places_cost_what_their_length_does() {
    let pieces: [fn(usize) -> String; 8] = [
        |at| format!("{} {} was killed in the blast. ", name(2 * at), name(2 * at + 1)),
        |at| {
            let (front, victim) = (name(3 * at), name(3 * at + 1) + " " + &name(3 * at + 2));
            format!("The {front} Front killed {victim} in the attack. ")
        },
        |at| format!("The blast killed 12 people in {}. ", name(at)),
        |at| format!("The blast killed 12 people in Al-{}, near Aleppo. ", name(at)),
        |at| format!("Another {} people were killed. ", at + 2),
        |at| {
            let (here, there) = (name(2 * at), name(2 * at + 1));
            format!("The blast killed {} people in {here} and {} in {there}. ", at + 2, at + 3)
        },
        |at| format!("{} left. Ann {} spoke. ", name(at), name(at)),
        |at| format!("Ann {} said she was late. \u{201c}It was a very cold night.\u{201d} ", name(at)),
    ];
    let extractor = EnglishExtractor::new();
    let mut grown = Vec::new();
    for piece in pieces {
        let ratio = growth(60_000 / piece(0).len(), |count| {
            extractor.extract(&document("a", &(0..count).map(piece).collect::<String>()));
        });
        grown.extend((ratio >= BOUND).then(|| format!("{:?}: {ratio:.1} times as long", piece(0))));
    }
    assert!(grown.is_empty(), "four times the text took\n{}", grown.join("\n"));
}
