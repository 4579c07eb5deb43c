/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fieldsOf, STORAGES, useStorage } from '../n8n/binaryStorage';
import { deliver, endedJobs, existingJob, finishedJob } from '../n8n/deliveredJobs';
import { PIXEL, servePixel, usePictureServer, type Serve } from '../n8n/pictureServer';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox();
const server = usePictureServer();

// Many megabytes, on machines that have more to do.
jest.setTimeout(30_000);

const gridOf = (serve?: Serve) => finishedJob({ cdnImage: server.link('/grid.png', serve) });

const png = (more: Record<string, string | number> = {}) => ({
	'Content-Type': 'image/png',
	...more,
});

describe.each(STORAGES)('with n8n keeping files in %s', (storage) => {
	const { stored } = useStorage(storage);

	describe('a file that is larger than Max File Size', () => {
		const MEGABYTE = Buffer.alloc(1_000_000, 7);
		const tooLarge = /it is larger than 1 MB; raise the option Max File Size to have it\. /;

		it('is not even begun when its server tells its length', async () => {
			const before = stored().length;
			const serve: Serve = (it) =>
				it.writeHead(200, png({ 'Content-Length': 1_000_001 })).write(PIXEL);
			const { run, json, outputs } = await deliver({ maxFileSize: 1 }, [gridOf(serve)]);

			expect([run.status, outputs[0][0].binary]).toEqual(['success', undefined]);
			expect(json[0].downloadError).toMatch(tooLarge);
			expect(stored()).toHaveLength(before);
			expect(await server.open()).toBe(0);
		});

		it('is given up on the way when it does not, and nothing of it is kept', async () => {
			const before = stored().length;
			const serve: Serve = (it) => {
				it.writeHead(200, png());
				const more = () => {
					while (!it.destroyed && it.write(MEGABYTE));
				};
				it.on('drain', more);
				more();
			};
			const { json, outputs } = await deliver({ maxFileSize: 1 }, [gridOf(serve)]);

			expect(outputs[0][0].binary).toBeUndefined();
			expect(json[0].downloadError).toMatch(tooLarge);
			expect(stored()).toHaveLength(before);
			expect(await server.open()).toBe(0);
		});

		it('comes when it is exactly as large as is allowed', async () => {
			const serves: Serve[] = [
				(it) => it.writeHead(200, png()).end(MEGABYTE),
				(it) => it.writeHead(200, png({ 'Content-Length': MEGABYTE.length })).end(MEGABYTE),
			];
			for (const serve of serves) {
				const { outputs } = await deliver({ maxFileSize: 1 }, [gridOf(serve)]);
				expect(outputs[0][0].binary?.data.bytes).toBe(1_000_000);
			}
		});

		it('costs no smaller one of the same job', async () => {
			const items = await endedJobs(ttapi(), {}, 'a');
			for (const pictureLength of [true, false]) {
				ttapi().set({ pictureLength });
				// The grid has 29 kB, its tiles 8 kB at most.
				const node = existingJob('get', { download: 'all', maxFileSize: 0.01 });
				const { outputs } = await runNode(node, { credential: credential(), items });

				expect(fieldsOf(outputs[0][0])).toEqual(['data_1', 'data_2', 'data_3', 'data_4']);
				expect(outputs[0][0].json.downloadError).toMatch(/^[^\n]+larger than 0\.01 MB[^\n]+$/);
			}
		});
	});

	it('at most 4 files are under way at a time, over all items', async () => {
		const slow: Serve = (it, request) => void pause(20).then(() => servePixel(it, request));
		const jobs = Array.from({ length: 6 }, (_, n) =>
			finishedJob({ images: [1, 2, 3, 4].map((tile) => server.link(`/${n}-${tile}.png`, slow)) }),
		);

		const { outputs } = await deliver({}, jobs);

		expect(outputs[0].map((item) => fieldsOf(item).length)).toEqual(Array(6).fill(4));
		expect(server.requests).toHaveLength(24);
		expect(server.most).toBe(4);
	});

	it('the Stop button ends the files that are under way, and asks for no further one', async () => {
		let stopNow = () => {};
		const stall: Serve = (it) => {
			it.writeHead(200, png()).write(PIXEL.subarray(0, 10));
			if (server.requests.length === 4) stopNow();
		};
		const links = Array.from({ length: 8 }, (_, n) => server.link(`/${n}.png`, stall));
		const onStarted = (stop: () => void) => (stopNow = stop);
		const { run } = await deliver({}, [finishedJob({ images: links })], { onStarted });

		expect(run.status).toBe('canceled');
		expect(await server.open()).toBe(0);
		expect(server.requests).toHaveLength(4);
	});

	it('the Stop button also ends files of which some bytes are there already', async () => {
		let stopNow = () => {};
		const stall: Serve = (it) => {
			it.writeHead(200, png()).write(Buffer.alloc(200_000), () => void pause(50).then(stopNow));
		};
		const onStarted = (stop: () => void) => (stopNow = stop);
		const { run } = await deliver({}, [gridOf(stall)], { onStarted });

		expect(run.status).toBe('canceled');
		expect(await server.open()).toBe(0);
	});

	it('the Stop button also ends files whose servers have not answered yet', async () => {
		let stopNow = () => {};
		const hang: Serve = () => stopNow();
		const onStarted = (stop: () => void) => (stopNow = stop);
		const { run } = await deliver({}, [gridOf(hang)], { onStarted });

		expect(run.status).toBe('canceled');
		expect(await server.open()).toBe(0);
	});
});

describe('with a disk that fails', () => {
	const { folder } = useStorage('disk');

	it('the job says so, and no server is blamed or kept waiting', async () => {
		const endless: Serve = (it) => it.writeHead(200, png()).write(PIXEL);
		writeFileSync(join(folder(), 'workflows'), 'a file where n8n makes a folder');

		const { run, json, outputs } = await deliver({}, [gridOf(endless)]);

		expect([run.status, outputs[0][0].binary]).toEqual(['success', undefined]);
		expect(json[0].downloadError).toMatch(/downloaded: n8n could not store it \(E[A-Z]+\)\. /);
		expect(json[0].downloadError).not.toContain(folder());
		expect(await server.open()).toBe(0);
	});
});
