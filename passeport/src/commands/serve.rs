//! `serve`: the product, until it is asked to stop.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusBuilder;
use store::StoreError;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::console::{complain, say};
use super::prepare::{self, Failure, Purpose};
use super::{Counter, connections, first_start};
use crate::app::App;
use crate::config::Config;
use crate::{routes, upkeep};

/// How often recorded samples are folded together.
const METRICS_UPKEEP: Duration = Duration::from_secs(10);

/// Runs the command.
pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    prepare::logs(config);
    let app = prepare::app(config, Purpose::Serve).await?;
    let kept = app.evidence.address();
    if kept != config.public_url.value {
        tracing::warn!(kept, public_url = config.public_url.value, "{}", prepare::ADDRESS_KEPT);
    }
    first_start::link(&app).await?;
    serve(config, app).await
}

/// Serves until SIGINT or SIGTERM; requests under way are finished first.
pub(super) async fn serve(config: &Config, app: App) -> Result<(), Failure> {
    if app.evidence.is_behind().await? {
        build(&app).await?;
    }
    let db = app.people.db().clone();
    let talents = app.talents.clone();
    // Beside the first requests: a search that comes before it is done waits, and no other page does.
    tokio::spawn(async move {
        if let Err(error) = talents.warm().await {
            tracing::warn!(%error, "passports could not be read ahead of the first search");
        }
    });
    if let Some(address) = config.metrics_listen.value {
        serve_metrics(address).await?;
    }
    let listener = listen(config.listen.value).await?;
    say(&format!("Passeport is served at {}", config.public_url.value));
    let trusted = config.trusted_proxies.value.clone();
    let night = tokio::spawn(upkeep::every_night(app.clone()));
    let (stop, at_it) = (stop_signal()?, night.abort_handle());
    let stop = async move {
        stop.await;
        // It ends between two of its small transactions, long before the last request.
        at_it.abort();
    };
    connections::serve(listener, routes::router(app), trusted, stop).await;
    // Its last transaction is rolled back before the database is closed.
    let _ = night.await;
    db.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Builds the passports that are missing, alone: another process that does so is waited for, however long.
async fn build(app: &App) -> Result<(), Failure> {
    let mut said = false;
    let alone = loop {
        match app.evidence.build_alone(app.ids.as_ref()).await {
            Err(StoreError::Leased { .. }) if said => {}
            Err(StoreError::Leased { .. }) => {
                complain("Another process is making the passports; this one waits until they are made.");
                said = true;
            }
            taken => break taken?,
        }
    };
    let mut counter = Counter::new("passports");
    let built = app.evidence.catch_up(&mut |progress| counter.show(progress)).await;
    counter.clear();
    alone.release(app.evidence.db()).await?;
    Ok(built?)
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
