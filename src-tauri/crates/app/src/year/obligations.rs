//! Kewajiban: one agency, one innovation, per edition; exemption with reason; the computed status.

use kipp_domain::obligation::{Obliged, Standing, standings};
use kipp_domain::submission::Status;
use kipp_store::records::{Agency, Edition, Obligation};
use kipp_store::{Id, Op, Read, named_params, sql};

use crate::desk::{App, Done, reason};
use crate::error::{Fault, Noun, Result};
use crate::office::agencies;
use crate::ports::Ctx;
use crate::rows;
use crate::year::editions;

pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Obligation>> {
    Ok(read.list(sql!("obligations/of_edition"), named_params! { ":edition_id": edition })?)
}

/// An obliged agency with its computed status.
#[derive(Clone, Debug)]
pub struct Duty {
    pub obligation: Obligation,
    pub agency: Agency,
    pub kind: String,
    pub group: String,
    pub standing: Standing<Id<Agency>>,
}

/// Every obliged agency of an edition in the register's order, and the recap groups in theirs.
pub fn duties(read: &Read<'_>, edition: Id<Edition>) -> Result<(Vec<Duty>, Vec<String>)> {
    let settings = rows::edition(read, edition)?;
    let agencies = agencies::all(read)?;
    let kinds = agencies::kinds(read)?;
    let groups = agencies::groups(read)?;
    let rows = of_edition(read, edition)?;
    let group_of = |agency: &Agency| {
        let kind = kinds.iter().find(|kind| kind.id == agency.kind_id);
        let group = kind.and_then(|kind| kind.recap_group_id).and_then(|id| groups.iter().find(|group| group.id == id));
        (
            kind.map(|kind| kind.name.clone()).unwrap_or_default(),
            group.map(|group| group.name.clone()).unwrap_or_default(),
        )
    };
    let mut owed: Vec<(Obligation, Agency)> = rows
        .into_iter()
        .filter_map(|row| agencies.iter().find(|agency| agency.id == row.agency_id).map(|agency| (row, agency.clone())))
        .collect();
    owed.sort_by_key(|(_, agency)| (agency.position, agency.id));
    let obliged: Vec<Obliged<Id<Agency>>> = owed
        .iter()
        .map(|(row, agency)| Obliged {
            agency: agency.id,
            group: group_of(agency).1,
            exempt: row.exempt_reason.is_some(),
        })
        .collect();
    let sent: Vec<(Id<Agency>, Status)> = read
        .map(sql!("submissions/sent_of_edition"), named_params! { ":edition_id": edition }, |row| {
            Ok((row.get(0)?, Status::from_code(&row.get::<_, String>(1)?)))
        })?
        .into_iter()
        .filter_map(|(agency, status)| Some((agency, status?)))
        .collect();
    let standings = standings(&obliged, &sent, &agencies::tree(&agencies)?, settings.sub_units_count);
    let duties = owed
        .into_iter()
        .zip(standings)
        .map(|((obligation, agency), standing)| {
            let (kind, group) = group_of(&agency);
            Duty { obligation, agency, kind, group, standing }
        })
        .collect();
    Ok((duties, groups.into_iter().map(|group| group.name).collect()))
}

/// Exempts an agency with its reason; None ends the exemption.
pub fn exempt(
    app: &App,
    ctx: &Ctx<'_>,
    edition: Id<Edition>,
    agency: Id<Agency>,
    why: Option<&str>,
) -> Result<Done<()>> {
    let why = match why {
        Some(why) => Some(reason("Mengecualikan perangkat daerah", why)?),
        None => None,
    };
    app.write(ctx, Op::new("obligations.exempt", "Pengecualian").edition(edition).reason(why.clone()), |write| {
        rows::open_edition(write, edition)?;
        let unit = agencies::get(write, agency)?;
        let row: Option<Obligation> =
            write.one(sql!("obligations/of_agency"), named_params! { ":edition_id": edition, ":agency_id": agency })?;
        let mut row =
            row.ok_or_else(|| Fault::not_found(Noun::Agency, format!("{} (tidak wajib pada edisi ini)", unit.name)))?;
        let verb = if why.is_some() { "dikecualikan" } else { "wajib kembali" };
        row.exempted_at = why.as_ref().map(|_| write.at());
        row.exempt_reason = why;
        write.amend(|op| op.label = format!("{} {verb}", unit.name));
        Ok(write.update(&row)?)
    })
}

/// Makes exactly the agencies that owe by default (or by `agencies`) obliged in an edition; exemptions stay.
pub fn set(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, wanted: Option<&[Id<Agency>]>) -> Result<Done<usize>> {
    app.write(ctx, Op::new("obligations.set", "Daftar wajib diperbarui").edition(edition), |write| {
        rows::open_edition(write, edition)?;
        sync(write, edition, wanted)
    })
}

pub(crate) fn sync(
    write: &kipp_store::Write<'_>,
    edition: Id<Edition>,
    wanted: Option<&[Id<Agency>]>,
) -> Result<usize> {
    let all = agencies::all(write)?;
    let wanted: Vec<Id<Agency>> = match wanted {
        Some(ids) => {
            if let Some(unknown) = ids.iter().find(|id| !all.iter().any(|agency| agency.id == **id)) {
                return Err(Fault::not_found(Noun::Agency, unknown));
            }
            let mut ids = ids.to_vec();
            ids.sort_unstable();
            ids.dedup();
            ids
        }
        None => all.iter().filter(|agency| editions::owes(agency)).map(|agency| agency.id).collect(),
    };
    let now = of_edition(write, edition)?;
    for row in now.iter().filter(|row| !wanted.contains(&row.agency_id)) {
        write.delete::<Obligation>(row.id)?;
    }
    for agency in &wanted {
        if !now.iter().any(|row| row.agency_id == *agency) {
            write.insert(Obligation {
                id: Id::NEW,
                edition_id: edition,
                agency_id: *agency,
                exempt_reason: None,
                exempted_at: None,
            })?;
        }
    }
    Ok(wanted.len())
}
