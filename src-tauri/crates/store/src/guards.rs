//! What a connection to a desk may never do, whatever text reaches it: open another file, load a library, change the
//! schema's own table. SQLite asks before it prepares a statement.

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;

use crate::Result;

thread_local! {
    /// This thread is inside [`vacuum_into`].
    static COPYING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// A picture of 8 MiB stands in the journal as hexadecimal text, twice where it was replaced.
const LONGEST: i32 = 64 << 20;
const LONGEST_STATEMENT: i32 = 1 << 20;

pub(crate) fn set(conn: &mut Connection) -> Result<()> {
    set_limits(conn)?;
    Ok(conn.authorizer(Some(|asked: AuthContext<'_>| allowed(&asked.action)))?)
}

pub(crate) fn set_limits(conn: &Connection) -> Result<()> {
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    conn.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT)?;
    Ok(())
}

fn allowed(action: &AuthAction<'_>) -> Authorization {
    match action {
        AuthAction::Attach { .. } | AuthAction::Detach { .. } if COPYING.get() => Authorization::Allow,
        AuthAction::Attach { .. }
        | AuthAction::Detach { .. }
        | AuthAction::CreateVtable { .. }
        | AuthAction::DropVtable { .. }
        | AuthAction::Unknown { .. } => Authorization::Deny,
        AuthAction::Pragma { pragma_name, .. } if pragma_name.eq_ignore_ascii_case("writable_schema") => {
            Authorization::Deny
        }
        AuthAction::Function { function_name } if function_name.eq_ignore_ascii_case("load_extension") => {
            Authorization::Deny
        }
        _ => Authorization::Allow,
    }
}

/// `VACUUM INTO` is the only act that needs a second file: SQLite attaches it itself. Its path is ours.
pub(crate) fn vacuum_into(conn: &Connection, target: &str) -> Result<()> {
    COPYING.set(true);
    let done = conn
        .set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)
        .and_then(|_| conn.execute("VACUUM INTO ?1", [target]))
        .and_then(|_| conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0));
    COPYING.set(false);
    let _ = conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0);
    done?;
    Ok(())
}
