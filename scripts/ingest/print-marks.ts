/** Tells prints apart by the shapes of their lines. */
import type { SourceDocument } from './types.ts';

/** True where each of the shapes is met by at least two lines of a document's first 20,000. */
export function hasShapes(document: SourceDocument, ...shapes: readonly RegExp[]): boolean {
	return meets(document, 2, shapes);
}

/** True where each of the shapes, which must be more than any other print shares, is met by at least one line. */
export function hasEachShape(document: SourceDocument, ...shapes: readonly RegExp[]): boolean {
	return meets(document, 1, shapes);
}

function meets(document: SourceDocument, times: number, shapes: readonly RegExp[]): boolean {
	const left = new Map(shapes.map((shape) => [shape, times]));
	for (const line of document.lines.slice(0, 20_000)) {
		if (line.blank !== 'no' || line.text.length > 500) continue;
		for (const [shape, count] of left) {
			if (!shape.test(line.text)) continue;
			if (count === 1) left.delete(shape);
			else left.set(shape, count - 1);
		}
		if (left.size === 0) return true;
	}
	return false;
}
