//! What was done, undo, and typing that is not done yet.

pub(crate) mod operations;

use crate::shape::{IdIn, Nothing};
use operations::{DraftDto, DraftIn, DraftRef, HistoryChoicesDto, HistoryIn, OperationDetailDto, OperationDto};

commands! {
    /// Riwayat perubahan.
    kept "operations.list": HistoryIn => Vec<OperationDto>, operations::list, ["operations"];
    /// Petugas, jenis data, dan waktu yang ada dalam riwayat: pilihan saringannya.
    kept "operations.choices": Nothing => HistoryChoicesDto, operations::choices, ["operations"];
    /// Satu perubahan dengan sebelum dan sesudahnya.
    look "operations.show": IdIn => OperationDetailDto, operations::show, ["operations"];
    /// Mengurungkan perubahan terakhir sesi ini.
    change "operations.undo": Nothing => String, operations::undo;
    /// Mengembalikan yang diurungkan.
    change "operations.redo": Nothing => String, operations::redo;
    /// Mengurungkan satu perubahan dari riwayat.
    change "operations.undo_one": IdIn => String, operations::undo_one;
    /// Menyimpan ketikan yang belum menjadi perubahan; ditolak bila ketikan yang lebih baru sudah disimpan.
    act "drafts.put": DraftIn => bool, operations::put_draft;
    /// Semua ketikan yang belum menjadi perubahan.
    look "drafts.list": Nothing => Vec<DraftDto>, operations::drafts;
    /// Membuang ketikan.
    act "drafts.delete": DraftRef => (), operations::delete_draft;
}
