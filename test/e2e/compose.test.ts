/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';

import { installN8n } from '../../sandbox/n8n/install';

const FILE = path.join(__dirname, '..', '..', 'docs', 'queue-mode', 'compose.yml');

describe('docs/queue-mode/compose.yml', () => {
	interface Compose {
		services: Record<string, { image: string; command?: string; environment?: object }>;
		volumes: object;
	}
	const { services } = parse(readFileSync(FILE, 'utf8'), { merge: true }) as Compose;
	const processes = [services.main, services.webhook, services.worker];

	it('has the processes of queue mode', () => {
		expect(processes.map(({ command }) => command)).toEqual([
			undefined,
			'webhook',
			'worker --concurrency=10',
		]);
		expect([services.postgres.image, services.redis.image]).toEqual(['postgres:17', 'redis:7']);
	});

	it('gives every process the same image and settings', () => {
		for (const { image, environment } of processes) {
			expect(environment).toMatchObject({ EXECUTIONS_MODE: 'queue' });
			expect({ image, environment }).toEqual({
				image: services.main.image,
				environment: services.main.environment,
			});
		}
	});

	it('has no setting that n8n does not know', async () => {
		const { folder: n8n } = await installN8n();
		const reads = "Env\\)\\('[A-Z0-9_]+'|process\\.env\\.[A-Z0-9_]+";
		const packages = ['@n8n/config/dist', 'n8n-core/dist', 'n8n/dist'];
		const known = execFileSync('grep', ['-rhoE', '--include=*.js', reads, ...packages], {
			cwd: path.join(n8n, 'node_modules'),
			encoding: 'utf8',
		});
		const names = new Set([...known.matchAll(/[A-Z0-9_]{2,}/g)].map(([name]) => name));
		const unknown = Object.keys(services.main.environment ?? {}).filter((name) => !names.has(name));
		expect(unknown).toEqual([]);
	});
});
