//! Connections of the server: each has a time limit for its requests' heads, and all an end when the server
//! stops. Nobody keeps a server alive by sending half a request.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::sleep;
use tower::ServiceExt as _;

use crate::proxies::{Network, client};

/// Longest wait for the whole head of a request, also between two requests of a connection. Longer than the
/// minute for which proxies keep a connection that is idle: they should be the ones who close it.
const HEAD_SECONDS_MAX: u64 = 75;
/// Longest that connections may stay after the signal to stop: without a request under way, and with one.
/// A request itself takes a minute at most.
const STOP_SECONDS_MAX: (u64, u64) = (10, 65);
/// Wait before the next try when no connection can be accepted, as when no file descriptor is left.
const ACCEPT_AGAIN: Duration = Duration::from_secs(1);
/// How often it is looked whether all requests are done.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Serves until `stop`, taking the word of `trusted` proxies on where requests come from; then requests under way are finished, and what is left of the connections is cut.
pub(super) async fn serve(
    listener: TcpListener,
    router: Router,
    trusted: Vec<Network>,
    stop: impl Future<Output = ()>,
) {
    let trusted: Arc<[Network]> = trusted.into();
    let mut stop = pin!(stop);
    // Each connection holds a receiver, so the sender sees when the last one has ended.
    let (ending, end) = watch::channel(false);
    let requests = Arc::new(AtomicUsize::new(0));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let from = (peer, trusted.clone());
                tokio::spawn(connection(stream, from, router.clone(), requests.clone(), end.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(ACCEPT_AGAIN).await;
            }
        }
    }
    drop((listener, end));
    let _ = ending.send(true);
    tokio::select! {
        () = ending.closed() => {}
        () = too_long(&requests) => tracing::info!("connections that would not end were cut"),
    }
}

/// Ends when connections have stayed longer than they may.
async fn too_long(requests: &AtomicUsize) {
    let (without, with) = STOP_SECONDS_MAX;
    let looking = async {
        sleep(Duration::from_secs(without)).await;
        while requests.load(Ordering::SeqCst) > 0 {
            sleep(LOOK_EVERY).await;
        }
    };
    let _ = tokio::time::timeout(Duration::from_secs(with), looking).await;
}

async fn connection(
    stream: TcpStream,
    (peer, trusted): (SocketAddr, Arc<[Network]>),
    router: Router,
    requests: Arc<AtomicUsize>,
    mut end: watch::Receiver<bool>,
) {
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        // Whoever counts by address counts the client's, not that of a proxy that all come through.
        let client = SocketAddr::new(client(&trusted, peer.ip(), request.headers()), peer.port());
        request.extensions_mut().insert(ConnectInfo(client));
        let (router, under_way) = (router.clone(), UnderWay::new(requests.clone()));
        async move {
            let answer = router.oneshot(request).await;
            drop(under_way);
            answer
        }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(HEAD_SECONDS_MAX))
        .serve_connection(TokioIo::new(stream), service);
    let mut served = pin!(served);
    let result = tokio::select! {
        result = served.as_mut() => result,
        _ = end.changed() => {
            served.as_mut().graceful_shutdown();
            served.await
        }
    };
    if let Err(error) = result {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// A request that counts as under way until this is dropped.
struct UnderWay(Arc<AtomicUsize>);

impl UnderWay {
    fn new(requests: Arc<AtomicUsize>) -> Self {
        requests.fetch_add(1, Ordering::SeqCst);
        Self(requests)
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
