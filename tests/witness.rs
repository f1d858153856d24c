//! Copies, their direction, what they make dependent, and what they changed.

use corroborate::witness::{self, Comparison, Dependence, Direction, Distortion, DistortionKind, Index};
use corroborate::{
    Attribute, Claim, Document, Role, Span, Speaker, Subject, SubjectKind, value::Quantity, value::Value,
};
use serde::Deserialize;

use crate::cases::{self, expect};
use crate::generate;

/// A document of a case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    text: String,
    source: Option<String>,
    on: Option<String>,
}

impl Paper {
    fn document(&self, id: &str) -> Document {
        let document = Document::new(id, self.text.as_str()).expect("an id");
        let document = self.source.iter().fold(document, |document, source| document.with_source(source));
        let day = self.on.as_ref().map(|day| day.parse().expect("a case's day"));
        day.into_iter().fold(document, Document::with_published)
    }
}

/// Two documents and what `reuse` should say of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Copying {
    a: Paper,
    b: Paper,
    /// "copy" where the score is at least a half, "part" above 0.15, "none" below.
    extent: Option<String>,
    direction: Option<String>,
    /// `kind: original -> copy` of each distortion, by words that its quotes contain; exactly these.
    distortions: Option<Vec<String>>,
}

fn extent(score: f64) -> String {
    let extent = match score {
        score if score >= 0.5 => "copy",
        score if score >= 0.15 => "part",
        _ => "none",
    };
    extent.to_owned()
}

fn name(kind: DistortionKind) -> String {
    serde_json::to_value(kind).expect("a kind").as_str().expect("a name").to_owned()
}

fn told(comparison: &Comparison) -> Vec<String> {
    comparison.distortions.iter().map(one).collect()
}

fn one(distortion: &Distortion) -> String {
    format!("{}: {} -> {}", name(distortion.kind), distortion.original.quote, distortion.copy.quote)
}

#[test]
fn two_documents_are_compared_as_the_cases_say() {
    cases::run("witness", |case: &Copying| {
        let comparison = witness::reuse(&case.a.document("a"), &case.b.document("b"));
        if let Some(wanted) = &case.extent {
            expect("extent", wanted, &extent(comparison.score))?;
        }
        if let Some(wanted) = &case.direction {
            let direction = serde_json::to_value(comparison.direction).expect("a direction");
            expect("direction", wanted, &direction.as_str().unwrap_or_default().to_owned())?;
        }
        case.distortions.as_ref().map_or(Ok(()), |wanted| expect("distortions", wanted, &told(&comparison)))
    });
}

/// A report, a rewording of it, and changes that may be made to either.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rewriting {
    report: String,
    reworded: String,
    changes: Vec<Change>,
}

/// `was` becomes `is`: in the report, or in the rewording where the words there are `reworded`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    kind: String,
    was: String,
    is: String,
    reworded: Option<String>,
    is_reworded: Option<String>,
}

impl Change {
    /// The text of a copy with the change, and where in it.
    fn made_to(&self, text: &str, is_rewording: bool) -> (String, std::ops::Range<usize>) {
        let reworded =
            || (self.reworded.as_ref().unwrap_or(&self.was), self.is_reworded.as_ref().unwrap_or(&self.is));
        let (was, is) = if is_rewording { reworded() } else { (&self.was, &self.is) };
        let at = text.find(was.as_str()).unwrap_or_else(|| panic!("'{was}' is not in the text"));
        (text.replacen(was.as_str(), is, 1), at..at + is.len())
    }
}

/// How many changes were made and found, and what else was told.
#[derive(Debug, Default)]
struct Tally {
    made: usize,
    found: usize,
    of_kind: usize,
    missed: Vec<String>,
    else_told: Vec<String>,
}

impl Tally {
    fn count(&mut self, rewriting: &Rewriting, base: &str, change: &Change) {
        let (copy, there) = change.made_to(base, base == rewriting.reworded);
        let was = rewriting.report.find(&change.was).expect("a change is of the report");
        let here = was..was + change.was.len();
        let touches = |span: Span, range: &std::ops::Range<usize>| {
            span.start() <= range.end + 1 && range.start <= span.end() + 1
        };
        let told = copied_from(&rewriting.report, &copy);
        let (right, rest): (Vec<_>, Vec<_>) = told
            .distortions
            .iter()
            .partition(|d| touches(d.copy.span, &there) || touches(d.original.span, &here));
        self.made += 1;
        self.found += usize::from(!right.is_empty());
        self.of_kind += usize::from(right.iter().any(|d| name(d.kind) == change.kind));
        self.missed.extend(right.is_empty().then(|| format!("{} -> {}", change.was, change.is)));
        self.else_told.extend(rest.iter().map(|d| d.message.clone()));
    }
}

fn copied_from(report: &str, copy: &str) -> Comparison {
    witness::reuse(
        &paper("original", report, "First Wire", "2031-03-08"),
        &paper("copy", copy, "Second Paper", "2031-03-09"),
    )
}

#[test]
fn what_a_copy_changes_is_told_and_what_it_only_says_otherwise_is_not() {
    let tally = std::cell::RefCell::new(Tally::default());
    cases::run("distortions", |rewriting: &Rewriting| {
        for base in [&rewriting.report, &rewriting.reworded] {
            rewriting.changes.iter().for_each(|change| tally.borrow_mut().count(rewriting, base, change));
        }
        expect("of the rewording", &Vec::new(), &told(&copied_from(&rewriting.report, &rewriting.reworded)))
    });
    let tally = tally.into_inner();
    assert!(tally.found * 100 >= tally.made * 94, "{} of {}: {:#?}", tally.found, tally.made, tally.missed);
    assert!(
        tally.of_kind * 100 >= tally.found * 97,
        "{} of {} are of the right kind",
        tally.of_kind,
        tally.found
    );
    assert!(tally.else_told.len() * 100 <= tally.made, "{:#?}", tally.else_told);
}

fn paper(id: &str, text: &str, source: &str, day: &str) -> Document {
    Document::new(id, text).unwrap().with_source(source).with_published(day.parse().unwrap())
}

#[test]
fn a_document_is_its_own_whole_and_undistorted_copy() {
    for seed in 0..40 {
        let text = generate::report(&generate::event(seed), seed as usize, seed).join(" ");
        let document = Document::new("d", text).unwrap();
        let comparison = witness::reuse(&document, &document);
        assert!(comparison.score > 0.999, "seed {seed}: {}", comparison.score);
        assert_eq!(comparison.direction, Direction::Unknown);
        assert_eq!(told(&comparison), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn swapping_the_documents_swaps_the_direction_and_the_passages() {
    for item in generate::corpus(120, 5).items.windows(2) {
        let (a, b) = (&item[0].document, &item[1].document);
        let (forth, back) = (witness::reuse(a, b), witness::reuse(b, a));
        assert_eq!(forth.direction.swapped(), back.direction);
        assert!((forth.score - back.score).abs() < 1e-6);
        let mut flipped: Vec<(Span, Span)> = back.passages.iter().map(|p| (p.b, p.a)).collect();
        flipped.sort_unstable();
        assert_eq!(forth.passages.iter().map(|p| (p.a, p.b)).collect::<Vec<_>>(), flipped);
        if forth.direction != Direction::Unknown {
            assert_eq!(forth.distortions, back.distortions);
        }
    }
}

#[test]
fn a_reworded_copy_with_one_changed_figure_has_that_distortion_and_no_other() {
    for seed in 0..60 {
        let event = generate::event(seed);
        let text = generate::report(&event, seed as usize, seed).join(" ");
        let other = event.injured + 331;
        let changed = generate::reworded(&text).replace(&event.injured.to_string(), &other.to_string());
        let original = paper("o", &text, "First Wire", "2031-01-02");
        let copy = paper("c", &changed, "Second Paper", "2031-01-03");
        let found = told(&witness::reuse(&copy, &original));
        let right = |told: &String| {
            told.starts_with("number_changed")
                && told.contains(&event.injured.to_string())
                && told.contains(&other.to_string())
        };
        assert!(found.len() == 1 && right(&found[0]), "seed {seed}: {found:?}\n{text}\n{changed}");
    }
}

#[test]
fn a_reworded_copy_without_a_change_has_no_distortion() {
    for seed in 0..60 {
        let text = generate::report(&generate::event(seed), seed as usize, seed).join(" ");
        let original = paper("o", &text, "First Wire", "2031-01-02");
        let copy = paper("c", &generate::reworded(&text), "Second Paper", "2031-01-03");
        let comparison = witness::reuse(&copy, &original);
        assert_eq!(told(&comparison), Vec::<String>::new(), "seed {seed}");
        assert!(comparison.score > 0.8, "seed {seed}: {}", comparison.score);
    }
}

#[test]
fn three_reports_with_one_lead_over_other_news_are_three_witnesses() {
    let report = |id: &str, dead: &str, rest: &str, day: &str| {
        let lead = "people died when the cable car Albatross fell near Upper Dorn on Sunday.";
        paper(id, &format!("{dead} {lead} {rest}"), id, day)
    };
    let documents = [
        report(
            "d1",
            "Six",
            "The harbour caf\u{e9} will reopen. Bakers want lower rents for shops.",
            "2031-03-03",
        ),
        report("d2", "Eleven", "Farmers expect good barley. The pool has new changing rooms.", "2031-03-04"),
        report("d3", "Twelve", "Snow fell early. Two schools will share one gymnasium.", "2031-03-05"),
    ];
    assert_eq!(Dependence::of(&documents).reuse(), []);
}

#[test]
fn of_a_shared_text_without_a_direction_nobody_is_accused() {
    for [one, other] in [["x", "y"], ["y", "x"]] {
        let documents = [one, other].map(|id| {
            Document::new(id, WIRE.replace("Fourteen", if id == one { "Fourteen" } else { "Forty" })).unwrap()
        });
        let report = documents
            .iter()
            .cloned()
            .try_fold(corroborate::Reconciler::new(), corroborate::Reconciler::document)
            .expect("one of each id")
            .reconcile();
        assert!(!report.reuse[0].is_directed());
        assert!(report.discrepancies.iter().all(|d| d.code != corroborate::report::Code::CreditMissing));
        let dependence = Dependence::of(&documents);
        assert_eq!(dependence.witness(&one.into()), dependence.witness(&other.into()));
        let text = report.render(corroborate::report::Format::Text);
        assert!(text.contains("it is not known who copied whom"), "{text}");
        assert!(!text.contains("has become"), "{text}");
    }
}

#[test]
fn an_unrelated_document_changes_no_link() {
    let corpus = generate::corpus(60, 11);
    let mut documents: Vec<Document> = corpus.items.iter().map(|item| item.document.clone()).collect();
    let links = Dependence::of(&documents).into_reuse();
    assert!(links.len() >= 15, "{} links", links.len());
    let bakery =
        "A bakery by the canal won the county medal for its rye loaf, and queues reached the bridge.";
    documents.insert(7, paper("bakery", bakery, "The Loaf", "2004-02-03"));
    assert_eq!(Dependence::of(&documents).into_reuse(), links);
}

#[test]
fn the_order_of_documents_changes_no_link() {
    let mut documents: Vec<Document> =
        generate::corpus(60, 12).items.into_iter().map(|item| item.document).collect();
    let links = Dependence::of(&documents).into_reuse();
    documents.reverse();
    assert_eq!(Dependence::of(&documents).into_reuse(), links);
}

#[test]
fn independent_reports_of_one_event_are_not_linked() {
    for seed in 0..30 {
        let event = generate::event(seed);
        let [a, b] = [0, 1].map(|style| generate::report(&event, style, seed * 2 + style as u64).join(" "));
        let documents =
            [paper("a", &a, "First Post", "2031-01-02"), paper("b", &b, "Second Post", "2031-01-03")];
        assert!(Dependence::of(&documents).reuse().is_empty(), "seed {seed}:\n{a}\n{b}");
    }
}

#[test]
fn the_index_finds_most_copies_and_little_else() {
    let corpus = generate::corpus(400, 3);
    let mut index = Index::default();
    let (mut copies, mut found, mut links, mut right) = (0, 0, 0, 0);
    for item in &corpus.items {
        let originals = index.originals_of(&item.document);
        links += originals.len();
        if let Some(original) = item.origin.original() {
            copies += 1;
            let hit = originals.iter().any(|link| link.document.as_str() == format!("d{original}"));
            found += usize::from(hit);
        }
        right +=
            originals.iter().filter(|link| is_of_event(&corpus, item.event, link.document.as_str())).count();
        index.insert(&item.document);
    }
    assert!(found * 100 >= copies * 95, "{found} of {copies} copies");
    assert!(right * 100 >= links * 95, "{right} of {links} links");
}

#[test]
fn a_generated_copy_with_another_toll_is_told_with_both_figures() {
    let corpus = generate::corpus(400, 3);
    let (mut changes, mut right) = (0, 0);
    for item in &corpus.items {
        let (Some((was, is)), Some(original)) = (item.changed, item.origin.original()) else { continue };
        let found = told(&witness::reuse(&item.document, &corpus.items[original].document));
        let both = |told: &String| told.contains(&was.to_string()) && told.contains(&is.to_string());
        changes += 1;
        right += usize::from(found.iter().any(both));
    }
    assert!(changes > 10 && right * 100 >= changes * 90, "{right} of {changes} changes");
}

fn is_of_event(corpus: &generate::Corpus, event: usize, id: &str) -> bool {
    corpus.items[id[1..].parse::<usize>().unwrap()].event == event
}

const WIRE: &str = "The ferry struck a stone pier in thick fog on Tuesday. Fourteen passengers were treated for cuts and bruises, the harbour master said. Divers searched the hull for leaks until dusk. The owner promised free passage to everyone on board. Engineers will inspect the rudder on Thursday.";

#[test]
fn a_copy_of_a_copy_goes_back_to_the_first() {
    let second = WIRE.replace(
        "Divers searched the hull for leaks until dusk.",
        "Divers combed the hull for leaks until darkness fell.",
    );
    let third = second.replace("promised free passage", "pledged free passage");
    let documents = [
        paper("third", &third, "Evening Mail", "2031-05-09"),
        paper("first", WIRE, "Coast Wire", "2031-05-07"),
        paper("second", &second, "Morning Mail", "2031-05-08"),
    ];
    let dependence = Dependence::of(&documents);
    let made: Vec<(&str, &str)> =
        dependence.reuse().iter().map(|reuse| (reuse.copy.as_str(), reuse.original.as_str())).collect();
    assert_eq!(made, [("second", "first"), ("third", "second")]);
    assert_eq!(dependence.witness(&"third".into()).as_str(), "first");
}

fn claim(document: &Document, words: &str) -> Claim {
    let start = document.text().find(words).expect("the words stand there");
    let span = Span::new(start, start + words.len(), document.text()).unwrap();
    let subject = Subject::new(SubjectKind::Event, "the accident");
    Claim::new(document, subject, Attribute::Injured, Value::Quantity(Quantity::count(14)), span)
}

#[test]
fn a_partial_copy_makes_only_the_claims_in_its_passages_dependent() {
    let own = "Tourists told our reporter that nobody had seen the light of the old tower. The council met in the evening and voted 12 to 3 for a new beacon, which the fishermen of the bay have asked for since spring. A choir sang on the quay afterwards, and the mayor handed out lanterns to 40 children. Ice cream was sold out by nine. Nobody could say when the regatta, which the town has held each summer since 1950, will be sailed.";
    let copied = "The ferry struck a stone pier in thick fog on Tuesday. Fourteen passengers were treated for cuts and bruises, the harbour master said.";
    let wire = paper("wire", WIRE, "Coast Wire", "2031-05-07");
    let digest = paper("digest", &format!("{own} {copied}"), "Bay Digest", "2031-05-08");
    let dependence = Dependence::of(&[wire.clone(), digest.clone()]);
    assert!(
        !dependence.independent(&claim(&wire, "Fourteen passengers"), &claim(&digest, "Fourteen passengers"))
    );
    assert!(dependence.independent(&claim(&wire, "Fourteen passengers"), &claim(&digest, "40 children")));
    assert_ne!(dependence.witness(&"digest".into()), dependence.witness(&"wire".into()));
}

fn agency(name: &str) -> Vec<Speaker> {
    vec![Speaker::new(name, Role::Agency), Speaker::new("the paper", Role::Outlet)]
}

#[test]
fn two_papers_that_cite_one_absent_outlet_share_a_witness() {
    let a =
        paper("a", "Coast Radio reported that fourteen passengers were hurt.", "North Mail", "2031-05-07");
    let b = paper(
        "b",
        "About fourteen people are hurt after a crash, Coast Radio said.",
        "South Mail",
        "2031-05-07",
    );
    let c = paper("c", "We counted fourteen stretchers on the quay.", "West Mail", "2031-05-07");
    let cited = |document: &Document| claim(document, "fourteen").with_speakers(agency("Coast Radio"));
    let dependence = Dependence::of(&[a.clone(), b.clone(), c.clone()]);
    assert!(!dependence.independent(&cited(&a), &cited(&b)));
    assert!(dependence.independent(&cited(&a), &claim(&c, "fourteen")));
}

#[test]
fn one_named_speaker_is_one_witness_for_the_content_in_two_papers() {
    let a = paper("a", "Fourteen are hurt, harbour master Ines Valler said.", "North Mail", "2031-05-07");
    let b = paper("b", "Ines Valler put the number of wounded at fourteen.", "South Mail", "2031-05-07");
    let speaker =
        || vec![Speaker::new("Ines Valler", Role::Official), Speaker::new("the paper", Role::Outlet)];
    let claims =
        [claim(&a, "Fourteen").with_speakers(speaker()), claim(&b, "fourteen").with_speakers(speaker())];
    let dependence = Dependence::of(&[a, b]);
    assert_eq!(dependence.claim_witnesses(&[&claims[0], &claims[1]]), [0, 0]);
    assert!(dependence.independent(&claims[0], &claims[1]), "two for the fact that it was said");
}

#[test]
fn a_corrected_version_says_what_changed_and_whether_it_says_so() {
    let old = Document::new("v1", WIRE).unwrap();
    let silent =
        WIRE.replace("Fourteen", "Forty-one").replace(" Divers searched the hull for leaks until dusk.", "");
    let noted = format!("{silent} Correction: the number of passengers was wrong.");
    let revisions = witness::revisions(&old, &Document::new("v2", silent).unwrap());
    assert_eq!(revisions.changes.len(), 1, "{:?}", revisions.changes);
    assert_eq!(revisions.changes[0].message, "'Fourteen' has become 'Forty-one'");
    assert_eq!(revisions.withdrawn[0].quote, "Divers searched the hull for leaks until dusk.");
    assert!(revisions.is_silent());
    assert!(!witness::revisions(&old, &Document::new("v3", noted).unwrap()).is_silent());
}

/// Two versions of a report and what became of the first; changes as `kind: original -> copy` by words of their quotes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Versions {
    old: String,
    new: String,
    changes: Vec<String>,
    #[serde(default)]
    withdrawn: Vec<String>,
    #[serde(default)]
    added: Vec<String>,
    silent: bool,
}

#[test]
fn two_versions_of_a_report_differ_as_the_cases_say() {
    cases::run("revisions", |case: &Versions| {
        let [old, new] =
            [&case.old, &case.new].map(|text| Document::new("report", text.as_str()).expect("an id"));
        let revisions = witness::revisions(&old, &new);
        let quotes =
            |quotes: &[witness::Quote]| quotes.iter().map(|quote| quote.quote.clone()).collect::<Vec<_>>();
        let changes: Vec<String> = revisions.changes.iter().map(one).collect();
        expect("changes", &case.changes, &changes)?;
        expect("withdrawn", &case.withdrawn, &quotes(&revisions.withdrawn))?;
        expect("added", &case.added, &quotes(&revisions.added))?;
        expect("silent", &case.silent, &revisions.is_silent())
    });
}

#[test]
fn one_press_statement_quoted_whole_by_two_papers_is_no_copy() {
    let statement = "\"The board of the Halvern Water Company regrets that 12,000 households were without water for two days. We have replaced the pump that failed on Sunday, and we will pay each household 40 crowns by the end of June. No chlorine entered the network at any time, and all 36 samples taken since then were clean. We thank the engineers who worked through the night.\"";
    let papers = [
        format!(
            "Angry customers queued at a tanker in Mill Lane, where one of them threw a bucket at the manager. The company issued a statement. {statement} A physician told us that three of her patients had stomach cramps."
        ),
        format!(
            "Shares in the utility slid on the Brenna exchange. {statement} Analysts had expected worse, since the regulator threatens the firm with a fine and the unions want its chief to go."
        ),
    ];
    let documents = [
        paper("lane", &papers[0], "Mill Lane Mail", "2031-06-02"),
        paper("floor", &papers[1], "Trading Floor", "2031-06-03"),
    ];
    assert_eq!(Dependence::of(&documents).reuse(), []);
    let comparison = witness::reuse(&documents[0], &documents[1]);
    assert_eq!(comparison.direction, Direction::Unknown);
    assert!(comparison.score < 0.2, "{}", comparison.score);
}

#[test]
fn thirty_copies_of_one_report_are_one_witness() {
    let mut documents = vec![paper("wire", WIRE, "Coast Wire", "2031-05-07")];
    documents.extend((0..30).map(|copy| {
        let text = format!("{WIRE} The mayor of town {copy} sent flowers.");
        paper(&format!("copy{copy:02}"), &text, &format!("Gazette {copy}"), "2031-05-08")
    }));
    let dependence = Dependence::of(&documents);
    assert_eq!(dependence.reuse().len(), 30);
    assert!(dependence.reuse().iter().all(|reuse| reuse.original.as_str() == "wire"));
    assert!(documents.iter().all(|document| dependence.witness(document.id()).as_str() == "wire"));
}

#[test]
fn several_changes_in_one_sentence_are_all_told() {
    let wire = "The clinic in Tarn may have treated 40 patients with spoiled serum on Monday, the inspector Jon Feld said. Two nurses were suspended. A laboratory in Belmar is testing the serum.";
    let copied = "The clinic in Varn treated 400 patients with spoiled serum on Friday, the inspector Jon Feld said. Two nurses were suspended. A laboratory in Belmar is testing the serum.";
    let told: Vec<String> = told(&copied_from(wire, copied));
    for kind in ["hedge_dropped", "number_changed", "date_changed"] {
        assert!(told.iter().any(|told| told.starts_with(kind)), "{kind}: {told:#?}");
    }
    assert_eq!(told.len(), 4, "{told:#?}");
}

#[test]
fn speakers_who_changed_places_are_told_both() {
    let wire = "Fourteen ships were waiting at anchor off Lorne, Ines Valler said. Tom Orr said that six streets near the quay were flooded. The pumps of the old brewery ran all night, and neighbours carried sandbags to the school.";
    let copy = "Fourteen ships were waiting at anchor off Lorne, Tom Orr said. Ines Valler said that six streets near the quay were flooded. The pumps of the old brewery ran all night, and neighbours carried sandbags to the school.";
    let told = told(&copied_from(wire, copy));
    assert_eq!(told.iter().filter(|told| told.starts_with("attribution_lost")).count(), 2, "{told:#?}");
    assert_eq!(told.len(), 2, "{told:#?}");
}

#[test]
fn a_denial_that_is_gone_is_withdrawn_and_another_weekday_is_a_change() {
    let old = "The mill on the Orm burned down on Tuesday night, and 40 families lost their work. The insurer blamed the owner. The owner denied this. The road stays closed until Monday.";
    let new = "The mill on the Orm burned down on Tuesday night, and 40 families lost their work. The insurer blamed the owner. The road stays closed until Friday.";
    let [old, new] = [old, new].map(|text| Document::new("v", text).unwrap());
    let revisions = witness::revisions(&old, &new);
    let withdrawn: Vec<&str> = revisions.withdrawn.iter().map(|quote| quote.quote.as_str()).collect();
    assert_eq!(withdrawn, ["The owner denied this."]);
    let changes: Vec<String> = revisions.changes.iter().map(|change| change.message.clone()).collect();
    assert_eq!(changes, ["'until Monday' has become 'until Friday'"]);
}

#[test]
fn where_nothing_tells_the_first_document_is_taken_for_the_original() {
    let [a, b] = [WIRE.to_owned(), WIRE.replace("Fourteen", "Forty-one")]
        .map(|text| Document::new("d", text).unwrap());
    let comparison = witness::reuse(&a, &b);
    assert_eq!(comparison.direction, Direction::Unknown);
    assert_eq!(comparison.distortions[0].original.quote, "Fourteen passengers");
}

#[test]
fn a_digest_shares_the_witness_of_the_article_in_it_for_that_article_only() {
    let other = "Bakers in Tolvar went on strike over the price of flour, and 4,000 shops will stay shut all week. A fire destroyed the old cotton exchange in Brackwater, where firemen saved the paintings of the great hall. Voters in Calmora choose an assembly of 120 seats on Wednesday, and the Orchard party leads by six points in every poll so far. The last tram of Lindau was sold to a museum for a single crown.";
    let story = "The ferry struck a stone pier in thick fog on Tuesday. Fourteen passengers were treated for cuts and bruises.";
    let wire = paper("wire", WIRE, "Coast Wire", "2031-05-07");
    let digest = paper(
        "digest",
        &format!("{other} {story} {other}").replacen("crown. The", "crown.\n\nThe", 1),
        "Bay Digest",
        "2031-05-08",
    );
    let dependence = Dependence::of(&[wire.clone(), digest.clone()]);
    assert_eq!(dependence.reuse().len(), 1);
    assert_eq!(dependence.witness_of(&claim(&digest, "Fourteen passengers")).as_str(), "wire");
    assert_eq!(dependence.witness_of(&claim(&digest, "4,000 shops")).as_str(), "digest");
}

proptest::proptest! {
    #[test]
    fn any_two_texts_compare_with_spans_inside_them(a in "[ a-zA-Z0-9.,\"“”'—é\n-]{0,300}", b in "[ a-zA-Z0-9.,\"“”'—é\n-]{0,300}") {
        let (left, right) = (Document::new("a", a.clone() + &b).unwrap(), Document::new("b", b.clone() + &a).unwrap());
        let (forth, back) = (witness::reuse(&left, &right), witness::reuse(&right, &left));
        proptest::prop_assert_eq!(forth.direction.swapped(), back.direction);
        proptest::prop_assert!((0.0..=1.0).contains(&forth.score));
        for passage in &forth.passages {
            proptest::prop_assert!(passage.a.get(left.text()).is_some() && passage.b.get(right.text()).is_some());
        }
        let twin = Document::new("twin", left.text()).unwrap();
        proptest::prop_assert_eq!(told(&witness::reuse(&left, &twin)), Vec::<String>::new());
        witness::revisions(&left, &right);
    }
}
