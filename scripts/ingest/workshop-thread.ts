/** A workshop in a thread of its own: orders come in, meetings go out (thread-pool.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { Workshop } from './workshop.ts';
import type { BuildOrder, WorkshopSettings } from './workshop.ts';

const workshop = new Workshop(workerData as WorkshopSettings);

parentPort?.on('message', ({ id, order }: { id: number; order: BuildOrder }) => {
	void workshop.build(order).then((result) => parentPort?.postMessage({ id, result }));
});
