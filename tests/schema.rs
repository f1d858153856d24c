//! What the commands answer, held against the schema that `corroborate schema` prints.

use std::collections::BTreeSet;

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

/// The keys of a value that none of several schemas of it declares; one that says nothing of keys allows any.
fn undeclared(value: &Value, schemas: &[&Value], root: &Value, at: &str) -> Vec<String> {
    let schemas: Vec<&Value> = schemas.iter().flat_map(|schema| parts(schema, root)).collect();
    match value {
        Value::Array(list) => {
            let of: Vec<&Value> = schemas.iter().filter_map(|schema| schema.get("items")).collect();
            let each = list.iter().enumerate();
            each.flat_map(|(index, inner)| undeclared(inner, &of, root, &format!("{at}[{index}]"))).collect()
        }
        Value::Object(fields) => {
            let known: Vec<&Value> = schemas.iter().filter_map(|schema| schema.get("properties")).collect();
            let any: Vec<&Value> = schemas.iter().filter_map(|s| s.get("additionalProperties")).collect();
            let field = |(key, inner): (&String, &Value)| {
                let of: Vec<&Value> = known.iter().filter_map(|known| known.get(key)).collect();
                match (of.is_empty(), known.is_empty() || !any.is_empty()) {
                    (true, false) => vec![format!("{at}: {key} is not declared")],
                    (true, true) => undeclared(inner, &any, root, &format!("{at}.{key}")),
                    (false, _) => undeclared(inner, &of, root, &format!("{at}.{key}")),
                }
            };
            fields.iter().flat_map(field).collect()
        }
        _ => Vec::new(),
    }
}

/// A schema with all that it refers to or is made of.
fn parts<'s>(schema: &'s Value, root: &'s Value) -> Vec<&'s Value> {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|pointer| root.pointer(&pointer[1..]));
    let lists = ["allOf", "anyOf"].into_iter().filter_map(|keyword| schema.get(keyword)?.as_array());
    let inner = target.into_iter().chain(lists.flatten()).flat_map(|part| parts(part, root));
    std::iter::once(schema).chain(inner).collect()
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
worth 2.5 million dollars, burnt down within two hours. Ilo Kest, 44, is in Vell, the ministry said. Ada Holm, a \
guard, was released on Friday. Tom Bright was unhurt. Ole Roe is near Oslo. It is likely that Mia Aske is in Bergen. \
Pia Lund was charged with fraud. Una Bell was arrested. Kai Orm is still at large. Leo Aske is missing. Ben Castor was \
wounded. Ann Roe died. Bea Hill is alive, and is also known as Bea Moss.";

/// Every kind of value and every state that a text can tell of somebody.
#[test]
fn the_text_has_a_value_of_every_kind() {
    let folder = Folder::new("schema-kinds");
    let answers = folder.run_with(&["extract"], lines("extract").as_bytes()).lines();
    let claims = answers[0]["claims"].as_array().unwrap();
    let told = |key: &str| -> BTreeSet<&str> {
        claims.iter().filter_map(|claim| claim["value"][key].as_str()).collect()
    };
    let kinds = BTreeSet::from(["date", "entity", "place", "quantity", "status", "text"]);
    assert_eq!(told("type"), kinds);
    let states = ["alive", "at_large", "dead", "detained", "free", "missing", "unhurt", "wounded"]
        .into_iter()
        .collect();
    assert_eq!(told("status"), states);
    assert!(told("nearness").contains("near"));
    assert!(claims.iter().any(|claim| claim["stance"].get("likelihood").is_some()));
}

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
            let mut wrong = errors(line, rule, &schema, command);
            wrong.extend(undeclared(line, &[rule], &schema, command));
            assert!(rule.is_object() && wrong.is_empty(), "{}\nin {line}", wrong.join("\n"));
        }
    }
}

#[test]
fn a_check_fits_the_schema() {
    let folder = Folder::new("schema-check")
        .with("draft.md", "The bomb at the market of Tarsk killed nine people on Friday.")
        .with("reports.jsonl", lines("extract"));
    let schema: Value = serde_json::from_str(&folder.run(&["schema"]).out).unwrap();
    let ended = folder.run(&["check", "draft.md", "--against", "reports.jsonl", "--format", "json"]);
    let answer: Value = serde_json::from_str(&ended.out).unwrap();
    let rule = &schema["$defs"]["check"];
    let mut wrong = errors(&answer, rule, &schema, "check");
    wrong.extend(undeclared(&answer, &[rule], &schema, "check"));
    assert!(wrong.is_empty() && !answer["remarks"].as_array().unwrap().is_empty(), "{wrong:?} in {answer}");
}

#[test]
fn a_key_that_is_not_declared_is_found() {
    let schema: Value = serde_json::from_str(&Folder::new("undeclared").run(&["schema"]).out).unwrap();
    let event =
        serde_json::json!({"label": "fire", "colour": "red", "perpetrators": [{"name": "x", "age": 3}]});
    let found = undeclared(&event, &[&schema["$defs"]["event"]], &schema, "event");
    assert_eq!(found, ["event: colour is not declared", "event.perpetrators[0]: age is not declared"]);
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
