/**
 * `npm run bench`: one table, ours beside its peers, from one run. Progress goes to stderr, the table to stdout.
 *
 * Absolute seconds say more about the machine than about the archive; ratios of one run can be compared.
 */
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { measureSizes } from './bench/builds.ts';
import { fuzz } from './bench/fuzz.ts';
import { killIngests } from './bench/kills.ts';
import { measureSearch } from './bench/search.ts';
import { isMet, printHead, printRows, printTable } from './bench/table.ts';
import type { Row } from './bench/table.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `npm run bench -- [options]

Measures a build, its pages and the reading of documents beside their peers, and prints one table (Markdown), each row
as soon as it is measured. Eleventy is installed below .cache/bench/; Hugo is measured where it is installed.

  --records N,…   records of the corpora, the smallest first (default 1000)
  --strict        a goal that is not met is a finding (exit status 1)

  --search        instead: a reader's first question over a corpus of that size, beside one plain Pagefind index
  --trust         instead: the fuzzer over every input format, and ingests killed at random moments; prints their
                  figures as JSON
  --documents N   how many documents (default 100000)
  --kills N       how many ingests are killed (default 200)
  --seed N        which ones (default 1)
  --threads N     (default 2)
`;

const folder = path.resolve('.cache', 'bench');
const say = (text: string) => console.error(text);

/** A whole number of the command line. Throws a UsageError where it is none. */
function readCount(name: string, value: string): number {
	if (!/^[1-9]\d{0,8}$/u.test(value) && value !== '0') {
		throw new UsageError(`expected --${name} N, found ${value}`);
	}
	return Number(value);
}

await runCommand(usage, async () => {
	const { values } = parseArgs({
		options: {
			records: { type: 'string', default: '1000' },
			strict: { type: 'boolean', default: false },
			search: { type: 'boolean', default: false },
			trust: { type: 'boolean', default: false },
			documents: { type: 'string', default: '100000' },
			kills: { type: 'string', default: '200' },
			seed: { type: 'string', default: '1' },
			threads: { type: 'string', default: '2' },
		},
	});
	const sizes = values.records.split(',').map((value) => readCount('records', value));
	if (values.trust) {
		const seed = readCount('seed', values.seed);
		const killed = await killIngests({ kills: readCount('kills', values.kills), seed, say });
		const report = await fuzz({
			documents: readCount('documents', values.documents),
			seed,
			threads: readCount('threads', values.threads),
			sources: 'content/source',
			say,
		});
		console.log(JSON.stringify({ ...report, killed }, null, '\t'));
		return report.findings.length + killed.findings.length > 0 ? 1 : 0;
	}
	const cpu = os.cpus();
	const memory = Math.round(os.totalmem() / 2 ** 30);
	const machine = `${cpu.length} × ${cpu[0]?.model.trim() ?? 'unknown'}, ${memory} GiB`;
	const load = os.loadavg()[0]!.toFixed(1);
	console.log(`${machine}, load ${load} at the beginning, Node ${process.versions.node}.\n`);
	const all: Row[] = [];
	if (values.search) {
		all.push(...(await measureSearch(sizes[0]!, path.join(folder, 'search'), say)));
		process.stdout.write(printTable(all));
	} else {
		process.stdout.write(printHead());
		await measureSizes(
			sizes.toSorted((a, b) => a - b),
			folder,
			{
				say,
				put: (records, rows) => {
					all.push(...rows);
					process.stdout.write(printRows(records, rows));
				},
			},
		);
	}
	return values.strict && all.some((row) => isMet(row) === false) ? 1 : 0;
});
