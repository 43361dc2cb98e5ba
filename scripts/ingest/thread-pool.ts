/** Workshops in threads, so that every core reads. */
import os from 'node:os';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Builder } from './run.ts';
import { Workshop } from './workshop.ts';
import type { BuildOrder, BuildResult, WorkshopSettings } from './workshop.ts';

/**
 * Seconds of processor time that this thread works alone: another loads and compiles everything anew, which takes it as
 * long.
 */
const alone = 2;

/** Orders a thread holds: one it works on, and one more so that it never waits for this thread, which works too. */
const inHand = 2;

interface Job {
	readonly order: BuildOrder;
	readonly done: (result: BuildResult) => void;
}

interface Thread {
	worker: Worker;
	readonly waiting: Map<number, Job>;
}

/** This thread reads, and others beside it where there is enough to read. A thread that dies fails its orders and is replaced. */
class ThreadPool implements Builder {
	readonly width: number;
	readonly #settings: WorkshopSettings;
	readonly #workshop: Workshop;
	readonly #threads: Thread[] = [];
	readonly #jobs: Job[] = [];
	/** How many threads there may be beside this one. */
	readonly #most: number;
	readonly #patience: number;
	#begun: NodeJS.CpuUsage | undefined;
	#working = false;
	#orders = 0;

	constructor(settings: WorkshopSettings, most: number, patience: number) {
		this.#settings = settings;
		this.#workshop = new Workshop(settings);
		this.#most = most;
		this.#patience = patience;
		this.width = 1 + (most + 1) * inHand;
	}

	build(order: BuildOrder): Promise<BuildResult> {
		this.#begun ??= process.cpuUsage();
		return new Promise((done) => {
			this.#jobs.push({ order, done });
			this.#give();
		});
	}

	/** Gives what waits to whoever is free: others first, for this thread hears nothing while it works. */
	#give(): void {
		for (const thread of this.#threads) this.#fill(thread);
		const { user, system } = process.cpuUsage(this.#begun);
		const pays = (user + system) / 1e6 >= this.#patience && this.#jobs.length > 1;
		if (pays && this.#threads.length < this.#most) {
			const thread: Thread = { worker: this.#newWorker(), waiting: new Map() };
			this.#listen(thread);
			this.#threads.push(thread);
			this.#fill(thread);
		}
		if (!this.#working) void this.#work();
	}

	#fill(thread: Thread): void {
		while (thread.waiting.size < inHand) {
			const job = this.#jobs.shift();
			if (!job) return;
			this.#orders += 1;
			thread.waiting.set(this.#orders, job);
			thread.worker.postMessage({ id: this.#orders, order: job.order });
		}
	}

	/** Builds what waits, one order after the other, and listens to the other threads in between. */
	async #work(): Promise<void> {
		this.#working = true;
		for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
			job.done(await this.#workshop.build(job.order));
			await new Promise((next) => setImmediate(next));
		}
		this.#working = false;
	}

	#newWorker(): Worker {
		return new Worker(new URL('./workshop-thread.ts', import.meta.url), {
			workerData: this.#settings,
		});
	}

	#listen(thread: Thread): void {
		thread.worker.on('message', ({ id, result }: { id: number; result: BuildResult }) => {
			const job = thread.waiting.get(id);
			thread.waiting.delete(id);
			this.#give();
			job?.done(result);
		});
		thread.worker.on('error', (error) => {
			const text = `a fault of this program: ${String(error)}`;
			const lost = [...thread.waiting.values()];
			thread.waiting.clear();
			thread.worker = this.#newWorker();
			this.#listen(thread);
			for (const { order, done } of lost) {
				const failed = order.sources[0]?.file ?? '';
				done({ failed, rule: 'fault', messages: [{ level: 'error', rule: 'fault', text }] });
			}
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

/**
 * Workshops in as many threads as there are cores, at most eight.
 *
 * @param patience seconds of processor time that this thread reads alone before it starts another
 */
export function asManyThreadsAsPay(settings: WorkshopSettings, patience = alone): Builder {
	const cores = Math.min(os.availableParallelism(), 8);
	return cores < 2 ? oneThread(settings) : new ThreadPool(settings, cores - 1, patience);
}
