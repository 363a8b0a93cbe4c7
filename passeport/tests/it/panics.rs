//! A panic, which should not be: a page or a document as for any failure of ours, with its line of the log and
//! its place in the metrics.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use axum::routing::{MethodRouter, get, post};
use http::{Method, StatusCode};
use metrics_exporter_prometheus::PrometheusBuilder;
use passeport::{App, Line, router_of};
use web::{Permission, Role, Route, RouteKind};

use crate::support::{Browser, Product, engines, fields_to};

/// What the log was told.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<u8>>>);

impl Write for Told {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Told {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

async fn panics() -> StatusCode {
    panic!("the secret cause")
}

fn line(path: &'static str, method: Method, kind: RouteKind, handler: MethodRouter<App>) -> Line {
    Route { method, path, permission: Permission::Anyone, kind, handler }
}

#[tokio::test]
async fn a_panic_becomes_a_page_is_logged_and_is_counted() {
    let told = Told::default();
    let writer = told.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let _log = tracing::subscriber::set_default(subscriber);
    let recorder = PrometheusBuilder::new().build_recorder();
    let metrics = recorder.handle();
    let _metrics = metrics::set_default_local_recorder(&recorder);

    let mut product = Product::new(engines()[0]).await;
    let (_, zoe) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    product.router = router_of(
        product.app.clone(),
        vec![
            line("/panique", Method::GET, RouteKind::Page, get(panics)),
            line("/formulaire", Method::POST, RouteKind::Action, post(panics)),
            line("/xapi/panique", Method::GET, RouteKind::Api, get(panics)),
        ],
    );

    for browser in [&zoe, &Browser::default()] {
        let page = product.get(browser, "/panique").await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.body.starts_with("<!doctype html>") && page.body.contains("<h1>"), "{}", page.body);
        assert!(!page.body.contains("the secret cause"), "{}", page.body);
    }
    let form = product.post(&zoe, "/formulaire", &[("texte", "gardé")]).await;
    assert_eq!(form.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(
        fields_to(&form, "/formulaire"),
        [("texte".to_owned(), "gardé".to_owned())],
        "it is given back"
    );
    let document = product.get(&Browser::default(), "/xapi/panique").await;
    assert_eq!(document.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(document.headers["content-type"], "application/problem+json");

    let log = told.text();
    assert_eq!(log.matches("panic: the secret cause").count(), 4, "{log}");
    assert!(log.contains("path=\"/panique\" status=500"), "{log}");
    let counted = metrics.render();
    assert!(counted.contains("passeport_requests_total{status=\"500\"} 4"), "{counted}");
}
