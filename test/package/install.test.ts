/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPage } from '../docs/page';

const ROOT = join(__dirname, '../..');

/** The commands of the README's section Install, without those that every other test needs as well. */
function installLines(): string {
	const [, section] = readPage('README.md').split('\n## Install\n');
	const [, block] = section.split('```bash\n');
	const [commands] = block.split('```');
	return commands.replace('npm ci && npm run build && ', '');
}

describe('the commands of the README for a self-hosted n8n', () => {
	let home: string;

	beforeEach(() => {
		home = mkdtempSync(join(tmpdir(), 'n8n-nodes-ttapi-install-'));
		mkdirSync(join(home, '.n8n'));
	});

	afterEach(() => rmSync(home, { recursive: true, force: true }));

	it('put the package, and nothing else, where n8n looks for it', () => {
		const script = installLines()
			.replace('npm pack', `npm pack --pack-destination ${home}`)
			.replace('/path/to/', `${home}/`);
		const settings = {
			HOME: home,
			npm_config_cache: join(home, 'npm'),
			npm_config_offline: 'true',
		};

		execFileSync('bash', ['-e', '-c', script], {
			cwd: ROOT,
			env: { ...process.env, ...settings },
			stdio: 'ignore',
		});

		const modules = join(home, '.n8n/nodes/node_modules');
		expect(existsSync(join(modules, 'n8n-nodes-ttapi/dist/nodes/Ttapi/Ttapi.node.js'))).toBe(true);
		expect(existsSync(join(modules, 'n8n-workflow'))).toBe(false);
	});
});
