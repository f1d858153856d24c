//! What sort of thing happened, by the words for it.
//!
//! ```text
//! nature  = leaf | class                         class: one of several leaves, which of them is not told
//! meant   = leaves , those of each class that has no leaf among these
//! exclude = both are known and have no meant leaf in common
//! ```
//! `a shooting` tells a leaf, `an attack` a class that has it, so the two can be one event; a flood is neither.

use super::table::{Builder, Table};
use crate::error::{Error, Result};

/// Declares the natures, each with its name, and the classes with their leaves.
macro_rules! natures {
    ($($leaf:ident $name:literal,)* ; $($class:ident $class_name:literal [$($of:ident)*],)*) => {
        /// A sort of thing that happens.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Nature { $($leaf,)* $($class,)* }

        /// All natures by name.
        const ALL: &[(Nature, &str)] = &[$((Nature::$leaf, $name),)* $((Nature::$class, $class_name),)*];

        /// The classes with what may be meant by them.
        const CLASSES: &[(Nature, Natures)] = &[$((Nature::$class, Natures::of(&[$(Nature::$of),*])),)*];
    };
}

natures! {
    Water "water", Wind "wind", Snow "snow", Cold "cold", Slope "slope", Quake "quake", Aftershock "aftershock", Volcano "volcano", Heat "heat",
    Hunger "hunger", Disease "disease", Poison "poison", Fire "fire", Wildfire "wildfire", Arson "arson", Gas "gas",
    Leak "leak", Power "power", Crowd "crowd", Fall "fall", Mine "mine", Work "work", Rail "rail", Road "road",
    Air "air", Sea "sea", Bomb "bomb", Raid "raid", Shells "shells", Chemical "chemical", Guns "guns", Knife "knife",
    Capture "capture", Hijack "hijack", Robbery "robbery", Execution "execution", Coup "coup", Jail "jail",
    Riot "riot", Protest "protest", Labour "labour", Vote "vote", Court "court",
    ;
    Crash "crash" [Rail Road Air Sea],
    Accident "accident" [Rail Road Air Sea Mine Work Leak Gas],
    Collapse "collapse" [Fall Mine Water],
    Overturning "overturning" [Road Sea],
    Drowning "drowning" [Water Sea],
    Burning "burning" [Fire Wildfire Gas],
    Explosion "explosion" [Bomb Gas Fire Mine Work Raid Shells],
    Bombing "bombing" [Bomb Raid Shells],
    Violence "violence" [Guns Knife Bomb Raid Shells Chemical Arson Capture Hijack Robbery Execution Jail],
    Fighting "fighting" [Guns Bomb Raid Shells Riot Protest Coup Jail],
    Strike "strike" [Raid Shells Guns Labour],
    Unrest "unrest" [Riot Protest Guns],
}

/// Some natures; none where nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Natures(u64);

impl Natures {
    /// What people do to each other, or against each other.
    const OPEN: Natures = Natures::of(&[Nature::Violence, Nature::Fighting]);
    const HUMAN: Natures =
        Natures::of(&[Nature::Violence, Nature::Fighting, Nature::Explosion, Nature::Court]);

    /// Each of these.
    pub(crate) const fn of(natures: &[Nature]) -> Natures {
        let (mut set, mut at) = (0, 0);
        while at < natures.len() {
            set |= 1 << natures[at] as u64;
            at += 1;
        }
        Natures(set)
    }

    /// The natures of these names; a name that is none says nothing.
    pub(crate) fn named<'n>(names: impl IntoIterator<Item = &'n String>) -> Natures {
        let known = names.into_iter().filter_map(|name| Natures::by_name(name));
        known.fold(Natures::default(), Natures::or)
    }

    fn by_name(name: &str) -> Option<Natures> {
        ALL.iter().find(|(_, known)| *known == name).map(|(nature, _)| Natures::of(&[*nature]))
    }

    /// Their names, in order.
    pub(crate) fn names(self) -> Vec<String> {
        let own = ALL.iter().filter(|(nature, _)| self.meets(Natures::of(&[*nature])));
        own.map(|(_, name)| (*name).to_owned()).collect()
    }

    /// These and those.
    pub(crate) fn or(self, other: Natures) -> Natures {
        Natures(self.0 | other.0)
    }

    fn and(self, other: Natures) -> Natures {
        Natures(self.0 & other.0)
    }

    /// Whether they have one in common.
    pub(crate) fn meets(self, other: Natures) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is known.
    pub(crate) fn is_unknown(self) -> bool {
        self.0 == 0
    }

    /// The leaves that may be meant: a class of which a leaf is told besides means that leaf.
    fn meant(self) -> Natures {
        self.classes().filter(|of| !self.meets(*of)).fold(self.leaves(), Natures::or)
    }

    /// The leaves among these.
    fn leaves(self) -> Natures {
        Natures(self.0 & (Natures::of(&[CLASSES[0].0]).0 - 1))
    }

    /// Whether each tells a leaf, and none that the other tells: a suicide bombing and a drone strike, whatever
    /// "attack" or "strike" either is called besides.
    pub(crate) fn tell_apart(self, other: Natures) -> bool {
        let (own, others) = (self.leaves(), other.leaves());
        !own.is_unknown() && !others.is_unknown() && !own.meets(others)
    }

    /// The leaves of each class among these.
    fn classes(self) -> impl Iterator<Item = Natures> {
        let classes = CLASSES.iter().filter(move |(class, _)| self.meets(Natures::of(&[*class])));
        classes.map(|(_, leaves)| *leaves)
    }

    /// Whether both are known and cannot be one.
    pub(crate) fn exclude(self, other: Natures) -> bool {
        !self.is_unknown() && !other.is_unknown() && !self.meant().meets(other.meant())
    }

    /// The same where a word that leaves open what people did is believed: `a shooting`, `the attack` may be a bombing.
    pub(crate) fn surely_exclude(self, other: Natures) -> bool {
        !self.is_unknown() && !other.is_unknown() && !self.loosely_meant().meets(other.loosely_meant())
    }

    /// All that may be meant where classes of what people do to each other stay open whatever else is told.
    fn loosely_meant(self) -> Natures {
        let human = self.and(Natures::OPEN).classes();
        human.fold(self.meant(), Natures::or)
    }

    /// The same within one text, where all that people do to each other is taken for one: who fights also shells, and
    /// is tried for it.
    pub(crate) fn exclude_within_text(self, other: Natures) -> bool {
        let wide = |natures: Natures| {
            let (human, meant) = (Natures::HUMAN.meant(), natures.meant());
            if meant.meets(human) { meant.or(human) } else { meant }
        };
        wide(self).exclude(wide(other))
    }

    /// These where the words around tell of such settings: `a bus crash`, `an accident at a mine`.
    pub(crate) fn set_in(self, settings: Natures) -> Natures {
        let open = self.classes().filter(|leaves| !self.meets(*leaves));
        open.map(|leaves| leaves.and(settings)).fold(self, Natures::or)
    }
}

/// How a phrase tells a nature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Telling {
    /// As the word for the event.
    Names(Natures),
    /// Wherever it stands.
    Tells(Natures),
    /// As where or in what it happened.
    Sets(Natures),
}

/// Reads the phrases that tell natures.
pub(super) fn load(builder: &mut Builder) -> Result<Table<Telling>> {
    builder.table("natures.tsv", include_str!("en/natures.tsv"), telling)
}

fn telling(fields: &[&str]) -> Result<Telling> {
    let [role, natures] = fields else {
        return Err(Error::value("expected a role and natures"));
    };
    let natures = match *natures {
        "any" => Natures::default(),
        natures => all_named(natures)?,
    };
    match *role {
        "names" => Ok(Telling::Names(natures)),
        "tells" => Ok(Telling::Tells(natures)),
        "sets" => Ok(Telling::Sets(natures)),
        role => Err(Error::unknown("role", role, ["names", "tells", "sets"])),
    }
}

fn all_named(names: &str) -> Result<Natures> {
    names.split(' ').try_fold(Natures::default(), |known, name| {
        let nature = Natures::by_name(name);
        let nature =
            nature.ok_or_else(|| Error::unknown("nature", name, ALL.iter().map(|(_, name)| *name)))?;
        Ok(known.or(nature))
    })
}

#[cfg(test)]
mod tests {
    use super::{Natures, Telling, telling};

    fn natures(names: &[&str]) -> Natures {
        Natures::named(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_misspelt_role_or_nature_is_an_error_that_names_those_there_are() {
        let role = telling(&["nams", "fire"]).unwrap_err().to_string();
        assert!(role.contains("unknown role 'nams'"), "{role}");
        let nature = telling(&["names", "fire watr"]).unwrap_err().to_string();
        assert!(nature.contains("unknown nature 'watr'"), "{nature}");
        assert_eq!(telling(&["tells", "fire"]).unwrap(), Telling::Tells(natures(&["fire"])));
    }

    #[test]
    fn a_class_is_any_of_its_leaves_until_one_is_told() {
        let (attack, guns, bomb) = (natures(&["violence"]), natures(&["guns"]), natures(&["bomb"]));
        assert!(!attack.exclude(guns) && !attack.exclude(bomb));
        assert!(guns.exclude(bomb) && attack.or(guns).exclude(bomb));
        assert!(natures(&[]).is_unknown() && !natures(&[]).exclude(guns));
    }

    #[test]
    fn within_a_text_shots_and_shells_are_one_fight_and_a_flood_is_none() {
        let (guns, shells, water) = (natures(&["guns"]), natures(&["shells"]), natures(&["water"]));
        assert!(guns.exclude(shells) && !guns.exclude_within_text(shells));
        assert!(guns.exclude_within_text(water));
    }

    #[test]
    fn a_word_for_any_blow_does_not_make_a_bombing_a_raid() {
        let (bomb, raid) = (natures(&["bomb", "strike"]), natures(&["raid"]));
        assert!(bomb.tell_apart(raid) && !bomb.exclude(raid));
        assert!(!natures(&["strike"]).tell_apart(raid));
    }

    #[test]
    fn a_setting_says_which_crash_is_meant_and_nothing_of_a_flood() {
        let (crash, road, water) = (natures(&["crash"]), natures(&["road"]), natures(&["water"]));
        assert!(crash.set_in(road).exclude(natures(&["rail"])));
        assert_eq!(water.set_in(road), water);
    }
}
