import { expect, test } from 'vitest';
import { killIngests } from '../../scripts/bench/kills.ts';

// Two hundred are killed by `npm run bench -- --trust`.
test('twenty ingests killed with SIGKILL leave each meeting old or new, and the next run finishes', async () => {
	const report = await killIngests({ kills: 20, seed: 20261121 });
	expect(report.findings).toEqual([]);
	expect(report.kills).toBe(20);
}, 600_000);
