//! The command `reconcile`: files as people have them, and each of its options.

use crate::cli::Folder;

const HEAD: &str = "source,object,attribute,value\n";

/// A file of rows under the usual header.
fn rows(name: &str, rows: &str) -> Folder {
    Folder::new(name).with("in.csv", format!("{HEAD}{rows}"))
}

#[test]
fn files_as_programs_write_them_are_read() {
    let body = "A,x,c,red\nB,x,c,red\n";
    let quoted = "\u{feff}\"source\",\"object\",\"attribute\",\"value\"\nA,x,c,red\n".to_owned();
    let files = [
        ("a byte order mark", format!("\u{feff}{HEAD}{body}")),
        ("a byte order mark and quotes", quoted),
        ("the line ends of Windows", format!("{HEAD}{body}").replace('\n', "\r\n")),
        ("no end of the last line", format!("{HEAD}{}", body.trim_end())),
        ("blank lines", format!("{HEAD}\n\n{body}\n")),
        ("another order and more columns", "VALUE,note, Source ,OBJECT,Attribute\nred,hm,A,x,c\n".to_owned()),
    ];
    for (what, file) in files {
        let ended = Folder::new("files").with("in.csv", file).run(&["reconcile", "in.csv"]);
        assert_eq!(ended.status, 0, "{what}: {}", ended.err);
        assert!(ended.out.contains("\nx,c,red,"), "{what}: {}", ended.out);
    }
}

#[test]
fn cells_with_line_ends_and_quotes_come_back_as_they_were() {
    let ended = rows("quotes", "A,\"x\ny\",c,\"a \"\"b\"\", d\"\n").run(&["reconcile", "in.csv"]);
    assert!(ended.out.contains("\n\"x\ny\",c,\"a \"\"b\"\", d\","), "{}", ended.out);
}

#[test]
fn a_bad_row_is_named_by_its_own_line() {
    let long = "\u{e9}".repeat(2_000_000);
    let body = format!("A,x,c,red\n\n\nB,x\n\"C\n\",x,c\nD,x,c,{long}\nE,x,c,red\n\nF,,c,red");
    let ended = rows("lines", &body).run(&["reconcile", "in.csv"]);
    assert_eq!(ended.status, 1);
    for what in [
        "in.csv:5: 2 fields, where column 3 is wanted\n",
        "in.csv:6: 3 fields, where column 4 is wanted\n",
        "in.csv:11:2: the object is empty\n",
    ] {
        assert!(ended.err.contains(what), "{what}: {}", ended.err);
    }
    let mut bytes = format!("{HEAD}A,x,c,red\nB,x,c,").into_bytes();
    bytes.extend([0xFF; 1000]);
    let ended = Folder::new("bytes").with("in.csv", bytes).run(&["reconcile", "in.csv"]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.contains("in.csv:3:4: '\u{fffd}"), "{}", ended.err);
    assert!(ended.err.contains("…' is not UTF-8\n") && ended.err.len() < 600, "{}", ended.err.len());
}

#[test]
fn a_header_that_says_nothing_sure_is_refused() {
    for (header, what) in [
        ("source,object,attribute,value,Value", "in.csv:1:5: a second column 'value': which one counts?"),
        (
            "source,object,value",
            "in.csv:1: no column 'attribute'; the header has 'source', 'object', 'value'",
        ),
        (
            "source;object;attribute;value",
            "in.csv:1: no column 'source'; the header has 'source;object;attribute;value'",
        ),
    ] {
        let ended = Folder::new("header")
            .with("in.csv", format!("{header}\n1,2,3,4,5\n"))
            .run(&["reconcile", "in.csv"]);
        assert_eq!((ended.status, ended.out.as_str()), (2, ""), "{header}");
        assert!(ended.err.contains(what), "{what}: {}", ended.err);
    }
    let ended = rows("header-only", "").run(&["reconcile", "in.csv", "--sources", "trust.csv"]);
    assert_eq!((ended.status, ended.out.as_str()), (0, "object,attribute,value,low,high,confidence\n"));
}

#[test]
fn the_latest_claim_counts_by_a_column_of_times() {
    let file = "source,object,attribute,value,when\nA,x,n,5,2024-01-02\nA,x,n,7,2023-01-01T10:00:00Z\nB,x,n,6,soon\n";
    let folder = Folder::new("times").with("in.csv", file);
    let ended = folder.run(&["reconcile", "in.csv", "--time", "when", "--method", "vote"]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.contains("in.csv:4:5: 'soon' is no date, time or number\n"), "{}", ended.err);
    assert!(ended.err.contains("1 claim replaced by a later one of the same source\n"), "{}", ended.err);
    assert!(ended.out.contains("\nx,n,5,"), "{}", ended.out);
    let ended = folder.run(&["reconcile", "in.csv", "--time", "at"]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("no column 'at'"), "{}", ended.err);
}

#[test]
fn a_kind_that_is_given_stands_and_one_that_is_none_is_refused() {
    let folder = rows("kinds", "A,x,gate,17\nB,x,gate,17\nC,x,gate,19\n");
    let ended = folder.run(&["reconcile", "in.csv", "--kind", "gate=category"]);
    assert!(ended.err.contains("gate: category, as given\n"), "{}", ended.err);
    for (kind, what) in
        [("gate=colour", "unknown kind 'colour'"), ("gate", "--kind 'gate': ATTRIBUTE=KIND is wanted")]
    {
        let ended = folder.run(&["reconcile", "in.csv", "--kind", kind]);
        assert_eq!((ended.status, ended.out.as_str()), (2, ""));
        assert!(ended.err.contains(what), "{}", ended.err);
    }
}

#[test]
fn known_truths_calibrate_the_sources_of_other_items() {
    let folder = rows("known", "A,x,c,red\nB,x,c,blue\nA,y,c,up\nB,y,c,down\nA,z,c,in\nB,z,c,out\n")
        .with("truth.csv", "object,attribute,value\nx,c,blue\ny,c,down\n");
    let ended = folder.run(&["reconcile", "in.csv", "--calibrate", "truth.csv", "--method", "one_coin"]);
    assert!(ended.out.contains("\nz,c,out,"), "{}", ended.out);
    let ended = folder.run(&["reconcile", "in.csv", "--calibrate", "none.csv"]);
    assert_eq!((ended.status, ended.out.as_str()), (2, ""));
}

#[test]
fn an_explanation_names_the_claim_or_the_claims_that_decide() {
    let explained = |said: &[(&str, usize)]| {
        let row = |(value, count): &(&str, usize)| -> String {
            (0..*count).map(|at| format!("{value}{at:03},x,c,{value}\n")).collect()
        };
        let body: String = said.iter().map(row).collect();
        let ended =
            rows("explain", &body).run(&["reconcile", "in.csv", "--method", "vote", "--explain", "x"]);
        assert_eq!(ended.status, 0, "{}", ended.err);
        ended.out
    };
    let one = explained(&[("blue", 2), ("red", 2)]);
    assert!(one.contains("x, c: blue (confidence 0.50, a tie)\n"), "{one}");
    assert!(one.contains("    red001: trust 0.50 (0.05 to 0.95, on 1 claim)\n"), "{one}");
    assert!(one.contains("without the claim of blue000 the answer would be red\n"), "{one}");
    let few = explained(&[("blue", 5), ("red", 1)]);
    let what = "no single claim, if withdrawn, changes the answer; without those of its 5 most trusted sources it would be red\n";
    assert!(few.contains(what), "{few}");
    let many = explained(&[("blue", 130), ("red", 100)]);
    assert!(
        many.contains("  without those of its 31 most trusted sources it would be red\n"),
        "{}",
        many.lines().last().unwrap()
    );
    let ended = rows("explain", "A,x,c,red\n").run(&["reconcile", "in.csv", "--explain", "y"]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("--explain 'y': no claim is about it"), "{}", ended.err);
}

#[test]
fn all_methods_are_held_against_each_other() {
    let ended =
        rows("all", "A,x,n,1\nB,x,n,1\nC,x,n,9\nA,y,n,4\n").run(&["reconcile", "in.csv", "--method", "all"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    assert!(ended.out.starts_with("agreement,auto,vote,mean,"), "{}", ended.out);
    assert!(
        ended.out.contains("\n1 of 2 items have more than one answer; those with most:\n  x, n: 1 | "),
        "{}",
        ended.out
    );
    let list = Folder::new("list").run(&["reconcile", "--method", "list"]);
    assert!(list.out.lines().count() > 25 && list.out.contains("\ncrh: "), "{}", list.out);
}

#[test]
fn trust_in_sources_is_written_with_its_interval() {
    let folder = rows("trust", "A,x,c,red\nB,x,c,red\n\"C, D\",x,c,blue\n");
    let ended = folder.run(&["reconcile", "in.csv", "--method", "vote", "--sources", "trust.csv"]);
    assert_eq!(ended.status, 0);
    let trust = folder.read("trust.csv");
    assert!(trust.starts_with("source,trust,low,high,claims\nA,0.666667,"), "{trust}");
    assert!(trust.contains("\n\"C, D\",0.333333,"), "{trust}");
}
