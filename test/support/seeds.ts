/** Real documents, where the machine has them: found in their folder, never part of the project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of real documents: `UDVALGSARKIV_DOCUMENTS`, else `../shared/seeds`. */
export const seedsFolder = path.resolve(process.env['UDVALGSARKIV_DOCUMENTS'] ?? '../shared/seeds');

/** The text of the one document whose name begins so, `alleroed/002`; undefined where the machine has none. */
export function seedText(start: string): string | undefined {
	const folder = path.join(seedsFolder, path.dirname(start));
	if (!existsSync(folder)) return undefined;
	const name = readdirSync(folder).find((file) => file.startsWith(path.basename(start)));
	return name === undefined ? undefined : readFileSync(path.join(folder, name), 'utf8');
}
