import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { agreesWithModulus11, findPersonalData } from '../../src/danish/personal-data.ts';

/** A small generator with a fixed seed, so that every run places the same numbers. */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

const random = generator(20261121);
const digits = (count: number): string =>
	Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
const two = (value: number): string => String(value).padStart(2, '0');

/** Ten digits: a real day and a serial, with or without modulus 11. */
function personalNumber(modulus: boolean): string {
	for (;;) {
		const day = 1 + Math.floor(random() * 28);
		const month = 1 + Math.floor(random() * 12);
		const number = two(day) + two(month) + digits(6);
		if (agreesWithModulus11(number) === modulus) return number;
	}
}

type Writer = (day: string, serial: string) => string;
const writings: Record<string, Writer> = {
	hyphen: (day, serial) => `${day}-${serial}`,
	solid: (day, serial) => `${day}${serial}`,
	'spaced hyphen': (day, serial) => `${day} - ${serial}`,
	'long hyphen': (day, serial) => `${day}–${serial}`,
	'no-break hyphen': (day, serial) => `${day}\u2011${serial}`,
	'zero-width joint': (day, serial) => `${day}\u200b-\u200b${serial}`,
	blank: (day, serial) => `${day} ${serial}`,
	'dotted day': (day, serial) => `${day.slice(0, 2)}.${day.slice(2, 4)}.${day.slice(4)}-${serial}`,
	'spaced day': (day, serial) => `${day.slice(0, 2)} ${day.slice(2, 4)} ${day.slice(4)}-${serial}`,
	'line after hyphen': (day, serial) => `${day}-\n${serial}`,
	'line before hyphen': (day, serial) => `${day}\n-${serial}`,
	'line without hyphen': (day, serial) => `${day}\n${serial}`,
	'torn day': (day, serial) => `${day.slice(0, 4)}\n${day.slice(4)}-${serial}`,
	'torn serial': (day, serial) => `${day}-${serial.slice(0, 2)}\n${serial.slice(2)}`,
	'two cells': (day, serial) => `| ${day} | ${serial} |`,
	'tabbed cells': (day, serial) => `${day}\t${serial}`,
	'wide digits': (day, serial) =>
		`${day}-${serial}`.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
};

const frames: readonly ((number: string) => string)[] = [
	(number) => `Ansøgeren (cpr. ${number}) har klaget over afgørelsen.`,
	(number) => `Sagen vedrører ${number}, som bor i kommunen.`,
	(number) => `CPR-nr.: ${number}`,
	(number) => `Navn: Bo Ødegård\n${number}\nBevilling givet`,
	(number) => `Borgeren, ${number}, ønsker aktindsigt.`,
	(number) => `${number}`,
	(number) => `Hjemmehjælp til ejeren (${number}).`,
	(number) => `Personnummer ${number} er registreret den 3. maj 2021.`,
];

test('finds every personal number of a synthetic corpus, and little else', () => {
	let placed = 0;
	let found = 0;
	const missed: string[] = [];
	for (const [name, write] of Object.entries(writings)) {
		for (const modulus of [true, false]) {
			for (let round = 0; round < 64; round += 1) {
				const number = personalNumber(modulus);
				const written = write(number.slice(0, 6), number.slice(6));
				// The cells of a row, and numbers torn over lines without a hyphen, stand in any frame.
				const text = frames[round % frames.length]!(written);
				placed += 1;
				const hit = findPersonalData(text).some(
					(finding) =>
						finding.kind === 'cpr' && finding.text.normalize('NFKC').replace(/\D/gu, '') === number,
				);
				if (hit) found += 1;
				else
					missed.push(`${name} ${modulus ? 'with' : 'without'} modulus: ${JSON.stringify(text)}`);
			}
		}
	}

	const decoys: readonly (() => string)[] = [
		() => `Dokument ID: ${digits(7)}`,
		() => `Dokumentnr. ${personalNumber(false)}`,
		() => `Sags ID: EMN-20${digits(2)}-${digits(5)}`,
		() => `Sagsnr. ${digits(2)}/${digits(6)}`,
		() => `Journalnr. ${two(1 + Math.floor(random() * 28))}-${digits(6)}-${digits(4)}-P07`,
		() => `Jf. lov20${digits(8)} og bekendtgørelse nr. ${digits(4)}`,
		() => `https://www.retsinformation.dk/eli/lta/2019/${digits(4)}?id=${personalNumber(false)}`,
		() => `I alt ${1 + Math.floor(random() * 9)}.${digits(3)}.${digits(3)}.${digits(3)} kr.`,
		() => `Udgiften er ${personalNumber(false)} kr. over fire år`,
		() => `| Skoler | ${digits(6)} | ${digits(4)} | ${digits(4)} |`,
		() => `Dagtilbud ${digits(3)}.${digits(3)} ${digits(1)}.${digits(3)} ${digits(4)} 2019 2020`,
		() => `EAN-nummer 57980${digits(8)}`,
		() => `CVR-nr. ${digits(8)}, P-nr. ${personalNumber(false)}`,
		() => `Perioden 2022-2025 og 01.01.2020-31.12.2020`,
		() =>
			`Mødet den ${two(1 + Math.floor(random() * 28))}-0${1 + Math.floor(random() * 9)}-2021 kl. 17.00-1930`,
		() => `Matr.nr. 12a, planperiode 2013-2025, side 1204`,
		() => `Faktura ${personalNumber(true)} er betalt`,
		() => `bilag_${personalNumber(true)}.pdf`,
	];
	let decoyCount = 0;
	const alarms: string[] = [];
	for (let round = 0; round < 2_160; round += 1) {
		const text = decoys[round % decoys.length]!();
		decoyCount += 1;
		if (findPersonalData(text).some((finding) => finding.kind === 'cpr')) alarms.push(text);
	}
	const precision = found / (found + alarms.length);
	console.log(
		`CPR: ${placed} placements, recall ${(found / placed).toFixed(4)}; ${decoyCount} decoys, ${alarms.length} false alarms, precision ${precision.toFixed(4)}`,
	);
	expect(placed).toBeGreaterThanOrEqual(2_000);
	expect(missed.slice(0, 10)).toEqual([]);
	expect(precision, alarms.slice(0, 10).join('\n')).toBeGreaterThanOrEqual(0.95);
});

test('a replacement number with 60 added to the day is a personal number', () => {
	expect(findPersonalData('cpr 710190-1234').map((finding) => finding.kind)).toEqual(['cpr']);
});

test('says where in the text a number stands, also behind invisible characters', () => {
	const text = 'æøå\u200b🙂 \u202a010190-1234\u202c slut';
	const [finding] = findPersonalData(text);
	expect(finding?.text).toBe('010190-1234');
	expect(text.slice(finding!.from, finding!.to)).toBe(finding!.text);
});

test('finds private addresses, telephones and accounts, and leaves an office alone', () => {
	const kinds = (text: string) => findPersonalData(text).map((finding) => finding.kind);
	expect(kinds('Skriv til bo.oedegaard@gmail.example')).toEqual(['email']);
	expect(kinds('Skriv til borgerservice@nordsoe.example')).toEqual([]);
	expect(kinds('Tlf. 22334455')).toEqual(['telephone']);
	expect(kinds('0045 44556677')).toEqual(['telephone']);
	expect(kinds('Ring på 44 55 66 77 i åbningstiden')).toEqual(['telephone']);
	expect(kinds('Reg.nr. 1234 kontonr. 0012345678')).toEqual(['account']);
	expect(kinds('IBAN DK5000400440116243')).toEqual(['account']);
	expect(kinds('12 34 56 78 90 11')).toEqual([]);
	expect(kinds('Antal 20 30 40 50 60')).toEqual([]);
});

test('a line of ten megabytes is read in one pass', () => {
	expect(findPersonalData('1 '.repeat(5_000_000))).toEqual([]);
});

const documents = process.env.UDVALGSARKIV_DOCUMENTS ?? '../shared/seeds';
test.skipIf(!existsSync(documents))(
	`finds no personal number in the real documents (${existsSync(documents) ? documents : 'skipped: no folder of documents'})`,
	() => {
		const found = readdirSync(documents, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.txt'))
			.flatMap((file) =>
				findPersonalData(readFileSync(path.join(documents, file), 'utf8'))
					.filter((finding) => finding.kind === 'cpr')
					.map((finding) => `${file}: ${JSON.stringify(finding.text)}`),
			);
		expect(found).toEqual([]);
	},
);
