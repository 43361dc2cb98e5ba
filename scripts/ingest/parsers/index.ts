/** The parsers, in the order they are asked; the general one stands outside and comes last. */
import type { Parser } from './parser.ts';

export const parsers: readonly Parser[] = [];
