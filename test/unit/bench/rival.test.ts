import type { WorkflowDefinition } from '../../../sandbox/n8n/api/workflows';
import { promptNodes, rivalWorkflow, type PutIn } from '../../bench/rival';
import { readPage } from '../../docs/page';

const putIn: PutIn = {
	baseUrl: 'http://127.0.0.1:1234',
	credential: { id: 'key-1', name: 'TTAPI key', type: 'httpHeaderAuth' },
	prompts: ['one', 'two'],
};

const FILES = ['rival', 'rival-in-tens'] as const;

const shipped = (file: string) =>
	JSON.parse(readPage(`docs/benchmarks/${file}.json`)) as WorkflowDefinition;

const asks = (nodes: WorkflowDefinition['nodes']) =>
	nodes.filter(({ type }) => type.endsWith('.httpRequest'));

describe.each(FILES)('docs/benchmarks/%s.json', (file) => {
	const { nodes, connections } = rivalWorkflow(file, putIn);

	it('asks TTAPI, with the key in a credential and none in the file', () => {
		const requests = asks(shipped(file).nodes);
		expect(requests.map(({ parameters }) => parameters.url)).toEqual([
			'https://api.ttapi.io/midjourney/v1/imagine',
			'https://api.ttapi.io/midjourney/v1/fetch',
		]);
		expect(requests.map(({ credentials }) => credentials?.httpHeaderAuth.id)).toEqual(['', '']);
	});

	it('runs as it is, but for the address, the key and the prompts', () => {
		expect(connections).toEqual(shipped(file).connections);
		const back = JSON.stringify(nodes)
			.replaceAll(putIn.baseUrl, 'https://api.ttapi.io')
			.replaceAll('"id":"key-1"', '"id":""');
		const others = (list: WorkflowDefinition['nodes']) =>
			list.filter(({ name }) => name !== 'Prompts');
		expect(others(JSON.parse(back) as WorkflowDefinition['nodes'])).toEqual(
			others(shipped(file).nodes),
		);
		expect(asks(nodes).map(({ parameters }) => parameters.url)).toEqual([
			'http://127.0.0.1:1234/midjourney/v1/imagine',
			'http://127.0.0.1:1234/midjourney/v1/fetch',
		]);
		expect(asks(nodes).map(({ credentials }) => credentials?.httpHeaderAuth.id)).toEqual([
			'key-1',
			'key-1',
		]);
	});

	it('waits 5 s between two looks, as people have it', () => {
		const [wait] = nodes.filter(({ type }) => type.endsWith('.wait'));
		expect(wait.parameters).toEqual({ resume: 'timeInterval', amount: 5, unit: 'seconds' });
	});
});

describe('the nodes that put out the prompts', () => {
	it('are the same for the rival and the TTAPI node', () => {
		const [start, prompts, items] = promptNodes(putIn);
		expect([start.name, items.name]).toEqual(['Start', 'One Item Each']);
		expect(prompts.parameters.jsonOutput).toBe('{"prompts":["one","two"]}');
	});
});
