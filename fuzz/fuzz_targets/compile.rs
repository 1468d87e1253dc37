#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| orgc_fuzz::obey(env!("CARGO_BIN_NAME"), bytes));
