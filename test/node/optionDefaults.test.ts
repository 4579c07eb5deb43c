import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { TtapiTrigger } from '../../nodes/Ttapi/TtapiTrigger.node';
import { callTrigger } from '../n8n/callTrigger';
import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.05 });

const { description } = new Ttapi();

/** The entries of all collections of a node, each with the collection that it is in. */
function entriesOf({ properties }: { properties: INodeProperties[] }): INodeProperties[] {
	return properties
		.filter(({ type }) => type === 'collection')
		.flatMap(({ options }) => (options ?? []) as INodeProperties[]);
}

/** The options of Imagine when one is added in the editor and nothing else is done. */
function added(name: string): INodeParameters {
	const option = entriesOf(description).find((entry) => entry.name === name);
	if (option === undefined) throw new Error(`no option ${name}`);
	return { [name]: option.default as string };
}

/** What n8n stores of a node that the editor saves. */
function saved(parameters: INode['parameters']): INode['parameters'] {
	const node: INode = {
		id: '1',
		name: 'TTAPI',
		type: description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const stored = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		false,
		false,
		node,
		description,
	);
	return stored ?? {};
}

const fieldsWith = async (options: INodeParameters) => {
	const { parameters } = imagine({ options });
	const { outputs } = await runNode(
		{ parameters: saved(parameters) },
		{ credential: credential(), items: prompts('A cat') },
	);
	return outputs[0].map(({ binary }) => Object.keys(binary ?? {}));
};

describe('an option that is added, and not changed, does something', () => {
	it('Download downloads the grid', async () => {
		expect(await fieldsWith(added('download'))).toEqual([['data']]);
	});

	it('One Item per Picture makes an item of each picture', async () => {
		expect(await fieldsWith(added('onePerPicture'))).toEqual([[], [], [], []]);
	});

	it('Ask for Four Tiles asks for them', async () => {
		await fieldsWith(added('getUImages'));

		const [{ body }] = ttapi().requests({ method: 'POST' });
		expect(body).toMatchObject({ getUImages: true });
	});

	it('Download in the trigger downloads the grid', async () => {
		const { json } = await runNode(imagine(), {
			credential: credential(),
			items: prompts('A cat'),
		});
		const [{ jobId }] = json;

		const { started } = await callTrigger(
			{ status: 'SUCCESS', jobId, data: { jobId } },
			{ credential: credential(), parameters: { options: added('download') }, nodeId: 'added' },
		);

		expect(Object.keys(started?.[0].binary ?? {})).toEqual(['data']);
	});

	it.each([
		['TTAPI', description],
		['TTAPI Trigger', new TtapiTrigger().description],
	])('%s: no switch of a collection is off when it is added', (_, { properties }) => {
		const off = entriesOf({ properties }).filter(
			({ type, default: value }) => type === 'boolean' && value !== true,
		);
		expect(off.map(({ displayName }) => displayName)).toEqual([]);
	});
});

describe('what is not wanted stays away', () => {
	it.each([
		['no option is added', {}],
		['Download is Nothing', { download: 'none' }],
		['the switches are off', { onePerPicture: false, getUImages: false }],
	])('when %s', async (_, options) => {
		expect(await fieldsWith(options)).toEqual([[]]);

		const [{ body }] = ttapi().requests({ method: 'POST' });
		expect(body).not.toHaveProperty('getUImages');
		expect(ttapi().requests({ path: '/midjourney/2*' })).toEqual([]);
	});
});
