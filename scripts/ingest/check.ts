/**
 * Everything about an archive that can be checked without publishing it. Reads; never writes.
 *
 * - every record fits its schema, stands where its id says, and its body is data: no markup, no code;
 * - what a record names is there: its meeting or item, its source with the bytes it was read from, pinned references;
 * - orders run 1…n, under a meeting and under an item;
 * - every correction and every sidecar has its document, and every source its meeting;
 * - no address that was published is lost;
 * - what the texts refer to and the archive does not have is listed, as what could be fetched;
 * - no personal number that nobody decided about stands in a record, or in a source that would be published.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readArchive } from '../../src/archive/archive.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { askedFor } from '../../src/archive/completeness.ts';
import { derive } from '../../src/archive/current.ts';
import type { Entry } from '../../src/archive/entries.ts';
import type { UnresolvedReason } from '../../src/archive/references.ts';
import { compileBody } from '../../src/records/compile.ts';
import { schemaVersion } from '../../src/schemas/archive.ts';
import { lostAddresses } from '../addresses.ts';
import { scanSources } from '../held-back.ts';
import { readCorrections } from './corrections.ts';
import { IngestError, Messages } from './messages.ts';
import { formatOf } from './readers.ts';
import { readSidecar } from './sidecar.ts';
import { readSource, sha256Of } from './source.ts';

/** One thing a person should do something about. */
export interface Finding {
	readonly severity: 'error' | 'warning';
	/** Short name of the rule. */
	readonly rule: string;
	/** Path below the content folder. */
	readonly file: string;
	/** Line in that file, counted from 1. */
	readonly line?: number;
	/** What was expected and what was found. */
	readonly text: string;
	/** What to do. */
	readonly next: string;
}

/** Interface words that a body is compiled with: what it becomes is thrown away. */
const noWords = { paragraphLink: '', headingLink: () => '', table: () => '', page: () => '' };

const ingestAgain = 'Run npm run ingest on its source.';

/** Collects findings; each rule says what to do in the same words everywhere. */
class Findings {
	readonly list: Finding[] = [];

	error(rule: string, file: string, text: string, next: string): void {
		this.list.push({ severity: 'error', rule, file, text, next });
	}

	warn(rule: string, file: string, text: string, next: string): void {
		this.list.push({ severity: 'warning', rule, file, text, next });
	}
}

/** Says where the orders of a list do not run 1…n. */
function checkOrders(
	owner: string,
	what: string,
	orders: readonly number[],
	findings: Findings,
): void {
	const wrong = orders.findIndex((order, index) => order !== index + 1);
	if (wrong < 0) return;
	const text = `expected the orders of its ${what} to run 1…${orders.length}, found ${orders.join(', ').slice(0, 200)}`;
	findings.error('order', owner, text, ingestAgain);
}

/** The hash of each source that records name, read once. */
class SourceHashes {
	readonly #folder: string;
	readonly #hashes = new Map<string, string | undefined>();

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** The sha256 of a file below the content folder; undefined where it is not there. */
	of(file: string): string | undefined {
		if (!this.#hashes.has(file)) {
			const full = path.join(this.#folder, file);
			this.#hashes.set(file, fs.existsSync(full) ? sha256Of(fs.readFileSync(full)) : undefined);
		}
		return this.#hashes.get(file);
	}
}

function checkSource(
	record: string,
	{ file, sha256 }: { readonly file: string; readonly sha256: string },
	hashes: SourceHashes,
	findings: Findings,
): void {
	const found = hashes.of(file);
	if (found === sha256) return;
	const text =
		found === undefined
			? `expected its source ${file}, found none`
			: `expected ${file} with sha256 ${sha256.slice(0, 12)}…, found ${found.slice(0, 12)}…`;
	const next =
		found === undefined
			? 'Put the source back, or withdraw what was read from it (npm run withdraw).'
			: 'Sources are kept as received: put the received bytes back, or run npm run ingest on the new ones.';
	findings.error('source', record, text, next);
}

function checkRecord(
	archive: Archive,
	entry: Entry,
	hashes: SourceHashes,
	findings: Findings,
): void {
	const { data, body } = archive.read(entry);
	try {
		compileBody(body, { words: noWords });
	} catch (error) {
		const next =
			'Take the markup out of the body: it holds headings, paragraphs, lists and tables only.';
		findings.error('body', entry.file, (error as Error).message, next);
	}
	if ('provenance' in data) checkSource(entry.file, data.provenance, hashes, findings);
	if ('documents' in data) {
		for (const document of data.documents) checkSource(entry.file, document, hashes, findings);
	}
	const references = 'references' in data ? data.references : [];
	for (const { target, text } of references) {
		if (target === undefined) continue;
		if (archive.meeting(target) ?? archive.item(target) ?? archive.attachment(target)) continue;
		const next = 'Mend the id after target, or take the field out.';
		findings.error(
			'reference',
			entry.file,
			`"${text}": expected the record ${target}, found none`,
			next,
		);
	}
}

/** Addresses of records that were published and are no longer given to one. */
function checkAddresses(archive: Archive, findings: Findings): void {
	const derived = new Set(['sager', 'medlemmer', 'register', 'aar']);
	const book = new Map(
		[...archive.addressBook].filter(([address]) => {
			const [first, second, ...more] = address.split('/').filter(Boolean);
			return more.length > 0 && first !== 'noegletal' && !derived.has(second ?? '');
		}),
	);
	const files = [...archive.meetings, ...archive.items, ...archive.attachments].map(
		({ address }) => `${address.slice(1)}index.html`,
	);
	const next =
		'Put the record back, or give the address {"movedTo": "/…/"} in addresses.json, or withdraw it.';
	for (const text of lostAddresses(book, files))
		findings.error('address', 'addresses.json', text, next);
}

/** The files below a folder of the archive, as paths below the content folder. */
function filesBelow(contentDir: string, folder: string): string[] {
	const full = path.join(contentDir, folder);
	if (!fs.existsSync(full)) return [];
	return fs
		.readdirSync(full, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(contentDir, path.join(entry.parentPath, entry.name)))
		.map((name) => name.split(path.sep).join('/'))
		.sort();
}

/** Corrections that no line needs: the same question that ingest asks when it reads the document. */
async function checkCorrections(contentDir: string, findings: Findings): Promise<void> {
	const next = 'Mend the entry, or take it out.';
	for (const file of filesBelow(contentDir, 'corrections')) {
		const municipality = path.basename(file, '.yaml');
		try {
			const corrections = readCorrections(
				fs.readFileSync(path.join(contentDir, file), 'utf8'),
				file,
			);
			for (const name of new Set(corrections.map((correction) => correction.file))) {
				const kept = name.startsWith('source/') ? name : `source/${municipality}/${name}`;
				const full = path.join(contentDir, kept);
				if (!fs.existsSync(full)) {
					findings.error('correction', file, `expected the document ${name}, found none`, next);
					continue;
				}
				const messages = new Messages();
				const own = corrections.filter((correction) => correction.file === name);
				await readSource({ path: full, file: kept, municipality }, own, messages);
				for (const { level, rule, text, line } of messages.list) {
					if (rule !== 'correction' || level !== 'error') continue;
					findings.error('correction', file, `${name}:${line ?? 0} ${text}`, next);
				}
			}
		} catch (error) {
			if (!(error instanceof IngestError)) throw error;
			findings.error('correction', file, error.message, next);
		}
	}
}

function checkSources(archive: Archive, contentDir: string, findings: Findings): void {
	const files = filesBelow(contentDir, 'source');
	const all = new Set(files);
	const read = new Set(
		archive.meetings.flatMap(({ data }) => [
			...data.documents.map(({ file }) => file),
			...data.attachmentFiles.map(({ file }) => file),
		]),
	);
	for (const file of files) {
		if (/\.ya?ml$/iu.test(file)) {
			const document = file.replace(/\.ya?ml$/iu, '');
			if (!all.has(document) || !file.endsWith('.yaml')) {
				const next = 'Name it after its document, <file>.yaml, or take it away.';
				findings.error('sidecar', file, `expected the document ${document}, found none`, next);
				continue;
			}
			try {
				readSidecar(fs.readFileSync(path.join(contentDir, file), 'utf8'), file);
			} catch (error) {
				if (!(error instanceof IngestError)) throw error;
				findings.error('sidecar', file, error.message, 'Mend the sidecar.');
			}
		} else if (formatOf(file) !== undefined && !read.has(file)) {
			const next = `Run npm run ingest -- ${path.join(contentDir, file)}`;
			findings.warn('unread', file, 'expected a meeting that was read from it, found none', next);
		}
	}
}

/** What the texts refer to and the archive does not have: what an archivist could go and fetch. */
function checkReferences(archive: Archive, findings: Findings): void {
	const site = derive(archive);
	for (const municipality of archive.municipalities) {
		for (const { what, reason, from, times } of askedFor(site, municipality)) {
			const named = what
				? [what.committee, what.date, what.caseNumber].filter(Boolean).join(' ')
				: '';
			if (named === '' || reason === 'unclear') continue;
			const text = `${times} × ${named}: ${missing[reason]}`;
			findings.warn(
				'outside',
				from[0]!.file,
				text,
				'Fetch what is named, and run npm run ingest on it.',
			);
		}
	}
}

/** Why a reference leads nowhere. */
const missing: Record<UnresolvedReason, string> = {
	'no-such-committee': 'the archive has no such committee',
	'no-such-meeting': 'the meeting is not in the archive yet',
	'no-such-item': 'the meeting has no such item',
	'no-such-case': 'the case is not in the archive',
	unclear: 'what is meant is not clear',
};

/** What ingest left for a person: records beside hand-edited ones, an interrupted run. */
function checkLeftovers(contentDir: string, findings: Findings): void {
	for (const folder of ['meetings', 'items', 'attachments', 'municipalities']) {
		for (const file of filesBelow(contentDir, folder).filter((name) => name.endsWith('.new'))) {
			const next = `Take over what is right, then delete it; or run npm run ingest with --force.`;
			findings.warn(
				'hand-edited',
				file,
				'a new version stands beside a record edited by hand',
				next,
			);
		}
	}
	if (fs.existsSync(path.join(contentDir, '.ingest', 'journal.json'))) {
		const text = 'an ingest was interrupted while it moved its files';
		findings.error(
			'interrupted',
			'.ingest/journal.json',
			text,
			'Run npm run ingest again: it finishes first.',
		);
	}
}

/**
 * Checks an archive: every finding, errors first, then in the order of the files.
 *
 * Throws what `readArchive` throws where the address book is no address book.
 */
export async function checkArchive(contentDir: string): Promise<Finding[]> {
	const findings = new Findings();
	const archive = readArchive(contentDir);
	const { problems: ofSources } = await scanSources(archive);
	for (const problem of [...archive.problems, ...ofSources]) {
		const { file, text, rule = 'schema' } = problem;
		const next =
			problem.next ??
			`Mend the field that is named; or, if no hand has edited the file, ${ingestAgain.toLowerCase()}`;
		findings.error(rule, file, text.replaceAll('\n', ' '), next);
	}
	if (archive.settings.schema !== schemaVersion) {
		const text = `expected schema ${schemaVersion}, found ${archive.settings.schema}`;
		findings.error('version', 'archive.yaml', text, 'Run npm run migrate.');
	}
	// What was taken down keeps its place.
	const withdrawn = archive.withdrawn.map(({ id }) => id);
	const placesBelow = (owner: string) =>
		withdrawn.flatMap((id) => {
			const order = id.startsWith(owner) ? id.slice(owner.length) : '';
			return /^\d+$/u.test(order) ? [Number(order)] : [];
		});
	const inOrder = (list: readonly number[]) => list.toSorted((a, b) => a - b);
	for (const meeting of archive.meetings) {
		const items = meeting.items.map(({ data }) => data.order);
		checkOrders(
			meeting.file,
			'items',
			inOrder([...items, ...placesBelow(`${meeting.id}/`)]),
			findings,
		);
		for (const owner of [meeting, ...meeting.items]) {
			const orders = owner.attachments.map(({ data }) => data.order);
			const own = owner.kind === 'item' ? `${owner.id}-` : `${owner.id}/00-`;
			checkOrders(owner.file, 'attachments', inOrder([...orders, ...placesBelow(own)]), findings);
		}
	}
	const hashes = new SourceHashes(contentDir);
	for (const entry of [...archive.meetings, ...archive.items, ...archive.attachments]) {
		checkRecord(archive, entry, hashes, findings);
	}
	checkAddresses(archive, findings);
	checkSources(archive, contentDir, findings);
	await checkCorrections(contentDir, findings);
	checkLeftovers(contentDir, findings);
	checkReferences(archive, findings);
	const weight = { error: 0, warning: 1 };
	return findings.list
		.map((finding, index) => ({ finding, index }))
		.sort((a, b) => weight[a.finding.severity] - weight[b.finding.severity] || a.index - b.index)
		.map(({ finding }) => finding);
}
