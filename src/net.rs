//! Asking other machines: what the feed's client and the publisher's `refresh` share.
//!
//! One TLS configuration with roots of its own, no cookies, no cache, and redirects that stay on their host. Knows no
//! feed and no register: what an answer may be is judged by whoever asks.

use url::Url;

/// Whether a redirect may be followed: on the same host and port, and from http to https.
pub fn may_follow(from: &Url, to: &Url) -> bool {
    let port = |url: &Url| url.port_or_known_default();
    let upgraded = from.scheme() == "http" && to.scheme() == "https" && from.port().is_none() && to.port().is_none();
    from.host_str() == to.host_str() && (upgraded || (from.scheme() == to.scheme() && port(from) == port(to)))
}

/// A client that gives up on whoever says nothing for `silence` in the middle of an answer.
#[cfg(not(target_family = "wasm"))]
pub fn client(silence: std::time::Duration) -> Result<reqwest::Client, String> {
    use std::sync::Arc;
    use std::time::Duration;

    /// More would be a loop.
    const MAX_REDIRECTS: usize = 3;

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let mut tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let redirects = reqwest::redirect::Policy::custom(|attempt| {
        let allowed = attempt.previous().first().is_some_and(|first| may_follow(first, attempt.url()));
        if !allowed {
            let message = format!("it leads to {}, which is another host", attempt.url());
            attempt.error(message)
        } else if attempt.previous().len() > MAX_REDIRECTS {
            attempt.error("it leads in circles")
        } else {
            attempt.follow()
        }
    });
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(redirects)
        .connect_timeout(Duration::from_secs(10))
        .read_timeout(silence)
        .user_agent(concat!("avoin-ovi/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| error.to_string())
}
