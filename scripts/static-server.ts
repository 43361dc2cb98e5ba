/** A small server that treats a folder as a static host would: nothing is rewritten, nothing is computed. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.ndjson': 'application/x-ndjson; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.xml': 'application/xml; charset=utf-8',
	'.atom': 'application/atom+xml; charset=utf-8',
	'.ics': 'text/calendar; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.pdf': 'application/pdf',
	'.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The file an address leads to: itself, or the `index.html` of its folder; undefined outside the folder. */
async function findFile(folder: string, pathname: string): Promise<string | 'folder' | undefined> {
	let place: string;
	try {
		place = decodeURIComponent(pathname);
	} catch {
		return undefined;
	}
	const file = path.join(folder, place);
	if (place.includes('\0') || (file !== folder && !file.startsWith(folder + path.sep)))
		return undefined;
	const facts = await stat(file).catch(() => undefined);
	if (facts?.isFile()) return file;
	if (!facts?.isDirectory()) return undefined;
	if (!pathname.endsWith('/')) return 'folder';
	const index = path.join(file, 'index.html');
	return (await stat(index).catch(() => undefined))?.isFile() ? index : undefined;
}

export interface ServeOptions {
	/** The built site. */
	readonly folder: string;
	/** Path below which it is served; `/` by default. */
	readonly base?: string | undefined;
	/** 127.0.0.1 by default. */
	readonly host?: string | undefined;
	/** Where it is taken and `strict` is not set, the next free one is used. */
	readonly port: number;
	/** True where another port will not do. */
	readonly strict?: boolean | undefined;
}

/**
 * Serves a folder until the server is closed. Gives the server and the address of the front page.
 *
 * @throws the system's error where it cannot listen
 */
export async function serveFolder(
	options: ServeOptions,
): Promise<{ server: Server; address: string }> {
	const folder = path.resolve(options.folder);
	const host = options.host ?? '127.0.0.1';
	const prefix = (options.base ?? '/').replace(/\/$/u, '');
	const server = createServer((request, response) => {
		void (async () => {
			const { pathname } = new URL(request.url ?? '/', 'http://localhost');
			const inside = pathname === prefix || pathname.startsWith(`${prefix}/`);
			const found = inside
				? await findFile(folder, pathname.slice(prefix.length) || '/')
				: undefined;
			if (found === 'folder' || (inside && pathname === prefix && prefix !== '')) {
				response.writeHead(301, { location: `${pathname}/` }).end();
				return;
			}
			const file = found ?? path.join(folder, '404.html');
			const facts = await stat(file).catch(() => undefined);
			if (!facts || (request.method !== 'GET' && request.method !== 'HEAD')) {
				response.writeHead(facts ? 405 : 404).end();
				return;
			}
			response.writeHead(found ? 200 : 404, {
				'content-type': types[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
				'content-length': facts.size,
				'x-content-type-options': 'nosniff',
				'cache-control': 'no-cache',
			});
			if (request.method === 'HEAD') response.end();
			else await pipeline(createReadStream(file), response);
		})().catch((error: NodeJS.ErrnoException) => {
			// A reader that goes away in the middle of a file is no fault of the server.
			const gone = ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE'];
			if (!gone.includes(error.code ?? '')) console.error(error);
			response.destroy();
		});
	});
	let { port } = options;
	for (;;) {
		try {
			await new Promise<void>((resolve, reject) => {
				server.once('error', reject);
				server.listen(port, host, () => {
					server.off('error', reject);
					resolve();
				});
			});
			break;
		} catch (error) {
			const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
			if (!taken || options.strict || port >= options.port + 20) throw error;
			port += 1;
		}
	}
	const bound = server.address();
	const used = bound && typeof bound === 'object' ? bound.port : port;
	const name =
		host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return { server, address: `http://${name}:${used}${prefix}/` };
}
