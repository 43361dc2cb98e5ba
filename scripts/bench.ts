/** `npm run bench`: measures what the project promises. Each part prints its figures as JSON. */
import { parseArgs } from 'node:util';
import { fuzz } from './bench/fuzz.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `npm run bench -- --trust [options]

  --trust         the fuzzer over every input format
  --documents N   how many documents (default 100000)
  --seed N        which ones (default 1)
  --threads N     (default 2)
`;

/** A whole number of the command line. Throws a UsageError where it is none. */
function readCount(name: string, value: string): number {
	if (!/^\d{1,9}$/u.test(value)) throw new UsageError(`expected --${name} N, found ${value}`);
	return Number(value);
}

await runCommand(usage, async () => {
	const { values } = parseArgs({
		options: {
			trust: { type: 'boolean', default: false },
			documents: { type: 'string', default: '100000' },
			seed: { type: 'string', default: '1' },
			threads: { type: 'string', default: '2' },
		},
	});
	if (!values.trust) throw new UsageError('expected --trust');
	const report = await fuzz({
		documents: readCount('documents', values.documents),
		seed: readCount('seed', values.seed),
		threads: readCount('threads', values.threads),
		sources: 'content/source',
		say: (sentence) => console.error(sentence),
	});
	console.log(JSON.stringify(report, null, '\t'));
	return report.findings.length > 0 ? 1 : 0;
});
