/** `npm run format`: writes the project's own code in its one format. */
import { parseArgs } from 'node:util';
import { runTool } from './code-checks.ts';
import { runCommand } from './command.ts';

const usage = `npm run format

Writes the project's own code in its one format. Content, fixtures' documents and golden files are left alone.
`;

await runCommand(usage, () => {
	parseArgs({ options: {} });
	const formatted = runTool('prettier', 'prettier', ['--write', '--log-level', 'warn', '.']);
	return Promise.resolve(formatted ? 0 : 1);
});
