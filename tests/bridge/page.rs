//! The files of the page, under the content security policy of the window.

use std::path::{Component, Path};

use serde_json::Value;
use tiny_http::Response;

use crate::http::{Reply, text, with_header, with_type};

/// The window's own configuration: one policy for both.
const WINDOW: &str = include_str!("../../src-tauri/tauri.conf.json");

/// One file below `dist`; `/` is the page.
pub fn file(dist: &Path, path: &str) -> Reply {
    let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    match std::fs::read(dist.join(name)) {
        Ok(bytes) if inside => {
            with_header(with_type(Response::from_data(bytes), kind(name)), "Content-Security-Policy", &policy())
        }
        _ => text(404, "no such file of the page"),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}

/// The window's policy, but the page may call the bridge instead of Tauri.
fn policy() -> String {
    let config: Value = serde_json::from_str(WINDOW).unwrap_or_default();
    let Some(rules) = config["app"]["security"]["csp"].as_object() else {
        return "default-src 'none'".into();
    };
    let rules = rules.iter().map(|(name, value)| match name.as_str() {
        "connect-src" => "connect-src 'self'".to_string(),
        name => format!("{name} {}", value.as_str().unwrap_or("'none'")),
    });
    rules.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_windows_with_one_difference() {
        let policy = policy();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
        assert!(policy.contains("connect-src 'self'") && !policy.contains("ipc:"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }

    #[test]
    fn nothing_outside_the_page_is_served() {
        let folder = tempfile::tempdir().expect("folder");
        std::fs::create_dir(folder.path().join("dist")).expect("dist");
        std::fs::write(folder.path().join("secret"), "x").expect("secret");
        std::fs::write(folder.path().join("dist/index.html"), "page").expect("page");
        let dist = folder.path().join("dist");
        for (path, status) in
            [("/", 200), ("/index.html", 200), ("/../secret", 404), ("//etc/passwd", 404), ("/none.js", 404)]
        {
            assert_eq!(file(&dist, path).status_code().0, status, "{path}");
        }
    }
}
