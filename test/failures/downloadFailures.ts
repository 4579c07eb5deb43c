import { startSandbox, type Switches } from '../../sandbox/ttapi';
import { imagine } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { masked } from './masked';

/** Why a file cannot be had, and how to bring it about. */
export const downloadFailures: ReadonlyArray<[string, Partial<Switches>]> = [
	['its month is over', { pictures: 'gone' }],
	['its server refuses', { pictures: 'forbidden' }],
	['the connection is lost on the way', { pictures: 'cut' }],
	['its server answers with a page', { pictures: 'html' }],
	['it is larger than Max File Size', { pictureBytes: 1_000_001 }],
];

/** The `downloadError` of a finished job. */
export async function downloadError(switches: Partial<Switches>): Promise<string> {
	const ttapi = await startSandbox({ switches: { ...switches, jobSeconds: 0.1 } });
	try {
		const options = { download: 'grid', maxFileSize: 1 };
		const credential = { apiKey: ttapi.apiKey, baseUrl: ttapi.url };
		const { json } = await runNode(imagine({ prompt: 'A cat', options }), { credential });
		return masked(`${json[0].status}: ${json[0].downloadError}`);
	} finally {
		await ttapi.close();
	}
}
