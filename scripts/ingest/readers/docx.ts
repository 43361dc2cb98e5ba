/** Word files become lines: mammoth makes HTML of them, and the HTML reader reads that. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { IngestError } from '../messages.ts';
import type { Line } from '../types.ts';
import { parseFragment, serializeOuter } from 'parse5';
import {
	headingStyles,
	paragraphsOf,
	withNumbers,
	withTextBoxes,
	withoutHidden,
} from './docx-parts.ts';
import { readHtml } from './html.ts';
import { LineWriter, type ReadResult } from './line-writer.ts';

/** A Word file holds text and pictures: more than this unpacked is a trap, not a document. In bytes. */
const largest = 400 * 2 ** 20;
/** No part of an honest file shrinks more than this by packing. */
const steepest = 1_000;

/** Sums the sizes that a zip states, without unpacking. Throws an IngestError where they are a bomb's. */
function refuseBombs(bytes: Uint8Array): void {
	let total = 0;
	try {
		unzipSync(bytes, {
			filter: (file) => {
				total += file.originalSize;
				if (
					total > largest ||
					(file.originalSize > 2 ** 24 && file.originalSize > steepest * file.size)
				) {
					throw new IngestError(
						'docx',
						'expected a Word file, found one that unpacks to an absurd size',
					);
				}
				return false;
			},
		});
	} catch (error) {
		if (error instanceof IngestError) throw error;
		throw new IngestError(
			'docx',
			`expected a Word file, found no readable package (${String(error)})`,
		);
	}
}

/** Bytes with the numbers that Word shows as text in them, and the words of its page heads and feet. */
function prepare(bytes: Uint8Array): {
	bytes: Uint8Array;
	heads: string[];
	feet: string[];
	titled: boolean;
	styles: ReadonlyMap<string, number>;
} {
	const parts = unzipSync(bytes, {
		filter: ({ name }) =>
			/^word\/(?:document|numbering|styles|header\d*|footer\d*)\.xml$/u.test(name),
	});
	const part = (name: string): string => strFromU8(parts[`word/${name}.xml`] ?? new Uint8Array());
	const paragraphs = (kind: string): string[] => [
		...new Set(
			Object.keys(parts)
				.filter((name) => name.startsWith(`word/${kind}`))
				.sort()
				.flatMap((name) => paragraphsOf(strFromU8(parts[name]!))),
		),
	];
	const [heads, feet] = [paragraphs('header'), paragraphs('footer')];
	const titled = /<w:pStyle w:val="Tit(?:el|le)"/u.test(part('document'));
	const styles = headingStyles(part('styles'));
	const given = part('document');
	const shown = withTextBoxes(withoutHidden(given));
	const document = parts['word/numbering.xml']
		? withNumbers(shown, part('numbering'), part('styles'))
		: shown;
	const facts = { heads, feet, titled, styles };
	if (document === given) return { bytes, ...facts };
	const all = { ...unzipSync(bytes), 'word/document.xml': strToU8(document) };
	return { bytes: zipSync(all, { level: 0 }), ...facts };
}

/** What becomes of styles: where a document has a title, its headings are below it. */
function styleMap(titled: boolean, styles: ReadonlyMap<string, number>): string[] {
	const below = titled ? 1 : 0;
	const heading = (name: string, level: number): string =>
		`p[style-name='${name}'] => h${Math.min(6, level + below)}:fresh`;
	const own = [...styles].flatMap(([name, level]) =>
		/['\\]/u.test(name) ? [] : [heading(name, level)],
	);
	if (!titled) return own;
	const headings = [1, 2, 3, 4, 5].flatMap((level) =>
		['Heading', 'heading'].map((name) => heading(`${name} ${level}`, level)),
	);
	return [
		"p[style-name='Title'] => h1:fresh",
		"p[style-name='Titel'] => h1:fresh",
		...headings,
		...own,
	];
}

/** HTML of mammoth with each note below the paragraph, list or table that refers to it, and without its way back. */
function placeNotes(html: string): string {
	if (!/<li id="(?:foot|end)note-/u.test(html)) return html;
	const parts = parseFragment(html).childNodes.map((node) => serializeOuter(node));
	const notes = parts.pop()!.split(/<li id="((?:foot|end)note)-(\d+)">/u);
	for (let at = 1; at + 2 < notes.length; at += 3) {
		const [kind, id, text] = notes.slice(at, at + 3) as [string, string, string];
		const reference = `id="${kind}-ref-${id}"`;
		const owner = parts.findIndex((part) => part.includes(reference));
		const words = text
			.replace(/<a href="#(?:foot|end)note-ref-\d+">↑<\/a>/gu, '')
			.replace(/<\/li>(?:<\/ol>)?\s*$/u, '');
		const place = owner < 0 ? parts.length - 1 : owner;
		const number = `[${(at + 2) / 3}] `;
		parts[place] = `${parts[place] ?? ''}${words.replace(/^(<p[^>]*>)?/u, (p) => p + number)}`;
	}
	return parts.join('');
}

/** Lines numbered anew, from one. */
function numberAnew(lines: readonly Line[]): Line[] {
	return lines.map((line, index) => ({ ...line, number: index + 1 }));
}

/**
 * The page heads before the lines, the page feet behind them. A page head whose words the text does not hold is the
 * document's own beginning: many templates keep the committee and the day there.
 */
function withPages(
	lines: readonly Line[],
	heads: readonly string[],
	feet: readonly string[],
): Line[] {
	const writer = new LineWriter();
	const text = lines.map((line) => line.text).join('\n');
	for (const head of heads) {
		const repeated = text.includes(head) || !/\p{L}{3}/u.test(head);
		writer.add(head, { paragraphEnd: true, ...(repeated ? { furniture: 'running-head' } : {}) });
	}
	if (heads.length > 0) writer.divide();
	const foot = new LineWriter();
	if (feet.length > 0) foot.divide();
	for (const words of feet) foot.add(words, { paragraphEnd: true, furniture: 'page-foot' });
	return numberAnew([...writer.lines, ...lines, ...foot.lines]);
}

/**
 * Reads a Word file: headings by style, bold lines, lists, tables and running text, with the numbers that Word shows.
 * Pictures, comments and hidden words are left behind; of tracked changes the text as it would stand when they are
 * accepted is read; a note stands below the paragraph that refers to it.
 *
 * Throws an IngestError where the file is damaged, is no Word file, or unpacks to more than 400 MiB.
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadResult> {
	refuseBombs(bytes);
	try {
		const prepared = prepare(bytes);
		const { value } = await mammoth.convertToHtml(
			{ buffer: Buffer.from(prepared.bytes) },
			{
				styleMap: styleMap(prepared.titled, prepared.styles),
				convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
				externalFileAccess: false,
			},
		);
		const read = readHtml(placeNotes(value));
		return { ...read, lines: withPages(read.lines, prepared.heads, prepared.feet) };
	} catch (error) {
		if (error instanceof IngestError) throw error;
		throw new IngestError('docx', `expected a Word file, found ${String(error)}`);
	}
}
