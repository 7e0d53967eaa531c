//! What the process that reads a foreign file cannot do.
//!
//! | | Linux | other Unix, macOS | Windows |
//! |---|---|---|---|
//! | memory | limited (`RLIMIT_AS`) | limited where the system keeps that limit; macOS does not | not limited |
//! | time of the processor | limited (`RLIMIT_CPU`) | limited | not limited |
//! | time by the clock, size of the answer | limited by the program that asks | the same | the same |
//! | files | none can be opened, none written | none can be opened, none written | as the person |
//! | network | no socket can be made | no socket can be made | as the person |
//! | programs, other processes | none can be started or signalled (`seccomp`, on x86-64 and ARM64) | none can be started beside it | as the person |
//!
//! "None can be opened" comes twice on Linux: there is no number left for a file (`RLIMIT_NOFILE`), and the system is
//! told to refuse every call but the few that working in memory needs (`seccomp`, which also forbids new rights).

use std::io;

/// What the program itself takes of its memory limit besides the file: its own image and stacks, in bytes.
#[cfg(unix)]
const OWN: u64 = 192 << 20;

/// Limits memory (in bytes, besides the program itself) and time of the processor.
///
/// # Errors
///
/// When a limit cannot be set.
#[cfg(unix)]
pub(super) fn limit(memory: u64, seconds: u64) -> io::Result<()> {
    use rustix::process::Resource;

    set(Resource::Core, 0)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Cpu, seconds.max(1))?;
    let memory = memory.saturating_add(mapped()).saturating_add(OWN);
    let limited = set(Resource::As, memory);
    // macOS knows the limit by name and refuses most values.
    if cfg!(target_os = "macos") { Ok(()) } else { limited }
}

#[cfg(not(unix))]
pub(super) fn limit(_memory: u64, _seconds: u64) -> io::Result<()> {
    Ok(())
}

/// How much of the address space is taken already, in bytes: the program's own image and libraries.
#[cfg(unix)]
fn mapped() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|text| text.split(' ').next().and_then(|first| first.parse::<u64>().ok()));
    pages.map_or(512 << 20, |pages| pages.saturating_mul(rustix::param::page_size() as u64))
}

#[cfg(unix)]
fn set(resource: rustix::process::Resource, most: u64) -> io::Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};

    let most = getrlimit(resource).maximum.map_or(most, |allowed| allowed.min(most));
    Ok(setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?)
}

/// Gives up files, network, programs and other processes, as far as the system can take them away. Comes after
/// everything that needs them, and before the first byte of the file.
pub(super) fn give_up_rights() {
    #[cfg(unix)]
    {
        use rustix::process::Resource;

        // Standard input, output and error stay open. What cannot be set here the filter below does on Linux, and
        // elsewhere it is as good as the system gives.
        let _ = set(Resource::Nofile, 3);
        let _ = set(Resource::Nproc, 0);
    }
    #[cfg(target_os = "linux")]
    filter::apply();
}

#[cfg(target_os = "linux")]
mod filter {
    //! The calls to the system that are left.

    use std::collections::BTreeMap;

    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule, apply_filter_all_threads,
    };

    /// What working in memory, reading standard input, writing standard output and ending needs.
    const ALLOWED: &[libc::c_long] = &[
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_brk,
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_mprotect,
        libc::SYS_madvise,
        libc::SYS_futex,
        libc::SYS_rseq,
        libc::SYS_set_robust_list,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_nanosleep,
        libc::SYS_restart_syscall,
        libc::SYS_getrandom,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];

    /// Every other call is refused from now on, on all threads.
    pub(super) fn apply() {
        // A system without such filters still has the limits.
        if let Some(program) = program() {
            let _ = apply_filter_all_threads(&program);
        }
    }

    #[allow(clippy::useless_conversion, reason = "the numbers of calls are shorter on other machines")]
    fn program() -> Option<BpfProgram> {
        let own = u64::from(std::process::id());
        let is_own = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, own).ok()?;
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
            ALLOWED.iter().map(|call| (i64::from(*call), Vec::new())).collect();
        // How a process ends itself when it is at its wits' end.
        rules.insert(i64::from(libc::SYS_tgkill), vec![SeccompRule::new(vec![is_own]).ok()?]);
        let refused = SeccompAction::Errno(libc::EPERM as u32);
        let target = std::env::consts::ARCH.try_into().ok()?;
        SeccompFilter::new(rules, refused, SeccompAction::Allow, target).ok()?.try_into().ok()
    }
}
