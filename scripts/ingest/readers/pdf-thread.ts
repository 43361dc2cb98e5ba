/** Reads PDF files one after the other in a thread of its own (pdf-guard.ts): bytes come in, lines or a sentence go out. */
import { parentPort, workerData } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import { IngestError } from '../messages.ts';
import type { PdfAnswer } from './pdf-guard.ts';
import { readPdf } from './pdf.ts';

/** No stream of an honest page unpacks to more. In bytes. */
const largestStream = 256 * 2 ** 20;

// The library talks to itself by messages and has every one of them serialised; both ends are here. It fills the lists
// of a message anew for the next one, and changes nothing in them: a message, its parts and their lists are copied.
globalThis.structuredClone = (value) => copied(value, 2);

/**
 * Inflates at once what the library would have inflated by a stream, which costs more than the work itself. It asks for
 * no more than this of one; what cannot be inflated so, it inflates by its own means.
 */
class Inflate {
	readonly writable: { getWriter(): unknown };
	readonly readable: AsyncIterable<Uint8Array>;

	constructor(kind: string) {
		if (kind !== 'deflate') throw new TypeError(`expected deflate, found ${kind}`);
		const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
		const write = async (bytes: Uint8Array): Promise<void> => {
			try {
				resolve(inflateSync(bytes, { maxOutputLength: largestStream }));
			} catch (error) {
				reject(error instanceof Error ? error : new Error(String(error)));
			}
			await promise;
		};
		const ready = Promise.resolve();
		this.writable = { getWriter: () => ({ ready, write, close: () => ready }) };
		this.readable = (async function* () {
			yield await promise;
		})();
	}
}

Object.assign(globalThis, { DecompressionStream: Inflate });

/** A copy of lists and records, and of those that stand `depth` deep in them; what is deeper is shared. */
function copied<Value>(value: Value, depth: number): Value {
	if (Array.isArray(value)) {
		return (depth === 0 ? value.slice() : value.map((one) => copied(one, depth - 1))) as Value;
	}
	if (value === null || typeof value !== 'object') return value;
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype !== Object.prototype && prototype !== null) return value;
	const copy: Record<string, unknown> = {};
	for (const [name, one] of Object.entries(value)) {
		copy[name] = depth === 0 ? one : copied(one, depth - 1);
	}
	return copy as Value;
}

/** How many pages the file has, and which is read: seen by the guard while this thread is at work. */
const progress = new Int32Array(workerData as SharedArrayBuffer);

async function answer(bytes: Uint8Array): Promise<PdfAnswer> {
	try {
		const result = await readPdf(bytes, (page, pages) => {
			progress[0] = page;
			progress[1] = pages;
		});
		return { result };
	} catch (error) {
		if (error instanceof IngestError) return { refused: { rule: error.rule, text: error.message } };
		return { fault: String(error) };
	}
}

parentPort?.on('message', (bytes: Uint8Array) => {
	progress.fill(0);
	void answer(bytes).then((given) => parentPort?.postMessage(given));
});
