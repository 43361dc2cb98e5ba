/**
 * `npm run ingest -- <file or folder>…`: documents become records (README, "Ingest").
 *
 * Exit status 0 where all went well, 1 where a document failed or has an error (with --strict: a warning), 2 on wrong
 * use.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './command.ts';
import { readDay } from './day.ts';
import { IngestError } from './ingest/messages.ts';
import { isFinding, printReport, printSummary } from './ingest/report.ts';
import { ingest } from './ingest/run.ts';
import type { IngestResult } from './ingest/run.ts';
import { progressTo } from './ingest/progress.ts';
import { asManyThreadsAsPay } from './ingest/thread-pool.ts';

const usage = `npm run ingest -- <file or folder>…

Reads agendas, minutes and attachments (.txt .pdf .docx .html .xml) and writes their records.

  --content DIR        the archive (default: content)
  --municipality ID    whose they are (default: the name of the folder the file lies in)
  --dry-run            says what would be written, and writes nothing
  --report FILE        everything about every document, as JSON
  --strict             a warning is a finding (exit status 1)
  --force              replaces records that were edited by hand, and reads everything again
  --date YYYY-MM-DD    the day noted in changes.json (default: today)
`;

await runCommand(usage, async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			content: { type: 'string', default: 'content' },
			municipality: { type: 'string' },
			'dry-run': { type: 'boolean', default: false },
			report: { type: 'string' },
			strict: { type: 'boolean', default: false },
			force: { type: 'boolean', default: false },
			date: { type: 'string' },
		},
	});
	if (positionals.length === 0) throw new UsageError('expected a file or a folder to read');
	const progress = progressTo(process.stderr);
	let result: IngestResult;
	try {
		result = await ingest({
			words: positionals,
			contentDir: values.content,
			...(values.municipality === undefined ? {} : { municipality: values.municipality }),
			dryRun: values['dry-run'],
			force: values.force,
			today: readDay(values.date),
			say: (sentence) => console.error(sentence),
			progress: progress.step,
			makeBuilder: (settings) => asManyThreadsAsPay(settings),
		});
	} catch (error) {
		if (error instanceof IngestError && error.rule === 'file') throw new UsageError(error.message);
		if (!(error instanceof IngestError) && !isDiskError(error)) throw error;
		console.error(
			`${(error as Error).message}\nNothing was half written; what was there before stays.`,
		);
		return 1;
	} finally {
		progress.end();
	}
	if (values.report !== undefined) {
		fs.mkdirSync(path.dirname(path.resolve(values.report)), { recursive: true });
		fs.writeFileSync(values.report, printReport(result.report));
	}
	console.error(printSummary(result.report, values.strict, result.passedOver.length));
	const findings = result.report.documents.flatMap(({ messages }) => messages);
	return findings.some((message) => isFinding(message, values.strict)) ? 1 : 0;
});

function isDiskError(error: unknown): boolean {
	return error instanceof Error && 'code' in error && /^E[A-Z]+$/u.test(String(error.code));
}
