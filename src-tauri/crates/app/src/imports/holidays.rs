//! Days off from a file: known by day and name.

use std::collections::BTreeMap;

use kipp_domain::imports::check_holidays;
use kipp_domain::names::normal_form;
use kipp_domain::problem::Severity;
use kipp_store::Write;
use kipp_store::records::Edition;

use super::Steps;
use super::planned::{Check, Differences, Kind, Planned, Rows, begin};
use crate::error::Result;
use crate::year::holidays::{self, DayOff, HolidayForm};

/// Hari libur.
pub(super) struct Holidays;

impl Kind for Holidays {
    type Work = HolidayForm;

    fn plan(check: Check<'_>, _: Option<&Edition>) -> Result<Rows<HolidayForm>> {
        plan(check).map(Rows::from)
    }

    fn write(write: &Write<'_>, works: &[(u32, &HolidayForm)], steps: &Steps<'_, '_>) -> Result<()> {
        for (at, (_, form)) in works.iter().enumerate() {
            steps.at(at)?;
            holidays::save_in(write, (*form).clone())?;
        }
        Ok(())
    }
}

fn plan(check: Check<'_>) -> Result<Vec<Planned<HolidayForm>>> {
    let source = check.source;
    // Only what is written down: the days of a shipped year are written down with the first of its rows.
    let known: BTreeMap<(String, String), DayOff> = holidays::all(check.read)?
        .into_iter()
        .map(|day| ((day.date.to_string(), normal_form(&day.name)), day))
        .collect();
    let mut rows = Vec::new();
    for checked in check_holidays(source, check.near) {
        check.steps.at(rows.len())?;
        let (mut planned, content) = begin(source, checked, "nama");
        let Some(row) = content else {
            rows.push(planned);
            continue;
        };
        let date = row.date.to_string();
        let old = known.get(&(date.clone(), normal_form(&row.name)));
        let mut form = HolidayForm { id: None, date, name: row.name, kind: row.kind.code().into(), source: row.source };
        if let Some(old) = old {
            let mut found = Differences::default();
            let _ = found.take("jenis", "Jenis", Some(old.kind.label()), Some(row.kind.label().to_owned()));
            form.source = found.take("sumber", "Sumber", old.source.as_deref(), form.source);
            planned.update(source, found.0);
            form.id = old.id;
            form.name.clone_from(&old.name);
        }
        if planned.severity() != Severity::Wrong {
            planned.work = Some(form);
        }
        rows.push(planned);
    }
    Ok(rows)
}
