/** The passages of a compiled body: what the search index reads and a result quotes. */

export interface Passage {
	readonly kind: 'heading' | 'text' | 'caption';
	/** Id of the nearest element that has one; empty at the very beginning of a body. */
	readonly anchor: string;
	readonly text: string;
}

const entities: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
};

/** Elements whose words are no words of the record. */
const silent = /^(?:svg|script|style|figcaption|button)$/u;

/**
 * Reads the HTML that `compileBody` prints, in order: headings, paragraphs, list entries, captions and table rows.
 * Charts are left out, since the table below them is the record. A row's cells are parted by blanks.
 */
export function readPassages(html: string): Passage[] {
	const passages: Passage[] = [];
	let anchor = '';
	let kind: Passage['kind'] = 'text';
	let text = '';
	let muted = '';
	let depth = 0;
	const flush = () => {
		const words = text.replace(/\s+/gu, ' ').trim();
		if (words !== '') passages.push({ kind, anchor, text: words });
		text = '';
		kind = 'text';
	};
	for (const [piece, closing, name = '', attributes = ''] of html.matchAll(
		/<(\/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>|[^<]+/giu,
	)) {
		const tag = name.toLowerCase();
		if (muted !== '') {
			if (tag === muted) depth += closing ? -1 : 1;
			if (depth === 0) muted = '';
			continue;
		}
		if (tag === '') {
			text += piece.replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => entities[entity]!);
			continue;
		}
		if (silent.test(tag) && !closing && !attributes.endsWith('/')) {
			muted = tag;
			depth = 1;
			continue;
		}
		if (/^(?:h[1-6]|p|li|ul|ol|tr|caption|table|div|figure|thead|tbody)$/u.test(tag)) flush();
		else if (/^(?:td|th|br)$/u.test(tag)) text += ' ';
		if (closing) continue;
		const id = / id="([^"]+)"/u.exec(attributes)?.[1];
		if (id !== undefined && /^(?:h[1-6]|p|table)$/u.test(tag)) anchor = id;
		if (/^h[1-6]$/u.test(tag)) kind = 'heading';
		if (tag === 'caption') kind = 'caption';
	}
	flush();
	return passages;
}
