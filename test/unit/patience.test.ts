import { OPERATIONS } from '../../nodes/Ttapi/operations';
import { Parameters } from '../../nodes/Ttapi/operations/parameters';
import { readTasks } from '../../nodes/Ttapi/tasks';

const [imagine] = OPERATIONS;

const item = {
	json: {},
	picture: async () => ({ kind: 'missing' as const }),
	linkedPicture: () => {
		throw new Error('no picture is asked for');
	},
	look: async () => {
		throw new Error('no job is asked for');
	},
};

describe('how long a job is waited for', () => {
	it.each([
		['900 s by itself', {}, Infinity, 900],
		['as long as the user says', { maxWait: 3000 }, Infinity, 3000],
		['no longer than somebody waits for the answer of a tool', { maxWait: 3000 }, 120, 120],
		['a shorter wait holds there as well', { maxWait: 30 }, 120, 30],
	])('%s', async (_, options, mostSeconds, seconds) => {
		const values: Record<string, unknown> = {
			prompt: 'A cat',
			mode: 'fast',
			waitMode: 'poll',
			options,
		};
		const parameters = new Parameters((name) => values[name] ?? null);

		const [task] = await readTasks(imagine, parameters, item, { mostSeconds });

		expect(task).toMatchObject({ kind: 'submit', patience: { maxWaitSeconds: seconds } });
	});
});
