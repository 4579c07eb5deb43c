/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Our own bound: every n8n that installs the package downloads and stores it. */
const MOST_BYTES = 200_000;

/** Named in the output of the test, so that what has grown is seen. */
const LARGEST = 8;

interface Packed {
	unpackedSize: number;
	files: Array<{ path: string; size: number }>;
}

/** What npm would publish of the built package, as npm itself tells it. */
function pack(): Packed {
	const args = ['pack', '--json', '--dry-run', '--ignore-scripts'];
	const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
	const [packed] = JSON.parse(
		execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio }),
	) as Packed[];
	return packed;
}

/** The files below a folder of the project, as paths from its root with forward slashes. */
const sources = (folder: string) =>
	readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length + 1));

const { unpackedSize, files } = pack();

describe('what npm publishes', () => {
	it('is one file of dist for each source, and what explains the package, and nothing else', () => {
		const built = ['nodes', 'credentials', 'icons']
			.flatMap(sources)
			.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
		const beside = ['CHANGELOG.md', 'LICENSE', 'README.md', 'index.js', 'package.json'];

		expect(files.map(({ path }) => path).sort()).toEqual([...built, ...beside].sort());
	});

	it('holds no test, no source map and no note of the compiler', () => {
		const strange = /(^|\/)(test|sandbox|docs|examples)\/|\.(map|tsbuildinfo|d\.ts|test\.js)$/;
		expect(files.map(({ path }) => path).filter((path) => strange.test(path))).toEqual([]);
	});

	it('is less than 200 KB when it is unpacked', () => {
		const largest = [...files].sort((a, b) => b.size - a.size).slice(0, LARGEST);
		const lines = largest.map(({ path, size }) => `  ${size} ${path}`);
		process.stdout.write(
			`unpacked: ${unpackedSize} bytes in ${files.length} files, of these\n${lines.join('\n')}\n`,
		);
		expect(unpackedSize).toBeLessThan(MOST_BYTES);
	});
});
