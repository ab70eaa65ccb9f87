//! What the office is: region, kop, zone, emblem. Rows of `settings`, each with a default.

use kipp_store::records::{Asset, Edition, Setting};
use kipp_store::{Op, Read, Write, named_params, sql};

use crate::desk::{App, Done, setting};
use crate::error::{Fault, Result};
use crate::ports::Ctx;

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
    kipp_domain::figures::parse_hundredths(text.trim()).ok().filter(|limit| *limit >= 0)
}

/// Writes settings; unknown keys and impossible values are refused, all at once.
pub fn put(app: &App, ctx: &Ctx<'_>, values: &[(String, String)]) -> Result<Done<()>> {
    let mut problems = kipp_domain::problem::Problems::new();
    for (key, value) in values {
        let known = SETTINGS.iter().any(|(known, ..)| known == key);
        let number = key != "zone_minutes" || value.parse::<i16>().is_ok_and(|minutes| minutes.abs() <= 14 * 60);
        if !known {
            problems.wrong(key, format!("Setelan “{key}” tidak dikenal."));
        } else if !number {
            problems.wrong(key, "Zona waktu adalah menit dari UTC, paling jauh 840.");
        } else if key == "batas_selisih" && !value.trim().is_empty() {
            problems.take(key, spread_limit_of(value).ok_or("Batas selisih adalah angka, misalnya 10 atau 7,5."));
        } else if key == "nomor_piagam" {
            problems.take(key, kipp_domain::numbers::NumberTemplate::parse(value));
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

pub(crate) fn put_one(write: &Write<'_>, key: &str, value: &str) -> Result<()> {
    match write.one::<Setting>(sql!("settings/by_key"), named_params! { ":key": key })? {
        Some(mut setting) => {
            setting.value = value.into();
            write.update(&setting)?;
        }
        None => {
            write.insert(Setting { id: 0, key: key.into(), value: value.into() })?;
        }
    }
    Ok(())
}

/// Keys of pictures the office supplies.
pub const PICTURES: &[&str] = &["lambang_daerah", "lambang_negara", "latar_piagam"];

/// `tanda_tangan_<id>`: the picture of a signatory's signature, printed only where a document asks for it.
pub const SIGNATURE: &str = "tanda_tangan_";

/// Keeps a picture the office supplies, after it was checked by its bytes (PNG or JPEG).
pub fn put_picture(app: &App, ctx: &Ctx<'_>, key: &str, token: &str) -> Result<Done<()>> {
    let of_signatory = key.strip_prefix(SIGNATURE).is_some_and(|id| id.parse::<i64>().is_ok());
    if !PICTURES.contains(&key) && !of_signatory {
        return Err(Fault::field("key", format!("Gambar “{key}” tidak dikenal.")));
    }
    let file = ctx.files.read(token, 8 * 1024 * 1024)?;
    let bytes = kipp_documents::picture::Picture::accepted(file.bytes)
        .map_err(|error| Fault::field("file", error.to_string()))?;
    if bytes.len() > 8 * 1024 * 1024 {
        return Err(Fault::field("file", "Gambar ini terlalu besar sesudah diluruskan; kecilkan ukurannya."));
    }
    let media_type = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
    app.write(ctx, Op::new("settings.put_picture", format!("Gambar {key} diganti")), |write| {
        let sha256 = kipp_store::files::sha256_hex(&bytes);
        let asset = Asset { id: 0, key: key.into(), media_type: media_type.into(), sha256, bytes };
        match write.one::<Asset>(sql!("assets/by_key"), named_params! { ":key": key })? {
            Some(old) => write.update(&Asset { id: old.id, ..asset })?,
            None => {
                write.insert(asset)?;
            }
        }
        Ok(())
    })
}

pub(crate) fn picture(read: &Read<'_>, key: &str) -> Result<Option<Vec<u8>>> {
    let asset: Option<Asset> = read.one(sql!("assets/by_key"), named_params! { ":key": key })?;
    Ok(asset.map(|asset| asset.bytes))
}

/// Pictures of signatures by signatory id.
pub(crate) fn signatures(read: &Read<'_>) -> Result<Vec<(i64, Vec<u8>)>> {
    let assets: Vec<Asset> = read.list(sql!("assets/signatures"), [])?;
    Ok(assets
        .into_iter()
        .filter_map(|asset| Some((asset.key.strip_prefix(SIGNATURE)?.parse().ok()?, asset.bytes)))
        .collect())
}
