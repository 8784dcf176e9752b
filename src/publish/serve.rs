//! Serving a feed's folder for trying it out: the files as they are, with the headers a phone's sync asks for.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tower_http::services::ServeDir;

use super::problem::PublishError;

/// Serves a folder on this machine alone until the process is stopped. `ready` gets the address once it is open; port 0
/// takes a free one.
pub fn serve(folder: &Path, port: u16, ready: impl FnOnce(SocketAddr)) -> Result<(), PublishError> {
    let disk = PublishError::disk(folder);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.and_then(|runtime| runtime.block_on(run(folder.to_owned(), port, ready))).map_err(disk)
}

async fn run(folder: PathBuf, port: u16, ready: impl FnOnce(SocketAddr)) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let router = Router::new().fallback_service(ServeDir::new(folder)).layer(axum::middleware::map_response(no_cache));
    ready(listener.local_addr()?);
    axum::serve(listener, router)
        .with_graceful_shutdown(async {
            let _ = tokio::signal::ctrl_c().await;
        })
        .await
}

/// This is for trying out: whatever is built anew is seen at once. A real host may keep everything but the head.
async fn no_cache(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
