/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { connect } from 'node:net';

/** The list in which n8n's queue keeps what its workers are busy with. */
const COMMAND = 'LLEN bull:jobs:active\r\n';

/**
 * How many executions hold a place in a worker at this moment, as the queue itself counts them.
 * @throws Error when Redis cannot be reached or does not answer with a number.
 */
export async function workerSlotsHeld(redisPort: number): Promise<number> {
	const reply = await new Promise<string>((resolve, reject) => {
		const socket = connect(redisPort, '127.0.0.1', () => socket.write(COMMAND));
		socket.setEncoding('utf8');
		socket.once('error', reject);
		socket.once('data', (text: string) => {
			socket.destroy();
			resolve(text);
		});
	});
	const [, count] = /^:(\d+)\r\n$/.exec(reply) ?? [];
	if (count === undefined) throw new Error(`Redis answered ${reply.trim()}`);
	return Number(count);
}
