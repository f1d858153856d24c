//! The command line as a hostile user meets it: exit statuses, messages, and nothing lost in silence.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder of its own, removed afterwards.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Folder {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    pub(crate) fn with(self, file: &str, content: impl AsRef<[u8]>) -> Folder {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        self.run_with(arguments, b"")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corroborate"));
        command.args(arguments).current_dir(&self.0).env("NO_COLOR", "1");
        let streams = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = streams.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let feeding = std::thread::spawn(move || {
            // The command may end without reading.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        feeding.join().unwrap();
        Ended::from(output)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[derive(Debug, PartialEq)]
pub(crate) struct Ended {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Ended {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ended { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ended {
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

const GOOD: &str = r#"{"id": "good", "text": "Twelve people died."}"#;

#[test]
fn a_malformed_line_is_named_and_the_others_are_answered() {
    let lines = format!(
        "{GOOD}\nno json\n{{\"id\": \"b\"}}\n{{\"id\": \"c\", \"text\": \"\", \"published\": \"yesterday\"}}\n{GOOD}"
    );
    let ended = Folder::new("malformed").with("in.jsonl", lines).run(&["quantities", "in.jsonl"]);
    assert_eq!(ended.status, 1);
    let ids: Vec<Value> = ended.lines().iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, ["good", "good"]);
    assert_eq!(
        ended.err,
        "corroborate: in.jsonl:2: expected ident at column 2\n\
         corroborate: in.jsonl:3: missing field `text` at column 11\n\
         corroborate: in.jsonl:4: document 'c': published: 'yesterday' is no date: expected YYYY-MM-DD or RFC 3339\n"
    );
}

#[test]
fn invalid_utf8_is_reported_with_file_line_and_byte() {
    let mut bytes = format!("{GOOD}\n").into_bytes();
    bytes.extend(b"{\"id\": \"x\", \"text\": \"\xff\"}\n");
    bytes.extend(GOOD.bytes());
    let ended = Folder::new("utf8").with("in.jsonl", bytes).run(&["quantities", "in.jsonl"]);
    assert_eq!((ended.status, ended.lines().len()), (1, 2));
    let expected = "corroborate: in.jsonl:2: invalid UTF-8: 0xff at byte 67 of the file, 21 of the line\n";
    assert_eq!(ended.err, expected);
}

#[test]
fn byte_order_marks_crlf_and_blank_lines_do_no_harm() {
    let lines = format!("\u{feff}{GOOD}\r\n\r\n  \r\n{GOOD}\r\n");
    let ended = Folder::new("crlf").with("in.jsonl", lines).run(&["quantities", "in.jsonl"]);
    assert_eq!((ended.status, ended.lines().len(), ended.err.as_str()), (0, 2, ""));
}

#[test]
fn a_missing_file_ends_before_anything_is_written() {
    let folder = Folder::new("missing").with("in.jsonl", GOOD);
    for command in ["quantities", "extract", "events", "names", "compare", "reuse"] {
        let ended = folder.run(&[command, "in.jsonl", "none.jsonl"]);
        assert_eq!((ended.status, ended.out.as_str()), (2, ""), "{command}");
        assert!(ended.err.starts_with("corroborate: none.jsonl: "), "{command}: {}", ended.err);
    }
}

#[test]
fn standard_input_is_read_where_no_file_or_a_dash_is_named() {
    let folder = Folder::new("stdin");
    let unnamed = folder.run_with(&["quantities"], GOOD.as_bytes());
    assert_eq!((unnamed.status, unnamed.lines().len()), (0, 1));
    assert_eq!(folder.run_with(&["quantities", "-"], GOOD.as_bytes()), unnamed);
    assert_eq!(
        folder.run_with(&["quantities"], b"{").err,
        "corroborate: <stdin>:1: EOF while parsing an object at column 1\n"
    );
}

#[test]
fn an_empty_file_has_no_answers_and_says_so() {
    let folder = Folder::new("empty").with("in.jsonl", "").with("a.txt", "");
    for command in ["quantities", "extract", "events", "names", "compare", "reuse"] {
        let ended = folder.run(&[command, "in.jsonl"]);
        assert_eq!((ended.status, ended.out.as_str()), (0, ""), "{command}");
        assert_eq!(
            ended.err, "corroborate: in.jsonl: nothing was read: there is no line in it\n",
            "{command}"
        );
    }
    let report = folder.run(&["report", "in.jsonl", "a.txt", "--format", "json"]);
    assert_eq!((report.status, report.lines()[0]["documents"].as_array().unwrap().len()), (0, 1));
    assert_eq!(
        report.err,
        "corroborate: in.jsonl: nothing was read: there is no line in it\n\
         corroborate: a.txt: nothing was read: the text is empty\n"
    );
}

#[test]
fn one_enormous_line_is_read() {
    let text = "Twelve people died in the fire. ".repeat(60_000);
    let line = serde_json::json!({"id": "long", "text": text}).to_string();
    let ended = Folder::new("enormous").run_with(&["quantities"], line.as_bytes());
    assert_eq!(ended.status, 0);
    assert_eq!(ended.lines()[0]["quantities"].as_array().unwrap().len(), 60_000);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corroborate"));
    let mut child = command.arg("schema").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn two_documents_of_one_id_are_named_with_both_places_and_the_rest_is_reported() {
    let folder = Folder::new("twice")
        .with("in.jsonl", format!("\n{GOOD}"))
        .with("good.txt", "Ten died.")
        .with("other.txt", "Nine were hurt.");
    let ended = folder.run(&["report", "in.jsonl", "good.txt", "other.txt", "--format", "json"]);
    assert_eq!((ended.status, ended.lines()[0]["documents"].as_array().unwrap().len()), (1, 2));
    assert_eq!(
        ended.err,
        "corroborate: good.txt: left out: its id 'good' is that of in.jsonl:2; give it an id of its own\n"
    );
    let check = folder.run(&["check", "good.txt", "--against", "in.jsonl", "other.txt"]);
    assert_eq!(check.status, 1);
    assert_eq!(
        check.err,
        "corroborate: a report with the draft's id 'good' is left out; give one of them another\n"
    );
}

#[test]
fn an_article_given_for_json_lines_is_read_as_a_document() {
    let folder = Folder::new("articles")
        .with("wire.txt", "---\npublished: 2025-03-14\n---\nOn Friday 12 people died.\n")
        .with("page.html", "<p>Nine people were hurt in the fire.</p>".repeat(9))
        .with("lines.txt", GOOD);
    let ended = folder.run(&["quantities", "wire.txt", "page.html", "lines.txt"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    let ids: Vec<Value> = ended.lines().iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, ["wire", "page", "good"]);
    assert_eq!(ended.lines()[0]["quantities"][0]["date"]["earliest"], "2025-03-14");
}

#[test]
fn a_file_that_is_no_json_says_once_what_was_expected() {
    let text = "The ministry said that twelve died.\n".repeat(90);
    let ended = Folder::new("prose").with("in.jsonl", text).run(&["extract", "in.jsonl"]);
    assert_eq!((ended.status, ended.out.as_str()), (1, ""));
    let lines: Vec<&str> = ended.err.lines().collect();
    assert_eq!(
        lines[0],
        "corroborate: in.jsonl:1: expected JSON Lines, one object a line as `--help` shows; \
         found 'The ministry said that t…'"
    );
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[3], "corroborate: in.jsonl: 87 more lines are no JSON either");
}

#[test]
fn a_line_that_is_something_else_says_what_is_expected() {
    let folder = Folder::new("else");
    for (command, line, message) in [
        ("reuse", r#"{"id": 1, "a": "text", "b": "text"}"#, "expected a document {id, text, source?"),
        ("quantities", "[1, 2]", "expected a"),
        ("names", r#"{"id": 1, "a": "Ann", "b": " "}"#, "the name 'b' is empty"),
        (
            "names",
            r#"{"id": 1, "a": "A", "b": "B", "kind": "ship"}"#,
            "unknown kind 'ship'; known are person, ",
        ),
    ] {
        let ended = folder.run_with(&[command], line.as_bytes());
        assert_eq!((ended.status, ended.out.as_str()), (1, ""), "{command}");
        assert!(ended.err.starts_with("corroborate: <stdin>:1: "), "{command}: {}", ended.err);
        assert!(ended.err.contains(message), "{command}: {}", ended.err);
    }
}

#[test]
fn a_header_that_will_not_be_heeded_is_named() {
    let folder = Folder::new("header")
        .with("open.txt", "---\nsource: The Post\nTen people died.\n")
        .with("typo.txt", "---\nsource: The Post\npublishd: 2025-03-14\n---\nTen people died.\n");
    let ended = folder.run(&["report", "open.txt", "typo.txt"]);
    assert_eq!(ended.status, 0);
    assert_eq!(
        ended.err,
        "corroborate: open.txt: its header is read as text: no line '---' closes it\n\
         corroborate: typo.txt: unknown key 'publishd' in the header; known are id, source, title, published, url, language\n"
    );
}

#[test]
fn a_header_is_heeded_whatever_ends_its_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let article = ["---", "id: wire", "---", "Ten people died in a fire.", ""].join(end);
        let ended = Folder::new("ends").with("old.txt", article).run(&["extract", "old.txt"]);
        assert_eq!((ended.status, ended.err.as_str()), (0, ""), "{end:?}");
        assert_eq!(ended.lines()[0]["id"], "wire", "{end:?}");
    }
}

#[test]
fn names_in_options_that_nothing_bears_are_named() {
    let folder = Folder::new("unmatched").with("in.jsonl", NORWAY);
    let ended =
        folder.run(&["report", "in.jsonl", "--alias", "Ilo Kest=Ily Kust", "--pin", "the fire=Ilo Kest"]);
    assert_eq!(ended.status, 0);
    assert_eq!(
        ended.err,
        "corroborate: --alias: nothing in the documents is called 'Ily Kust'\n\
         corroborate: --pin: nothing in the documents is called 'the fire'\n"
    );
}

#[test]
fn elements_nested_without_end_cost_no_more_than_their_length() {
    let page = format!("<html><body>{}<p>{}", "<div>".repeat(60_000), "At least 12 people died. ".repeat(30));
    let ended = Folder::new("nested").with("a.html", page).run(&["quantities", "a.html"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    assert_eq!(ended.lines()[0]["quantities"].as_array().unwrap().len(), 30);
}

#[test]
fn a_long_text_is_read_in_pieces_with_spans_of_the_whole() {
    let text = format!("{}On 5 March 2024 the fire killed 12 people.", "Nobody was hurt.\n\n".repeat(40_000));
    let line = serde_json::json!({"id": "long", "text": text}).to_string();
    let ended = Folder::new("pieces").run_with(&["quantities"], line.as_bytes());
    let answer = &ended.lines()[0];
    let last: Vec<&str> = (answer["quantities"].as_array().unwrap().iter().rev().take(2))
        .map(|found| {
            &text[found["start"].as_u64().unwrap() as usize..found["end"].as_u64().unwrap() as usize]
        })
        .collect();
    assert_eq!(last, ["12", "5 March 2024"]);
}

#[test]
fn a_folder_without_readable_files_is_unusable() {
    let folder = Folder::new("folder");
    fs::create_dir(folder.0.join("sub")).unwrap();
    fs::write(folder.0.join("sub/picture.png"), "x").unwrap();
    let ended = folder.run(&["report", "sub"]);
    assert_eq!((ended.status, ended.out.as_str()), (2, ""));
    assert_eq!(
        ended.err,
        "corroborate: sub/picture.png: left out: no .txt, .md, .html or .jsonl file\n\
         corroborate: sub: has no .txt, .md, .html or .jsonl file\n"
    );
}

#[test]
fn an_article_that_is_not_utf8_is_named_and_the_rest_reported() {
    let folder = Folder::new("article").with("a.txt", b"One.\nTwo \xe9.").with("b.txt", "Ten people died.");
    let ended = folder.run(&["report", "--format", "json", "a.txt", "b.txt"]);
    assert_eq!(ended.status, 1);
    assert_eq!(
        ended.err,
        "corroborate: a.txt: line 2: invalid UTF-8: 0xe9 at byte 9 of the file, 4 of the line\n"
    );
    assert_eq!(ended.lines()[0]["documents"][0]["id"], "b");
}

#[test]
fn the_readable_part_of_a_page_is_a_document() {
    let paragraph =
        "<p>At least twelve people were killed when the ferry sank, the coast guard said on Monday.</p>";
    let page = format!(
        "<html><head><title>Ferry sinks</title><meta property='og:site_name' content='The Post'>\
         <meta property='article:published_time' content='2025-03-14T08:00:00Z'></head>\
         <body><nav>Home 24 7</nav><article><h1>Ferry sinks</h1>{}</article></body></html>",
        paragraph.repeat(8)
    );
    let ended = Folder::new("page").with("a.html", page).run(&["report", "--format", "json", "a.html"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    let document = &ended.lines()[0]["documents"][0];
    assert_eq!(
        (&document["source"], &document["published"]),
        (&Value::from("The Post"), &Value::from("2025-03-14"))
    );
}

#[test]
fn unusable_arguments_are_named() {
    let folder = Folder::new("arguments").with("in.jsonl", GOOD);
    for (arguments, message) in [
        (&["report"][..], "no documents"),
        (&["report", "in.jsonl", "--policy", "loudest"], "unknown policy 'loudest'; known are interval"),
        (&["report", "in.jsonl", "--format", "pdf"], "unknown format 'pdf'; known are text, json"),
        (&["report", "in.jsonl", "--fail-on", "bad"], "unknown severity 'bad'; known are critical, major"),
        (&["report", "in.jsonl", "--alias", "one"], "expected two names, NAME=NAME"),
        (&["report", "in.jsonl", "--pin", "one"], "expected two subjects, A=B or A!=B"),
        (&["report", "in.jsonl", "--output", "no/such/file"], "no/such/file: "),
        (&["quantities", "."], ".: is a folder; expected a file"),
        (&["judge"], "unrecognized subcommand 'judge'"),
    ] {
        let ended = folder.run(arguments);
        assert_eq!((ended.status, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ended.err.contains(message), "{arguments:?}: {}", ended.err);
    }
}

const FIRE: &str = r#"{"id": "a", "text": "A fire killed 12 people."}"#;

fn claim(id: &str, change: impl Fn(&mut Value)) -> String {
    let mut claim = serde_json::json!({
        "id": id, "document": "a", "source": "a", "attribute": "killed", "start": 7, "end": 16, "quote": "killed 12",
        "subject": {"kind": "event", "key": "e", "label": "the fire"}, "colour": "red",
        "value": {"type": "quantity", "kind": "count", "low": 12, "high": 12, "best": 12, "precision": "exact", "text": "12"},
    });
    change(&mut claim);
    format!("{claim}\n")
}

#[test]
fn claims_brought_in_are_checked_one_by_one() {
    let claims = [
        claim("good", |_| ()),
        claim("quote", |claim| claim["quote"] = "killed 13".into()),
        claim("span", |claim| claim["end"] = 99.into()),
        claim("document", |claim| claim["document"] = "b".into()),
        claim("kind", |claim| claim["subject"]["kind"] = "weather".into()),
        claim("value", |claim| claim["value"]["type"] = "colour".into()),
        claim("good", |_| ()),
    ];
    let folder = Folder::new("claims").with("in.jsonl", FIRE).with("claims.jsonl", claims.concat());
    let ended = folder.run(&["report", "in.jsonl", "--claims", "claims.jsonl", "--format", "json"]);
    assert_eq!(ended.status, 1);
    let ids: Vec<Value> =
        ended.lines()[0]["claims"].as_array().unwrap().iter().map(|claim| claim["id"].clone()).collect();
    assert_eq!(ids, ["good"]);
    let expected = [
        "2: claim 'quote': quote 'killed 13' is not what stands at bytes 7..16: 'killed 12'",
        "3: claim 'span': span 7..99 lies outside the text, which has 24 bytes",
        "4: claim 'document': unknown document 'b'",
        "5: claim 'kind': unknown variant `weather`, expected one of `event`, `person`, `organization`, `place`, `group`, `topic`",
        "6: claim 'value': unknown variant `colour`, expected one of `quantity`, `date`, `place`, `entity`, `status`, `text`",
        "7: claim 'good': another claim has the same id",
    ];
    let expected = expected.map(|what| format!("corroborate: claims.jsonl:{what}\n")).concat();
    assert_eq!(ended.err, expected);
}

#[test]
fn a_pile_with_a_bad_claim_is_named_and_the_others_reported() {
    let pile = |id: u32, document: &str| format!(r#"{{"id": {id}, "documents": [{document}, {document}]}}"#);
    let good = format!(r#"{{"id": 2, "documents": [{FIRE}]}}"#);
    let ended = Folder::new("piles")
        .run_with(&["report", "--batch"], format!("{}\n{good}\n", pile(1, FIRE)).as_bytes());
    assert_eq!((ended.status, ended.lines().len()), (1, 1));
    assert_eq!(ended.lines()[0]["id"], 2);
    assert!(ended.err.starts_with("corroborate: <stdin>:1: document 'a': "), "{}", ended.err);
}

#[test]
fn every_command_shows_an_example() {
    let folder = Folder::new("help");
    let commands = [
        "report",
        "quantities",
        "extract",
        "events",
        "compare",
        "names",
        "reuse",
        "revisions",
        "reconcile",
        "check",
        "schema",
    ];
    for command in commands {
        let ended = folder.run(&[command, "--help"]);
        assert_eq!(ended.status, 0);
        assert!(
            ended.out.contains("Example") && ended.out.contains(&format!("corroborate {command}")),
            "{command}: {}",
            ended.out
        );
    }
    let all = folder.run(&["--help"]);
    assert!(commands.iter().all(|command| all.out.contains(command)));
}

#[test]
fn policies_are_listed_with_their_rules() {
    let ended = Folder::new("policies").run(&["report", "--policy", "list"]);
    assert_eq!(ended.status, 0);
    assert!(ended.out.starts_with("interval\t"), "{}", ended.out);
}

#[test]
fn all_policies_are_compared_in_one_table() {
    let told = |id: &str, on: &str, toll: u32| {
        let text = format!("The blast in Herat on Friday killed {toll} people.");
        format!("{}\n", serde_json::json!({"id": id, "published": on, "text": text}))
    };
    let documents = told("a", "2031-05-03", 14) + &told("b", "2031-05-04", 31);
    let folder = Folder::new("all").with("in.jsonl", documents);
    let ended = folder.run(&["report", "in.jsonl", "--policy", "all"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    let listed = folder.run(&["report", "--policy", "list"]).out;
    let names: Vec<&str> = listed.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(names.len(), 9, "{listed}");
    let cells = |words: &str| -> Vec<&str> {
        let row = ended.out.lines().find(|line| line.contains(words)).expect("a row with these words");
        row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()
    };
    assert_eq!(cells("question"), [&["question"], &names[..]].concat());
    let told = ["31", "31", "–", "14", "31", "14", "14", "14 to 31", "14 to 31"];
    assert_eq!(cells("how many died")[1..], told);
}

#[test]
fn a_grade_of_a_source_that_no_document_is_of_is_named() {
    let folder = Folder::new("ungraded").with("in.jsonl", NORWAY);
    let ended = folder.run(&["report", "in.jsonl", "--grade", "Nobody's Post=A"]);
    assert_eq!(ended.status, 0);
    assert_eq!(ended.err, "corroborate: --grade: no document is of the source 'Nobody's Post'\n");
}

#[test]
fn sources_are_graded_by_option_and_by_document() {
    let told = |id: &str, on: &str, toll: u32, grade: Value| {
        let text = format!("The blast in Herat on Friday killed {toll} people.");
        let document =
            serde_json::json!({"id": id, "source": id, "published": on, "text": text, "grade": grade});
        format!("{document}\n")
    };
    let toll = |documents: String, options: &[&str]| {
        let folder = Folder::new("grades").with("in.jsonl", documents);
        let arguments = ["report", "in.jsonl", "--policy", "gtd", "--format", "json"];
        let ended = folder.run(&[&arguments[..], options].concat());
        assert_eq!(ended.status, 0, "{}", ended.err);
        let items = ended.lines()[0]["items"].as_array().unwrap().clone();
        let toll = items.into_iter().find(|item| item["attribute"] == "killed").unwrap();
        toll["consensus"]["value"]["text"].clone()
    };
    let early = || told("Post", "2031-05-03", 14, Value::Null);
    let ungraded = || early() + &told("Sheet", "2031-05-04", 31, Value::Null);
    assert_eq!(toll(ungraded(), &[]), "31");
    assert_eq!(toll(ungraded(), &["--grade", "Sheet=E"]), "14");
    assert_eq!(toll(ungraded(), &["--grade", "Sheet=0.3"]), "14");
    let graded = || early() + &told("Sheet", "2031-05-04", 31, serde_json::json!(0.3));
    assert_eq!(toll(graded(), &[]), "14");
    assert_eq!(toll(graded(), &["--grade", "Sheet=B"]), "31");
    let ended =
        Folder::new("grade").with("in.jsonl", early()).run(&["report", "in.jsonl", "--grade", "Post=9"]);
    assert_eq!(ended.status, 2);
    let what = "no grade: '9'; a letter from A to F, or a number from 0 to 1";
    assert!(ended.err.contains(what), "{}", ended.err);
}

#[test]
fn trust_is_carried_from_one_file_to_the_next() {
    let rows: String = (0..20).map(|i| format!("A,o{i},c,yes\nB,o{i},c,yes\nC,o{i},c,no\n")).collect();
    let head = "source,object,attribute,value\n";
    let folder = Folder::new("carry")
        .with("old.csv", format!("{head}{rows}"))
        .with("new.csv", format!("{head}A,x,c,yes\nC,x,c,no\n"));
    let method = ["--method", "independent"];
    let ended = folder.run(&[&["reconcile", "old.csv", "--ledger", "trust.json"][..], &method].concat());
    assert_eq!(ended.status, 0, "{}", ended.err);
    let ended = folder.run(&[&["reconcile", "new.csv", "--carry", "trust.json"][..], &method].concat());
    assert!(ended.out.contains("\nx,c,yes,"), "{}", ended.out);
    let ended = folder.run(&["reconcile", "new.csv", "--carry", "trust.json", "--method", "crh"]);
    let what = "corroborate: --carry trust.json: the trust of 'independent', where 'crh' decides\n";
    assert_eq!((ended.status, ended.out.as_str(), ended.err.as_str()), (2, "", what));
}

#[test]
fn values_that_are_not_of_their_kind_are_said_with_their_line() {
    let rows: String = (0..12).map(|i| format!("S{i},x,toll,{}\n", 20 + i)).collect();
    let table = format!("source,object,attribute,value\n{rows}T,\"x\",toll,\"\"\nU,x,toll,so many\n");
    let ended = Folder::new("odd").with("in.csv", &table).run(&["reconcile", "in.csv"]);
    assert_eq!(ended.status, 0);
    assert!(
        ended.err.contains("corroborate: in.csv:15: 'so many' is no number, and counts as a name\n"),
        "{}",
        ended.err
    );
}

#[test]
fn the_report_goes_to_a_file_when_asked() {
    let folder = Folder::new("output").with("in.jsonl", FIRE);
    let ended = folder.run(&["report", "in.jsonl", "--format", "html", "--output", "out.html"]);
    assert_eq!((ended.status, ended.out.as_str(), ended.err.as_str()), (0, "", ""));
    assert!(fs::read_to_string(folder.0.join("out.html")).unwrap().starts_with("<!doctype html>"));
}

const NORWAY: &str = r#"{"id": "a", "text": "Ilo Kest is in Norway.", "published": "2025-03-14"}"#;
const DENMARK: &str = r#"{"id": "b", "text": "Abu Rena is in Denmark.", "published": "2025-03-14"}"#;

fn whereabouts(document: &str, name: &str, place: &str, end: usize) -> String {
    let claim = serde_json::json!({
        "id": document, "document": document, "source": document, "attribute": "whereabouts",
        "subject": {"kind": "person", "key": name, "label": name},
        "value": {"type": "place", "name": place, "within": []},
        "start": 0, "end": end, "quote": format!("{name} is in {place}"),
    });
    format!("{claim}\n")
}

/// The codes of the discrepancies of two claims about the whereabouts of two names.
fn found(folder: &Folder, options: &[&str]) -> (i32, Vec<Value>) {
    let arguments = ["report", "in.jsonl", "--claims", "claims.jsonl", "--format", "json"];
    let ended = folder.run(&[&arguments[..], options].concat());
    let discrepancies = ended.lines()[0]["discrepancies"].as_array().unwrap().clone();
    (ended.status, discrepancies.into_iter().map(|found| found["code"].clone()).collect())
}

#[test]
fn aliases_and_pins_of_the_caller_are_respected() {
    let claims = whereabouts("a", "Ilo Kest", "Norway", 21) + &whereabouts("b", "Abu Rena", "Denmark", 22);
    let folder =
        Folder::new("alias").with("in.jsonl", format!("{NORWAY}\n{DENMARK}\n")).with("claims.jsonl", claims);
    assert_eq!(found(&folder, &[]), (0, vec![]));
    assert_eq!(found(&folder, &["--alias", "Ilo Kest=Abu Rena"]), (0, vec!["place-conflict".into()]));
    assert_eq!(found(&folder, &["--pin", "Ilo Kest = Abu Rena"]), (0, vec!["place-conflict".into()]));
    let claims =
        whereabouts("a", "Omar Salih", "Norway", 23) + &whereabouts("b", "Omar Saleh", "Denmark", 24);
    let texts =
        format!("{NORWAY}\n{DENMARK}\n").replace("Ilo Kest", "Omar Salih").replace("Abu Rena", "Omar Saleh");
    let folder = Folder::new("pin").with("in.jsonl", texts).with("claims.jsonl", claims);
    assert_eq!(found(&folder, &[]), (0, vec!["place-conflict".into()]));
    assert_eq!(found(&folder, &["--pin", "Omar Salih != Omar Saleh"]), (0, vec![]));
}

#[test]
fn fail_on_ends_with_status_three_for_that_severity_or_worse() {
    let claims = whereabouts("a", "Ilo Kest", "Norway", 21) + &whereabouts("b", "Ilo Kest", "Denmark", 22);
    let text = DENMARK.replace("Abu Rena", "Ilo Kest");
    let folder =
        Folder::new("fail").with("in.jsonl", format!("{NORWAY}\n{text}\n")).with("claims.jsonl", claims);
    let status = |severity: &str| found(&folder, &["--fail-on", severity]).0;
    assert_eq!((status("critical"), status("major"), status("minor"), status("note")), (0, 3, 3, 3));
}

#[test]
fn a_later_draft_contradicts_what_time_does_not_change_in_the_words_of_the_question() {
    let folder = Folder::new("later-draft")
        .with(
            "wire.jsonl",
            r#"{"id":"wire","source":"Wire","published":"2024-01-01","text":"Mayor Anna Varga, 45, opened the bridge in Harrow."}"#,
        )
        .with("draft.md", "---\npublished: 2024-03-05\n---\nMayor Anna Varga, 54, opened the bridge in Harrow.");
    let ended = folder.run(&["check", "draft.md", "--against", "wire.jsonl"]);
    assert!(ended.out.contains("[contradicted]: Anna Varga, how old: 54"), "{}", ended.out);
    assert!(!ended.out.contains("[updated]"), "{}", ended.out);
}

#[test]
fn a_hierarchy_says_which_place_lies_in_which() {
    let rows = "source,object,attribute,value\na,x,born,Norland\nb,x,born,Wick\nc,x,born,Anton\n";
    let places = "ID,name,parentID\n1,Norland,\n2,Wick,1\n3,Sudland,\n4,Anton,3\n";
    let folder = Folder::new("hierarchy")
        .with("rows.csv", rows)
        .with("places.csv", places)
        .with("odd.csv", "ID,place\n1,Norland\n");
    let flat = folder.run(&["reconcile", "rows.csv"]);
    assert!(flat.out.contains("\nx,born,Anton,") && flat.err.contains("born: category"), "{flat:?}");
    let nested = folder.run(&["reconcile", "rows.csv", "--hierarchy", "places.csv"]);
    assert_eq!(nested.status, 0, "{}", nested.err);
    assert!(nested.err.contains("born: place, as 100 % of its claims read"), "{}", nested.err);
    assert!(nested.out.contains("\nx,born,Wick,"), "{}", nested.out);
    let odd = folder.run(&["reconcile", "rows.csv", "--hierarchy", "odd.csv"]);
    assert!(odd.status == 2 && odd.err.contains("odd.csv:1: no column 'name'"), "{}", odd.err);
}

#[test]
fn rows_that_say_nothing_sure_are_named_and_left_out() {
    let rows = "source,object,attribute,value\na,x,n,1\nb,x,n,2,3\n,x,n,4\nc,,n,5\nd,x,n,1\ne,\"x,n,1\n";
    let folder = Folder::new("odd-rows").with("rows.csv", rows).with("empty.csv", "");
    let ended = folder.run(&["reconcile", "rows.csv", "--method", "vote"]);
    assert_eq!(ended.status, 1, "{}", ended.err);
    for what in [
        "rows.csv:3:5: 5 fields, where the header has 4",
        "rows.csv:4:1: the source is empty",
        "rows.csv:5:2: the object is empty",
        "rows.csv:7: a quote is opened and never closed",
    ] {
        assert!(ended.err.contains(what), "{what}: {}", ended.err);
    }
    assert!(ended.out.contains("x,n,1"), "{}", ended.out);
    let empty = folder.run(&["reconcile", "empty.csv"]);
    assert!(empty.status == 2 && empty.err.contains("the file is empty"), "{}", empty.err);
}

#[test]
fn the_sample_reports_hold_the_findings_that_they_were_written_for_and_no_others() {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/reports");
    let folder = Folder::new("samples");
    let ended = folder.run(&["report", samples]);
    let severity =
        |line: &&str| ["critical[", "major[", "minor[", "note["].iter().any(|s| line.starts_with(s));
    let findings: Vec<&str> = ended.out.lines().filter(severity).collect();
    assert_eq!(
        findings,
        [
            "critical[figure-conflict]: collapse near Orrin, how many died: Six and Dozens cannot both be true",
            "major[copy-altered]: daily-coast-1 copies northern-wire-1 and has “41” where that has “14”",
            "minor[denied]: bombing in Lassenport, who did it: Grey Tide is blamed, and denies it",
            "note[toll-rising]: bombing in Lassenport, how many died: the count rose from at least nine (2025-03-14) to 16 (2025-03-17)",
            "note[single-witness]: bombing in Lassenport, how many died: 3 documents, but one witness",
            "note[single-witness]: bombing in Lassenport, how many died (children): 2 documents, but one witness",
            "major[place-conflict]: Ilo Kest, where they are: Denmark and Norway lie outside one another",
            "minor[figure-conflict]: Ilo Kest, how old: 47 and 44 cannot both be true",
            "minor[denied]: Ilo Kest, where they are: one says Norway, the other denies Norway",
            "note[credit-missing]: daily-coast-1 copies northern-wire-1 and does not say so",
        ]
    );
    for answer in ["~ how many died: 16  1 witness", "'14' has become '41'"] {
        assert!(ended.out.contains(answer), "{answer}: {}", ended.out);
    }
}

#[test]
fn revisions_reads_the_one_document_of_a_file_of_json_lines() {
    let folder = Folder::new("revisions-lines")
        .with("old.jsonl", r#"{"id":"a","text":"Twelve people died in Narvik."}"#)
        .with("new.txt", "Fourteen people died in Narvik.")
        .with("two.jsonl", "{\"id\":1,\"text\":\"One.\"}\n{\"id\":2,\"text\":\"Two.\"}\n");
    let ended = folder.run(&["revisions", "old.jsonl", "new.txt"]);
    assert_eq!(ended.status, 0, "{ended:?}");
    let found: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(found["changes"].as_array().map(Vec::len), Some(1), "{found}");
    let ended = folder.run(&["revisions", "old.jsonl", "two.jsonl"]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("two.jsonl: has 2 documents where one is wanted"), "{ended:?}");
}

#[test]
fn an_integer_is_an_id_and_no_other_number_is() {
    let folder = Folder::new("integer-ids").with("in.jsonl", "{\"id\":17,\"text\":\"Twelve died.\"}\n");
    let ended = folder.run(&["extract", "in.jsonl"]);
    let found: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(found["id"], "17");
    assert_eq!(found["claims"][0]["document"], "17");
    let ended =
        folder.with("in.jsonl", "{\"id\":1.5,\"text\":\"Twelve died.\"}\n").run(&["report", "in.jsonl"]);
    assert_eq!(ended.status, 1);
    assert!(
        ended.err.contains("in.jsonl:1: invalid type: floating point `1.5`, expected a string or an integer")
    );
    assert!(ended.out.contains("found: nothing, as nothing was read"), "{ended:?}");
}

#[test]
fn a_caller_rates_misfits_by_their_code_their_attribute_or_their_distance() {
    let lines = r#"{"id": "a", "text": "Nine people were killed in a fire in Arden on Monday.", "published": "2031-05-14"}
{"id": "b", "text": "Twelve people were killed in a fire in Arden on Monday.", "published": "2031-05-14"}"#;
    let folder = Folder::new("rated").with("in.jsonl", lines);
    let found = |setting: &[&str]| {
        let ended = folder.run(&[&["report", "in.jsonl"], setting].concat());
        ended.out.lines().find_map(|line| Some(line.split_once("[figure-conflict]")?.0.trim().to_owned()))
    };
    assert_eq!(found(&[]).as_deref(), Some("major"));
    assert_eq!(found(&["--severity", "figure-conflict=note"]).as_deref(), Some("note"));
    assert_eq!(found(&["--stake", "killed=minor"]).as_deref(), Some("minor"));
    assert_eq!(found(&["--far", "1.2"]).as_deref(), Some("critical"));
    let ended = folder.run(&["report", "in.jsonl", "--stake", "killed"]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("expected an attribute and a severity, ATTRIBUTE=SEVERITY"), "{}", ended.err);
}
