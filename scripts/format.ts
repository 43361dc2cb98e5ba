/** `npm run format`: writes the project's own code in its one format. */
import { runTool } from './code-checks.ts';

process.exitCode = runTool('prettier', 'prettier', ['--write', '--log-level', 'warn', '.']) ? 0 : 1;
