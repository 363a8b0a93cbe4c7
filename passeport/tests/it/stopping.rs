//! The server asked to stop: requests under way are finished, and nobody keeps it alive.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use tempfile::TempDir;

use crate::server::{Server, free_address, passeport};

fn server(folder: &TempDir) -> (Server, SocketAddr) {
    let (data, address) = (folder.path().to_str().unwrap(), free_address());
    let command = passeport(&["serve", "--data", data, "--listen", &address.to_string()]);
    (Server::start(command, address, &folder.path().join("server.log")), address)
}

#[test]
fn half_a_request_does_not_keep_the_server_from_stopping() {
    let folder = TempDir::new().unwrap();
    let (mut server, address) = server(&folder);
    let mut half = TcpStream::connect(address).unwrap();
    half.write_all(b"GET /healthz HTTP/1.1\r\nhost: ").unwrap();
    std::thread::sleep(Duration::from_millis(100));
    let status = server.stop(15).expect("it stops though one request never ends");
    assert!(status.success(), "{status}: {}", server.said());
    assert!(server.said().contains("stopped"), "the database was closed: {}", server.said());
    assert!(matches!(half.read(&mut [0; 16]), Ok(0) | Err(_)), "the connection was cut");
}

#[test]
fn an_idle_connection_ends_at_once_when_the_server_stops() {
    let folder = TempDir::new().unwrap();
    let (mut server, address) = server(&folder);
    let mut idle = TcpStream::connect(address).unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
    assert!(idle.read(&mut [0; 1024]).unwrap() > 0, "it answered, and the connection stays open");
    let silent = TcpStream::connect(address).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    assert!(server.stop(5).is_some_and(|status| status.success()), "{}", server.said());
    drop(silent);
}
