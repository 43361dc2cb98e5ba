/** Workshops in threads, so that every core reads. */
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Builder } from './run.ts';
import { Workshop } from './workshop.ts';
import type { BuildOrder, BuildResult, WorkshopSettings } from './workshop.ts';

/** A thread costs a third of a second before it reads its first file: fewer files than this are read in this one. */
const fewFiles = 6;

interface Thread {
	worker: Worker;
	readonly waiting: Map<number, { order: BuildOrder; done: (result: BuildResult) => void }>;
}

/** Gives each order to the thread with the fewest. A thread that dies fails its orders and is replaced. */
class ThreadPool implements Builder {
	readonly width: number;
	readonly #settings: WorkshopSettings;
	readonly #threads: Thread[] = [];
	readonly #most: number;
	#orders = 0;

	constructor(settings: WorkshopSettings, most: number) {
		this.#settings = settings;
		this.#most = most;
		this.width = most * 3;
	}

	/** The thread with the fewest orders; a new one where all have some and more are allowed. */
	#leastBusy(): Thread {
		const [least] = [...this.#threads].sort((a, b) => a.waiting.size - b.waiting.size);
		if (least && (least.waiting.size === 0 || this.#threads.length === this.#most)) return least;
		const thread: Thread = { worker: this.#newWorker(), waiting: new Map() };
		this.#listen(thread);
		this.#threads.push(thread);
		return thread;
	}

	#newWorker(): Worker {
		return new Worker(new URL('./workshop-thread.ts', import.meta.url), {
			workerData: this.#settings,
		});
	}

	#listen(thread: Thread): void {
		thread.worker.on('message', ({ id, result }: { id: number; result: BuildResult }) => {
			const order = thread.waiting.get(id);
			thread.waiting.delete(id);
			order?.done(result);
		});
		thread.worker.on('error', (error) => {
			const text = `a fault of this program: ${String(error)}`;
			for (const { order, done } of thread.waiting.values()) {
				const failed = order.sources[0]?.file ?? '';
				done({ failed, rule: 'fault', messages: [{ level: 'error', rule: 'fault', text }] });
			}
			thread.waiting.clear();
			thread.worker = this.#newWorker();
			this.#listen(thread);
		});
	}

	build(order: BuildOrder): Promise<BuildResult> {
		const thread = this.#leastBusy();
		this.#orders += 1;
		const id = this.#orders;
		return new Promise((done) => {
			thread.waiting.set(id, { order, done });
			thread.worker.postMessage({ id, order });
		});
	}

	async close(): Promise<void> {
		await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
	}
}

/** A workshop in this thread. */
export function oneThread(settings: WorkshopSettings): Builder {
	const workshop = new Workshop(settings);
	return {
		build: (order) => workshop.build(order),
		width: 1,
		close: () => Promise.resolve(),
	};
}

/** Workshops in as many threads as there are cores, where there are files enough to pay for them. */
export function asManyThreadsAsPay(settings: WorkshopSettings, files: number): Builder {
	const cores = os.availableParallelism();
	return files < fewFiles || cores < 2
		? oneThread(settings)
		: new ThreadPool(settings, Math.min(cores, 8));
}
