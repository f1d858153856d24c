//! The ids of articles that have none of their own: the shortest end of its path that no other article has.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of a file without its ending.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The ids of files, in their order; files of one name and folder in two formats keep their endings.
pub(super) fn of_articles(files: &[PathBuf]) -> Vec<String> {
    let mut ids: Vec<String> = files.iter().map(|file| stem(file)).collect();
    let deepest = files.iter().map(|file| file.components().count()).max().unwrap_or(0);
    for folders in 1..deepest {
        let clashing = clashing(&ids);
        for &at in &clashing {
            ids[at] = with_folders(&files[at], folders);
        }
    }
    for at in clashing(&ids) {
        ids[at] = files[at].to_string_lossy().into_owned();
    }
    ids
}

/// The places of those ids that stand more than once.
fn clashing(ids: &[String]) -> Vec<usize> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, id) in ids.iter().enumerate() {
        places.entry(id).or_default().push(at);
    }
    places.into_values().filter(|places| places.len() > 1).flatten().collect()
}

/// The stem behind the names of so many folders.
fn with_folders(file: &Path, folders: usize) -> String {
    let names: Vec<_> =
        file.parent().into_iter().flat_map(Path::components).map(std::path::Component::as_os_str).collect();
    let names = &names[names.len().saturating_sub(folders)..];
    let parts = names.iter().map(|name| name.to_string_lossy().into_owned()).chain([stem(file)]);
    parts.collect::<Vec<_>>().join("/")
}
