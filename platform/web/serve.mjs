// Serves dist/web: `node platform/web/serve.mjs FOLDER [--port N]`. The journeys call `serve` themselves.
//
// Node's own http and nothing else: Node is here anyway for wasm-opt and the journeys, a web framework would cost a
// minute of compiling for a hundred lines, and one server for `./dev web` and the tests means that both see the same
// types, compression and caching. It serves to this machine only and is no production server: dist/web is for any
// static host.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import http from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jsonl": "application/jsonl",
  ".mbtiles": "application/vnd.sqlite3",
  ".pbf": "application/x-protobuf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".zst": "application/zstd",
};
const ENCODINGS = [["br", ".br"], ["gzip", ".gz"]];

/**
 * Serves a folder on 127.0.0.1; port 0 takes a free one. `seen` hears of each answer: its path and status.
 * Resolves to { origin, close }.
 */
export async function serve(folder, port = 0, seen = () => {}) {
  const root = resolve(folder);
  const server = http.createServer((request, response) => {
    response.once("finish", () => seen(request.url, response.statusCode));
    answer(root, request, response).catch((error) => {
      console.error(`${request.url}: ${error.message}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(port, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
}

async function answer(root, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return plain(response, 405, "Only GET and HEAD.");
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
  } catch {
    return plain(response, 400, "Not an address.");
  }
  let file = join(root, normalize(path));
  if (path.includes("\0") || (file !== root && !file.startsWith(root + sep))) return plain(response, 400, "Not an address.");
  let found = await regular(file) ?? await regular(join(file, "index.html"));
  // The app's own addresses (/place/…) are no files: they get the page, and the app's router reads them. A place's id
  // may well hold a dot, so what a person navigates to is told by what the browser asks for.
  if (!found && (request.headers.accept ?? "").includes("text/html")) found = await regular(join(root, "index.html"));
  if (!found) return plain(response, 404, "Nothing here.");
  file = found.path;

  const headers = {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    // What carries its hash in its name never changes; the rest is asked for again.
    "cache-control": /[\\/]((app|map)-[0-9a-f]{12}[\\/]|(main|seed|words-[a-z]+|ground)-[0-9a-f]{12}\.|[0-9a-f]{64}\.)/.test(file)
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    "x-content-type-options": "nosniff",
    vary: "accept-encoding",
  };
  let sent = found;
  const accepted = (request.headers["accept-encoding"] ?? "").split(",").map((word) => word.split(";")[0].trim());
  for (const [encoding, suffix] of ENCODINGS) {
    const packed = accepted.includes(encoding) ? await regular(file + suffix) : null;
    if (packed) {
      headers["content-encoding"] = encoding;
      sent = packed;
      break;
    }
  }
  headers.etag = `"${sent.size.toString(16)}-${Math.trunc(sent.mtimeMs).toString(16)}${headers["content-encoding"] ?? ""}"`;
  if (request.headers["if-none-match"] === headers.etag) {
    response.writeHead(304, headers);
    return response.end();
  }
  // The rest of a file, for a download that goes on. Only of files as they are: a part of a packed one means nothing.
  const from = headers["content-encoding"] ? null : restFrom(request, headers.etag);
  if (!headers["content-encoding"]) headers["accept-ranges"] = "bytes";
  if (from !== null && from >= sent.size) {
    response.writeHead(416, { "content-range": `bytes */${sent.size}` });
    return response.end();
  }
  headers["content-length"] = sent.size - (from ?? 0);
  if (from !== null) headers["content-range"] = `bytes ${from}-${sent.size - 1}/${sent.size}`;
  response.writeHead(from === null ? 200 : 206, headers);
  if (request.method === "HEAD") return response.end();
  await new Promise((done, failed) => {
    createReadStream(sent.path, { start: from ?? 0 }).once("error", failed).pipe(response).once("close", done);
  });
}

/** Where the rest begins that is asked for: `bytes=100-`, of the very file that was begun. */
function restFrom({ headers }, etag) {
  const [, from] = /^bytes=(\d+)-$/.exec(headers.range ?? "") ?? [];
  return from !== undefined && (headers["if-range"] ?? etag) === etag ? Number(from) : null;
}

async function regular(path) {
  try {
    const found = await stat(path);
    return found.isFile() ? { path, size: found.size, mtimeMs: found.mtimeMs } : null;
  } catch {
    return null;
  }
}

function plain(response, status, text) {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, flag, port] = process.argv.slice(2);
  if (!folder || (flag && flag !== "--port")) {
    console.error("usage: node platform/web/serve.mjs FOLDER [--port N]");
    process.exit(2);
  }
  try {
    const { origin } = await serve(folder, Number(port ?? 8080));
    console.log(`\nAvoin ovi: ${origin}/   (Ctrl-C ends it)`);
  } catch (error) {
    console.error(error.code === "EADDRINUSE"
      ? `Port ${port ?? 8080} is taken. Choose another: AVOIN_OVI_PORT=8090 ./dev web`
      : error.message);
    process.exit(1);
  }
}
