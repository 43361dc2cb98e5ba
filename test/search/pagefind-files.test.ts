/** Pagefind's files as they are published, read back as Pagefind's own program reads them: by meta file and chunk. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedFiles, termsOfChunk } from '../../scripts/search/pagefind-files.ts';
import type { NamedFile } from '../../scripts/search/pagefind-files.ts';

let made: readonly NamedFile[];

/** Invented words, enough of them for several chunks. */
const words = Array.from({ length: 6000 }, (_, at) => {
	const letter = (place: number) => 'bdfgklmnprstv'[Math.floor(at / 13 ** place) % 13]!;
	return `${letter(0)}a${letter(1)}o${letter(2)}u${letter(3)}k`;
});

beforeAll(async () => {
	const { index } = await createIndex({ forceLanguage: 'da' });
	for (let page = 0; page < 12; page += 1) {
		const content = words.filter((_, at) => at % (page + 1) === 0).join(' ');
		await index!.addCustomRecord({ url: `/${page}`, content, language: 'da' });
	}
	({ files: made } = await index!.getFiles());
});
afterAll(() => close());

const plain = (file: NamedFile) => gunzipSync(file.content).toString('latin1');

test('every word and page of Pagefind stands in a small chunk, named by the meta file', () => {
	let ids = 0;
	const { files, terms } = publishedFiles(made, () => `i.${(ids += 1)}`);
	expect(ids).toBe(12);
	const names = files.map(({ path }) => path);
	expect(names.slice(0, 2)).toEqual(['pagefind-entry.json', 'pagefind.da.pf_meta']);
	const chunks = files.slice(2);
	const before = made.filter(({ path }) => path.startsWith('index/'));
	expect(chunks.length).toBeGreaterThan(before.length);
	const meta = plain(files[1]!);
	for (const { path } of chunks) {
		expect(meta).toContain(/^index\/(.+)\.pf_index$/u.exec(path)![1]);
	}
	expect(chunks.flatMap(termsOfChunk)).toEqual(terms);
	// The rows of words are taken over byte for byte; only the heads of the lists around them are new.
	const size = (list: readonly NamedFile[]) =>
		list.reduce((sum, file) => sum + plain(file).length - 'pagefind_dcd'.length, 0);
	expect(Math.abs(size(chunks) - size(before))).toBeLessThan(6 * chunks.length);
});

test('the same files come out of the same index', () => {
	const once = () =>
		publishedFiles(made, (hash) => hash.slice(0, 4)).files.map(({ path, content }) => [
			path,
			Buffer.from(content).toString('base64'),
		]);
	expect(once()).toEqual(once());
});

test('what is not as Pagefind writes it is refused', () => {
	const change = (ending: string, content: Buffer) =>
		made.map((file) => (file.path.endsWith(ending) ? { ...file, content } : file));
	const publish = (files: readonly NamedFile[]) => () => publishedFiles(files, () => 'i.0');
	expect(publish(change('.pf_meta', gzipSync('something else')))).toThrow(/expected the mark/u);
	expect(publish(change('.pf_meta', gzipSync('pagefind_dcd\u0086')))).toThrow(/byte/u);
	expect(publish(change('.pf_index', gzipSync('pagefind_dcd\u0001')))).toThrow(/expected a list/u);
	expect(publish(made.filter(({ path }) => !path.endsWith('.pf_meta')))).toThrow(/0 files/u);
	expect(() =>
		publishedFiles(made, () => {
			throw new Error('no such page');
		}),
	).toThrow(/no such page/u);
});
