/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Packs the built package as npm would publish it, and unpacks it; gives the folder. */
export function unpackTarball(): string {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ttapi-tarball-'));
	const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	execFileSync('tar', ['-xzf', join(folder, packed.trim()), '-C', folder]);
	// n8n lets a package find its own n8n-workflow; here it is the project's.
	symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
	return join(folder, 'package');
}

/** All files below a folder, as relative paths. */
export function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => statSync(join(folder, name)).isFile())
		.sort();
}

/** Every module that a JavaScript file asks for by `require` or `import`. */
export function modulesRequiredBy(folder: string, file: string): string[] {
	const source = readFileSync(join(folder, file), 'utf8');
	const asked = /(?:\brequire|\bimport)\s*\(\s*([^)]*?)\s*\)|\bfrom\s+(['"][^'"]+['"])/g;
	return [...source.matchAll(asked)].map(([, required, imported]) =>
		(required ?? imported).replace(/^['"]|['"]$/g, ''),
	);
}
