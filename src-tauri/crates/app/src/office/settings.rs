//! What the office is: region, kop, zone, emblem. Rows of `settings`, each with a default.

use kipp_documents::Paper;
use kipp_domain::limits::TextClass;
use kipp_domain::numbers::NumberTemplate;
use kipp_domain::problem::Problems;
use kipp_domain::words::Zone;
use kipp_store::records::{Asset, Edition, Setting};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use crate::desk::{App, Done};
use crate::error::{Fault, Result};
use crate::ports::Ctx;
use crate::rows::setting;

/// Key, default and what it is.
pub const SETTINGS: &[(&str, &str, &str)] = &[
    ("daerah", "", "Nama daerah tanpa jenisnya, misalnya Luwu Utara"),
    ("jenis_daerah", "Kabupaten", "Kabupaten atau Kota"),
    ("tempat", "", "Tempat penandatanganan, misalnya Masamba"),
    ("kop_baris_1", "", "Baris pertama kop; kosong: PEMERINTAH KABUPATEN …"),
    ("kop_baris_2", "SEKRETARIAT DAERAH", "Baris kedua kop"),
    ("kop_alamat", "", "Baris alamat kop"),
    ("kop_kontak", "", "Baris kontak kop"),
    ("sekretariat", "Bagian Organisasi Sekretariat Daerah", "Unit penyelenggara"),
    ("zone_minutes", "480", "Zona waktu meja dalam menit dari UTC; WITA 480"),
    ("batas_selisih", "10", "Selisih nilai juri yang masih wajar; kosong: tanpa batas"),
    ("kertas", "A4", "Kertas bawaan: A4, F4, Folio, Letter, atau LxT dalam milimeter"),
    ("qr_piagam", "ya", "Cetak kode QR verifikasi cetakan pada piagam"),
    ("nomor_piagam", "061/{urut:2}/B. Organisasi/Setda", "Pola nomor piagam dan sertifikat"),
];

/// Every setting: key, value, explanation.
pub fn show(app: &App) -> Result<Vec<(String, String, String)>> {
    app.read(|read| {
        SETTINGS.iter().map(|(key, _, about)| Ok(((*key).to_owned(), value(read, key)?, (*about).to_owned()))).collect()
    })
}

/// The value of a setting, or its default.
pub fn value(read: &Read<'_>, key: &str) -> Result<String> {
    let default = SETTINGS.iter().find(|(known, ..)| *known == key).map_or("", |(_, default, _)| default);
    Ok(setting(read, key)?.unwrap_or_else(|| default.to_owned()))
}

/// "Kabupaten Luwu Utara": the edition's own words, else the office's.
pub fn region(read: &Read<'_>, edition: &Edition) -> Result<String> {
    Ok(match edition.region.trim() {
        "" => format!("{} {}", value(read, "jenis_daerah")?, value(read, "daerah")?).trim().to_owned(),
        region => region.to_owned(),
    })
}

/// The four lines of the letterhead; empty ones are not printed.
pub fn kop(read: &Read<'_>, region: &str) -> Result<[String; 4]> {
    let first = match value(read, "kop_baris_1")? {
        line if line.trim().is_empty() => format!("PEMERINTAH {}", region.to_uppercase()).trim().to_owned(),
        line => line,
    };
    Ok([first, value(read, "kop_baris_2")?, value(read, "kop_alamat")?, value(read, "kop_kontak")?])
}

/// `batas_selisih` in hundredths; None: jurors may differ as much as they like.
pub fn spread_limit(read: &Read<'_>) -> Result<Option<i64>> {
    Ok(spread_limit_of(&value(read, "batas_selisih")?))
}

fn spread_limit_of(text: &str) -> Option<i64> {
    kipp_domain::figures::parse_hundredths(text.trim()).ok().filter(|limit| (0..=1_000_000).contains(limit))
}

/// Writes settings; unknown keys and impossible values are refused, all at once.
pub fn put(app: &App, ctx: &Ctx<'_>, values: &[(String, String)]) -> Result<Done<()>> {
    let mut problems = Problems::new();
    for (key, value) in values {
        if SETTINGS.iter().any(|(known, ..)| known == key) {
            problems.take(key, checked(key, value.trim()));
        } else {
            problems.wrong(key, format!("Setelan “{key}” tidak dikenal."));
        }
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    app.write(ctx, Op::new("settings.put", "Pengaturan diubah"), |write| {
        for (key, value) in values {
            put_one(write, key, value.trim())?;
        }
        Ok(())
    })
}

/// Whether a known setting may have this value.
///
/// # Errors
/// The sentence that says what it may be.
fn checked(key: &str, value: &str) -> Result<(), String> {
    let class = if ["daerah", "tempat", "sekretariat"].contains(&key) { TextClass::Name } else { TextClass::Line };
    class.admit(value).map_err(|problem| problem.to_string())?;
    let (fits, what) = match key {
        "jenis_daerah" => (["Kabupaten", "Kota"].contains(&value), "Jenis daerah adalah Kabupaten atau Kota."),
        "zone_minutes" => {
            (Zone::from_minutes(value).is_some(), "Zona waktu adalah menit dari UTC, dari -720 sampai 840; WITA 480.")
        }
        "batas_selisih" => (
            value.is_empty() || spread_limit_of(value).is_some(),
            "Batas selisih adalah angka 0 sampai 10.000, misalnya 10 atau 7,5; kosong: tanpa batas.",
        ),
        "kertas" => (
            Paper::parse(value).is_some(),
            "Kertas adalah A4, F4, Folio, Letter, atau LxT dalam milimeter dengan sisi 100 sampai 1000, misalnya 215x330.",
        ),
        "qr_piagam" => (["ya", "tidak"].contains(&value), "Cetak kode QR: ya atau tidak."),
        "nomor_piagam" => return NumberTemplate::parse(value).map(|_| ()).map_err(|problem| problem.to_string()),
        _ => (true, ""),
    };
    if fits { Ok(()) } else { Err(what.to_owned()) }
}

pub(crate) fn put_one(write: &Write<'_>, key: &str, value: &str) -> Result<()> {
    match write.one::<Setting>(sql!("settings/by_key"), named_params! { ":key": key })? {
        Some(mut setting) => {
            setting.value = value.into();
            write.update(&setting)?;
        }
        None => {
            write.insert(Setting { id: Id::NEW, key: key.into(), value: value.into() })?;
        }
    }
    Ok(())
}

/// Keys of pictures the office supplies.
pub const PICTURES: &[&str] = &["lambang_daerah", "lambang_negara", "latar_piagam"];

/// Keeps a picture the office supplies, after it was checked by its bytes (PNG or JPEG).
pub fn put_picture(app: &App, ctx: &Ctx<'_>, key: &str, token: &str) -> Result<Done<()>> {
    if !PICTURES.contains(&key) {
        return Err(Fault::field("key", format!("Gambar “{key}” tidak dikenal.")));
    }
    let asset = Asset { key: key.into(), ..supplied_picture(ctx, token)? };
    app.write(ctx, Op::new("settings.put_picture", format!("Gambar {key} diganti")), |write| {
        match write.one::<Asset>(sql!("assets/by_key"), named_params! { ":key": key })? {
            Some(old) => write.update(&Asset { id: old.id, ..asset })?,
            None => {
                write.insert(asset)?;
            }
        }
        Ok(())
    })
}

/// A picture the office supplies, by its bytes a PNG or JPEG within the limits; without a key.
pub(crate) fn supplied_picture(ctx: &Ctx<'_>, token: &str) -> Result<Asset> {
    let file = ctx.files.read(token, 8 * 1024 * 1024)?;
    let bytes = kipp_documents::picture::Picture::accepted(file.bytes)
        .map_err(|error| Fault::field("file", error.to_string()))?;
    if bytes.len() > 8 * 1024 * 1024 {
        return Err(Fault::field("file", "Gambar ini terlalu besar sesudah diluruskan; kecilkan ukurannya."));
    }
    let media_type = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
    let sha256 = kipp_store::files::sha256_hex(&bytes);
    Ok(Asset { id: Id::NEW, key: String::new(), media_type: media_type.into(), sha256, bytes })
}

pub(crate) fn picture(read: &Read<'_>, key: &str) -> Result<Option<Vec<u8>>> {
    let asset: Option<Asset> = read.one(sql!("assets/by_key"), named_params! { ":key": key })?;
    Ok(asset.map(|asset| asset.bytes))
}
