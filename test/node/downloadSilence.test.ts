/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import { fieldsOf, useStorage } from '../n8n/binaryStorage';
import { deliver, finishedJob } from '../n8n/deliveredJobs';
import { PIXEL, usePictureServer, type Serve } from '../n8n/pictureServer';

// In a file of its own, since it takes half a minute: other tests go on beside it.
const server = usePictureServer();
useStorage('disk');

const png = (more: Record<string, string | number> = {}) => ({
	'Content-Type': 'image/png',
	...more,
});

it('silent servers are given up after half a minute, slow ones are not', async () => {
	const hang: Serve = () => undefined;
	const stall: Serve = (it) => void it.writeHead(200, png()).write(PIXEL.subarray(0, 20));
	const stallWhole: Serve = (it) =>
		void it.writeHead(200, png({ 'Content-Length': PIXEL.length + 1 })).write(PIXEL);
	const trickle: Serve = async (it) => {
		it.writeHead(200, png({ 'Content-Length': PIXEL.length }));
		for (let at = 0; at < PIXEL.length; at += 2) {
			it.write(PIXEL.subarray(at, at + 2));
			await pause(1000);
		}
		it.end();
	};
	const serves = { hang, stall, stallWhole, trickle };
	const images = Object.entries(serves).map(([name, serve]) => server.link(`/${name}.png`, serve));

	const { run, outputs } = await deliver({}, [finishedJob({ images })]);

	expect(run.status).toBe('success');
	expect(fieldsOf(outputs[0][0])).toEqual(['data_4']);
	expect(outputs[0][0].binary?.data_4.bytes).toBe(PIXEL.length);
	const errors = String(outputs[0][0].json.downloadError).split('\n');
	expect(errors.map((line) => /downloaded: (.*?)\. /.exec(line)?.[1])).toEqual([
		'its server could not be reached (no answer within 35 s)',
		'its server fell silent for 30 s',
		'its server fell silent for 30 s',
	]);
	expect(await server.open()).toBe(0);
}, 120_000);
