/**
 * `npm run dev`: Astro's development server over a content folder; a changed record shows at once.
 *
 * Each record's page links to its source beside it (scripts/source-beside.ts).
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { AstroIntegration } from 'astro';
import { runCommand, UsageError } from './command.ts';

const usage = `npm run dev -- [options]

  --content DIR   content folder (default content)
  --base /path    path below which the site is served (default /)
  --port N        default PORT of the environment, else 4321
  --host NAME     default HOST of the environment, else 127.0.0.1
`;

/** The pages of scripts/source-beside.ts, in the development server only. */
const sourceBeside: AstroIntegration = {
	name: 'source-beside',
	hooks: {
		'astro:config:setup': ({ injectRoute }) => {
			injectRoute({
				pattern: '/kilde-ved-siden-af/[...record]',
				entrypoint: path.resolve('scripts/source-beside.ts'),
			});
		},
	},
};

await runCommand(usage, async () => {
	const { values } = parseArgs({
		options: {
			content: { type: 'string', default: 'content' },
			base: { type: 'string', default: '/' },
			port: { type: 'string', default: process.env['PORT'] ?? '4321' },
			host: { type: 'string', default: process.env['HOST'] ?? '127.0.0.1' },
		},
	});
	if (!existsSync(values.content)) {
		throw new UsageError(`--content: expected an archive, found no ${values.content}`);
	}
	process.env['UDVALGSARKIV_DEVELOPMENT'] = 'yes';
	process.env['UDVALGSARKIV_CONTENT'] = path.resolve(values.content);
	const { dev } = await import('astro');
	await dev({
		root: process.cwd(),
		base: values.base,
		server: { port: Number(values.port), host: values.host },
		integrations: [sourceBeside],
	});
	return 0;
});
