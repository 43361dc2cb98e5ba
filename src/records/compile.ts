/** A record's body becomes HTML: parsed as data, given to the project's plugins, printed by our own printer. */
import type { Root } from 'mdast';
import { parseBody } from './parse-body.ts';
import { printBody } from './print-body.ts';
import type { PrintedBody, PrintOptions } from './print-body.ts';

/** A plugin of the project: changes the tree in place. */
export type BodyPlugin = (root: Root) => void;

/**
 * Compiles a body.
 *
 * Promises: nothing in it runs; every word of it stands in the HTML; same body, same bytes.
 *
 * @param plugins run in order, only where the body has a table
 * @throws Error where the body holds markup or code
 */
export function compileBody(
	body: string,
	options: PrintOptions,
	plugins: readonly BodyPlugin[] = [],
): PrintedBody {
	const root = parseBody(body);
	if (plugins.length > 0 && root.children.some(({ type }) => type === 'table')) {
		for (const plugin of plugins) plugin(root);
	}
	return printBody(root, options);
}
