/** Documents of an invented municipality, Nordsø, in a plain print: an agenda and the minutes of the same meeting. */

interface Item {
	readonly title: string;
	readonly caseNumber?: string;
	readonly text: string;
	readonly decision?: string;
	readonly attachments?: readonly string[];
}

export interface Print {
	readonly kind: string;
	readonly committee?: string;
	readonly date?: string;
	readonly start?: string;
	readonly items: readonly Item[];
}

/** A document in the print of Nordsø. */
export function printDocument(print: Print): string {
	const {
		kind,
		committee = 'Teknik- og Miljøudvalget',
		date = '4. marts 2025',
		start = '15:00',
	} = print;
	const items = print.items.map(({ title, caseNumber, text, decision = '', attachments }, index) =>
		[
			`Punkt ${index + 1}: ${title}`,
			...(caseNumber === undefined ? [] : [`Sagsnr.: ${caseNumber}`]),
			'Sagsfremstilling',
			text,
			'Indstilling',
			'Forvaltningen indstiller, at sagen godkendes.',
			'Beslutning',
			...(decision === '' ? [] : [decision]),
			...(attachments ? ['Bilag', ...attachments] : []),
			'',
		].join('\n'),
	);
	const head = [
		committee,
		kind,
		`Mødedato: ${date}`,
		`Mødetidspunkt: Kl. ${start}`,
		'Mødested: Lokale Klitten',
		'',
	];
	return [...head, ...items].join('\n');
}

const path = {
	title: 'Ny cykelsti langs Havnevej',
	caseNumber: '25/001234',
	text: 'Stien er to kilometer lang.\n\nAnlægget koster 4,2 mio. kr. i alt.',
	attachments: ['Kort over Havnevej', 'Overslag over udgifter'],
};
const waste = {
	title: 'Affaldsplan i høring',
	caseNumber: '25/001300',
	text: 'Planen sendes i høring i otte uger.',
};
const winter = {
	title: 'Vintertjeneste på mindre veje',
	caseNumber: '25/001999',
	text: 'Der saltes fra kl. fem om morgenen.',
};

export const agenda = printDocument({ kind: 'Dagsorden', items: [path, waste] });

/** One item more, between the two; one figure corrected; every item decided. */
export const minutes = printDocument({
	kind: 'Referat',
	items: [
		{ ...path, text: path.text.replace('4,2', '4,6'), decision: 'Godkendt.' },
		{ ...winter, decision: 'Taget til efterretning.' },
		{ ...waste, decision: 'Sendt i høring.' },
	],
});

/** An item that neither the agenda nor the minutes have. */
export const supplement = printDocument({
	kind: 'Tillægsdagsorden',
	items: [
		{
			title: 'Leje af lagerhal ved havnen',
			caseNumber: '25/002222',
			text: 'Hallen lejes i et år.',
		},
	],
});

export const attachmentText = 'Overslag over udgifter\n\nJord og asfalt koster tre millioner.\n';
export const pressRelease =
	'Ny bænk på torvet\n\nBorgmesteren glæder sig over den nye bænk, der er malet grøn.\n';
