//! Who is the same person: by NIP, else by name and agency. Never by likeness: two spellings are joined by a person alone.
//!
//! Source: the issue "The hall, the Zoom and the letters", section 2.2.

/// What papers say of somebody. `K` names an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity<'a, K> {
    /// In [`crate::names::normal_form`].
    pub normal_name: &'a str,
    /// 18 digits.
    pub nip: Option<&'a str>,
    /// None: from outside.
    pub agency: Option<K>,
}

impl<K: PartialEq> Identity<'_, K> {
    /// Whether two papers speak of one person. Where both tell a NIP, it decides; else the name in one agency does, or outside
    /// of all.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self.nip, other.nip) {
            (Some(nip), Some(other)) => nip == other,
            _ => self.normal_name == other.normal_name && self.agency == other.agency,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity<'a>(normal_name: &'a str, nip: &'a str, agency: &'a str) -> Identity<'a, &'a str> {
        let filled = |text: &'a str| (!text.is_empty()).then_some(text);
        Identity { normal_name, nip: filled(nip), agency: filled(agency) }
    }

    #[test]
    fn a_nip_decides_else_the_name_of_one_agency_does() {
        for (one, other, same) in [
            (("ani", "1", "DINKES"), ("ani", "1", "DINKES"), true),
            (("ani", "1", "DINKES"), ("anicontoh", "1", "BAPPEDA"), true),
            (("ani", "1", "DINKES"), ("ani", "2", "DINKES"), false),
            (("ani", "1", "DINKES"), ("ani", "", "DINKES"), true),
            (("ani", "", "DINKES"), ("ani", "", "DINKES"), true),
            (("ani", "", "DINKES"), ("ani", "", "BAPPEDA"), false),
            (("ani", "", "DINKES"), ("anicontoh", "", "DINKES"), false),
            (("ani", "", ""), ("ani", "", ""), true),
            (("ani", "1", ""), ("ani", "", "DINKES"), false),
        ] {
            let [left, right] = [one, other].map(|(name, nip, agency)| identity(name, nip, agency));
            assert_eq!((left.is_same(&right), right.is_same(&left)), (same, same), "{one:?} {other:?}");
        }
    }
}
