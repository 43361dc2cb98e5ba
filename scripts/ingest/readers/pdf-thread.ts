/** Reads PDF files one after the other in a thread of its own (pdf-guard.ts): bytes come in, lines or a sentence go out. */
import { parentPort, workerData } from 'node:worker_threads';
import { IngestError } from '../messages.ts';
import type { PdfAnswer } from './pdf-guard.ts';
import { readPdf } from './pdf.ts';

// The library talks to itself by messages and has every one of them serialised; both ends are here, and it is enough
// that lists and records are copied.
globalThis.structuredClone = copied;

function copied<Value>(value: Value): Value {
	if (Array.isArray(value)) return value.map(copied) as Value;
	if (value === null || typeof value !== 'object') return value;
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype !== Object.prototype && prototype !== null) return value;
	const copy: Record<string, unknown> = {};
	for (const [name, one] of Object.entries(value)) copy[name] = copied(one);
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
