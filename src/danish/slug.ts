import slugify from '@sindresorhus/slugify';

/**
 * Turns Danish words into an ASCII slug: `Lyngby-Taarbæk` → `lyngby-taarbaek`, `Åben & lukket` → `aaben-og-lukket`.
 *
 * Returns an empty string where nothing of the words is left.
 */
export function toSlug(words: string): string {
	return slugify(words.normalize('NFC').replaceAll('&', ' og '), {
		locale: 'da',
		decamelize: false,
	});
}
