//! Whose word on the client's address counts: the reverse proxies that an operator names, and nobody else's.
//!
//! A proxy adds the address that it was asked from at the end of `X-Forwarded-For`; what stands before that, anybody may have
//! sent. So the header is read from its end, as long as the addresses are those of proxies that are trusted.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use http::HeaderMap;
use serde::Deserialize;

/// The header in which proxies tell the addresses they were asked from.
const FORWARDED: &str = "x-forwarded-for";

/// An address, or a network of them, such as `127.0.0.1`, `10.1.0.0/16` or `fd00::/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Network {
    address: IpAddr,
    /// How many bits of the address count.
    bits: u32,
}

/// A text that names no network.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no address and no network; write 127.0.0.1, 10.1.0.0/16 or fd00::/8")]
pub(crate) struct NoNetwork(String);

impl Network {
    /// Whether an address belongs to it.
    fn holds(self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => {
                let apart = u128::from(ours.to_bits() ^ theirs.to_bits());
                apart.checked_shr(32 - self.bits).unwrap_or(0) == 0
            }
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => {
                let apart = ours.to_bits() ^ theirs.to_bits();
                apart.checked_shr(128 - self.bits).unwrap_or(0) == 0
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

impl FromStr for Network {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let wrong = || NoNetwork(text.to_owned());
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) if bits.bytes().all(|b| b.is_ascii_digit()) => (address, bits.parse().ok()),
            Some(_) => return Err(wrong()),
            None => (text, Some(128)),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits: u32 = match bits {
            Some(128) if !text.contains('/') => most,
            Some(bits) if bits <= most => bits,
            _ => return Err(wrong()),
        };
        Ok(Self { address, bits })
    }
}

impl TryFrom<String> for Network {
    type Error = NoNetwork;

    fn try_from(text: String) -> Result<Self, NoNetwork> {
        text.parse()
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = self.bits == if self.address.is_ipv4() { 32 } else { 128 };
        if one { write!(f, "{}", self.address) } else { write!(f, "{}/{}", self.address, self.bits) }
    }
}

/// The address that a request comes from: `peer`'s, unless that is a proxy that is trusted. Then it is the last one in
/// `X-Forwarded-For` that is not one of them, or the first when all are; and the peer's where the header is missing or
/// cannot be read up to there.
pub(crate) fn client(trusted: &[Network], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let peer = peer.to_canonical();
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.holds(address));
    if !is_trusted(peer) {
        return peer;
    }
    // Several headers of one name are one list (RFC 9110, 5.3).
    let lines: Vec<_> = headers.get_all(FORWARDED).iter().collect();
    let mut client = peer;
    for line in lines.into_iter().rev() {
        let Ok(line) = line.to_str() else { return peer };
        for hop in line.rsplit(',') {
            let Some(address) = address(hop.trim()) else { return peer };
            client = address;
            if !is_trusted(client) {
                return client;
            }
        }
    }
    client
}

/// An address, with or without a port, which some proxies add.
fn address(hop: &str) -> Option<IpAddr> {
    let plain = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    let found = plain.parse::<IpAddr>().or_else(|_| hop.parse::<SocketAddr>().map(|a| a.ip()));
    found.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn asked(trusted: &[&str], peer: &str, lines: &[&str]) -> String {
        let trusted: Vec<Network> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        client(&trusted, peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn nobodys_word_counts_but_that_of_a_proxy_that_is_named() {
        assert_eq!(asked(&[], "127.0.0.1", &["192.0.2.7"]), "127.0.0.1");
        assert_eq!(asked(&["10.0.0.1"], "192.0.2.1", &["192.0.2.7"]), "192.0.2.1");
        assert_eq!(asked(&["10.0.0.1"], "10.0.0.1", &["192.0.2.7"]), "192.0.2.7");
        assert_eq!(asked(&["10.0.0.1"], "::ffff:10.0.0.1", &["::ffff:192.0.2.7"]), "192.0.2.7");
        assert_eq!(asked(&["fd00::/8"], "fd12::1", &["2001:db8::7"]), "2001:db8::7");
    }

    #[test]
    fn what_a_client_writes_before_the_proxys_word_is_passed_over() {
        let ours = ["10.0.0.0/8"];
        assert_eq!(asked(&ours, "10.0.0.1", &["10.0.0.9, 8.8.8.8, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(asked(&ours, "10.0.0.1", &["not an address, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(asked(&ours, "10.0.0.1", &["8.8.8.8", "192.0.2.7"]), "192.0.2.7");
    }

    #[test]
    fn a_chain_of_proxies_is_followed_to_the_first_address_that_is_none() {
        let ours = ["127.0.0.1", "10.0.0.0/8"];
        assert_eq!(asked(&ours, "127.0.0.1", &["8.8.8.8, 192.0.2.7, 10.0.0.2,10.0.0.3"]), "192.0.2.7");
        assert_eq!(asked(&ours, "127.0.0.1", &["192.0.2.7", "10.0.0.2", "10.0.0.3"]), "192.0.2.7");
        assert_eq!(asked(&ours, "127.0.0.1", &["10.0.0.2, 10.0.0.3"]), "10.0.0.2");
        assert_eq!(asked(&ours, "127.0.0.1", &["192.0.2.7:4711, [10.0.0.2]"]), "192.0.2.7");
        assert_eq!(asked(&ours, "127.0.0.1", &["[2001:db8::7]:4711"]), "2001:db8::7");
    }

    #[test]
    fn a_header_that_cannot_be_read_leaves_the_address_of_the_proxy() {
        for line in
            ["", ",", "unknown", "192.0.2.7,", "192.0.2.7, _hidden", "192.0.2.7.1", "1.2.3.4:port", "é"]
        {
            assert_eq!(asked(&["10.0.0.1"], "10.0.0.1", &[line]), "10.0.0.1", "{line}");
        }
        assert_eq!(asked(&["10.0.0.1"], "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn networks_are_read_as_they_are_shown() {
        for text in ["127.0.0.1", "::1", "10.0.0.0/8", "0.0.0.0/0", "fd00::/8", "::/0"] {
            assert_eq!(text.parse::<Network>().unwrap().to_string(), text);
        }
        for text in
            ["", "localhost", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0/8", "1.2.3.4/+8"]
        {
            assert!(text.parse::<Network>().unwrap_err().to_string().contains("10.1.0.0/16"), "{text}");
        }
        assert_eq!(asked(&["0.0.0.0/0"], "8.8.8.8", &["192.0.2.7"]), "192.0.2.7");
        assert_eq!(asked(&["10.1.0.0/16"], "10.2.0.1", &["192.0.2.7"]), "10.2.0.1");
    }
}
