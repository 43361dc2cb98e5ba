import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, migrations, readVersion } from '../scripts/migrations.ts';
import type { Migration } from '../scripts/migrations.ts';
import { schemaVersion } from '../src/schemas/archive.ts';
import { makeArchive } from './support/content-folder.ts';
import type { TemporaryArchive } from './support/content-folder.ts';

let archive: TemporaryArchive;
beforeEach(() => {
	archive = makeArchive();
	fs.mkdirSync(archive.content);
});
afterEach(() => archive.remove());

const settings = (): string => path.join(archive.content, 'archive.yaml');
const steps = (fail = false): Migration[] => [
	{ to: 2, what: 'a file more', run: (folder) => fs.writeFileSync(path.join(folder, 'two'), '2') },
	{
		to: 3,
		what: 'another',
		run: (folder) => {
			if (fail) throw new Error('interrupted');
			fs.writeFileSync(path.join(folder, 'three'), '3');
		},
	},
];

test('there is a step to every version after the first', () => {
	expect(migrations.map(({ to }) => to)).toEqual(
		Array.from({ length: schemaVersion - 1 }, (_, index) => index + 2),
	);
});

test('content of the newest version is left alone', () => {
	expect(migrate(archive.content)).toEqual([]);
	expect(fs.readdirSync(archive.content)).toEqual([]);
});

test('takes every step in order and notes the version, keeping what a hand wrote', () => {
	fs.writeFileSync(settings(), '# vores arkiv\ntitle: "Arkiv" # kort\nschema: 1\n');
	expect(migrate(archive.content, steps(), 3)).toEqual(['2: a file more', '3: another']);
	expect(readVersion(archive.content)).toBe(3);
	expect(fs.readFileSync(settings(), 'utf8')).toBe(
		'# vores arkiv\ntitle: "Arkiv" # kort\nschema: 3\n',
	);
	expect(migrate(archive.content, steps(), 3)).toEqual([]);
});

test('goes on where it was interrupted', () => {
	expect(() => migrate(archive.content, steps(true), 3)).toThrow('interrupted');
	expect(readVersion(archive.content)).toBe(2);
	expect(migrate(archive.content, steps(), 3)).toEqual(['3: another']);
});

test('refuses content that is newer than the program, and a version that is none', () => {
	fs.writeFileSync(settings(), 'schema: 4\n');
	expect(() => migrate(archive.content, steps(), 3)).toThrow(/update the program/);
	fs.writeFileSync(settings(), 'schema: "to"\n');
	expect(() => migrate(archive.content, steps(), 3)).toThrow(/expected a schema version/);
});
