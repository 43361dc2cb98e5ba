/** Values of `src/styles/tokens.css` written out in every style sheet, the archive's own colours among them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ArchiveSettings } from '../src/schemas/archive.ts';

type Colours = ArchiveSettings['colours'];

/** What is used of a PostCSS tree. */
interface Sheet {
	walkDecls(visit: (declaration: { prop: string; value: string; remove(): void }) => void): void;
}

/** Colour values only: names, hex digits and colour functions, never another declaration. */
const colour = /^[#\w(),.%\s/-]{1,80}$/u;

/**
 * The values by name, e.g. `--space-1`: those of `tokens.css`, `--brand` and `--accent` as the archive has them. A colour
 * that is no value of one is passed over.
 */
export function valuesOf(tokens: string, colours: Colours): Map<string, string> {
	const values = new Map<string, string>();
	for (const [, name, value] of tokens.matchAll(/(--[\w-]+):\s*([^;]+);/gu)) {
		values.set(name!, value!);
	}
	for (const [name, value] of Object.entries(colours ?? {})) {
		if (value !== undefined && colour.test(value)) values.set(`--${name}`, value);
	}
	return values;
}

/**
 * A PostCSS plugin that writes the values where their names stand. No page and no script sets one of them, and said
 * over and over they compress to a tenth less than names do; an archive's colours need no sheet of their own.
 *
 * @param coloursNow asked for each sheet
 */
export function styleValues(coloursNow: () => Colours) {
	const tokens = readFileSync(path.join(import.meta.dirname, '../src/styles/tokens.css'), 'utf8');
	return {
		postcssPlugin: 'style-values',
		OnceExit(sheet: Sheet) {
			const values = valuesOf(tokens, coloursNow());
			sheet.walkDecls((declaration) => {
				if (values.has(declaration.prop)) declaration.remove();
				else {
					declaration.value = declaration.value.replace(
						/var\((--[\w-]+)\)/gu,
						(name, of: string) => values.get(of) ?? name,
					);
				}
			});
		},
	};
}
