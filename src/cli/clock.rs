//! The one place that asks what day it is.

use std::time::UNIX_EPOCH;

use super::failure::Failure;
use crate::calendar::Date;

const SECONDS_A_DAY: i64 = 86_400;

/// Today (UTC), or the day that `SOURCE_DATE_EPOCH` names; set to nothing, it names none.
pub(super) fn today() -> Result<Date, Failure> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) if !seconds.is_empty() => from_epoch(&seconds),
        _ => now(),
    }
}

fn from_epoch(seconds: &str) -> Result<Date, Failure> {
    let date = seconds.trim().parse().ok().and_then(|seconds: i64| day_of(seconds));
    date.ok_or_else(|| {
        Failure::new(format!("`SOURCE_DATE_EPOCH` is `{seconds}`, which is no time"))
            .help("it counts seconds since 1970-01-01; unset it, or say `--as-of DATE`")
    })
}

#[expect(clippy::disallowed_types, reason = "the library has no clock; this is where it is read")]
fn now() -> Result<Date, Failure> {
    let elapsed = std::time::SystemTime::now().duration_since(UNIX_EPOCH).ok();
    let date = elapsed.and_then(|elapsed| day_of(i64::try_from(elapsed.as_secs()).ok()?));
    date.ok_or_else(|| Failure::new("the clock of this machine is wrong").help("say `--as-of DATE`"))
}

fn day_of(seconds: i64) -> Option<Date> {
    Date::from_unix_days(seconds.div_euclid(SECONDS_A_DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_epoch_counts_seconds() {
        assert_eq!(from_epoch("1795305600").unwrap().to_string(), "2026-11-22");
        assert_eq!(from_epoch("1795305599\n").unwrap().to_string(), "2026-11-21");
        assert!(from_epoch("yesterday").unwrap_err().to_string().contains("`yesterday`, which is no time"));
    }
}
