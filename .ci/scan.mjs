// Both legs of n8n's scanner for community packages, which by itself only takes published ones. It is installed
// outside the project: it brings linters of its own, in versions of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SCANNER = '@n8n/scan-community-package';
const VERSION = '0.32.0';

const cache = join(
	process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
	`n8n-nodes-ttapi/scanner-${VERSION}`,
);
mkdirSync(cache, { recursive: true });
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
const options = { stdio: ['ignore', 'ignore', 'inherit'] };
execFileSync(
	'npm',
	['install', '--prefix', cache, '--ignore-scripts', ...quiet, `${SCANNER}@${VERSION}`],
	options,
);
const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(
	pathToFileURL(join(cache, 'node_modules', SCANNER, 'scanner/scanner.mjs')).href
);

const unpacked = mkdtempSync(join(tmpdir(), 'n8n-nodes-ttapi-scan-'));
const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', unpacked], {
	encoding: 'utf8',
}).trim();
execFileSync('tar', ['-xzf', join(unpacked, tarball), '-C', unpacked]);

const legs = [
	['source', process.cwd(), SOURCE_FILE_PATTERNS],
	['tarball', join(unpacked, 'package'), ['**/*.js', 'package.json']],
];
for (const [leg, folder, patterns] of legs) {
	const result = await analyzePackage(folder, patterns);
	console.log(leg, result);
	if (!result.passed) process.exitCode = 1;
}
