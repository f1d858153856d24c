//! Whether two readings are linked: one of them, or a third that both had, was copied.

use super::direction::{self, Verdict};
use super::passages::{Pair, Pairing, Wording, pairing};
use super::reading::Reading;
use super::{Passage, print::Print};

/// Two readings held against one another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Related {
    pub(super) pairing: Pairing,
    pub(super) verdict: Verdict,
    credited: bool,
    is_brief: bool,
    is_one_sentence: bool,
}

/// Weight outside quotation marks that proves a copy whatever share of the texts it is: about three sentences.
const PROOF: f32 = 30.0;
/// Weight that proves one where it is this share of the shorter text: about one sentence.
const PROOF_OF_SHARE: (f32, f32) = (14.0, 0.3);
/// Weight that proves one where it is half of the shorter text.
const PROOF_OF_HALF: (f32, f32) = (5.0, 0.5);
/// Weight of words that are neither names nor figures, outside the heaviest passage: so much more than one sentence
/// about an event is in both.
const BEYOND: f32 = 5.0;
/// The same where a passage is close in wording.
const BEYOND_CLOSE: f32 = 2.0;
/// Ordinary words of less weight make a sentence that newsrooms write of many events: "killing six people".
const SET_PHRASE: f32 = 7.0;
/// So many sentences at most make a brief.
const BRIEF: usize = 2;
/// The share of the shorter text from which on one passage of close wording proves a copy.
const CLOSE_SHARE: f32 = 0.75;
/// Weight that proves one where the copy names the other as its source.
const PROOF_WITH_CREDIT: f32 = 4.0;

impl Related {
    pub(super) fn new(a: &Reading, b: &Reading) -> Related {
        let pairing = pairing(&a.print, &b.print);
        let credited = direction::is_credited(a, b) || direction::is_credited(b, a);
        let verdict = direction::verdict(a, b, pairing.share);
        let sentences = a.print.stretches.len().max(b.print.stretches.len());
        let (is_brief, is_one_sentence) = (sentences <= BRIEF, sentences == 1);
        let related = Related { pairing, verdict, credited, is_brief, is_one_sentence };
        if related.is_link() { related } else { Related { verdict: Verdict::none(), ..related } }
    }

    /// The share of the one that lies in the other, the greater of the two: 1 for an excerpt and for a digest alike.
    /// What proves no copy, such as a quotation in common, counts a fifth.
    pub(super) fn score(&self) -> f64 {
        let share = f64::from(self.pairing.share[0].max(self.pairing.share[1]));
        if self.is_link() { share } else { share / 5.0 }
    }

    /// Whether the passages prove a copy. Common quotations weigh nothing, so they alone prove none.
    pub(super) fn is_link(&self) -> bool {
        let evidence = self.pairing.evidence;
        let share = self.pairing.share[0].max(self.pairing.share[1]);
        let enough = evidence >= PROOF
            || evidence >= PROOF_OF_SHARE.0 && share >= PROOF_OF_SHARE.1
            || evidence >= PROOF_OF_HALF.0 && share >= PROOF_OF_HALF.1;
        let other_figures = self.pairing.is_updated(PROOF_OF_HALF.0)
            || self.is_one_lead_with_another_fact()
            || self.is_brief && self.tells_otherwise();
        enough && !other_figures && self.is_more_than_one_event(share)
            || self.credited && evidence >= PROOF_WITH_CREDIT
    }

    /// Whether one sentence is in both, put in other words and with other figures, or with another name: two reports of
    /// an event that goes on, or of two events for which a newsroom has one set phrase.
    fn is_one_lead_with_another_fact(&self) -> bool {
        let [lead] = self.pairing.pairs.as_slice() else { return false };
        let told_anew = lead.wording != Wording::Whole && self.pairing.has_no_figure_in_common();
        let set_phrase = lead.has_another_fact() && lead.worded < SET_PHRASE;
        (told_anew || set_phrase) && lead.evidence < PROOF_OF_SHARE.0
    }

    /// Whether two briefs that share little but the words for what happened count otherwise, or have exchanged who
    /// did it to whom: "robbers shot two guards", "guards shot two robbers"; or share one sentence that each has from
    /// another speaker or puts in another order.
    fn tells_otherwise(&self) -> bool {
        let pairs = &self.pairing.pairs;
        let worded: f32 = pairs.iter().map(|pair| pair.worded).sum();
        let otherwise = pairs.iter().any(|pair| pair.exchanged || pair.counts_otherwise());
        let more = worded < SET_PHRASE && pairs.iter().any(Pair::counts_more);
        let of_one = self.is_one_sentence || pairs.len() == 1;
        of_one && pairs.iter().any(|pair| pair.counts_on() || pair.is_put_anew() || !pair.is_one_statement())
            || (otherwise || more) && !pairs.iter().any(Pair::is_verbatim)
    }

    /// Whether more is in both than one sentence about one event, which two reporters may put in much the same words.
    fn is_more_than_one_event(&self, share: f32) -> bool {
        let beyond = self.pairing.worded_beyond_the_heaviest();
        match self.pairing.wording() {
            Wording::Free => beyond >= BEYOND || share >= CLOSE_SHARE && self.pairing.goes_in_step(),
            Wording::Close => beyond >= BEYOND_CLOSE || share >= CLOSE_SHARE,
            Wording::Whole => true,
        }
    }

    /// The passages with their places in both texts.
    pub(super) fn passages(&self, a: &Print, b: &Print) -> Vec<Passage> {
        let place = |pair: &Pair| Passage { a: a.stretches[pair.a].span, b: b.stretches[pair.b].span };
        self.pairing.pairs.iter().map(place).collect()
    }
}
