/** `npm run migrate`: brings content to the newest schema version. */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { schemaVersion } from '../src/schemas/archive.ts';
import { runCommand, UsageError } from './command.ts';
import { migrate } from './migrations.ts';

const usage = `npm run migrate -- [options]

Brings an archive's content to schema version ${schemaVersion}, step by step.

  --content DIR   the archive (default: content)
`;

await runCommand(usage, () => {
	const { values } = parseArgs({ options: { content: { type: 'string', default: 'content' } } });
	if (!fs.existsSync(values.content))
		throw new UsageError(`expected an archive, found no ${values.content}`);
	try {
		const done = migrate(values.content);
		console.error(
			done.length > 0
				? done.join('\n')
				: `Nothing to do: the content is of schema ${schemaVersion}.`,
		);
		return Promise.resolve(0);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		console.error(error.message);
		return Promise.resolve(1);
	}
});
