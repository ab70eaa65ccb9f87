//! Whom a letter to an agency is addressed to, when the register has no office for its head.
//!
//! Source: documents-year.md 9.5.

/// Office and place on the envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// "Kepala Dinas Kesehatan"
    pub office: String,
    /// None: the place of the office that writes.
    pub place: Option<String>,
}

/// The addressee of an agency of a kind; `region` is "Kabupaten Luwu Utara".
pub fn addressee(kind: &str, name: &str, region: &str) -> Addressee {
    let without = |word: &str| name.strip_prefix(word).map_or(name, str::trim_start).to_owned();
    let at = |office: String, place: Option<String>| Addressee { office, place };
    match kind {
        "inspektorat" => at(format!("Inspektur {region}"), None),
        "sekretariat" if name.contains("DPRD") || name.contains("Dewan") => {
            at(format!("Sekretaris DPRD {region}"), None)
        }
        "sekretariat" => at("Para Kepala Bagian lingkup Sekretariat Daerah".into(), None),
        "kecamatan" => at(format!("Camat {}", without("Kecamatan")), Some(without("Kecamatan"))),
        "kelurahan" => at(format!("Lurah {}", without("Kelurahan")), Some(without("Kelurahan"))),
        "desa" => at(format!("Kepala Desa {}", without("Desa")), Some(without("Desa"))),
        "rsud" | "bumd" => at(format!("Direktur {name}"), None),
        _ if name.starts_with("Badan Penanggulangan Bencana") => at(format!("Kepala Pelaksana {name}"), None),
        _ => at(format!("Kepala {name}"), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_addressed_by_the_kind_of_their_agency() {
        for (kind, name, office, place) in [
            ("dinas", "Dinas Kesehatan", "Kepala Dinas Kesehatan", None),
            ("kecamatan", "Kecamatan Seko", "Camat Seko", Some("Seko")),
            ("inspektorat", "Inspektorat", "Inspektur Kabupaten Luwu Utara", None),
            ("sekretariat", "Sekretariat DPRD", "Sekretaris DPRD Kabupaten Luwu Utara", None),
            ("sekretariat", "Sekretariat Daerah", "Para Kepala Bagian lingkup Sekretariat Daerah", None),
            ("desa", "Desa Radda", "Kepala Desa Radda", Some("Radda")),
            ("rsud", "RSUD Andi Djemma", "Direktur RSUD Andi Djemma", None),
            (
                "badan",
                "Badan Penanggulangan Bencana Daerah",
                "Kepala Pelaksana Badan Penanggulangan Bencana Daerah",
                None,
            ),
        ] {
            let expected = Addressee { office: office.into(), place: place.map(str::to_owned) };
            assert_eq!(addressee(kind, name, "Kabupaten Luwu Utara"), expected, "{name}");
        }
    }
}
