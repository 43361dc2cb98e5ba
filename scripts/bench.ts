/**
 * `npm run bench`: one table, ours beside its peers, from one run. Progress goes to stderr, the table to stdout.
 *
 * Absolute seconds say more about the machine than about the archive; ratios of one run can be compared.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readArchive } from '../src/archive/archive.ts';
import { writeCorpus } from './bench/corpus.ts';
import { fuzz } from './bench/fuzz.ts';
import { killIngests } from './bench/kills.ts';
import {
	measureBodies,
	measureIngest,
	measureLoading,
	measurePages,
	measurePdf,
} from './bench/measures.ts';
import { runEleventy, runHugo, writeMarkdown } from './bench/peers.ts';
import type { PeerUsage } from './bench/peers.ts';
import { measureSearch } from './bench/search.ts';
import { isMet, printTable } from './bench/table.ts';
import type { Row } from './bench/table.ts';
import { measureOurs } from './bench/usage.ts';
import type { Usage } from './bench/usage.ts';
import { runCommand, UsageError } from './command.ts';
import type { BuildReport } from './site.ts';

const usage = `npm run bench -- [options]

Measures a build, its pages and the reading of documents beside their peers, and prints one table (Markdown).
Eleventy is installed below .cache/bench/; Hugo is measured where it is installed.

  --records N   records of the corpus (default 1000)
  --strict      a goal that is not met is a finding (exit status 1)

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

/** Our build in a process of its own; with every cache empty, or `over` the one before. */
function build(
	content: string,
	out: string,
	over = false,
): { used: Usage; report: BuildReport; store: number } {
	const name = (place: string) => createHash('sha256').update(place).digest('hex').slice(0, 12);
	const astro = path.resolve('.cache', 'astro', name(`${out}.building`));
	const state = path.resolve('.cache', 'site', `${name(out)}.ndjson`);
	for (const place of over ? [] : [astro, state, `${state}.d`, out]) {
		rmSync(place, { recursive: true, force: true });
	}
	const file = path.join(folder, 'report.json');
	const words = ['scripts/build.ts', '--content', content, '--out', out, '--report', file];
	const used = measureOurs(words);
	const report = JSON.parse(readFileSync(file, 'utf8')) as BuildReport;
	return { used, report, store: statSync(path.join(astro, 'data-store.json')).size };
}

const peer = (name: string, value: PeerUsage, what: keyof Usage): NonNullable<Row['peer']> =>
	typeof value === 'string' ? value : { name, value: value[what] };

/** A whole number of the command line. Throws a UsageError where it is none. */
function readCount(name: string, value: string): number {
	if (!/^[1-9]\d{0,8}$/u.test(value) && value !== '0') {
		throw new UsageError(`expected --${name} N, found ${value}`);
	}
	return Number(value);
}

/** The rows of a run over a corpus of about `records` records. */
async function measureAll(records: number): Promise<Row[]> {
	const content = path.join(folder, 'content');
	rmSync(content, { recursive: true, force: true });
	say(`corpus of ${records} records`);
	writeCorpus(content, records);
	const archive = readArchive(content);
	const count = archive.meetings.length + archive.items.length + archive.attachments.length;

	say('our build');
	const out = path.join(folder, 'site');
	const { used, report, store } = build(content, out);
	const stage = (name: string) => report.stages.find((one) => one.name === name)!;
	const pages = stage('pages');
	const toPages = stage('read archive').cpu + pages.cpu;
	say('one meeting more');
	writeCorpus(content, count + 1, archive.meetings.length);
	const more = build(content, out, true);
	if (more.report.kept === 0) throw new Error('nothing was taken over from the build before');
	rmSync(content, { recursive: true, force: true });
	writeCorpus(content, records);
	say('Eleventy and Hugo');
	const markdown = path.join(folder, 'markdown');
	writeMarkdown(content, markdown);
	const eleventy = runEleventy(markdown, path.join(folder, 'eleventy'));
	const hugo = runHugo(markdown, path.join(folder, 'hugo'));
	say('bodies and pages');
	const bodies = await measureBodies(archive);
	const weight = measurePages(archive, out);
	const loading = await measureLoading(archive, out);
	say('PDF and text');
	const pdf = await measurePdf(archive);
	const text = measureIngest(archive, path.join(folder, 'ingest'));

	const memoryGoal = records >= 20_000 ? 0.5 : 1;
	return [
		{
			measure: 'archive read and pages, CPU s',
			ours: toPages,
			peer: peer('Eleventy', eleventy, 'cpu'),
			goal: { atMost: records >= 5000 ? 2 : 3, ratio: true },
		},
		{ measure: 'the same beside Hugo, CPU s', ours: toPages, peer: peer('Hugo', hugo, 'cpu') },
		{
			measure: 'memory up to the pages, MB',
			ours: pages.peak,
			peer: peer('Eleventy', eleventy, 'peak'),
			...(records >= 5000 ? { goal: { atMost: memoryGoal, ratio: true } } : {}),
		},
		{
			measure: 'whole build with search, CPU s',
			ours: used.cpu,
			peer: peer('Eleventy', eleventy, 'cpu'),
		},
		{
			measure: 'memory of the whole build, MB',
			ours: Math.max(used.peak, ...report.stages.map(({ peak }) => peak)),
			peer: 'Pagefind’s own not counted',
		},
		{ measure: 'search index, CPU s (Pagefind’s not counted)', ours: stage('search index').cpu },
		{
			measure: 'one new meeting, search with it, CPU s',
			ours: more.used.cpu,
			peer: { name: 'our build from nothing', value: used.cpu },
			goal: { atMost: 0.25, ratio: true },
		},
		{
			measure: 'the same without search, CPU s',
			ours: more.report.stages.reduce(
				(sum, { name, cpu }) => (name === 'search index' ? sum : sum + cpu),
				0,
			),
			peer: peer('Eleventy', eleventy, 'cpu'),
			goal: { atMost: 1.2, ratio: true },
		},
		{ measure: 'files a record', ours: report.files / count },
		{
			measure: 'a body compiled, ms CPU',
			ours: bodies.ours,
			peer: { name: 'Astro’s Markdown', value: bodies.remark },
			goal: { atMost: 0.8 },
		},
		{ measure: 'data store a record, bytes', ours: store / count, goal: { atMost: 400 } },
		{
			measure: 'an item page with its styles, kB gzip, median',
			ours: weight.whole,
			goal: { atMost: 6 },
		},
		{ measure: 'its HTML alone, kB gzip, median', ours: weight.html },
		{ measure: 'the record’s body alone, kB gzip, median', ours: weight.body },
		{ measure: 'requests before it can be read', ours: weight.requests, goal: { atMost: 2 } },
		...(loading
			? [
					{
						measure: 'largest paint of an item page on slow 4G, ms, median of ten',
						ours: loading.paint,
						goal: { atMost: 1000 },
					},
					{
						measure: 'largest layout shift of an item page',
						ours: loading.shift,
						goal: { atMost: 0 },
					},
				]
			: []),
		{
			measure: `PDF pages a CPU s (${pdf.pages} pages)`,
			ours: pdf.ours,
			peer: { name: 'unpdf, bare text', value: pdf.unpdf },
			goal: { atLeast: 70 },
		},
		{
			measure: `ingest of text, MB a CPU s (${text.megabytes.toFixed(1)} MB)`,
			ours: text.speed,
			goal: { atLeast: 20 },
		},
		{ measure: 'memory of that ingest, MB', ours: text.peak },
	];
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
	const records = readCount('records', values.records);
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
	const rows = values.search
		? await measureSearch(records, path.join(folder, 'search'), say)
		: await measureAll(records);
	const cpu = os.cpus();
	const memory = Math.round(os.totalmem() / 2 ** 30);
	const machine = `${cpu.length} × ${cpu[0]?.model.trim() ?? 'unknown'}, ${memory} GiB`;
	const load = os.loadavg()[0]!.toFixed(1);
	console.log(`${records} records. ${machine}, load ${load}, Node ${process.versions.node}.\n`);
	process.stdout.write(printTable(rows));
	return values.strict && rows.some((row) => isMet(row) === false) ? 1 : 0;
});
