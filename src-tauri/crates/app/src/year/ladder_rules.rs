//! Aturan surat: the waiting times of an edition between the letters about a duty.

use kipp_domain::ladder::LadderRules;
use kipp_domain::problem::Problems;
use kipp_store::records::{Edition, LadderRuleSet};
use kipp_store::{Id, Op, Read, named_params, sql};

use crate::desk::{App, Done};
use crate::error::Result;
use crate::ports::Ctx;
use crate::rows;

/// The rules of an edition with the switch for joint leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleSet {
    pub rules: LadderRules,
    /// Joint leave is no working day.
    pub joint_leave_off: bool,
}

fn row(read: &Read<'_>, edition: Id<Edition>) -> Result<Option<LadderRuleSet>> {
    Ok(read.one(sql!("ladder_rules/of_edition"), named_params! { ":edition_id": edition })?)
}

/// The rules of an edition; the usual ones where the office has set none.
pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<RuleSet> {
    rows::edition(read, edition)?;
    let Some(row) = row(read, edition)? else {
        return Ok(RuleSet { rules: LadderRules::default(), joint_leave_off: true });
    };
    let days = |value: i64| rows::fits("aturan surat", value);
    Ok(RuleSet {
        rules: LadderRules {
            reminder_days: days(row.reminder_days)?,
            most_reminders: rows::fits("aturan surat", row.most_reminders)?,
            first_term: days(row.first_term)?,
            second_term: days(row.second_term)?,
            delivery_days: days(row.delivery_days)?,
        },
        joint_leave_off: row.joint_leave_off,
    })
}

/// What is typed for the rules.
#[derive(Clone, Debug)]
pub struct RulesForm {
    pub edition: Id<Edition>,
    pub reminder_days: i64,
    pub most_reminders: i64,
    pub first_term: i64,
    pub second_term: i64,
    pub delivery_days: i64,
    pub joint_leave_off: bool,
}

pub fn save(app: &App, ctx: &Ctx<'_>, form: RulesForm) -> Result<Done<()>> {
    app.write(ctx, Op::new("ladder_rules.save", "Aturan surat diubah").edition(form.edition), |write| {
        rows::open_edition(write, form.edition)?;
        let mut problems = Problems::new();
        for (field, value, least, most, label) in [
            ("reminder_days", form.reminder_days, 0, 365, "Hari sebelum penutupan"),
            ("most_reminders", form.most_reminders, 0, 9, "Jumlah pengingat"),
            ("first_term", form.first_term, 1, 365, "Batas teguran I"),
            ("second_term", form.second_term, 1, 365, "Batas teguran II"),
            ("delivery_days", form.delivery_days, 0, 60, "Lama pengiriman"),
        ] {
            if !(least..=most).contains(&value) {
                problems.wrong(field, format!("{label} antara {least} dan {most}."));
            }
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        let old = row(write, form.edition)?;
        write.put(LadderRuleSet {
            id: old.map(|row| row.id).unwrap_or_default(),
            edition_id: form.edition,
            reminder_days: form.reminder_days,
            most_reminders: form.most_reminders,
            first_term: form.first_term,
            second_term: form.second_term,
            delivery_days: form.delivery_days,
            joint_leave_off: form.joint_leave_off,
        })?;
        Ok(())
    })
}
