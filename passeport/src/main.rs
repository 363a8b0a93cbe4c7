//! The binary `passeport`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    passeport::run().await
}
