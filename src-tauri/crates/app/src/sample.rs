//! The sample desk: KIPP Luwu Utara 2021 as it was announced, made through the ordinary use cases.
//!
//! Real are agencies, titles, innovators, signatories, the announcement and its ranks (`product.md`, "The real case to
//! reproduce"). Invented are the jurors ("Juri Contoh 1" …), their marks, the statuses, the certificate numbers
//! ("061/CONTOH-01/…"), the decree of the teams, the end of the registration with its extension, who was at the sessions and
//! what was said there, and the letters with their numbers, and nothing else: what no source tells stays empty and prints "–".
//! The marks are files beside this one; they lead to the published order, with one tie that the first tie rule settles, one abstention and one
//! conflict of interest. The same moment makes the same rows.

mod attendance;
mod files;
mod letters;
mod sessions;

use kipp_store::records::{Edition, Stage, Submission};
use std::path::Path;

use kipp_domain::submission::Status;
use kipp_store::parts::{Readers, Workplace, absolute, folder_of, make_folder, move_new, sweep, sync_folder};
use kipp_store::{Id, Op, StoreError};

use crate::desk::App;
use crate::entries::submissions;
use crate::error::{Fault, Result};
use crate::office::people::PersonForm;
use crate::office::signatories::SignatoryForm;
use crate::office::{people, settings, signatories};
use crate::papers::certificates;
use crate::ports::Ctx;
use crate::results::rankings::{self, FreezeForm};
use crate::sessions::teams::{self, MemberForm};
use crate::year::editions::{EditionChange, NewEdition};
use crate::year::stages::StageChange;
use crate::year::{editions, stages};
use crate::{desks, papers};

/// The office's settings as printed in 2021. The street is from the sources of `domain.md` 4.2; the contact has none.
const OFFICE: [(&str, &str); 6] = [
    ("daerah", "Luwu Utara"),
    ("jenis_daerah", "Kabupaten"),
    ("tempat", "Masamba"),
    ("kop_baris_1", "PEMERINTAH KABUPATEN LUWU UTARA"),
    ("kop_baris_2", "SEKRETARIAT DAERAH"),
    ("kop_alamat", "Jalan Simpurusiang, Masamba, Kabupaten Luwu Utara, Sulawesi Selatan"),
];

/// Role, name, office of those who sign. NIP, rank and degrees have no source.
const SIGNERS: [(&str, &str, &str); 3] = [
    ("kepala_daerah", "Indah Putri Indriani", "Bupati Luwu Utara"),
    ("sekretaris_daerah", "Armiadi", "Sekretaris Daerah"),
    ("kepala_bagian", "Muhammad Hadi", "Kepala Bagian Organisasi"),
];

/// The decree that formed the teams was not found: an invented one.
const DECREE: [(&str, &str); 2] = [("nomor", "188.4.45/CONTOH/IX/2021"), ("tanggal", "2021-09-06")];

/// The announcement of 10 December 2021, for the documents that name it.
const ANNOUNCEMENT: [(&str, &str); 4] = [
    ("induk", "PENGUMUMAN TIM PENILAI\nINOVASI KABUPATEN LUWU UTARA"),
    ("nomor", "061/118/B. Organisasi/Setda"),
    ("tanggal", "2021-12-10"),
    ("tentang", "PENETAPAN TOP INOVASI KABUPATEN LUWU UTARA TAHUN 2021"),
];

/// Nobody knows whether the registration was prolonged: an invented extension, with the announcement of it.
const EXTENSION: [&str; 3] =
    ["2021-10-23", "2021-10-30", "permohonan beberapa Perangkat Daerah di wilayah terpencil (contoh)"];
const EXTENSION_NOTICE: [(&str, &str); 3] =
    [("nomor", "061/CONTOH-P1/B. Organisasi/Setda"), ("tanggal", "2021-10-21"), ("jam", "16.00")];

/// The number template of the sample: nobody can take a certificate of it for a real one.
pub const NUMBER_TEMPLATE: &str = "061/CONTOH-{urut:2}/B. Organisasi/Setda";

/// Opens the built-in sample, made anew in the application data folder if it is not there.
pub fn open(app: &App, ctx: &Ctx<'_>) -> Result<()> {
    let path = desks::sample_path(app);
    match path.exists() {
        true => desks::open_path(app, ctx, &path),
        false => make_at(app, ctx, &path),
    }
}

pub fn create(app: &App, ctx: &Ctx<'_>, token: &str) -> Result<()> {
    make_at(app, ctx, &ctx.files.place(token)?)
}

/// Makes the sample at `path` and opens it. It is built under another name, so that a half-made one is never opened.
///
/// # Errors
/// `Exists` when there is a file at `path`.
pub(crate) fn make_at(app: &App, ctx: &Ctx<'_>, path: &Path) -> Result<()> {
    if path.exists() {
        return Err(StoreError::Exists(path.into()).into());
    }
    let path = absolute(path).map_err(|source| StoreError::Io { shown: path.display().to_string(), source })?;
    let failed = |source| StoreError::from_io(path.display().to_string(), source);
    make_folder(folder_of(&path), Readers::Own).map_err(failed)?;
    sweep(folder_of(&path));
    let place = Workplace::inside(folder_of(&path)).map_err(failed)?;
    // Not a desk's ending: what is still being made is not remembered as opened.
    let building = place.file("contoh.baru");
    // A program of its own makes it: the officer's desk stays open until the sample is whole.
    let maker = app.beside();
    desks::create_at(&maker, ctx, &building, true)?;
    let made = build(&maker, ctx);
    desks::close(&maker)?;
    made?;
    move_new(&building, &path).map_err(|source| match source.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::Exists(path.clone()),
        _ => failed(source),
    })?;
    sync_folder(folder_of(&path)).map_err(failed)?;
    drop(place);
    desks::open_path(app, ctx, &path)
}

fn build(app: &App, ctx: &Ctx<'_>) -> Result<()> {
    put_office(app, ctx)?;
    files::import(app, ctx, None, &files::REGISTER)?;
    let edition = put_edition(app, ctx)?;
    files::import(app, ctx, Some(edition), &files::SUBMISSIONS)?;
    pass_all(app, ctx, edition)?;
    files::import(app, ctx, Some(edition), &files::JURORS)?;
    for (stage, marks) in [("proposal", files::PROPOSAL_MARKS), ("presentasi", files::PRESENTATION_MARKS)] {
        score(app, ctx, edition, stage, &marks)?;
    }
    rankings::freeze(app, ctx, edition, &FreezeForm::default())?;
    certificates::issue(app, ctx, edition, &[], &[])?;
    put_teams(app, ctx, edition)?;
    sessions::put(app, ctx, edition)?;
    attendance::add(app, ctx, attendance::session(app, ctx, edition)?)?;
    letters::put(app, ctx, edition)
}

fn put_office(app: &App, ctx: &Ctx<'_>) -> Result<()> {
    app.write(ctx, Op::new("settings.put", "Pengaturan dan pejabat penandatangan diisi"), |write| {
        for (key, value) in OFFICE {
            settings::put_one(write, key, value)?;
        }
        for (role, name, office) in SIGNERS {
            signatories::save_in(
                write,
                SignatoryForm {
                    role: role.into(),
                    name: name.into(),
                    office: office.into(),
                    capacity: "definitif".into(),
                    ..SignatoryForm::default()
                },
            )?;
        }
        Ok(())
    })?;
    Ok(())
}

fn put_edition(app: &App, ctx: &Ctx<'_>) -> Result<Id<Edition>> {
    let new = NewEdition { preset: "luwu-utara-2021".into(), year: 2021, ..NewEdition::default() };
    let edition = editions::create(app, ctx, &new)?.value;
    let change = EditionChange {
        result_date: Some("2021-12-10".into()),
        number_template: Some(NUMBER_TEMPLATE.into()),
        ..EditionChange::default()
    };
    editions::change(app, ctx, edition, change)?;
    extend(app, ctx, edition)?;
    let values = ANNOUNCEMENT.map(|(key, value)| (key.to_owned(), value.to_owned()));
    papers::typed::put_values(app, ctx, edition, papers::Document::Annex.code(), &values)?;
    Ok(edition)
}

fn extend(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<()> {
    let stage = stage_of(app, edition, "pendaftaran")?;
    let [old, new, reason] = EXTENSION.map(str::to_owned);
    let end = |ends_on| StageChange { ends_on: Some(ends_on), ..StageChange::default() };
    stages::change(app, ctx, stage, end(old))?;
    stages::change(app, ctx, stage, StageChange { reason: Some(reason), keeps_age: Some(false), ..end(new) })?;
    let values = EXTENSION_NOTICE.map(|(key, value)| (key.to_owned(), value.to_owned()));
    papers::typed::put_values(app, ctx, edition, papers::Document::ExtensionNotice.code(), &values)?;
    Ok(())
}

/// The teams by office, as far as reports name them; only the chair of the jury was published by name. Jurors are members by
/// themselves.
fn put_teams(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<()> {
    let chair =
        PersonForm { name: "Armiadi".into(), office: Some("Sekretaris Daerah".into()), ..PersonForm::default() };
    let chair = people::save(app, ctx, chair)?.value;
    for (team, seat, person, office) in [
        ("tim_pelaksana", "ketua", None, Some("Kepala Bagian Organisasi")),
        ("tim_pelaksana", "anggota", None, Some("Staf Bagian Organisasi")),
        ("tim_penilai", "ketua", Some(chair), None),
        ("tim_sekretariat", "anggota", None, Some("Staf Bagian Organisasi")),
    ] {
        let form = MemberForm {
            id: None,
            edition,
            team: team.into(),
            seat: seat.into(),
            person,
            office: office.map(str::to_owned),
            element: Some("Sekretariat Daerah".into()),
        };
        teams::save(app, ctx, form)?;
    }
    let values = DECREE.map(|(key, value)| (key.to_owned(), value.to_owned()));
    papers::typed::put_values(app, ctx, edition, papers::Document::TeamAnnex.code(), &values)?;
    Ok(())
}

/// The ten that were announced passed whatever selection there was.
fn pass_all(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<()> {
    let ids: Vec<Id<Submission>> =
        app.read(|read| submissions::of_edition(read, edition))?.iter().map(|one| one.id).collect();
    submissions::set_status(app, ctx, &ids, Status::Passed.code(), None, None)?;
    Ok(())
}

fn score(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, code: &str, marks: &files::File) -> Result<()> {
    stages::open(app, ctx, stage_of(app, edition, code)?, None)?;
    files::import(app, ctx, Some(edition), marks)
}

fn stage_of(app: &App, edition: Id<Edition>, code: &str) -> Result<Id<Stage>> {
    let all = app.read(|read| stages::of_edition(read, edition))?;
    let found = all.iter().find(|stage| stage.code == code).map(|stage| stage.id);
    found.ok_or_else(|| Fault::Bug(format!("no stage {code}")))
}
