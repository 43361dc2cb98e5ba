/**
 * Originals that may not stand beside the records: those that hold a withdrawn phrase, or personal data that is masked;
 * and personal numbers in them that nobody has decided about.
 *
 * Originals are read as ingest reads them, and byte by byte where they are text, so that a comment or an attribute that
 * no record holds is seen too.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { decideNow } from '../src/archive/archive.ts';
import type { Archive, ArchiveProblem } from '../src/archive/archive.ts';
import { publishedSources } from '../src/archive/sources.ts';
import { IngestError, Messages } from './ingest/messages.ts';
import { formatOf, readers } from './ingest/readers.ts';
import { decodeText } from './ingest/text.ts';

/** What looking through the originals found. */
export interface SourceScan {
	/** Paths below the content folder. */
	readonly heldBack: ReadonlySet<string>;
	readonly problems: readonly ArchiveProblem[];
}

/** Everything a DOCX file says: its parts as text, without tags. */
function docxParts(bytes: Uint8Array): string {
	const parts = unzipSync(bytes, {
		filter: ({ name, originalSize }) => /\.(?:xml|rels)$/u.test(name) && originalSize < 50_000_000,
	});
	return Object.values(parts)
		.map((part) => strFromU8(part).replace(/<[^>]*>/gu, ''))
		.join('\n');
}

/**
 * The lines of an original as ingest reads them, and what else it says.
 *
 * Throws an IngestError where it cannot be read.
 */
export async function textsOf(
	bytes: Uint8Array,
	file: string,
): Promise<{ lines: string; hidden: string }> {
	const format = formatOf(file);
	if (format === undefined) throw new IngestError('format', 'expected a document');
	if (format === 'text') {
		const lines = decodeText(bytes, new Messages());
		return { lines, hidden: '' };
	}
	const read = await readers[format](bytes, file, new Messages());
	const lines = [...read.lines.map(({ text }) => text), ...Object.values(read.stated ?? {})].join(
		'\n',
	);
	let hidden = '';
	if (format === 'html' || format === 'xml') hidden = decodeText(bytes, new Messages());
	if (format === 'docx') hidden = docxParts(bytes);
	return { lines, hidden };
}

/** Writings that leave no doubt, for text that nobody reads: a day, a hyphen, four digits, nothing around it. */
const plainNumber = /(?<![\p{L}\d/_.=-])\d{6}-\d{4}(?![\p{L}\d/_.=-])/gu;

/** Looks through every original that would be published. */
export async function scanSources(archive: Archive): Promise<SourceScan> {
	const { disclosure, folder } = archive;
	const heldBack = new Set<string>();
	const problems: ArchiveProblem[] = [];
	const gone = new Set(
		disclosure.withdrawals.flatMap(({ file, erased }) => [
			...(file === undefined ? [] : [file]),
			...(erased ?? []).map((one) => one.file),
		]),
	);
	for (const file of publishedSources(archive).keys()) {
		if (gone.has(file)) {
			heldBack.add(file);
			continue;
		}
		const places = [file];
		let texts: { lines: string; hidden: string };
		try {
			texts = await textsOf(readFileSync(path.join(folder, file)), file);
		} catch (error) {
			// What cannot be read cannot be looked through, and stays at home.
			if (!(error instanceof Error)) throw error;
			heldBack.add(file);
			continue;
		}
		const { concealed, undecided } = disclosure.text(texts.lines, places);
		const hidden = disclosure.text((texts.hidden.match(plainNumber) ?? []).join('\n'), places);
		const numbers = [...undecided, ...hidden.undecided].filter(({ kind }) => kind === 'cpr');
		for (const text of new Set(numbers.map((one) => one.text))) {
			const at = texts.lines.indexOf(text);
			const line = at < 0 ? '' : `:${texts.lines.slice(0, at).split('\n').length}`;
			problems.push({
				file: `${file}${line}`,
				text: 'expected no personal number in an original that is published, found one',
				rule: 'cpr',
				next: decideNow,
			});
		}
		if (concealed || hidden.concealed || disclosure.holdsPhrase(texts.hidden)) heldBack.add(file);
	}
	return { heldBack, problems };
}
