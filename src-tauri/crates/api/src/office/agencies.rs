//! Agencies and obligations.

use kipp_app::office::agencies as app_agencies;
use kipp_app::ports::Ctx;
use kipp_app::year::obligations as app_obligations;
use kipp_app::{App, Done, Result};
use kipp_domain::names::common_names;
use kipp_domain::obligation::{Standing, Summary, by_group, total};
use kipp_store::Id;
use kipp_store::records::{Agency, Edition};

use crate::shape::{EditionIn, IdIn, Line, Name, Nothing, Paragraph, Reshape, Word};

output! {
    AgencyDto {
        id: Id<Agency>,
        code: String,
        name: String,
        short_name: Option<String>,
        kind: String,
        kind_name: String,
        parent: Option<Id<Agency>>,
        obliged: bool,
        head_name: Option<String>,
        head_title: Option<String>,
        contact: Option<String>,
        phone: Option<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
        merged_into: Option<Id<Agency>>,
        note: Option<String>,
        source: Option<String>,
        /// Comes online rather than to the hall.
        far: bool,
        aliases: Vec<String>,
        /// What every office calls an agency of this name: dinkes, bappeda
        common: Vec<String>,
    }
}
output! { KindDto { code: String, name: String, group: Option<String>, obliged: bool, } }
output! { AgenciesDto { agencies: Vec<AgencyDto>, kinds: Vec<KindDto>, } }
input! {
    AgencyIn => kipp_app::office::agencies::AgencyForm {
        #[serde(default)] id: Option<Id<Agency>>,
        code: Line,
        name: Name,
        #[serde(default)] short_name: Option<Name>,
        kind: Word,
        #[serde(default)] parent: Option<Id<Agency>>,
        #[serde(default)] obliged: bool,
        #[serde(default)] head_name: Option<Name>,
        #[serde(default)] head_title: Option<Name>,
        #[serde(default)] contact: Option<Line>,
        #[serde(default)] phone: Option<Line>,
        #[serde(default)] valid_from: Option<Line>,
        #[serde(default)] valid_to: Option<Line>,
        #[serde(default)] note: Option<Paragraph>,
        #[serde(default)] source: Option<Line>,
        /// Comes online rather than to the hall; left out: as it is.
        #[serde(default)] far: Option<bool>,
        #[serde(default)] aliases: Option<Vec<Name>>,
    }
}
input! { HeadTitleIn { agency: Id<Agency>, head_title: Name, } }
input! { HeadTitlesIn { titles: Vec<HeadTitleIn>, } }
input! { MergeIn { from: Id<Agency>, into: Id<Agency>, on: Line, } }
input! { ExemptIn { edition: Id<Edition>, agency: Id<Agency>, #[serde(default)] reason: Option<Paragraph>, } }
input! { ObligedIn { edition: Id<Edition>, #[serde(default)] agencies: Option<Vec<Id<Agency>>>, } }
output! {
    DutyDto {
        agency: Id<Agency>,
        code: String,
        name: String,
        kind: String,
        group: String,
        /// belum, draf, masuk, lengkap, lolos, dikecualikan
        status: String,
        status_label: String,
        submissions: u32,
        exempt_reason: Option<String>,
    }
}
output! {
    SummaryDto {
        /// Empty for the totals row.
        group: String,
        obliged: u32,
        sent: u32,
        missing: u32,
        exempt: u32,
        percent: String,
    }
}
output! { DutiesDto { duties: Vec<DutyDto>, groups: Vec<SummaryDto>, total: SummaryDto, } }

pub(crate) fn list(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<AgenciesDto> {
    app.read(|read| {
        let kinds = app_agencies::kinds(read)?;
        let groups = app_agencies::groups(read)?;
        let aliases = app_agencies::aliases(read)?;
        let agencies = app_agencies::all(read)?
            .into_iter()
            .map(|agency| {
                let kind = kinds.iter().find(|kind| kind.id == agency.kind_id);
                let common = common_names(&agency.name).into_iter().map(str::to_owned).collect();
                AgencyDto {
                    common,
                    id: agency.id,
                    code: agency.code,
                    name: agency.name,
                    short_name: agency.short_name,
                    kind: kind.map(|kind| kind.code.clone()).unwrap_or_default(),
                    kind_name: kind.map(|kind| kind.name.clone()).unwrap_or_default(),
                    parent: agency.parent_id,
                    obliged: agency.obliged,
                    far: agency.far,
                    head_name: agency.head_name,
                    head_title: agency.head_title,
                    contact: agency.contact,
                    phone: agency.phone,
                    valid_from: agency.valid_from,
                    valid_to: agency.valid_to,
                    merged_into: agency.merged_into_id,
                    note: agency.note,
                    source: agency.source,
                    aliases: aliases
                        .iter()
                        .filter(|alias| alias.agency_id == agency.id)
                        .map(|alias| alias.text.clone())
                        .collect(),
                }
            })
            .collect();
        let kinds = kinds
            .iter()
            .map(|kind| KindDto {
                code: kind.code.clone(),
                name: kind.name.clone(),
                group: groups
                    .iter()
                    .find(|group| Some(group.id) == kind.recap_group_id)
                    .map(|group| group.name.clone()),
                obliged: kind.obliged,
            })
            .collect();
        Ok(AgenciesDto { agencies, kinds })
    })
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: AgencyIn) -> Result<Done<Id<Agency>>> {
    app_agencies::save(app, ctx, input.reshape())
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    app_agencies::delete(app, ctx, Id::of(input.id))
}

pub(crate) fn merge(app: &App, ctx: &Ctx<'_>, input: MergeIn) -> Result<Done<()>> {
    app_agencies::merge(app, ctx, input.from, input.into, &input.on)
}

pub(crate) fn summary(group: String, summary: Summary) -> SummaryDto {
    SummaryDto {
        group,
        obliged: summary.obliged,
        sent: summary.sent,
        missing: summary.missing,
        exempt: summary.exempt,
        percent: summary.percent(),
    }
}

/// Groups in the recap's order, then the total.
pub(crate) fn summaries(duties: &[app_obligations::Duty], order: &[String]) -> (Vec<SummaryDto>, SummaryDto) {
    let standings: Vec<Standing<Id<Agency>>> = duties.iter().map(|duty| duty.standing.clone()).collect();
    let order: Vec<&str> = order.iter().map(String::as_str).collect();
    let groups = by_group(&standings, &order).into_iter().map(|(group, sum)| summary(group, sum)).collect();
    (groups, summary(String::new(), total(&standings)))
}

pub(crate) fn duties(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<DutiesDto> {
    app.read(|read| {
        let (duties, order) = app_obligations::duties(read, input.edition)?;
        let (groups, total) = summaries(&duties, &order);
        let duties = duties
            .into_iter()
            .map(|duty| DutyDto {
                agency: duty.agency.id,
                code: duty.agency.code,
                name: duty.agency.name,
                kind: duty.kind,
                group: duty.group,
                status: duty.standing.status.code().into(),
                status_label: duty.standing.status.label().into(),
                submissions: duty.standing.sent,
                exempt_reason: duty.obligation.exempt_reason,
            })
            .collect();
        Ok(DutiesDto { duties, groups, total })
    })
}

pub(crate) fn exempt(app: &App, ctx: &Ctx<'_>, input: ExemptIn) -> Result<Done<()>> {
    app_obligations::exempt(app, ctx, input.edition, input.agency, input.reason.as_deref())
}

pub(crate) fn put_head_titles(app: &App, ctx: &Ctx<'_>, input: HeadTitlesIn) -> Result<Done<()>> {
    let titles: Vec<_> = input.titles.into_iter().map(|one| (one.agency, one.head_title)).collect();
    app_agencies::put_head_titles(app, ctx, &titles)
}

pub(crate) fn set_obliged(app: &App, ctx: &Ctx<'_>, input: ObligedIn) -> Result<Done<u32>> {
    let done = app_obligations::set(app, ctx, input.edition, input.agencies.as_deref())?;
    Ok(done.map(|count| u32::try_from(count).unwrap_or(u32::MAX)))
}
