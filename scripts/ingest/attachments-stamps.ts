/** Stamps of attachment pages: `Punkt nr. 3 - Title`, `Bilag 2 - Side 4 af 9`, `Møde i … d. 09-06-2015`. */
import type { Line } from './types.ts';

/** A stamp is a footer: it ends the page it names. */
export interface Stamp {
	/** Number of the item as printed, where the stamp names it. */
	readonly itemNumber?: string;
	/** Number of the attachment under its item. */
	readonly attachment: number;
	readonly page?: number;
	readonly pages?: number;
	/** Index of its first and last line in the passage. */
	readonly from: number;
	readonly to: number;
}

const page =
	/^\s*bilag\s*(?:nr\.?\s*)?(\d{1,3})(?:\s*[-–,:|]\s*|\s+)side\s*(?:[-–]\s*)?(\d{1,4})(?:\s*(?:af|\/)\s*(\d{1,4}))?\s*$/iu;
const item = /^\s*(?:punkt|pkt\.?|sag)\s*(?:nr\.?)?\s*(\d{1,3}[a-z]?)\s*[-–:,.]/iu;
const meeting = /^\s*møde i .{3,160}?(?:\sd\.|\sden)\s*\d/iu;

/** The stamps of a passage, in order. */
export function readStamps(lines: readonly Line[]): Stamp[] {
	const stamps: Stamp[] = [];
	for (const [index, line] of lines.entries()) {
		if (line.text.length > 80) continue;
		const found = page.exec(line.text);
		if (!found) continue;
		let from = index;
		let itemNumber: string | undefined;
		for (let above = index - 1; above >= Math.max(0, index - 4); above -= 1) {
			const number = item.exec(lines[above]!.text)?.[1];
			if (number === undefined) continue;
			itemNumber = number;
			from = above;
			break;
		}
		let to = index;
		for (let below = index + 1; below <= Math.min(lines.length - 1, index + 3); below += 1) {
			const text = lines[below]!.text;
			if (text.trim() === '') continue;
			if (text.length <= 240 && meeting.test(text)) to = below;
			break;
		}
		stamps.push({
			...(itemNumber === undefined ? {} : { itemNumber }),
			attachment: Number(found[1]),
			page: Number(found[2]),
			...(found[3] === undefined ? {} : { pages: Number(found[3]) }),
			from,
			to,
		});
	}
	return stamps;
}
