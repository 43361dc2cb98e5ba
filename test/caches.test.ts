import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pruneCaches } from '../scripts/caches.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'caches-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('what nothing was written to for ninety days goes, everything else stays', () => {
	const now = Date.UTC(2026, 10, 21);
	const put = (name: string, days: number) => {
		const place = path.join(folder, name);
		if (name.endsWith('/')) mkdirSync(place, { recursive: true });
		else {
			mkdirSync(path.dirname(place), { recursive: true });
			writeFileSync(place, '{}');
		}
		const seconds = now / 1000 - days * 86_400;
		utimesSync(place, seconds, seconds);
		return place;
	};
	const gone = [put('charts/flat.json', 91), put('astro/0123456789ab/', 200)];
	const kept = [
		put('site/0123456789ab.ndjson', 89),
		put('charts/0123456789abcdef/', 1),
		put('bench/site/index.html', 400),
	];
	expect(pruneCaches(folder, now)).toBe(2);
	expect(gone.filter((place) => existsSync(place))).toEqual([]);
	expect(kept.filter((place) => !existsSync(place))).toEqual([]);
	expect(pruneCaches(path.join(folder, 'none'), now)).toBe(0);
});
