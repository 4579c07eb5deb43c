import { getJob, imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.1 });

const option = (name: string, value: unknown) =>
	imagine({ options: { [name]: `={{ ${JSON.stringify(value)} }}` } });

describe('bad input is refused before anything is sent', () => {
	it.each([
		['an empty prompt', imagine({ prompt: '={{ "" }}' }), 'Prompt'],
		['a blank prompt', imagine({ prompt: ' \n' }), 'Prompt'],
		['an unknown mode', imagine({ mode: 'warp' }), 'Mode'],
		['an unknown wait mode', imagine({ waitMode: 'forever' }), 'Wait Mode'],
		['a timeout below 300', option('timeout', 299), 'Timeout'],
		['a timeout above 1200', option('timeout', 1201), 'Timeout'],
		['a timeout of half a second more', option('timeout', 300.5), 'Timeout'],
		['a timeout that is no number', option('timeout', 'long'), 'Timeout'],
		[
			'a timeout below 600 in relax',
			imagine({ mode: 'relax', options: { timeout: 599 } }),
			'Timeout',
		],
		['a hook URL without a scheme', imagine({ hookUrl: 'n8n.example.com/hook' }), 'Hook URL'],
		['a hook URL of a file', imagine({ hookUrl: 'file:///etc/passwd' }), 'Hook URL'],
		['a hook URL of a script', imagine({ hookUrl: 'javascript:alert(1)' }), 'Hook URL'],
		['no jobs in flight', option('maxInFlight', 0), 'Max Jobs in Flight'],
		['half a job in flight', option('maxInFlight', 1.5), 'Max Jobs in Flight'],
		['a negative wait', option('maxWait', -1), 'Max Wait'],
		['a poll interval of zero', option('pollInterval', 0), 'Poll Interval'],
		['a broken expression', imagine({ prompt: '={{ $json.nothing.here }}' }), ''],
	])('%s', async (_, node, label) => {
		const { error } = await runNode(node, { credential: credential(), items: prompts('a cat') });

		expect(error?.message).toContain(label);
		expect(error?.message).toMatch(/^Item 0: .*Nothing was sent\.$/s);
		expect(ttapi().requests()).toEqual([]);
	});

	it.each(['', 'a/b', '../secrets', 'id?x=1', 'two words'])('the job id %j', async (jobId) => {
		const { error } = await runNode(getJob(), { credential: credential(), items: [{ jobId }] });

		expect(error?.message).toMatch(/^Item 0: .*"Job ID".*Nothing was sent\.$/);
		expect(ttapi().requests()).toEqual([]);
	});

	it('refuses the whole run for one bad item, naming it, when the node stops on error', async () => {
		const { error } = await runNode(imagine(), {
			credential: credential(),
			items: prompts('a cat', '', 'a dog'),
		});

		expect(error?.message).toMatch(/^Item 1: The parameter "Prompt" is empty\./);
		expect(error?.context?.itemIndex).toBe(1);
		expect(ttapi().requests()).toEqual([]);
	});

	it('refuses a credential whose base URL is no address', async () => {
		const { error } = await runNode(imagine(), {
			credential: { apiKey: 'k', baseUrl: 'api.ttapi.io' },
			items: prompts('a cat'),
		});

		expect(error?.message).toContain('Base URL');
	});
});
