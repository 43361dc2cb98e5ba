/**
 * `npm run build`: content → a static site.
 *
 * The stages run in one process, each a plain function over the archive and the output folder; none reads a clock for
 * what it writes, so two builds of one content folder are the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './command.ts';
import { buildSite } from './site.ts';

const usage = `npm run build -- [options]

  --content DIR   content folder (default content)
  --out DIR       output folder (default dist)
  --base /path    path below which the site is served (default /)
  --site URL      public address; also writes the addresses given to content/addresses.json
  --portable      a copy that works by double-click, from a USB stick say: relative links, search without a server
  --report FILE   writes what was built as JSON
  --part I/N      makes the pages of one of N parts of the archive and no site; N jobs can do so side by side
  --merge DIR     takes over what a part made, and builds the site; once for each part
`;

/** The options of the command line. Throws a UsageError where one is not what it should be. */
function readOptions() {
	const { values } = parseArgs({
		options: {
			content: { type: 'string', default: 'content' },
			out: { type: 'string', default: 'dist' },
			base: { type: 'string', default: '/' },
			site: { type: 'string' },
			portable: { type: 'boolean', default: false },
			report: { type: 'string' },
			part: { type: 'string' },
			merge: { type: 'string', multiple: true },
		},
	});
	if (values.site !== undefined && !/^https?:\/\/[^/\s]+/u.test(values.site)) {
		throw new UsageError(`--site: expected https://…, found ${values.site}`);
	}
	if (!/^\/(?:[\w.~-]+\/?)*$/u.test(values.base)) {
		throw new UsageError(`--base: expected a path such as /arkiv, found ${values.base}`);
	}
	if (values.portable && values.base !== '/') {
		throw new UsageError(
			`--portable: its links are relative, so --base has no meaning, found ${values.base}`,
		);
	}
	const { part, ...rest } = values;
	if (part === undefined) return rest;
	const [, number, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/u.exec(part) ?? [];
	if (number === undefined || Number(number) > Number(of)) {
		throw new UsageError(`--part: expected I/N such as 2/5, found ${part}`);
	}
	if (values.merge !== undefined || values.portable === true) {
		throw new UsageError('--part stands alone: --merge and --portable build a whole site');
	}
	return { ...rest, share: { number: Number(number), of: Number(of) } };
}

await runCommand(usage, async () => {
	const { report: reportFile, ...options } = readOptions();
	const report = await buildSite({ ...options, say: (text) => console.error(text) });
	if (reportFile !== undefined) {
		mkdirSync(path.dirname(path.resolve(reportFile)), { recursive: true });
		writeFileSync(reportFile, `${JSON.stringify(report, null, '\t')}\n`);
	}
	const { findings } = report;
	for (const finding of findings.slice(0, 40)) console.error(`✗ ${finding}`);
	if (findings.length > 40) console.error(`✗ … and ${findings.length - 40} more`);
	if (findings.length > 0) console.error('Nothing was published: mend what is named above.');
	return findings.length > 0 ? 1 : 0;
});
