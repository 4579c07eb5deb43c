import axios from 'axios';

/** The file behind a link to a PNG, as a data URI. */
export async function fetchedUri(url: unknown): Promise<string> {
	const { data } = await axios.get<Buffer>(String(url), { responseType: 'arraybuffer' });
	return `data:image/png;base64,${data.toString('base64')}`;
}
