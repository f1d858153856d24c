//! The spelling rules of English inflection: plurals, third persons, pasts, `-ing` forms, and back to the lemma.

/// The plural of a noun that has a regular one; also the third person of a verb.
pub(super) fn with_s(lemma: &str) -> String {
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end));
    match stem_of_y(lemma) {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{lemma}es"),
        None => format!("{lemma}s"),
    }
}

/// The plural of a lemma, by spelling alone; what ends in s stays as it is.
pub(crate) fn plural(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("child") {
        return format!("{stem}children");
    }
    if let Some(stem) = lemma.strip_suffix("fe").filter(|stem| stem.ends_with("li") || stem.ends_with("ni")) {
        return format!("{stem}ves");
    }
    match lemma.strip_suffix("man") {
        _ if matches!(lemma, "person" | "people") => "people".to_owned(),
        _ if matches!(lemma, "aircraft" | "staff" | "crew") => lemma.to_owned(),
        _ if lemma.ends_with('s') => lemma.to_owned(),
        Some(stem) if !lemma.ends_with("human") && !lemma.ends_with("german") => format!("{stem}men"),
        _ => with_s(lemma),
    }
}

/// The past of a regular verb.
pub(super) fn with_ed(lemma: &str) -> String {
    match stem_of_y(lemma) {
        Some(stem) => format!("{stem}ied"),
        None if lemma.ends_with('e') => format!("{lemma}d"),
        None => format!("{}ed", doubled(lemma)),
    }
}

/// The `-ing` form.
pub(super) fn with_ing(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match lemma.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{}ing", doubled(lemma)),
    }
}

/// The lemma of a plural noun that no table knows, by spelling alone; in lower case.
pub(crate) fn singular(word: &str) -> String {
    let word = word.to_lowercase();
    let stem = |end: &str| word.strip_suffix(end).filter(|stem| stem.len() > 1);
    if let Some(stem) = stem("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    if let Some(stem) = stem("children") {
        return format!("{stem}child");
    }
    if let Some(stem) = stem("men") {
        return format!("{stem}man");
    }
    if let Some(stem) = ["ches", "shes", "sses", "xes", "zzes"].iter().find(|end| word.ends_with(**end)) {
        let _ = stem;
        return word[..word.len() - 2].to_owned();
    }
    let kept = ["ss", "us", "is", "news"].iter().any(|end| word.ends_with(end));
    match stem("s") {
        Some(stem) if !kept => stem.to_owned(),
        _ => word,
    }
}

/// What an adjective in a form of comparison may be of: `large` of `LARGEST`, `heavy` of `heavier`, `big` of `bigger`;
/// nothing, without a copy of the word, where it ends otherwise.
pub(crate) fn positives(word: &str) -> Vec<String> {
    let bytes = word.as_bytes();
    let ends = |end: &str| {
        let start = bytes.len().checked_sub(end.len());
        start.filter(|&start| bytes[start..].eq_ignore_ascii_case(end.as_bytes()))
    };
    let Some(len) = ends("est").or_else(|| ends("er")) else { return Vec::new() };
    let stem = word[..len].to_lowercase();
    let soft = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
    let single = stem.chars().next_back().and_then(|last| {
        let rest = stem.strip_suffix(last)?;
        rest.ends_with(last).then(|| rest.to_owned())
    });
    let with_e = format!("{stem}e");
    [Some(stem), Some(with_e), soft, single].into_iter().flatten().collect()
}

/// `bab` of `baby`, whose `y` becomes `i`.
fn stem_of_y(lemma: &str) -> Option<&str> {
    lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']) && !stem.is_empty())
}

/// `stopp` of `stop`: one short vowel between consonants in a word of one syllable.
fn doubled(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    let vowel = |byte: &u8| b"aeiouy".contains(byte);
    let vowels = bytes.iter().filter(|byte| vowel(byte)).count();
    let closed = match bytes {
        [.., before, middle, last] => {
            !vowel(before) && vowel(middle) && !vowel(last) && !b"wx".contains(last)
        }
        _ => false,
    };
    let last = lemma.chars().next_back().filter(|_| closed && vowels == 1);
    last.map_or_else(|| lemma.to_owned(), |last| format!("{lemma}{last}"))
}
