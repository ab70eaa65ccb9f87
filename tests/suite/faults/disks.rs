//! A full disk and a folder closed to writing, while printing: a clear error, nothing half written, and it goes on once
//! there is room. In a mount namespace of its own (`unshare -m`, as root), so the machine is left as it was.

use std::process::{Command, Output};

use super::told;

/// Runs `script` (sh) in a namespace of its own, with `$KIPP` the command line and `$DIR` a fresh folder.
fn in_namespace(script: &str) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    Command::new("unshare")
        .args(["-m", "sh", "-euc", script])
        .env("KIPP", env!("CARGO_BIN_EXE_kipp-cli"))
        .env("DIR", folder.path())
        .output()
        .expect("unshare")
}

#[test]
fn a_full_disk_while_printing_is_told_and_nothing_half_written_stays() {
    let output = in_namespace(
        r#"
        mkdir "$DIR/full"
        mount -t tmpfs -o size=16k none "$DIR/full"
        "$KIPP" contoh "$DIR/sample" > /dev/null
        code=0
        "$KIPP" cetak --db "$DIR/sample/contoh.kipp" --dokumen rekap-nilai --ke "$DIR/full/rekap.pdf" || code=$?
        echo "code $code"
        echo "left: $(ls -A "$DIR/full")."
        mount -o remount,size=50m "$DIR/full"
        "$KIPP" cetak --db "$DIR/sample/contoh.kipp" --dokumen rekap-nilai --ke "$DIR/full/rekap.pdf" > /dev/null
        echo "then: $(ls -A "$DIR/full")."
        "#,
    );
    let told = told(&output);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("code 1\nleft: .\nthen: rekap.pdf.\n"), "{told}");
    assert!(told.to_lowercase().contains("penuh"), "the reason in Indonesian: {told}");
}

#[test]
fn a_folder_closed_to_writing_is_told() {
    let output = in_namespace(
        r#"
        "$KIPP" contoh "$DIR/sample" > /dev/null
        mkdir "$DIR/closed"
        mount --bind "$DIR/closed" "$DIR/closed"
        mount -o remount,ro,bind "$DIR/closed"
        code=0
        "$KIPP" cetak --db "$DIR/sample/contoh.kipp" --dokumen rekap-nilai --ke "$DIR/closed/rekap.pdf" || code=$?
        echo "code $code"
        echo "left: $(ls -A "$DIR/closed")."
        "#,
    );
    let told = told(&output);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("code 1\nleft: .\n"), "{told}");
    assert!(told.contains("ditulis"), "the reason in Indonesian: {told}");
}

#[test]
fn a_desk_in_a_folder_closed_to_writing_opens_to_read_and_refuses_changes() {
    let output = in_namespace(
        r#"
        "$KIPP" contoh "$DIR/sample" > /dev/null
        before=$(sha256sum "$DIR/sample/contoh.kipp")
        mount --bind "$DIR/sample" "$DIR/sample"
        mount -o remount,ro,bind "$DIR/sample"
        "$KIPP" peringkat --db "$DIR/sample/contoh.kipp" > "$DIR/right"
        cd "$DIR/sample"
        "$KIPP" peringkat --db contoh.kipp > "$DIR/relative"
        cmp "$DIR/right" "$DIR/relative" && echo "the same by a relative path, $(grep -c Stunting "$DIR/relative") row"
        code=0
        "$KIPP" panggil agencies.save '{"code":"X","name":"Unit X","kind":"dinas"}' --db "$DIR/sample/contoh.kipp" || code=$?
        echo "code $code"
        [ "$before" = "$(sha256sum "$DIR/sample/contoh.kipp")" ] && echo "the file is as it was"
        "#,
    );
    let told = told(&output);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("the same by a relative path, 1 row"), "{told}");
    assert!(told.contains("code 1"), "{told}");
    assert!(told.contains("the file is as it was"), "{told}");
}
