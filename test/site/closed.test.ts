/**
 * Closed stays closed, whatever stands under a closed item: many meetings made by chance, in which every word that nobody
 * may see begins alike, built once and looked at byte by byte; then as a portable copy.
 */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generator } from '../../scripts/bench/fuzz.ts';
import { makePortable } from '../../scripts/portable.ts';
import type { DocumentReport } from '../../scripts/ingest/report.ts';
import { runBuild } from '../support/built-site.ts';
import { makeArchive } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';
import { filesHolding } from '../support/every-byte.ts';

/** How a word that nobody may see begins, and one that everybody may: neither stands anywhere else. */
const [secretStem, openStem] = ['kvaltz', 'brømfj'];

const random = generator(20261121);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const letters = () => Array.from({ length: 5 }, () => pick([...'aeiortsn'])).join('');

/** The words of one item, `stem` in every one of its parts, in an order and a choice made by chance. */
function itemText(stem: string): string[] {
	const word = () => `${stem[0]!.toUpperCase()}${stem.slice(1)}${letters()}`;
	const parts: (() => string[])[] = [
		() => ['Sagsfremstilling', `Ejendommen hører til ${word()}, se ${word()}.`, '', `${word()}.`],
		() => ['Indstilling', `Forvaltningen indstiller, at ${word()} får grunden.`],
		() => ['Økonomi', 'Post        2024      2025', `${word()}      1.200     1.300`],
		() => ['Bilag', `Bud fra ${word()}`, `Skøde ${word()}.pdf (12345)`],
		() => ['Relateret behandling', `Økonomiudvalget 01.02.2025, punkt 8: ${word()}`],
		() => ['Retsgrundlag', `${word()} og ${word()}`],
		() => [`${word()} ringede ${word()}@${stem}.example om sagen.`],
		() => ['Høring', `1. ${word()}`, `2. ${word()}`, `<b>${word()}</b> {${word()}}`],
		() => [`Fraværende: ${word()} Ødegård`],
	];
	return parts.filter(() => random() < 0.6).flatMap((part) => part());
}

const months = ['januar', 'februar', 'marts', 'april', 'maj', 'juni'];
const marks = ['(Lukket) ', 'Lukket punkt: ', 'LUKKET - ', 'Lukket: ', '(Fortroligt) '];

/** Ways in which a print says what is closed: before the title, at the end of its line, by a letter, below it, by parts. */
const prints: readonly ((title: string, closed: boolean) => string[])[] = [
	(title, closed) => [`${closed ? pick(marks) : ''}${title}`],
	(title, closed) => [`${title}          ${closed ? 'Lukket sag' : 'Åben sag'}`],
	(title, closed) => [`${title} ${closed ? '(L)' : '(Å)'}`],
	(title, closed) => [title, closed ? 'Ikke offentligt' : 'Offentligt'],
	(title, closed) => [title, closed ? 'Lukket punkt' : 'Åbent punkt'],
	(title) => [title],
];

/** Minutes in the print `style`; in the last one the closed items stand under a heading of their own. */
function minutes(day: string, style: number): string {
	const inParts = style === prints.length - 1;
	const number = 3 + Math.floor(random() * 4);
	const items = Array.from({ length: number }, (_, index) => {
		const closed = inParts ? index >= 2 : index === 1 || random() < 0.4;
		const [title = '', ...below] = prints[style]!(`Sag om vej ${index + 1}`, closed);
		return [
			...(inParts && index === 2 ? ['LUKKET DØR', ''] : []),
			...[`Punkt ${index + 1}: ${title}`, ...below],
			`Sagsnr.: 25/00${1000 + index}`,
			...itemText(closed ? secretStem : openStem),
			'Beslutning',
			'Godkendt.',
			'',
		];
	});
	return ['Teknikudvalget', 'Referat', `Mødedato: ${day}`, '', ...items.flat()].join('\n');
}

const plain = (kind: string, mark: string, stem: string) =>
	[
		...['Byrådet', kind, 'Mødedato: 7. maj 2025', 'Mødetidspunkt: Kl. 17:00', ''],
		...['Punkt 1: Vintertjeneste', 'Sagsnr.: 25/1', 'Sagsfremstilling', 'Der saltes.', ''],
		...[`Punkt 2: ${mark}Salg af grund`, 'Sagsnr.: 25/2', 'Sagsfremstilling'],
		...[`Køberen er ${stem}ina.`, 'Bilag', `Bud fra ${stem}ano`, ''],
	].join('\n');

let archive: TemporaryArchive;
let out: string;
let reports: readonly DocumentReport[];
beforeAll(async () => {
	archive = makeArchive();
	out = path.join(archive.root, 'dist');
	const files = months.map((month, at) =>
		archive.put(
			`nordsoe/referat-${at}.txt`,
			minutes(`${at + 3}. ${month} 2025`, at % prints.length),
		),
	);
	files.push(
		// The agenda does not say yet that the item is closed; the minutes do.
		archive.put('nordsoe/byraad-dagsorden.txt', plain('Dagsorden', '', secretStem)),
		archive.put('nordsoe/byraad-referat.txt', plain('Referat', '(Lukket) ', secretStem)),
		// What a closed item lists lies beside the document.
		archive.put(
			`nordsoe/byraad-referat.bilag/Bud fra ${secretStem}ano.txt`,
			'Bud\n\nTo mio. kr.\n',
		),
		archive.put('nordsoe/byraad-referat.bilag/Skoede.txt', `Bud fra ${secretStem}ano\n\nTo mio.\n`),
		// One of which nothing is closed: its original is published, and shown line by line.
		archive.put(
			'nordsoe/aaben.txt',
			plain('Referat', '', openStem).replace('Byrådet', 'Børneudvalget'),
		),
	);
	({
		report: { documents: reports },
	} = await archive.ingest(files));
	const site = ['--site', 'https://nordsoe.example'];
	const built = runBuild('--content', archive.content, '--out', out, ...site);
	expect(built.status, built.said).toBe(0);
}, 300_000);
afterAll(() => archive.remove());

test('no byte of the site holds a word that stands under a closed item', () => {
	expect(filesHolding(out, secretStem)).toEqual([]);
	// The test would see it: what stands under an open item is in pages, data, dumps, index and original.
	const open = filesHolding(out, openStem).join('\n');
	for (const kind of [
		/\/1\/index\.html/u,
		/index\.json/u,
		/\.csv/u,
		/^soeg\/indeks\//mu,
		/^kilder\//mu,
	])
		expect(open).toMatch(kind);
	expect(filesHolding(archive.content, secretStem).length).toBeGreaterThan(5);
});

test('an original with withheld lines is neither published nor shown line by line', () => {
	const shown = filesHolding(out, 'Sag om vej 2').filter((file) => file.startsWith('kilder/'));
	expect(shown).toEqual([]);
	for (const page of ['aaben/index.html', 'aaben.txt'])
		expect(existsSync(path.join(out, 'kilder/nordsoe', page)), page).toBe(true);
	for (const { file, withheld = [] } of reports.filter((one) => /referat-\d/u.test(one.file)))
		expect(withheld.length, file).toBeGreaterThan(0);
});

test('a portable copy holds none either, in the scripts of its search index too', async () => {
	const copy = path.join(archive.root, 'kopi');
	cpSync(out, copy, { recursive: true });
	await makePortable(copy, 'Åbn index.html\n');
	expect(filesHolding(copy, secretStem)).toEqual([]);
	const open = filesHolding(copy, openStem);
	expect(open.some((file) => /^soeg\/indeks\/.*\.js$/u.test(file))).toBe(true);
	expect(readFileSync(path.join(copy, 'index.html'), 'utf8')).toContain('index.html');
}, 120_000);
