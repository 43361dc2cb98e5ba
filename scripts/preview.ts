/** `npm run preview`: serves a built site as a static host would. */
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { isBuilt } from './check-links.ts';
import { runCommand, UsageError } from './command.ts';
import { serveFolder } from './static-server.ts';

const usage = `npm run preview -- [options]

  --out DIR       the built site (default dist)
  --base /path    path below which it was built (default /)
  --port N        default PORT of the environment, else 4321
  --host NAME     default HOST of the environment, else 127.0.0.1
  --content DIR   taken for uniformity; a built site needs no content
`;

await runCommand(usage, async () => {
	const { values } = parseArgs({
		options: {
			out: { type: 'string', default: 'dist' },
			base: { type: 'string', default: '/' },
			port: { type: 'string', default: process.env['PORT'] ?? '' },
			host: { type: 'string', default: process.env['HOST'] ?? '127.0.0.1' },
			content: { type: 'string' },
		},
	});
	if (!/^\d{0,5}$/u.test(values.port)) {
		throw new UsageError(`--port: expected a number, found ${values.port}`);
	}
	if (!isBuilt(values.out)) {
		throw new UsageError(
			`--out: expected a built site, found none in ${path.resolve(values.out)}: run npm run build first.`,
		);
	}
	const { address } = await serveFolder({
		folder: values.out,
		base: values.base,
		host: values.host,
		port: Number(values.port || 4321),
		strict: values.port !== '',
	});
	console.error(`Serving ${values.out} at ${address} (stop with Ctrl+C)`);
	return 0;
});
