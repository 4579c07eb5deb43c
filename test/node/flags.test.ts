import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential, submits } = useSandbox({ jobSeconds: 0.1 });

/** Image > Imagine that does not wait. */
const withFlags = (flags: Record<string, string | number | boolean>) =>
	imagine({ waitMode: 'none', flags });

describe('Midjourney Flags', () => {
	it('are sent as part of the prompt, and not as fields of the request', async () => {
		const node = withFlags({
			aspectRatio: '16:9',
			version: '7',
			stylize: 250,
			tile: true,
			no: 'text, watermark',
			imagePrompts: 'https://s.example/a.png',
			extra: '--exp 20',
		});
		await runNode(node, { credential: credential(), items: prompts('a cat') });

		expect(
			ttapi()
				.requests({ method: 'POST' })
				.map(({ body }) => body),
		).toEqual([
			{
				prompt:
					'https://s.example/a.png a cat --ar 16:9 --v 7 --stylize 250 --tile --no text, watermark --exp 20',
				mode: 'fast',
			},
		]);
	});

	it('change nothing when none is added', async () => {
		const prompt = 'a  cat,\nfrom behind —ar 16:9';
		await runNode(withFlags({}), { credential: credential(), items: prompts(prompt) });

		expect(submits()).toEqual([[prompt, 200]]);
	});

	it('are worked out for each item, and give way to what its prompt says', async () => {
		const node = withFlags({ aspectRatio: '={{ $json.ratio }}', version: '={{ 8.1 }}' });
		const items = [
			{ prompt: 'a cat', ratio: '3:2' },
			{ prompt: 'a dog --aspect 2:3 --niji 6', ratio: '3:2' },
		];
		await runNode(node, { credential: credential(), items });

		expect(submits().map(([prompt]) => prompt)).toEqual([
			'a cat --ar 3:2 --v 8.1',
			'a dog --aspect 2:3 --niji 6',
		]);
	});

	it('reach the picture: its shape is that of the aspect ratio', async () => {
		const node = imagine({ flags: { aspectRatio: '2:1' } });
		const { json } = await runNode(node, { credential: credential(), items: prompts('a cat') });

		expect(Number(json[0].width)).toBe(2 * Number(json[0].height));
	});

	it.each([
		['a value out of range', withFlags({ chaos: 101 }), 'a cat', 'Chaos'],
		['a value that is none', withFlags({ seed: '={{ "x" }}' }), 'a cat', 'Seed'],
		['a version and Niji', withFlags({ version: '7', niji: '6' }), 'a cat', 'Niji'],
		['extra text', withFlags({ extra: 'in the rain' }), 'a cat', 'Extra Flags'],
		['a flag glued to its value', withFlags({}), 'a cat --ar16:9', 'Prompt'],
		['a single dash', withFlags({}), 'a cat -ow 100', 'Prompt'],
		['a version without dashes', withFlags({ chaos: 5 }), 'a cat v6', 'Prompt'],
		['a character without version 6', withFlags({}), 'ann --cref https://s.example/a', 'Prompt'],
	])('%s: refused, and nothing is sent', async (_, node, prompt, label) => {
		const { error } = await runNode(node, { credential: credential(), items: prompts(prompt) });

		expect(error?.message).toMatch(
			new RegExp(`^Item 0: The parameter "${label}" .*Nothing was sent\\.$`),
		);
		expect(ttapi().requests()).toEqual([]);
	});
});
