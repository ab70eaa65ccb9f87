//! The campaigns that `cargo x campaign` knows are tests that are there.

/// Name and test, as `xtask/src/campaign.rs` lists them.
fn listed() -> Vec<(String, String)> {
    const SOURCE: &str = include_str!("../../../src-tauri/crates/xtask/src/campaign.rs");
    let list = SOURCE.split("CAMPAIGNS: &[(&str, &str, &str)] = &[").nth(1).unwrap_or_default();
    let list = list.split("];").next().unwrap_or_default();
    list.split("    (")
        .skip(1)
        .map(|row| {
            let mut texts = row.split('"').skip(1).step_by(2);
            (texts.next().unwrap_or_default().to_owned(), texts.next().unwrap_or_default().to_owned())
        })
        .collect()
}

#[test]
fn every_campaign_is_a_test_that_asks_for_its_amount() {
    const FILES: &[(&str, &str)] = &[
        ("kills", include_str!("kills.rs")),
        ("making", include_str!("making.rs")),
        ("damaged", include_str!("damaged.rs")),
        ("hostile", include_str!("hostile.rs")),
        ("pictures", include_str!("pictures.rs")),
    ];
    let listed = listed();
    assert!(listed.len() >= 5, "{listed:?}");
    for (name, test) in listed {
        let mut parts = test.split("::");
        assert_eq!(parts.next(), Some("faults"), "{test}");
        let (file, function) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let text = FILES.iter().find(|(known, _)| *known == file).unwrap_or_else(|| panic!("{test}")).1;
        assert!(text.contains(&format!("fn {function}()")), "{test}");
        assert!(text.contains(&format!("amount(\"{name}\", ")), "{name} asks for its amount");
    }
}
