//! `serve`: the product, until it is asked to stop.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use evidence::Progress;
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::console::say;
use super::prepare::{self, Failure, Purpose};
use super::{bar, first_start};
use crate::app::App;
use crate::config::Config;
use crate::{edge, routes};

/// How often recorded samples are folded together.
const METRICS_UPKEEP: Duration = Duration::from_secs(10);

/// Runs the command.
pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    prepare::logs(config);
    let app = prepare::app(config, Purpose::Serve).await?;
    first_start::link(&app).await?;
    serve(config, app).await
}

/// Serves until SIGINT or SIGTERM; requests under way are finished first.
pub(super) async fn serve(config: &Config, app: App) -> Result<(), Failure> {
    let progress = bar(0, "passports");
    app.evidence
        .catch_up(&mut |p: Progress| {
            progress.set_length(u64::try_from(p.total).unwrap_or(0));
            progress.set_position(u64::try_from(p.done).unwrap_or(0));
        })
        .await?;
    progress.finish_and_clear();
    let db = app.people.db().clone();
    if let Some(address) = config.metrics_listen.value {
        serve_metrics(address).await?;
    }
    let listener = listen(config.listen.value).await?;
    say(&format!("Passeport is served at {}", config.public_url.value));
    let router = routes::router(app).layer(edge::catch_panics());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let stop = stop_signal()?;
    axum::serve(listener, service)
        .with_graceful_shutdown(stop)
        .await
        .map_err(|e| Failure::Said(format!("serving ended: {e}")))?;
    db.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|e| {
        Failure::Said(format!(
            "cannot listen on {address}: {e}; choose another address with --listen, or stop what uses it"
        ))
    })
}

/// Metrics in the Prometheus text format, on an address of their own.
async fn serve_metrics(address: SocketAddr) -> Result<(), Failure> {
    let handle = PrometheusBuilder::new()
        .install_recorder()
        .map_err(|e| Failure::Said(format!("metrics cannot be recorded: {e}")))?;
    let listener = listen(address).await?;
    let upkeep = handle.clone();
    let router = Router::new().route("/metrics", get(move || std::future::ready(handle.render())));
    tokio::spawn(async move { axum::serve(listener, router).await });
    // Samples that nobody scrapes would grow without bound.
    tokio::spawn(async move {
        let mut every = tokio::time::interval(METRICS_UPKEEP);
        loop {
            every.tick().await;
            upkeep.run_upkeep();
        }
    });
    Ok(())
}

fn stop_signal() -> Result<impl Future<Output = ()>, Failure> {
    let failed = |e: std::io::Error| Failure::Said(format!("signals cannot be watched: {e}"));
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping: requests under way are finished");
    })
}
