/** Pages of a PDF that are pictures: their text is not in the archive, and that is said. */
import type { SourceDocument } from './types.ts';

/** The pages without text, and how many pages there are; none where the format has no pages. */
export function picturesOf({ stated }: Pick<SourceDocument, 'stated'>): {
	readonly pictures: readonly number[];
	readonly pages: number;
} {
	const pictures = (stated?.['picturePages'] ?? '').split(',').filter(Boolean).map(Number);
	return { pictures, pages: Number(stated?.['pages'] ?? pictures.length) };
}
