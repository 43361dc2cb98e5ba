/** The parsers, in the order they are asked; the general one stands outside and comes last. */
import { alleroed2017 } from './alleroed-2017.ts';
import { gentofte2020 } from './gentofte-2020.ts';
import { gentofte2023 } from './gentofte-2023.ts';
import { gladsaxe2025 } from './gladsaxe-2025.ts';
import { lyngbyTaarbaek2015 } from './lyngby-taarbaek-2015.ts';
import type { Parser } from './parser.ts';

export const parsers: readonly Parser[] = [
	alleroed2017,
	gentofte2020,
	gentofte2023,
	gladsaxe2025,
	lyngbyTaarbaek2015,
];
