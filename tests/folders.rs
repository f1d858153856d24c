//! Folders of articles, as outlets and archives lay them out.

use serde_json::Value;

use crate::cli::Folder;

#[test]
fn files_of_one_name_are_told_apart_by_their_folders() {
    let folder = Folder::new("folders-of-one-name")
        .with("post/1.txt", "The blast in Herat killed 14 people.")
        .with("wire/1.txt", "A blast in Herat killed 16 people.")
        .with("solo/note.txt", "Rain fell.");
    let ended = folder.run(&["report", "post", "wire", "solo", "--format", "json"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    let documents = report["documents"].as_array().unwrap();
    let ids: Vec<&str> = documents.iter().map(|document| document["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["post/1", "wire/1", "note"]);
}
