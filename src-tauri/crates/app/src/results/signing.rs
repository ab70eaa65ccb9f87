//! Who signs the papers of a result, of which day they are and under which letterhead. A frozen revision keeps this with its numbers, so that a
//! reprint says the same names after the register of signatories has changed.
//!
//! Knows offices and days; refuses to know which document needs whom.

use chrono::NaiveDate;
use kipp_domain::edition::StageKind;
use kipp_store::records::{Edition, Signatory, Stage};
use kipp_store::{Id, Read};
use serde::{Deserialize, Serialize};

use crate::dates::kept;
use crate::error::Result;
use crate::office::{settings, signatories};
use crate::rows;
use crate::year::stages;

/// Roles in the order of the register.
pub const ROLES: [&str; 3] = ["kepala_daerah", "sekretaris_daerah", "kepala_bagian"];

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// The day the panel's result bears, ISO; None: the day of the freeze, or today.
    pub date: Option<String>,
    /// Those on duty on that day, then signatories named by an award class.
    pub people: Vec<Signer>,
    /// The four lines of the letterhead; absent in a revision frozen before they were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kop: Option<[String; 4]>,
}

/// A signatory as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    pub id: Id<Signatory>,
    pub role: String,
    pub name: String,
    pub nip: Option<String>,
    pub rank_grade: Option<String>,
    pub office: String,
    /// definitif, plt, plh, an, ub
    pub capacity: String,
    pub principal: Option<String>,
    /// SHA-256 of the picture of the signature; None: there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
}

impl From<&Signatory> for Signer {
    fn from(row: &Signatory) -> Self {
        Self {
            id: row.id,
            role: row.role.clone(),
            name: row.name.clone(),
            nip: row.nip.clone(),
            rank_grade: row.rank_grade.clone(),
            office: row.office.clone(),
            capacity: row.capacity.clone(),
            principal: row.principal.clone(),
            signature: row.signature.clone(),
        }
    }
}

impl Signer {
    /// The office in one line, with the capacity as printed: "Plt. Bupati Luwu Utara", "a.n. Bupati Luwu Utara, Sekretaris
    /// Daerah", "a.n. Bupati Luwu Utara, Sekretaris Daerah, u.b. Kepala Bagian Organisasi".
    pub fn office_line(&self) -> String {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let own = words(&self.office);
        let behind = || {
            let lines = self.principal.as_deref().unwrap_or_default().lines().map(words);
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
        };
        match self.capacity.as_str() {
            "plt" => format!("Plt. {own}"),
            "plh" => format!("Plh. {own}"),
            "an" => format!("a.n. {}, {own}", behind()),
            "ub" => format!("a.n. {}, u.b. {own}", behind()),
            _ => own,
        }
    }
}

impl Signing {
    /// Adds for every role without anybody who was on duty on `day`: a revision frozen before the register was complete
    /// lacks a name, it does not promise that nobody signs. Those it has stay as they are.
    pub fn filled(mut self, register: &[Signatory], day: NaiveDate) -> Self {
        let on_duty = on_day(register, day).into_iter();
        let lacking: Vec<Signer> = on_duty.filter(|one| self.of_role(&one.role).is_none()).collect();
        self.people.extend(lacking);
        self
    }

    pub fn of_role(&self, role: &str) -> Option<&Signer> {
        self.people.iter().find(|person| person.role == role)
    }

    /// The signatory a class names, else the one on duty in `role`.
    pub fn of_class(&self, id: Option<Id<Signatory>>, role: &str) -> Option<&Signer> {
        let named = id.and_then(|id| self.people.iter().find(|person| person.id == id));
        named.or_else(|| self.of_role(role))
    }
}

/// The signatories of a result of `edition`. `today` counts where the edition has no day of its own.
pub fn of_edition(read: &Read<'_>, edition: &Edition, named: &[Id<Signatory>], today: NaiveDate) -> Result<Signing> {
    let day = kept(edition.result_date.as_deref());
    let all = signatories::all(read)?;
    let mut people: Vec<Signer> = on_day(&all, day.unwrap_or(today));
    for id in named {
        if !people.iter().any(|person| person.id == *id) {
            people.extend(all.iter().find(|row| row.id == *id).map(Signer::from));
        }
    }
    let kop = settings::kop(read, &settings::region(read, edition)?)?;
    Ok(Signing { date: day.map(|day| day.to_string()), people, kop: Some(kop) })
}

/// The day to propose for a result, with the stage it comes from: that of the edition, else that of the stage in which the
/// panel decides.
pub fn proposed_day(read: &Read<'_>, edition: Id<Edition>) -> Result<Option<(NaiveDate, Option<String>)>> {
    if let Some(day) = kept(rows::edition(read, edition)?.result_date.as_deref()) {
        return Ok(Some((day, None)));
    }
    let of_panel = |stage: &Stage| stage.enabled && stage.kind == StageKind::Decision.code();
    let stage = stages::of_edition(read, edition)?.into_iter().find(of_panel);
    Ok(stage.and_then(|stage| {
        let day = kept(stage.ends_on.as_deref()).or_else(|| kept(stage.starts_on.as_deref()))?;
        Some((day, Some(stage.name)))
    }))
}

/// One signatory per role: those on duty on `day`.
pub fn on_day(all: &[Signatory], day: NaiveDate) -> Vec<Signer> {
    ROLES.iter().filter_map(|role| signatories::on_duty(all, role, day)).map(Signer::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_said_in_one_line_with_its_capacity() {
        let said = |office: &str, capacity: &str, principal: Option<&str>| {
            let (office, capacity, principal) = (office.into(), capacity.into(), principal.map(Into::into));
            Signer { office, capacity, principal, ..Signer::default() }.office_line()
        };
        assert_eq!(said("Bupati Luwu Utara", "definitif", None), "Bupati Luwu Utara");
        assert_eq!(said("Bupati\nLuwu Utara", "plt", None), "Plt. Bupati Luwu Utara");
        assert_eq!(said("Sekretaris Daerah", "plh", None), "Plh. Sekretaris Daerah");
        assert_eq!(
            said("Sekretaris Daerah", "an", Some("Bupati Luwu Utara")),
            "a.n. Bupati Luwu Utara, Sekretaris Daerah"
        );
        assert_eq!(
            said("Kepala Bagian Organisasi", "ub", Some("Bupati Luwu Utara\nSekretaris Daerah")),
            "a.n. Bupati Luwu Utara, Sekretaris Daerah, u.b. Kepala Bagian Organisasi"
        );
    }
}
