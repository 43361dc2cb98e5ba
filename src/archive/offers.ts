/** The files that lie beside a page for those who follow it or take its data (written by scripts/open-data.ts). */

/** Something a reader can take from a page besides reading it. */
export type Offer = 'feed' | 'calendar' | 'data';

/** File name and media type of each, below the page's address. */
export const offerFiles: Record<Offer, { readonly file: string; readonly type: string }> = {
	feed: { file: 'feed.xml', type: 'application/atom+xml' },
	calendar: { file: 'kalender.ics', type: 'text/calendar' },
	data: { file: 'index.json', type: 'application/json' },
};
