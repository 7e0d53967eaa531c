//! A disk on which SQLite's write-ahead log does not work, although SQLite may take it for working: some drives of
//! a network, some sticks. A layer between SQLite and the system fails what is done with logs and nothing else.

#![allow(unsafe_code, reason = "SQLite is given functions to call")]

use std::ffi::{CString, c_char, c_int, c_void};
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

use rusqlite::ffi;

/// What does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The log cannot be made.
    Making,
    /// The log can be made and not written.
    Writing,
    /// The log can be written, but what is written does not reach the disk.
    Syncing,
}

impl Fault {
    pub(crate) const ALL: [Self; 3] = [Self::Making, Self::Writing, Self::Syncing];
}

static REAL: AtomicPtr<ffi::sqlite3_vfs> = AtomicPtr::new(ptr::null_mut());
static FAULT: AtomicUsize = AtomicUsize::new(0);
static FAILED: AtomicUsize = AtomicUsize::new(0);

/// How often something has failed.
pub(crate) fn failures() -> usize {
    FAILED.load(Ordering::SeqCst)
}

/// Lets this fail from now on, for every connection that this process opens.
pub(crate) fn break_logs(fault: Fault) {
    FAULT.store(fault as usize, Ordering::SeqCst);
    // SAFETY: SQLite gives its own layer, which lives as long as the process; the copy is never freed.
    unsafe {
        let real = ffi::sqlite3_vfs_find(ptr::null());
        assert!(!real.is_null());
        REAL.store(real, Ordering::SeqCst);
        let mut faulty = Box::new(*real);
        faulty.pNext = ptr::null_mut();
        faulty.zName = CString::new("faulty").unwrap().into_raw();
        faulty.xOpen = Some(open);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(faulty), 1), ffi::SQLITE_OK);
    }
}

fn is(fault: Fault) -> bool {
    FAULT.load(Ordering::SeqCst) == fault as usize
}

fn fail(code: c_int) -> c_int {
    FAILED.fetch_add(1, Ordering::SeqCst);
    code
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let is_log = flags & ffi::SQLITE_OPEN_WAL != 0;
    // SAFETY: SQLite gives room for a file of its own layer, which opens it; a file without methods is not open.
    unsafe {
        (*file).pMethods = ptr::null();
        if is_log && is(Fault::Making) {
            return fail(ffi::SQLITE_CANTOPEN);
        }
        let real = REAL.load(Ordering::SeqCst);
        let opened = (*real).xOpen.unwrap()(real, name, file, flags, out);
        if opened == ffi::SQLITE_OK && is_log {
            let mut methods = Box::new(*(*file).pMethods);
            if is(Fault::Writing) {
                methods.xWrite = Some(no_write);
            } else {
                methods.xSync = Some(no_sync);
            }
            (*file).pMethods = Box::leak(methods);
        }
        opened
    }
}

unsafe extern "C" fn no_write(_: *mut ffi::sqlite3_file, _: *const c_void, _: c_int, _: i64) -> c_int {
    fail(ffi::SQLITE_IOERR_WRITE)
}

unsafe extern "C" fn no_sync(_: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    fail(ffi::SQLITE_IOERR_FSYNC)
}
