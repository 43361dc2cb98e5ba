/** Says whether HTML that our printer made holds anything a document could have put there: the fuzzer and tests ask it. */

const tags = new Set(
	(
		'p a h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th caption div em strong code br hr blockquote ' +
		'figure figcaption svg g path rect line text title desc circle polygon polyline tspan span details summary'
	).split(' '),
);
const attributes = /^(?:id|href|class|scope|role|tabindex|start|rel|aria-[a-z]+)$/u;

/** The first tag, attribute or link that does not belong in a body; undefined where there is none. */
export function findMarkup(html: string): string | undefined {
	let at = 0;
	for (const match of html.matchAll(/<\/?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/gu)) {
		const between = html.slice(at, match.index);
		if (/[<>]/u.test(between)) return `a bare angle bracket: ${between.slice(0, 120)}`;
		at = match.index + match[0].length;
		if (!tags.has(match[1]!)) return match[0].slice(0, 120);
		for (const [, name, value = ''] of match[2]!.matchAll(/([a-z-]+)(?:="([^"]*)")?/gu)) {
			if (!attributes.test(name!)) return `${name} in ${match[0].slice(0, 120)}`;
			if (name === 'href' && !/^(?:#|\/|https?:|mailto:|tabel-)/u.test(value)) {
				return `the link ${value.slice(0, 120)}`;
			}
		}
	}
	const rest = html.slice(at);
	return /[<>]/u.test(rest) ? `a bare angle bracket: ${rest.slice(0, 120)}` : undefined;
}
