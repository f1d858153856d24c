//! The words of events: what happened to whom.

use super::speech::{first, named};
use super::table::lines;
use super::{Builder, Happening, Table, WordId};
use crate::error::{Error, Result};

named! {
    /// What happened to people.
    Effect "effect" {
        Killed "killed",
        Injured "injured",
        /// Shot or stabbed: dead or hurt.
        Hit "hit",
        /// Dead or hurt, not said which.
        Casualty "casualty",
    }
}

named! {
    /// How a word of harm takes those who suffer it.
    HarmFrame "grammar" {
        /// X killed 12; 12 were killed.
        Transitive "transitive",
        /// 12 died.
        Intransitive "intransitive",
        /// 12 took their own lives; killed two and took his own life.
        Own "own",
        /// 12 drowned; a storm drowned 12.
        Labile "labile",
        Adjective "adjective",
        /// 12 deaths; the deaths of 12.
        Noun "noun",
        /// A death toll of 12.
        Toll "toll",
        /// The number of victims rose to 12.
        Number "number",
        /// 12 bodies.
        Body "body",
        /// 12 dead.
        State "state",
        /// 12 were taken to hospital.
        Destination "destination",
        /// The army lost 12 men.
        Loss "loss",
        /// Claimed 12 lives; the loss of 12 lives; 12 lives were lost.
        Lives "lives",
    }
}

named! {
    /// The part of the dead to which a noun belongs.
    Part "part" {
        People "people",
        Civilians "civilians",
        /// Whom a trade or a situation names, and who does not fight: workers, passengers.
        Folk "folk",
        Combatants "combatants",
        Attackers "attackers",
        Children "children",
        Women "women",
        Men "men",
        Officers "officers",
        Medics "medics",
        Rescuers "rescuers",
        Journalists "journalists",
        Elderly "elderly",
        Staff "staff",
    }
}

impl Part {
    /// Its name in breakdowns and scopes; none for people as such.
    pub(crate) fn name(self) -> Option<&'static str> {
        Some(match self {
            Part::People => return None,
            Part::Civilians => "civilians",
            Part::Folk => "folk",
            Part::Combatants => "combatants",
            Part::Attackers => "attackers",
            Part::Children => "children",
            Part::Women => "women",
            Part::Men => "men",
            Part::Officers => "officers",
            Part::Medics => "medics",
            Part::Rescuers => "rescuers",
            Part::Journalists => "journalists",
            Part::Elderly => "elderly",
            Part::Staff => "staff",
        })
    }
}

named! {
    /// What sort of doer a noun names.
    Doer "sort" {
        /// Of a state.
        Force "force",
        /// Armed, of no state.
        Faction "faction",
        /// Without allegiance.
        Lone "lone",
        /// What they do it with.
        Means "means",
    }
}

macro_rules! turns {
    ($($(#[$doc:meta])* $turn:ident $name:literal,)*) => {
        /// What a small word does in a statement that people were killed or hurt.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Turn {
            $($(#[$doc])* $turn,)*
        }

        impl Turn {
            fn named(name: &str) -> Result<Turn> {
                match name {
                    $($name => Ok(Turn::$turn),)*
                    _ => Err(Error::unknown("turn", name, [$($name),*])),
                }
            }
        }
    };
}

turns! {
    /// Inside a verb group: were | reported | killed.
    Linking "linking",
    /// Makes a passive: | got | killed.
    Passive "passive",
    /// Before "of" and those counted: a | group | of 12.
    Group "group",
    /// Before a place that something is not in: | off | Lagos.
    Beside "beside",
    /// Before a figure, as part of it: more | than | 12.
    Measure "measure",
    /// Before a further one of a list.
    Joint "joint",
    /// Inside a list.
    List "list",
    /// Two who belong together.
    Pair "pair",
    /// Between a comma and a further one of a list.
    Ahead "ahead",
    /// Opens the parts of those named before.
    Part "part",
    /// Before a number of lives that end, or behind it.
    Taking "taking",
    /// Before "of" and those whom a figure counts: the | number | of dead.
    Number "number",
    /// Behind a number of those whom a disaster claims.
    Prey "prey",
    /// Before a number of those whose names are told: | identified | 19 victims.
    Naming "naming",
    /// Tells of what is only acted out: a drill that | simulated | a crash.
    Acting "acting",
    /// Before "to" or "with" and those whom somebody belongs to: forces | loyal | to.
    Siding "siding",
    /// Says that nothing greater was since: the | worst | fire since 2012.
    Record "record",
    /// Before a span of time that ends now: the | past | week.
    Recent "recent",
    /// Before those who are left out of a count.
    Excluding "excluding",
    /// Makes a wound a death.
    Fatally "fatally",
    /// How badly somebody was hurt.
    Gravely "gravely",
    /// Makes another verb of one of harm: drowned | out |.
    Particle "particle",
    /// A verb of amounting: the dead | number | 12.
    Amounts "amounts",
    /// Before "with" and others who suffered too.
    Company "company",
    /// Before those who suffer with others: killed | alongside | two guards.
    Alongside "alongside",
    /// Between a verb and those it hits: killed | up to | 12.
    Before "before",
    /// Behind a figure of people not counted before.
    More "more",
    /// Before such a figure.
    Further "further",
    /// A noun for several that has no plural form.
    Mass "mass",
    /// A noun for those who belong to a body.
    Member "member",
    /// Stands for people.
    People "people",
    /// Starts a phrase for one.
    Article "article",
    /// Starts a clause with a happening of its own.
    Clause "clause",
    /// Points to something told before.
    Definite "definite",
    /// Opens a sentence on something else.
    Opening "opening",
    /// Says that what it stands before is something else.
    Other "other",
    /// Lasts so long that its dead are those of many events.
    War "war",
    /// Before a place where something is.
    Where "where",
    /// Before a place, without a doubt.
    Locative "locative",
    /// Before "of" and a place: the | city | of.
    Area "area",
    /// Before "by" and who did it.
    Done "done",
    /// A verb of doing violence.
    Did "did",
    /// Before "out", the same.
    Out "out",
    Responsibility "responsibility",
    /// Before who may have done it.
    Suspected "suspected",
    /// Says that whoever is named is not surely the one.
    Doubted "doubted",
    /// Before a statement that may be true or not.
    Open "open",
    /// A verb of suspecting.
    Suspect "suspect",
    /// Takes responsibility.
    Claim "claim",
    /// Takes back what follows.
    No "no",
    /// Behind "of", those counted before.
    Them "them",
    /// Stands for no person.
    Nobody "nobody",
    /// Somebody at all, behind a negation nobody.
    Anybody "anybody",
    /// Before a noun: some at all, behind a negation none.
    Any "any",
    /// Senses what happens, which stands behind it with a bare verb.
    Sensing "sensing",
    /// Says that something came down on people, a storm or a rocket.
    Impact "impact",
    /// What a vehicle or a missile does where it hits: a bus | plunged | into a ravine.
    Colliding "colliding",
    /// Says what comes of something: `led to two deaths`.
    Causing "causing",
    /// Before "of" and a whole: some of them, nobody says how many.
    Some "some",
    /// A person whose age "of" may follow.
    Aged "aged",
    /// Before ages that are listed.
    Ages "ages",
    /// Refuses responsibility.
    Denied "denied",
    /// Starts the next clause.
    Break "break",
    /// Starts a description that is no part of a name.
    Count "count",
    /// A verb between something and what it is like: | recalled | the blaze of 1999.
    Recalling "recalling",
    /// Between a span of time and what was before it: a week | after |.
    Later "later",
    /// A unit of time in which something else may happen: two | days | after.
    Span "span",
    /// A verb of happening at a time: it | came | a week after.
    Coming "coming",
    /// A verb of making a count greater: | bringing | the number since May to 85.
    Raising "raising",
    /// From a day until now.
    Since "since",
    /// Words that open a clause on what ended something: `before he was shot`.
    Until "until",
    /// Before a day that was told before: on the | same | day.
    Same "same",
    /// Between a distance and `of`: 40 km | north | of Riga.
    Direction "direction",
    /// Behind a figure that says how far another is from a third: nine, three | fewer | than at first.
    Compared "compared",
    /// Before those of one's own who died: | lost | two sons.
    Losing "losing",
    /// Those of one's own.
    Kin "kin",
    /// All who are left of those told of: the | others | were hurt.
    Rest "rest",
    /// A verb of giving something another day.
    Postponing "postponing",
    /// Behind `put` or `brought`, the same: put | off |.
    Aside "aside",
    /// A verb of giving something a day at all.
    Setting "setting",
    /// A verb of moving, which gives another day right before one.
    Shifting "shifting",
    /// Says that the day given next was given up: | first | set for Monday.
    Formerly "formerly",
}

/// The turns of words.
#[derive(Debug)]
pub(crate) struct Turns {
    /// By word: a bit for each turn.
    masks: Box<[u128]>,
}

impl Turns {
    /// Whether a word does this.
    pub(crate) fn has(&self, word: WordId, turn: Turn) -> bool {
        self.masks.get(word.index()).is_some_and(|mask| mask >> turn as u32 & 1 == 1)
    }

    fn load(builder: &mut Builder) -> Result<Turns> {
        const FILE: &str = "event_turns.tsv";
        let mut masks = Vec::new();
        for (number, line) in lines(include_str!("en/event_turns.tsv")) {
            let (turn, words) = line.split_once('\t').unwrap_or((line, ""));
            let turn = Turn::named(turn).map_err(|e| Error::row(FILE, number, Some(1), e.to_string()))?;
            for word in words.split(" | ") {
                let id = builder.word(word).map_or(0, WordId::index);
                masks.resize(masks.len().max(id + 1), 0_u128);
                masks[id] |= 1 << turn as u32;
            }
        }
        Ok(Turns { masks: masks.into_boxed_slice() })
    }
}

/// A word of harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HarmCue {
    pub(crate) effect: Effect,
    pub(crate) frame: HarmFrame,
}

/// An armed organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Armed {
    pub(crate) sort: Doer,
    /// The same for all its names.
    pub(crate) key: Box<str>,
}

/// The tables of events.
#[derive(Debug)]
pub(crate) struct EventWords {
    /// Words that say that people died or were hurt.
    pub(crate) harm: Table<HarmCue>,
    /// Verbs for what happens.
    pub(crate) verbs: Table<Happening>,
    /// The nouns for what verbs say that it happens.
    pub(crate) names: Table<Box<str>>,
    /// Nouns for houses and grounds, by their sort.
    pub(crate) venues: Table<Box<str>>,
    /// Nouns for those who suffer.
    pub(crate) victims: Table<Part>,
    /// Nouns for those who do violence.
    pub(crate) doers: Table<Doer>,
    /// Armed organisations by name.
    pub(crate) armed: Table<Armed>,
    /// Small words by what they do.
    pub(crate) turns: Turns,
}

impl EventWords {
    pub(super) fn load(builder: &mut Builder) -> Result<EventWords> {
        Ok(EventWords {
            turns: Turns::load(builder)?,
            doers: builder
                .table("doers.tsv", include_str!("en/doers.tsv"), |fields| Doer::named(first(fields)))?,
            armed: builder.table("armed_groups.tsv", include_str!("en/armed_groups.tsv"), armed_group)?,
            harm: builder.table("harm.tsv", include_str!("en/harm.tsv"), harm)?,
            verbs: builder.table("event_verbs.tsv", include_str!("en/event_verbs.tsv"), |fields| {
                Happening::named(first(fields))
            })?,
            names: builder.table("event_names.tsv", include_str!("en/event_names.tsv"), |fields| {
                Ok(first(fields).into())
            })?,
            venues: builder
                .table("venues.tsv", include_str!("en/venues.tsv"), |fields| Ok(first(fields).into()))?,
            victims: builder
                .table("victims.tsv", include_str!("en/victims.tsv"), |fields| Part::named(first(fields)))?,
        })
    }
}

fn armed_group(fields: &[&str]) -> Result<Armed> {
    let [sort, key] = fields else {
        return Err(Error::value("expected a sort and a key"));
    };
    Ok(Armed { sort: Doer::named(sort)?, key: (*key).into() })
}

fn harm(fields: &[&str]) -> Result<HarmCue> {
    let [effect, frame] = fields else {
        return Err(Error::value("expected an effect and a grammar"));
    };
    Ok(HarmCue { effect: Effect::named(effect)?, frame: HarmFrame::named(frame)? })
}
