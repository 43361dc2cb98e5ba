/** `npm run lint`: types, lint rules and format of the project's own code. Exit status 1 on a finding. */
import { runChecks } from './code-checks.ts';

process.exitCode = runChecks().every((check) => check.passed) ? 0 : 1;
