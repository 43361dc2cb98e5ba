/** `npm run check`: everything about an archive that can be checked without publishing it. Exit status 1 for an error. */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './command.ts';
import { checkArchive } from './ingest/check.ts';
import type { Finding } from './ingest/check.ts';

const usage = `npm run check -- [options]

Checks records, references, numbering, sources, corrections, addresses and personal data.

  --content DIR   the archive (default: content)
  --json          the findings as JSON, to standard output
`;

/** The findings of one severity, grouped by what to do about them. */
function printFindings(findings: readonly Finding[]): string {
	const groups = Map.groupBy(
		findings,
		({ severity, rule, next }) => `${severity} ${rule}: ${next}`,
	);
	return [...groups]
		.map(([heading, group]) => {
			const shown = group.slice(0, 20).map(({ file, text }) => `  ${file}: ${text}`);
			const more =
				group.length > 20 ? [`  … and ${group.length - 20} more; --json names them all`] : [];
			return [heading, ...shown, ...more].join('\n');
		})
		.join('\n\n');
}

await runCommand(usage, async () => {
	const { values } = parseArgs({
		options: {
			content: { type: 'string', default: 'content' },
			json: { type: 'boolean', default: false },
		},
	});
	if (!fs.existsSync(values.content))
		throw new UsageError(`expected an archive, found no ${values.content}`);
	const findings = await checkArchive(values.content);
	const errors = findings.filter(({ severity }) => severity === 'error').length;
	if (values.json) console.log(JSON.stringify({ findings }, null, '\t'));
	else if (findings.length > 0) console.error(`${printFindings(findings)}\n`);
	console.error(`${errors} errors, ${findings.length - errors} warnings`);
	return errors > 0 ? 1 : 0;
});
