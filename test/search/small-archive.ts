/** A small invented archive, written to a folder of its own: two municipalities, three meetings. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const sha256 = 'a'.repeat(64);

interface RecordFile {
	readonly file: string;
	readonly fields: Readonly<Record<string, unknown>>;
	readonly body?: string;
}

function provenance(municipality: string) {
	return { file: `source/${municipality}/a.txt`, sha256, lines: [1, 2] };
}

function meeting(
	id: string,
	committeeName: string,
	date: string,
	more: Readonly<Record<string, unknown>> = {},
): RecordFile {
	const [municipality, committee] = id.split('/');
	return {
		file: `meetings/${id}.mdx`,
		fields: {
			municipality,
			committee,
			committeeName,
			date,
			documents: [
				{
					kind: 'minutes',
					parser: 'a',
					file: `source/${municipality}/a.txt`,
					sha256,
					lines: [1, 2],
				},
			],
			...more,
		},
	};
}

function item(
	meetingId: string,
	order: number,
	title: string,
	decision: { text: string; outcome: string; votes?: unknown[] },
	body: string,
	more: Readonly<Record<string, unknown>> = {},
): RecordFile {
	return {
		file: `items/${meetingId}/0${order}.mdx`,
		fields: {
			meeting: meetingId,
			order,
			number: String(order),
			title,
			access: 'open',
			decisions: [decision],
			provenance: provenance(meetingId.split('/')[0]!),
			...more,
		},
		body,
	};
}

function attachment(
	itemId: string,
	order: number,
	title: string,
	body: string,
	more: Readonly<Record<string, unknown>> = {},
): RecordFile {
	return {
		file: `attachments/${itemId}-${order}.mdx`,
		fields: {
			item: itemId,
			order,
			title,
			text: body === '' ? 'none' : 'full',
			provenance: provenance(itemId.split('/')[0]!),
			...more,
		},
		body,
	};
}

const job = 'nordsoe/beskaeftigelsesudvalget/2024-03-12';
const economy = 'nordsoe/oekonomiudvalget/2024-04-02';
const culture = 'ellemose/kultur-og-fritidsudvalget/2023-09-09';

const records: readonly RecordFile[] = [
	meeting(job, 'Beskæftigelsesudvalget', '2024-03-12', {
		members: [
			{ name: 'Aksel Fyrreby', party: 'A' },
			{ name: 'Birte Lyngmark', party: 'V' },
		],
	}),
	item(
		job,
		1,
		'Godkendelse af dagsorden',
		{ text: 'Godkendt.', outcome: 'approved' },
		'Dagsordenen lægges frem.',
	),
	item(
		job,
		2,
		'Flere virksomhedspraktikker til unge',
		{
			text: 'Et flertal tiltrådte forslaget. Birte Lyngmark stemte imod.',
			outcome: 'approved',
			votes: [{ against: ['Birte Lyngmark'], text: 'Birte Lyngmark stemte imod.' }],
		},
		`## Sagsfremstilling

Udvalget får her et oplæg om praktikken hos lokale værksteder. Jobcentret regner med 334.299 kr. til mentorer.

## Økonomi

| Område | Beløb |
| --- | --- |
| Mentorer | 334.299 |
`,
		{ caseNumber: 'NOR-2024-00412' },
	),
	item(
		job,
		3,
		'Modtagelse af fordrevne fra Ukraine',
		{ text: 'Taget til efterretning.', outcome: 'noted' },
		`## Sagsfremstilling

Der er fundet flygtningeboliger på Havnevej. Sagen ses i lyset af NOR-2024-00412.
`,
		{ caseNumber: '24/00718' },
	),
	item(job, 4, 'Køb af grund', { text: '', outcome: 'none' }, '', { access: 'closed' }),
	attachment(
		`${job}/02`,
		1,
		'Notat om praktik',
		`## Vurdering

Hver elev følges af en vejleder, og svejsekurset ligger i uge 14.
`,
	),
	attachment(`${job}/03`, 1, 'Oversigt over huse', '', { documentId: '9917234' }),
	meeting(economy, 'Økonomiudvalget', '2024-04-02'),
	item(
		economy,
		1,
		'Budgetopfølgning pr. 1. marts',
		{ text: 'Godkendt.', outcome: 'approved' },
		`Opfølgningen viser et mindreforbrug på 1.070,9 tusinde kr. Kontanthjælps-området holder sin ramme.

Jf. Beskæftigelsesudvalget 12.03.2024, punkt 2.
`,
	),
	meeting(culture, 'Kultur- og Fritidsudvalget', '2023-09-09'),
	item(
		culture,
		1,
		'Ny praktik for teatret på Åbrinken',
		{ text: 'Udsat.', outcome: 'postponed' },
		'Huset lejes ud til amatørscener. En praktik tilbydes.',
	),
];

/** Writes the archive to a new folder below the system's temporary one and gives its path. */
export function writeSmallArchive(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-search-'));
	const write = (file: string, content: string) => {
		const place = path.join(folder, file);
		mkdirSync(path.dirname(place), { recursive: true });
		writeFileSync(place, content);
	};
	for (const { file, fields, body = '' } of records) {
		const lines = Object.entries(fields).map(
			([name, value]) => `${name}: ${JSON.stringify(value)}`,
		);
		write(file, `---\n${lines.join('\n')}\n---\n\n${body}`);
	}
	write(
		'municipalities/nordsoe.yaml',
		'name: "Nordsø"\ncommittees:\n  beskaeftigelsesudvalget: {name: "Beskæftigelsesudvalget", aliases: ["BU"]}\n',
	);
	write('municipalities/ellemose.yaml', 'name: "Ellemose"\n');
	return folder;
}
