/**
 * PDF is read in a thread of its own, with a limit of time and of memory: a file made to keep a reader busy, or to fill
 * its memory, is refused with a sentence, and the files after it are read.
 */
import { Worker } from 'node:worker_threads';
import { IngestError } from '../messages.ts';
import type { ReadResult } from './line-writer.ts';

/** What the thread answers. */
export type PdfAnswer =
	| { readonly result: ReadResult }
	| { readonly refused: { readonly rule: string; readonly text: string } }
	| { readonly fault: string };

/** What one file may take. */
interface Limits {
	/** Of processor time, and so many more for each page. */
	readonly seconds: number;
	readonly secondsAPage: number;
	/** Mebibytes of heap. */
	readonly memory: number;
}

/** An honest page takes 0.02 seconds, on a slow machine 0.1; a thousand pages of tables 200 MB. */
const ordinary: Limits = { seconds: 5, secondsAPage: 0.1, memory: 1_000 };
/** Milliseconds between two looks at the clock. */
const patience = 100;

const remedy = 'print it to PDF anew from a viewer, or take the page out, and run ingest again';

interface Job {
	readonly bytes: Uint8Array;
	readonly resolve: (result: ReadResult) => void;
	readonly reject: (error: Error) => void;
}

/** One thread that reads PDF files in the order given; another takes its place when it has to be ended. */
export class PdfThread {
	readonly #limits: Limits;
	readonly #progress = new Int32Array(new SharedArrayBuffer(8));
	readonly #waiting: Job[] = [];
	#worker: Worker | undefined;
	#current: Job | undefined;
	#watch: NodeJS.Timeout | undefined;

	constructor(limits = ordinary) {
		this.#limits = limits;
	}

	/** As `readPdfGuarded`. */
	read(bytes: Uint8Array): Promise<ReadResult> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ bytes, resolve, reject });
			if (!this.#current) this.#next();
		});
	}

	#next(): void {
		this.#current = this.#waiting.shift();
		if (!this.#current) {
			this.#worker?.unref();
			return;
		}
		const worker = (this.#worker ??= this.#start());
		worker.ref();
		worker.postMessage(this.#current.bytes);
		void this.#guard(worker, this.#current);
	}

	#start(): Worker {
		const worker = new Worker(new URL('./pdf-thread.ts', import.meta.url), {
			workerData: this.#progress.buffer,
			// V8 ends the whole process at this limit, so the guard's own is well below it.
			resourceLimits: { maxOldGenerationSizeMb: 4 * this.#limits.memory },
		});
		worker.on('message', (answer: PdfAnswer) => {
			if (worker !== this.#worker) return;
			if ('result' in answer) this.#done(({ resolve }) => resolve(answer.result));
			else if ('refused' in answer) {
				const { rule, text } = answer.refused;
				this.#done(({ reject }) => reject(new IngestError(rule, text)));
			} else this.#done(({ reject }) => reject(new Error(answer.fault)));
		});
		worker.on('error', (error) => {
			if (worker === this.#worker) this.#end(error);
		});
		return worker;
	}

	/** Ends the thread when the file that it reads has taken more than it may. */
	async #guard(worker: Worker, job: Job): Promise<void> {
		const spent = async (): Promise<number> => {
			const { user, system } = await worker.cpuUsage();
			return (user + system) / 1e6;
		};
		// A thread that is still starting has no clock, and has spent nothing.
		const begun = await spent().catch(() => 0);
		const look = async (): Promise<void> => {
			const seconds = (await spent()) - begun;
			const heap = (await worker.getHeapStatistics()).used_heap_size / 2 ** 20;
			if (this.#current !== job) return;
			const { memory, secondsAPage } = this.#limits;
			const allowed = this.#limits.seconds + secondsAPage * this.#progress[1]!;
			if (heap > memory) this.#refuse(`${memory} MB of memory`);
			else if (seconds > allowed) this.#refuse(`${allowed.toFixed(1)} seconds`);
		};
		if (this.#current === job) {
			this.#watch = setInterval(() => void look().catch(() => undefined), patience);
		}
	}

	#refuse(enough: string): void {
		const [page, pages] = this.#progress;
		const where = page === 0 ? 'before its first page' : `on page ${page} of ${pages}`;
		const text = `expected a PDF that can be read with ${enough}, found one that takes more, ${where}`;
		this.#end(new IngestError('pdf', `${text}: ${remedy}`));
	}

	#done(settle: (job: Job) => void): void {
		clearInterval(this.#watch);
		const job = this.#current;
		if (job) settle(job);
		this.#next();
	}

	#end(error: Error): void {
		const worker = this.#worker;
		this.#worker = undefined;
		void worker?.terminate();
		this.#done(({ reject }) => reject(error));
	}
}

let thread: PdfThread | undefined;

/**
 * Reads a PDF as `readPdf` does, in another thread. Throws an IngestError also where it takes more than 5 seconds of
 * processor time and a tenth of a second a page, or more than 1,000 MB of memory.
 */
export function readPdfGuarded(bytes: Uint8Array): Promise<ReadResult> {
	thread ??= new PdfThread();
	return thread.read(bytes);
}
