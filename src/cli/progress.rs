//! A sign of life on the terminal, for work that takes over a second.

use std::io::{self, IsTerminal};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::output;

const TICK: Duration = Duration::from_secs(1);

/// Does the work; meanwhile says on standard error, if that is a terminal, what is being done.
pub(super) fn during<T>(what: &str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        let (done, waiting) = mpsc::channel::<()>();
        scope.spawn(move || tick(what, &waiting));
        let result = work();
        drop(done);
        result
    })
}

/// Ticks until the other end is dropped, then removes what it wrote.
fn tick(what: &str, waiting: &mpsc::Receiver<()>) {
    let start = Instant::now();
    let mut shown = false;
    while waiting.recv_timeout(TICK) == Err(mpsc::RecvTimeoutError::Timeout) {
        output::to_stderr(&format!("\r{what} … {} s", start.elapsed().as_secs()));
        shown = true;
    }
    if shown {
        output::to_stderr("\r\x1b[K");
    }
}
