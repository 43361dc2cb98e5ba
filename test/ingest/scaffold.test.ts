import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { disguise } from '../../scripts/ingest/scaffold.ts';

test('a disguised line keeps its shape and its labels, and none of its words', () => {
	expect(disguise('Sagsfremstilling')).toBe('Sagsfremstilling');
	expect(disguise(' 7. Hegn om Ødegårdens HAVE, 12,5 mio. kr. ')).toBe(
		' 7. Ordo or Ordordordo ORDO, 12,5 mio. kr. ',
	);
	expect(disguise('Sagsnr. 24/123456')).toBe('Sagsnr. 24/126789');
});

test('the command writes a parser, a fixture and notes, and overwrites nothing', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'scaffold-'));
	const file = path.join(folder, 'referat.txt');
	writeFileSync(
		file,
		'Referat fra Havneudvalget\n4. marts 2026\n\nPunkt 1: Hemmelige kajkanter\nSagsnr. 26/1\n\nIndstilling\nKajen males.\n\nBeslutning\nGodkendt.\n\nPunkt 2: Lys på molen\nSagsnr. 26/2\n\nIndstilling\nDer tændes lys.\n\nBeslutning\nUdsat.\n',
	);
	const run = () =>
		spawnSync(
			process.execPath,
			['scripts/new-parser.ts', file, '--id', 'havn-2026', '--into', folder],
			{ encoding: 'utf8' },
		);
	try {
		const first = run();
		expect(first.stderr).toContain('wrote scripts/ingest/parsers/havn-2026.ts');
		expect(first.status).toBe(0);
		const fixture = readFileSync(
			path.join(folder, 'test/fixtures/havn-2026/first/source.txt'),
			'utf8',
		);
		expect(fixture).toContain('Punkt 1: ');
		expect(fixture).not.toContain('Hemmelige');
		expect(readFileSync(path.join(folder, 'docs/prints/havn-2026.md'), 'utf8')).toContain(
			'- items: 2',
		);
		expect(run().status).toBe(1);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
