import { chosenRelease } from '../../sandbox/n8n/install/release';
import { readPage } from '../docs/page';

describe('the n8n that is installed', () => {
	it('is the newest one, unless N8N_RELEASE names another', () => {
		expect(chosenRelease({}).version).toBe('2.41.1');
		expect(chosenRelease({ N8N_RELEASE: '' }).version).toBe('2.41.1');
		const oldest = chosenRelease({ N8N_RELEASE: '2.36.0' });
		expect(oldest.version).toBe('2.36.0');
		expect(oldest.files.every((file) => file.includes('2.36.0'))).toBe(true);
	});

	it.each(['2.35.0', '..', '2.36.0/../2.41.1', '/etc'])('is none that is called %j', (version) => {
		expect(() => chosenRelease({ N8N_RELEASE: version })).toThrow(
			`N8N_RELEASE is "${version}"; there are: 2.36.0, 2.41.1.`,
		);
	});

	it('is, at its oldest, the one that the README names and CI runs', () => {
		expect(readPage('README.md')).toContain('Works with n8n 2.36.0 and newer');
		expect(readPage('.ci/run')).toContain('N8N_RELEASE=2.36.0 npm run e2e');
	});
});
