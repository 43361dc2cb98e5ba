/**
 * Loaded with `--import` into a process that is measured: as it ends, it writes what it used.
 *
 * Counted are all threads and, on Linux, the processes it started and waited for (Pagefind's, a peer's).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

/** Seconds of processor time of ended child processes; 0 where the system does not say. */
function childSeconds(): number {
	if (process.platform !== 'linux') return 0;
	const stat = readFileSync('/proc/self/stat', 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	// Fields 16 and 17 of proc(5), in hundredths of a second.
	return (Number(fields[13]) + Number(fields[14])) / 100;
}

const file = process.env['UDVALGSARKIV_USAGE'];
if (file !== undefined && isMainThread) {
	process.on('exit', () => {
		const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
		const cpu = (userCPUTime + systemCPUTime) / 1e6 + childSeconds();
		writeFileSync(file, JSON.stringify({ cpu, peak: maxRSS / 1024 }));
	});
}
