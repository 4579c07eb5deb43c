import { imagine, prompts } from '../n8n/parameters';
import { ParkedExecution } from '../n8n/parkedExecution';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.1 });

const upsample = {
	parameters: {
		resource: 'image',
		operation: 'action',
		jobId: '={{ $json.jobId }}',
		action: 'upsample3',
		waitMode: 'callback',
		options: {},
	},
};

async function grids(count: number) {
	const items = prompts(...Array.from({ length: count }, (_, index) => `picture ${index}`));
	return (await runNode(imagine(), { credential: credential(), items })).json;
}

const looks = () => ttapi().requests({ path: '/midjourney/v1/fetch' });

describe('jobs that take a moment, by callback', () => {
	it('are waited for on the spot, since a callback would come before the execution is parked', async () => {
		const items = await grids(3);
		const before = looks().length;

		const { run, json } = await runNode(upsample, { credential: credential(), items });

		expect(run.status).toBe('success');
		expect(json.map(({ action, status }) => [action, status])).toEqual(
			Array(3).fill(['upsample3', 'SUCCESS']),
		);
		expect(looks().length - before).toBe(3);
	});

	it('are parked for all the same when they take longer than that', async () => {
		const items = await grids(1);
		ttapi().set({ jobSeconds: 600 });

		const end = await runNode(upsample, { credential: credential(), items });

		expect(end.run.status).toBe('waiting');
		const { jobId } = ttapi().jobs()[1];
		ttapi().finish(jobId);
		const parked = new ParkedExecution(upsample, end, credential(), 'momentary-1');
		const call = await parked.call({ status: 'SUCCESS', jobId, data: { jobId } });
		expect(call.items?.map(({ json }) => [json.jobId, json.status])).toEqual([[jobId, 'SUCCESS']]);
	}, 20_000);
});
