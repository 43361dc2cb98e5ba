/** `npm run lint`: types, lint rules and format of the project's own code. Exit status 1 on a finding. */
import { parseArgs } from 'node:util';
import { runChecks } from './code-checks.ts';
import { runCommand } from './command.ts';

const usage = `npm run lint

Types, lint rules and format of the project's own code. Changes nothing; npm run format writes the format.
`;

await runCommand(usage, () => {
	parseArgs({ options: {} });
	return Promise.resolve(runChecks().every((check) => check.passed) ? 0 : 1);
});
