//! What the commands answer, held against the schema that `corroborate schema` prints.

use serde_json::Value;

use crate::cli::Folder;

/// What is wrong with a value by a schema, for the keywords that our schema uses.
fn errors(value: &Value, schema: &Value, root: &Value, at: &str) -> Vec<String> {
    let Some(rules) = schema.as_object() else { return Vec::new() };
    let mut found = Vec::new();
    for (keyword, rule) in rules {
        match keyword.as_str() {
            "$ref" => {
                let pointer = rule.as_str().unwrap().trim_start_matches('#');
                let target = root.pointer(pointer).unwrap_or_else(|| panic!("no {pointer} in the schema"));
                found.extend(errors(value, target, root, at));
            }
            "type" if !is_of_type(value, rule) => found.push(format!("{at}: {value} is no {rule}")),
            "const" if value != rule => found.push(format!("{at}: {value} is not {rule}")),
            "enum" if !rule.as_array().unwrap().contains(value) => {
                found.push(format!("{at}: {value} is none of {rule}"))
            }
            "required" => {
                let missing =
                    rule.as_array().unwrap().iter().filter(|key| value.get(key.as_str().unwrap()).is_none());
                found.extend(missing.map(|key| format!("{at}: no {key}")));
            }
            "properties" => {
                for (key, schema) in rule.as_object().unwrap() {
                    found.extend(
                        value
                            .get(key)
                            .into_iter()
                            .flat_map(|v| errors(v, schema, root, &format!("{at}.{key}"))),
                    );
                }
            }
            "additionalProperties" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    found.extend(errors(inner, rule, root, &format!("{at}.{key}")));
                }
            }
            "items" => {
                for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(errors(inner, rule, root, &format!("{at}[{index}]")));
                }
            }
            "allOf" => found.extend(rule.as_array().unwrap().iter().flat_map(|s| errors(value, s, root, at))),
            "anyOf" => {
                let tried: Vec<_> =
                    rule.as_array().unwrap().iter().map(|s| errors(value, s, root, at)).collect();
                if !tried.iter().any(Vec::is_empty) {
                    found.push(format!("{at}: none fits: {tried:?}"));
                }
            }
            "minimum" if value.as_f64() < rule.as_f64() => {
                found.push(format!("{at}: {value} is below {rule}"))
            }
            "maximum" if value.as_f64() > rule.as_f64() => {
                found.push(format!("{at}: {value} is above {rule}"))
            }
            _ => {}
        }
    }
    found
}

fn is_of_type(value: &Value, rule: &Value) -> bool {
    match rule {
        Value::Array(any) => any.iter().any(|rule| is_of_type(value, rule)),
        rule => match rule.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "number" => value.is_number(),
            "integer" => value.is_u64() || value.is_i64(),
            "boolean" => value.is_boolean(),
            "null" => value.is_null(),
            other => panic!("type {other}"),
        },
    }
}

const TEXT: &str = "At least 14 people, including three children, were killed and about 30 injured when a bomb exploded \
at the market of Tarsk on Friday, police said. The Grey Tide denied that it was behind the attack. One in ten stalls, \
worth 2.5 million dollars, burnt down within two hours. Ilo Kest, 44, is in Vell, the ministry said.";

fn lines(command: &str) -> String {
    let document =
        |id: &str| serde_json::json!({"id": id, "text": TEXT, "source": id, "published": "2025-03-17"});
    let line = match command {
        "compare" => serde_json::json!({"id": 1, "a": TEXT, "b": "Nine people were killed in Tarsk."}),
        "names" => serde_json::json!({"id": "n", "a": "Ilo Kest", "b": "I. Kest", "kind": "person"}),
        "reuse" => serde_json::json!({"id": "r", "a": document("x"), "b": document("y")}),
        "report --batch" => serde_json::json!({"id": 7, "documents": [document("x"), document("y")]}),
        _ => document("x"),
    };
    format!("{line}\n")
}

#[test]
fn every_answer_of_every_command_fits_the_schema() {
    let folder = Folder::new("schema");
    let schema: Value = serde_json::from_str(&folder.run(&["schema"]).out).unwrap();
    for command in ["quantities", "extract", "events", "compare", "names", "reuse", "report --batch"] {
        let arguments: Vec<&str> = command.split(' ').collect();
        let ended = folder.run_with(&arguments, lines(command).as_bytes());
        assert_eq!((ended.status, ended.err.as_str()), (0, ""), "{command}");
        let name = if command == "report --batch" { "piles" } else { command };
        let answers = ended.lines();
        assert_eq!(answers.len(), 1, "{command}");
        for (side, line) in
            [("output", &answers[0]), ("input", &serde_json::from_str(&lines(command)).unwrap())]
        {
            let rule = &schema["$defs"]["command"][name]["properties"][side];
            let wrong = errors(line, rule, &schema, command);
            assert!(rule.is_object() && wrong.is_empty(), "{}\nin {line}", wrong.join("\n"));
        }
    }
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let schema: Value = serde_json::from_str(&Folder::new("refused").run(&["schema"]).out).unwrap();
    let claim = serde_json::json!({"id": "c", "subject": {"kind": "weather", "label": "x"}, "start": -1, "value": {"type": "date"}});
    let wrong = errors(&claim, &schema["$defs"]["claim"], &schema, "claim").join("\n");
    for part in [
        "claim: no \"quote\"",
        "claim.subject.kind: \"weather\" is none of",
        "claim.start: -1 is below 0",
        "claim.value: none fits",
    ] {
        assert!(wrong.contains(part), "{wrong}");
    }
}
