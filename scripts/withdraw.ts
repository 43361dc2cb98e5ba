/** `npm run withdraw -- <phrase, file or item> --reason "…"`: takes something down. */
import { parseArgs } from 'node:util';
import { readArchive } from '../src/archive/archive.ts';
import { dateSchema } from '../src/schemas/shared.ts';
import { runCommand, UsageError } from './command.ts';
import { readDay } from './day.ts';
import { withdraw } from './withdrawal.ts';

const usage = `npm run withdraw -- <phrase, file or item> --reason "…" [options]

Takes down a phrase everywhere, all that was read from a file (source/…), or a record and what is below it (its id or
address). The entry stands in withdrawn.yaml and holds for whatever is ingested later; the address stays, with the reason
and the date. Prints every address to have removed from search engines.

  --reason "…"    why; readers see it
  --content DIR   the archive (default: content)
  --erase         also replaces the stored original and the words in the records; both hashes are kept
  --review DATE   day on which somebody should look at it again
  --date DATE     day of the withdrawal (default: today)
  --site URL      public address, for the list (default: the one in archive.yaml)
`;

await runCommand(usage, async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			content: { type: 'string', default: 'content' },
			reason: { type: 'string' },
			erase: { type: 'boolean', default: false },
			review: { type: 'string' },
			date: { type: 'string' },
			site: { type: 'string' },
		},
	});
	const [what, ...more] = positionals;
	if (what === undefined || more.length > 0) {
		throw new UsageError('expected one phrase (in quotes), file or item');
	}
	if (values.reason === undefined || values.reason.trim() === '') {
		throw new UsageError('expected --reason "…": readers are told why');
	}
	if (values.review !== undefined && !dateSchema.safeParse(values.review).success) {
		throw new UsageError(`expected --review as 2027-06-04, found ${values.review}`);
	}
	try {
		const { withdrawal, addresses, erased } = await withdraw({
			contentDir: values.content,
			what,
			reason: values.reason,
			date: readDay(values.date),
			review: values.review,
			erase: values.erase,
			say: (sentence) => console.error(sentence),
		});
		if (!withdrawal) {
			console.error(`Nothing of the archive holds "${what}": nothing was written.`);
			return 1;
		}
		const site = (values.site ?? readArchive(values.content).settings.site ?? '').replace(
			/\/$/u,
			'',
		);
		for (const address of addresses) console.log(`${site}${address}`);
		const [name, value] = Object.entries(withdrawal)[0]!;
		console.error(
			`${name} "${String(value)}" stands in withdrawn.yaml. Build and publish again, then have the ` +
				`${addresses.length} addresses above removed from search engines.`,
		);
		for (const { file, was, now } of erased) {
			console.error(`Replaced ${file}: ${was.slice(0, 12)}… is now ${now.slice(0, 12)}…`);
		}
		if (values.erase) {
			console.error('Copies elsewhere (backups, the history of a repository) are not touched.');
		}
		return 0;
	} catch (error) {
		if (error instanceof RangeError) throw new UsageError(error.message);
		throw error;
	}
});
