import { sleep } from 'n8n-workflow';
import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { slowServer } from '../n8n/slowServer';

/** Stops the execution while TTAPI has the submit, and answers it after that. */
async function stopInSubmit() {
	const server = await slowServer({ status: 'SUCCESS', data: { jobId: 'late-job' } }, 600);
	try {
		const run = await runNode(imagine(), {
			credential: { apiKey: 'a-key', baseUrl: server.url },
			items: prompts('a'),
			onStarted: (stop) => void sleep(300).then(stop),
		});
		await server.answered;
		// The node is told of the answer in the next moments.
		await sleep(200);
		return { run, broken: server.broken() };
	} finally {
		await server.close();
	}
}

describe('Stop while a submit is under way', () => {
	it('does not break the request off, since its answer holds the id of a paid job', async () => {
		const { run, broken } = await stopInSubmit();

		expect(run.run.status).toBe('canceled');
		expect(broken).toBe(false);
	});
});
