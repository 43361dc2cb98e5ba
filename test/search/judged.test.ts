/**
 * How well the search answers, class by class, beside Pagefind as it comes on the same pages. A measure that falls
 * below its floor fails; floors are what was reached, rounded down, and only go up.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { askPlain, buildPlainIndex } from '../../scripts/bench/plain-search.ts';
import { buildSearchIndex } from '../../scripts/search-index.ts';
import { readArchive } from '../../src/archive/archive.ts';
import { noLimits } from '../../src/search/address.ts';
import { ask } from '../../src/search/search.ts';
import { seedsFolder } from '../support/seeds.ts';
import { demonstrationQuestions } from './demonstration-questions.ts';
import { measure, measureTable, questionClasses } from './judged.ts';
import type { Labelled, Measures } from './judged.ts';
import { openIndex, serveFolder } from './open-index.ts';
import {
	fifthSeedQuestions,
	fourthSeedQuestions,
	laterSeedQuestions,
	seedQuestions,
	sixthSeedQuestions,
	thirdSeedQuestions,
} from './seed-questions.ts';
import {
	firstWriterQuestions,
	secondWriterQuestions,
	thirdWriterQuestions,
} from './writer-questions.ts';

const work = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-judged-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Reads documents into a content folder of their own, as `npm run ingest` does. */
function ingestInto(content: string, documents: string): void {
	const { status, stderr } = spawnSync(
		process.execPath,
		['scripts/ingest.ts', documents, '--content', content, '--date', '2026-01-01'],
		{ encoding: 'utf8' },
	);
	// A finding (1) is ingest's own test's to report; here the records that were read are asked.
	expect([0, 1], stderr).toContain(status);
}

interface Pair {
	readonly labelled: Labelled;
	readonly found: readonly string[];
}

/** Asks every question of the search and of plain Pagefind. */
async function judge(
	name: string,
	content: string,
	questions: readonly Labelled[],
): Promise<{ ours: Pair[]; plain: Pair[] }> {
	const archive = readArchive(content);
	expect(archive.problems).toEqual([]);
	const site = path.join(work, name);
	await buildSearchIndex(archive, site);
	const reader = openIndex(path.join(site, 'soeg/indeks'));
	const plainFolder = path.join(site, 'plain');
	await buildPlainIndex(archive, plainFolder);
	serveFolder('http://plain.invalid/', (file) => {
		const place = path.join(plainFolder, file);
		return existsSync(place) ? readFileSync(place) : undefined;
	});
	const plainly = await askPlain(plainFolder);
	const known = new Set([...archive.meetings, ...archive.items].map(({ address }) => address));
	const ours: Pair[] = [];
	const plain: Pair[] = [];
	for (const labelled of questions) {
		for (const address of labelled.answers) {
			expect(known.has(address), `${labelled.question}: ${address}`).toBe(true);
		}
		const { results } = await ask(reader, {
			text: labelled.question,
			limits: noLimits,
			order: 'relevance',
		});
		const found = await Promise.all(
			results.slice(0, 10).map(async ({ entry }) => (await reader.card(entry)).a),
		);
		ours.push({ labelled, found });
		plain.push({ labelled, found: await plainly(labelled.question) });
	}
	return { ours, plain };
}

type Floors = Readonly<
	Record<string, readonly [success1: number, success5: number, mrr: number, ndcg10: number]>
>;

/** Prints the table and holds every class to its floor. */
function report(
	title: string,
	{ ours, plain }: { ours: Pair[]; plain: Pair[] },
	floors: Floors,
): void {
	const rows: [string, Measures][] = questionClasses.map((kind) => [
		kind,
		measure(ours.filter(({ labelled }) => labelled.kind === kind)),
	]);
	rows.push(['all', measure(ours)]);
	console.log(
		`${title}\n${measureTable([
			...rows,
			...questionClasses.map((kind): [string, Measures] => [
				`plain ${kind}`,
				measure(plain.filter(({ labelled }) => labelled.kind === kind)),
			]),
			['plain all', measure(plain)],
		])}`,
	);
	for (const [name, measures] of rows) {
		const [success1, success5, mrr, ndcg10] = floors[name]!;
		expect(measures.success1, `${title}, ${name}: success@1`).toBeGreaterThanOrEqual(success1);
		expect(measures.success5, `${title}, ${name}: success@5`).toBeGreaterThanOrEqual(success5);
		expect(measures.mrr, `${title}, ${name}: MRR`).toBeGreaterThanOrEqual(mrr);
		expect(measures.ndcg10, `${title}, ${name}: nDCG@10`).toBeGreaterThanOrEqual(ndcg10);
	}
}

/** Every set over the five documents, with the floors of its classes. */
const seedSets: readonly (readonly [
	title: string,
	questions: readonly Labelled[],
	floors: Floors,
])[] = [
	[
		'Five documents',
		seedQuestions,
		{
			citizen: [0.99, 0.99, 0.99, 0.94],
			councillor: [0.99, 0.99, 0.99, 0.97],
			archivist: [0.99, 0.99, 0.99, 0.98],
			misspelt: [0.99, 0.99, 0.99, 0.96],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.99, 0.99, 0.99, 0.97],
		},
	],
	[
		'Five documents, later questions',
		laterSeedQuestions,
		{
			citizen: [0.95, 0.99, 0.97, 0.97],
			councillor: [0.99, 0.99, 0.99, 0.99],
			archivist: [0.99, 0.99, 0.99, 0.99],
			misspelt: [0.99, 0.99, 0.99, 0.99],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.98, 0.98, 0.98, 0.98],
		},
	],
	[
		'Five documents, third questions',
		thirdSeedQuestions,
		{
			citizen: [0.85, 0.99, 0.92, 0.92],
			councillor: [0.99, 0.99, 0.99, 0.99],
			archivist: [0.99, 0.99, 0.99, 0.99],
			misspelt: [0.99, 0.99, 0.99, 0.99],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.96, 0.99, 0.98, 0.98],
		},
	],
	[
		'Five documents, fourth questions',
		fourthSeedQuestions,
		{
			citizen: [0.76, 0.92, 0.82, 0.84],
			councillor: [0.99, 0.99, 0.99, 0.99],
			archivist: [0.99, 0.99, 0.99, 0.99],
			misspelt: [0.99, 0.99, 0.99, 0.99],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.92, 0.97, 0.94, 0.95],
		},
	],
	[
		'Five documents, fifth questions',
		fifthSeedQuestions,
		{
			citizen: [0.73, 0.97, 0.82, 0.86],
			councillor: [0.99, 0.99, 0.99, 0.99],
			archivist: [0.99, 0.99, 0.99, 0.99],
			misspelt: [0.99, 0.99, 0.99, 0.99],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.84, 0.98, 0.9, 0.92],
		},
	],
	[
		'Five documents, sixth questions',
		sixthSeedQuestions,
		{
			citizen: [0.86, 0.96, 0.9, 0.92],
			councillor: [0.97, 0.99, 0.98, 0.95],
			archivist: [0.99, 0.99, 0.99, 0.99],
			misspelt: [0.94, 0.96, 0.95, 0.94],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.91, 0.97, 0.93, 0.93],
		},
	],
	[
		"Five documents, the first writer's questions",
		firstWriterQuestions,
		{
			citizen: [0.96, 0.99, 0.97, 0.97],
			councillor: [0.99, 0.99, 0.99, 0.99],
			archivist: [0.99, 0.99, 0.99, 0.99],
			misspelt: [0.99, 0.99, 0.99, 0.99],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.98, 0.99, 0.98, 0.98],
		},
	],
	[
		"Five documents, the second writer's questions",
		secondWriterQuestions,
		{
			citizen: [0.91, 0.97, 0.93, 0.93],
			councillor: [0.99, 0.99, 0.99, 0.99],
			archivist: [0.99, 0.99, 0.99, 0.99],
			misspelt: [0.99, 0.99, 0.99, 0.99],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.94, 0.98, 0.96, 0.96],
		},
	],
	[
		"Five documents, the third writer's questions",
		thirdWriterQuestions,
		{
			citizen: [0.91, 0.97, 0.94, 0.95],
			councillor: [0.99, 0.99, 0.99, 0.99],
			archivist: [0.99, 0.99, 0.99, 0.94],
			misspelt: [0.99, 0.99, 0.99, 0.99],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.96, 0.98, 0.97, 0.97],
		},
	],
];

test('the demonstration archive answers its labelled questions', { timeout: 120_000 }, async () => {
	const content = path.join(work, 'demonstration');
	for (const part of ['archive.yaml', 'corrections', 'municipalities', 'source']) {
		const from = path.join('content', part);
		if (existsSync(from)) cpSync(from, path.join(content, part), { recursive: true });
	}
	ingestInto(content, path.join(content, 'source'));
	report(
		'Demonstration archive',
		await judge('demonstration-site', content, demonstrationQuestions),
		{
			citizen: [0.99, 0.99, 0.99, 0.98],
			councillor: [0.99, 0.99, 0.99, 0.99],
			archivist: [0.99, 0.99, 0.99, 0.99],
			misspelt: [0.99, 0.99, 0.99, 0.96],
			nothing: [0.99, 0.99, 0.99, 0.99],
			all: [0.99, 0.99, 0.99, 0.99],
		},
	);
});

const seedMeeting = 'gladsaxe/beskaeftigelses-og-integrationsudvalget/2025-06-04';

test(
	'the five documents answer their labelled questions',
	{ timeout: 300_000 },
	async (context) => {
		if (!existsSync(seedsFolder)) context.skip(`there are no documents in ${seedsFolder}`);
		const content = path.join(work, 'seeds');
		mkdirSync(content);
		ingestInto(content, seedsFolder);
		if (!existsSync(path.join(content, 'meetings', `${seedMeeting}.mdx`))) {
			context.skip(`the documents in ${seedsFolder} are not the ones that are labelled`);
		}
		const { ours, plain } = await judge(
			'seeds-site',
			content,
			seedSets.flatMap(([, questions]) => questions),
		);
		const first = ours.slice(0, seedQuestions.length);
		console.log(
			measureTable([
				['tuned on', measure(first.filter((_, at) => at % 2 === 0))],
				['held out', measure(first.filter((_, at) => at % 2 === 1))],
			]),
		);
		let from = 0;
		for (const [title, questions, floors] of seedSets) {
			const of = (pairs: Pair[]) => pairs.slice(from, from + questions.length);
			report(title, { ours: of(ours), plain: of(plain) }, floors);
			from += questions.length;
		}
	},
);

test('a worse answer measures worse', () => {
	const labelled: Labelled = { question: 'a', kind: 'citizen', answers: ['/a/', '/b/'] };
	const one = (...found: string[]) => measure([{ labelled, found }]);
	expect(one('/a/', '/b/')).toMatchObject({ success1: 1, success5: 1, mrr: 1, ndcg10: 1 });
	expect(one('/c/', '/a/')).toMatchObject({ success1: 0, success5: 1, mrr: 0.5 });
	expect(one('/c/', '/a/').ndcg10).toBeLessThan(one('/a/').ndcg10);
	expect(one('/c/')).toMatchObject({ success1: 0, success5: 0, mrr: 0, ndcg10: 0 });
	const nothing: Labelled = { question: 'a', kind: 'nothing', answers: [] };
	expect(measure([{ labelled: nothing, found: ['/a/'] }]).success1).toBe(0);
	expect(measure([{ labelled: nothing, found: [] }]).success1).toBe(1);
});
