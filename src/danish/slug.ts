import slugify from '@sindresorhus/slugify';

/** Names and headings return from record to record, and a slug costs more than everything else about one. */
const slugs = new Map<string, string>();

/**
 * Turns Danish words into an ASCII slug: `Lyngby-Taarbæk` → `lyngby-taarbaek`, `Åben & lukket` → `aaben-og-lukket`.
 *
 * Returns an empty string where nothing of the words is left.
 */
export function toSlug(words: string): string {
	let slug = slugs.get(words);
	if (slug === undefined) {
		slug = slugify(words.normalize('NFC').replaceAll('&', ' og '), {
			locale: 'da',
			decamelize: false,
		});
		if (slugs.size >= 5000) slugs.clear();
		slugs.set(words, slug);
	}
	return slug;
}
