/** A real Chromium for tests; `scripts/test.ts` finds it and says why where there is none. */
import { chromium, type Browser } from 'playwright-core';
import { browserArguments, findBrowser } from '../../scripts/browser.ts';

const found =
	process.env.UDVALGSARKIV_NO_BROWSER === undefined
		? await findBrowser()
		: { reason: process.env.UDVALGSARKIV_NO_BROWSER };

/** Why no browser can be started, or undefined: for `test.skipIf(noBrowser)` and the name of the test. */
export const noBrowser: string | undefined = 'reason' in found ? found.reason : undefined;

/** Starts a browser; the caller closes it. Throws where `noBrowser` says why. */
export async function openBrowser(): Promise<Browser> {
	if ('reason' in found) throw new Error(found.reason);
	return chromium.launch({ executablePath: found.file, args: [...browserArguments] });
}
