import axios from 'axios';
import type { IBinaryData } from 'n8n-workflow';
import type { RunningN8n } from '../../sandbox/n8n/process';
import { OWNER } from '../../sandbox/start/owner';

export interface Served {
	bytes: Buffer;
	contentType: string;
}

/** Logs in as the editor does; gives what n8n then serves of a file that it has stored. */
export async function binaryData(
	n8n: RunningN8n,
): Promise<(binary: IBinaryData) => Promise<Served>> {
	const login = { emailOrLdapLoginId: OWNER.email, password: OWNER.password };
	const { headers } = await axios.post(`${n8n.url}/rest/login`, login);
	const Cookie = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
	return async ({ id, fileName, mimeType }) => {
		const reply = await axios.get<Buffer>(`${n8n.url}/rest/binary-data`, {
			params: { id, action: 'view', fileName, mimeType },
			headers: { Cookie },
			responseType: 'arraybuffer',
		});
		return { bytes: reply.data, contentType: String(reply.headers['content-type']) };
	};
}
