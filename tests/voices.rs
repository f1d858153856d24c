//! Who says what: each case gives a text, some words of it, and the voice in which they stand.

use corroborate::extract::mention;
use corroborate::extract::voice;
use corroborate::text::Text;
use serde::Deserialize;

use crate::cases::{expect, run};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// Words of the text whose voice is asked for.
    at: String,
    /// The speakers from the innermost outwards; empty for the outlet's own voice.
    speakers: Vec<String>,
    #[serde(default)]
    roles: Option<Vec<String>>,
    #[serde(default)]
    certainty: Option<String>,
    #[serde(default)]
    polarity: Option<String>,
    #[serde(default)]
    why: Option<String>,
}

#[test]
fn words_are_given_to_those_who_say_them() {
    run::<Case>("voices", check);
}

fn check(case: &Case) -> Result<(), String> {
    let text = Text::new(&case.text);
    let voices = voice::read(&text, &mention::read(&text));
    let byte = case.text.find(&case.at).ok_or("the words are not in the text")?;
    let token = text.tokens().partition_point(|token| token.span().end() <= byte);
    let voice = voices.at(token);
    let names: Vec<String> = voice.speakers.iter().map(|speaker| speaker.name.clone()).collect();
    expect("speakers", &case.speakers, &names)?;
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let json = |value: &dyn erased::Json| name(value.json());
    if let Some(roles) = &case.roles {
        let found: Vec<String> = voice.speakers.iter().map(|speaker| json(&speaker.role)).collect();
        expect("roles", roles, &found)?;
    }
    if let Some(certainty) = &case.certainty {
        expect("certainty", certainty, &json(&voice.certainty))?;
    }
    if let Some(polarity) = &case.polarity {
        expect("polarity", polarity, &json(&voice.polarity))?;
    }
    match &case.why {
        Some(why) => expect("why", why, &voice.why),
        None => Ok(()),
    }
}

mod erased {
    /// What has a JSON form.
    pub(super) trait Json {
        fn json(&self) -> serde_json::Value;
    }

    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> serde_json::Value {
            serde_json::to_value(self).unwrap_or_default()
        }
    }
}

#[test]
fn every_content_lies_inside_its_text() {
    for text in ["", "said", "\"", "\"said\" said", "according to", ", said,", "he said that \"", "X: Y: Z"] {
        let text = Text::new(text);
        let voices = voice::read(&text, &mention::read(&text));
        assert!(voices.list().iter().all(|found| found.content.end <= text.tokens().len()));
    }
}
