//! What sort of thing happened, by the words for it.

use super::WordId;
use super::speech::named;
use super::table::{Builder, lines};
use crate::error::{Error, Result};

named! {
    /// A sort of thing that happens.
    Nature "nature" {
        Weather "weather",
        Quake "quake",
        Volcano "volcano",
        Fire "fire",
        Blast "blast",
        Heat "heat",
        Disease "disease",
        Crowd "crowd",
        Rail "rail",
        Road "road",
        Air "air",
        Sea "sea",
        Work "work",
        Protest "protest",
        Vote "vote",
        /// What people do to people, and the court that tries it.
        Violence "violence",
        /// Any of them.
        Any "any",
    }
}

const ALL: [(Nature, &str); 16] = [
    (Nature::Weather, "weather"),
    (Nature::Quake, "quake"),
    (Nature::Volcano, "volcano"),
    (Nature::Fire, "fire"),
    (Nature::Blast, "blast"),
    (Nature::Heat, "heat"),
    (Nature::Disease, "disease"),
    (Nature::Crowd, "crowd"),
    (Nature::Rail, "rail"),
    (Nature::Road, "road"),
    (Nature::Air, "air"),
    (Nature::Sea, "sea"),
    (Nature::Work, "work"),
    (Nature::Protest, "protest"),
    (Nature::Vote, "vote"),
    (Nature::Violence, "violence"),
];

/// Some natures; none where nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Natures(u32);

impl Natures {
    /// The ways on which a crash may be.
    const WAYS: Natures = Natures::of(Nature::Rail)
        .or(Natures::of(Nature::Road))
        .or(Natures::of(Nature::Air))
        .or(Natures::of(Nature::Sea));

    /// One nature.
    pub(crate) const fn of(nature: Nature) -> Natures {
        match nature {
            Nature::Any => Natures(0),
            nature => Natures(1 << nature as u32),
        }
    }

    /// These and those.
    pub(crate) const fn or(self, other: Natures) -> Natures {
        Natures(self.0 | other.0)
    }

    fn and(self, other: Natures) -> Natures {
        Natures(self.0 & other.0)
    }

    /// Whether nothing is known.
    pub(crate) fn is_unknown(self) -> bool {
        self.0 == 0
    }

    /// Whether both are known and none is in common.
    pub(crate) fn exclude(self, other: Natures) -> bool {
        !self.is_unknown() && !other.is_unknown() && self.and(other).is_unknown()
    }

    /// Whether both are known and none is in common, all that people do to each other taken for one: who fights also
    /// shells.
    pub(crate) fn exclude_even_in_war(self, other: Natures) -> bool {
        let human =
            Natures::of(Nature::Violence).or(Natures::of(Nature::Blast)).or(Natures::of(Nature::Protest));
        let wide =
            |natures: Natures| if natures.and(human).is_unknown() { natures } else { natures.or(human) };
        wide(self).exclude(wide(other))
    }

    /// A crash on these ways, where it is one: `a bus crash`.
    pub(crate) fn narrowed(self, ways: Natures) -> Natures {
        let on = self.and(ways);
        if on.is_unknown() || ways.is_unknown() { self } else { Natures(self.0 & !Natures::WAYS.0 | on.0) }
    }

    /// Their names, in order.
    pub(crate) fn names(self) -> Vec<String> {
        let own = ALL.iter().filter(|(nature, _)| !self.and(Natures::of(*nature)).is_unknown());
        own.map(|(_, name)| (*name).to_owned()).collect()
    }
}

/// How a word tells a nature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Telling {
    /// As the word for the event; none where the word says nothing of it.
    pub(crate) names: Option<Natures>,
    /// As a noun anywhere.
    pub(crate) kills: Natures,
    /// As the way of a crash.
    pub(crate) narrows: Natures,
}

/// The natures that words tell.
#[derive(Debug)]
pub(crate) struct NatureWords(Vec<Telling>);

impl NatureWords {
    /// What a word tells.
    pub(crate) fn tell(&self, word: WordId) -> Telling {
        self.0.get(word.index()).copied().unwrap_or_default()
    }

    pub(super) fn load(builder: &mut Builder) -> Result<NatureWords> {
        const FILE: &str = "natures.tsv";
        let mut tellings: Vec<Telling> = Vec::new();
        for (number, line) in lines(include_str!("en/natures.tsv")) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [nature, role, words] = fields[..] else {
                return Err(Error::row(FILE, number, Some(1), "expected a nature, a role and words"));
            };
            let nature =
                Nature::named(nature).map_err(|e| Error::row(FILE, number, Some(1), e.to_string()))?;
            for word in words.split(" | ") {
                let id = builder.word(word);
                let id = id.ok_or_else(|| Error::row(FILE, number, Some(3), format!("no word '{word}'")))?;
                tellings.resize(tellings.len().max(id.index() + 1), Telling::default());
                tellings[id.index()].add(role, Natures::of(nature));
            }
        }
        Ok(NatureWords(tellings))
    }
}

impl Telling {
    fn add(&mut self, role: &str, natures: Natures) {
        match role {
            "kills" => self.kills = self.kills.or(natures),
            "narrows" => self.narrows = self.narrows.or(natures),
            _ => self.names = Some(self.names.unwrap_or_default().or(natures)),
        }
    }
}
