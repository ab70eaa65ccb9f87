//! Hari libur: the days that are no working days. A year that the office has not written down is as shipped.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use kipp_domain::holidays::{ShippedHoliday, YEARS_TO_CHECK, shipped_holidays};
use kipp_domain::problem::Problems;
use kipp_domain::words;
use kipp_domain::working_days::{HolidayKind, JointLeave, WorkingDays};
use kipp_store::records::Holiday;
use kipp_store::{Id, Op, Read, StoreError, Write, sql};

use crate::dates::optional_date;
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Noun, Result};
use crate::ports::Ctx;

/// A day off, of the desk or as shipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOff {
    /// None: shipped, and not written down in the desk.
    pub id: Option<Id<Holiday>>,
    pub date: NaiveDate,
    pub name: String,
    pub kind: HolidayKind,
    pub source: Option<String>,
}

fn told(row: Holiday) -> Result<DayOff> {
    let damaged = || StoreError::Damaged(format!("hari libur {} “{}”", row.date, row.kind));
    let date = crate::dates::kept(Some(&row.date)).ok_or_else(damaged)?;
    let kind = HolidayKind::from_code(&row.kind).ok_or_else(damaged)?;
    Ok(DayOff { id: Some(row.id), date, name: row.name, kind, source: row.source })
}

fn shipped(day: ShippedHoliday) -> DayOff {
    let source = Some(day.basis.to_owned()).filter(|basis| !basis.is_empty());
    DayOff { id: None, date: day.date, name: day.name.into(), kind: day.kind, source }
}

/// The days off of every year, in the order of the calendar.
pub fn all(read: &Read<'_>) -> Result<Vec<DayOff>> {
    let mut days: Vec<DayOff> =
        read.list::<Holiday>(sql!("holidays/all"), [])?.into_iter().map(told).collect::<Result<_>>()?;
    let written: BTreeSet<i32> = days.iter().map(|day| day.date.year()).collect();
    days.extend(shipped_holidays().into_iter().filter(|day| !written.contains(&day.date.year())).map(shipped));
    days.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    Ok(days)
}

/// Years whose days come with the program and one source alone says something else of.
pub fn to_check(days: &[DayOff]) -> Vec<i32> {
    let shipped = |year: &i32| days.iter().any(|day| day.id.is_none() && day.date.year() == *year);
    YEARS_TO_CHECK.into_iter().filter(shipped).collect()
}

/// The calendar of the office.
pub fn working_days(read: &Read<'_>, joint_leave_off: bool) -> Result<WorkingDays> {
    let days = all(read)?;
    let joint_leave = if joint_leave_off { JointLeave::DayOff } else { JointLeave::WorkingDay };
    let to_check = to_check(&days);
    Ok(WorkingDays::new(days.into_iter().map(|day| (day.date, day.kind)), joint_leave, to_check))
}

/// What is typed for a day off.
#[derive(Clone, Debug, Default)]
pub struct HolidayForm {
    pub id: Option<Id<Holiday>>,
    pub date: String,
    pub name: String,
    /// libur-nasional, cuti-bersama
    pub kind: String,
    pub source: Option<String>,
}

pub fn save(app: &App, ctx: &Ctx<'_>, form: HolidayForm) -> Result<Done<Id<Holiday>>> {
    app.write(ctx, Op::new("holidays.save", "Hari libur disimpan"), |write| save_in(write, form))
}

/// The same inside another operation. A year that is as shipped is written down first, so that nothing of it is lost.
pub(crate) fn save_in(write: &Write<'_>, form: HolidayForm) -> Result<Id<Holiday>> {
    let mut problems = Problems::new();
    let date = optional_date(&mut problems, "date", Some(&form.date), write);
    if date.is_none() && form.date.trim().is_empty() {
        problems.wrong("date", "Tanggal belum diisi.");
    }
    let name = problems.required("name", "Nama hari libur", &form.name).map(str::to_owned);
    let kind = HolidayKind::from_code(&form.kind);
    if kind.is_none() {
        problems.wrong("kind", format!("Jenis “{}” tidak dikenal. Pilih libur nasional atau cuti bersama.", form.kind));
    }
    let (Some(date), Some(name), Some(kind), false) = (date, name, kind, problems.is_wrong()) else {
        return Err(problems.into());
    };
    let is_first = fill_in(write, date.year())? > 0;
    let rows: Vec<Holiday> = write.list(sql!("holidays/all"), [])?;
    let same = rows.iter().find(|row| row.date == date.to_string() && row.name == name && Some(row.id) != form.id);
    // A day that came with the program is changed, not doubled.
    let id = form.id.or(same.filter(|_| is_first).map(|row| row.id));
    if same.is_some_and(|row| Some(row.id) != id) {
        return Err(Fault::field("name", format!("{name} {} sudah tercatat.", words::long_date(date))));
    }
    write.amend(|op| op.label = format!("Hari libur {}: {name}", words::long_date(date)));
    Ok(write.put(Holiday {
        id: id.unwrap_or_default(),
        date: date.to_string(),
        name,
        kind: kind.code().into(),
        source: filled(form.source),
    })?)
}

pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<Holiday>) -> Result<Done<()>> {
    app.write(ctx, Op::new("holidays.delete", "Hari libur dihapus"), |write| {
        let row: Holiday = write.get(id)?.ok_or_else(|| Fault::not_found(Noun::Holiday, id))?;
        write.amend(|op| op.label = format!("Hari libur {} dihapus", row.name));
        Ok(write.delete::<Holiday>(id)?)
    })
}

/// Writes the shipped days of a year down, to be changed; answers how many.
pub fn fill(app: &App, ctx: &Ctx<'_>, year: i32) -> Result<Done<u32>> {
    app.write(ctx, Op::new("holidays.fill", format!("Hari libur {year} dicatat")), |write| {
        if !shipped_holidays().iter().any(|day| day.date.year() == year) {
            let text = format!("Hari libur {year} tidak disertakan dengan program. Ketik atau impor dari Excel.");
            return Err(Fault::field("year", text));
        }
        fill_in(write, year)
    })
}

fn fill_in(write: &Write<'_>, year: i32) -> Result<u32> {
    let rows: Vec<Holiday> = write.list(sql!("holidays/all"), [])?;
    if rows.iter().any(|row| row.date.starts_with(&format!("{year:04}-"))) {
        return Ok(0);
    }
    let mut count = 0;
    for day in shipped_holidays().into_iter().filter(|day| day.date.year() == year).map(shipped) {
        write.insert(Holiday {
            id: Id::NEW,
            date: day.date.to_string(),
            name: day.name,
            kind: day.kind.code().into(),
            source: day.source,
        })?;
        count += 1;
    }
    Ok(count)
}
