/** What every command shares: help, exit statuses, and one sentence instead of a stack where the words are off. */
import process from 'node:process';

/** Wrong use of a command: ends with exit status 2 and the usage. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

function isWrongUse(error: unknown): boolean {
	if (error instanceof UsageError) return true;
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return code.startsWith('ERR_PARSE_ARGS');
}

/**
 * Runs a command's `main`, which gives the exit status: 0 on success, 1 on a finding. `--help` prints the usage and
 * ends with 0; a UsageError, or words that `parseArgs` refuses, print the sentence and the usage and end with 2. Any
 * other error is a broken promise of our own code and is left to crash.
 */
export async function runCommand(usage: string, main: () => Promise<number>): Promise<void> {
	if (process.argv.includes('--help')) {
		console.error(usage);
		return;
	}
	try {
		process.exitCode = await main();
	} catch (error) {
		if (!isWrongUse(error)) throw error;
		console.error(`${(error as Error).message}\n\n${usage}`);
		process.exitCode = 2;
	}
}
