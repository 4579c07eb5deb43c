import { publishSection, sectionOf } from '../docs/page';
import { sandboxSections } from '../docs/sandboxTables';

const PAGE = 'docs/sandbox.md';

describe('docs/sandbox.md says what the sandbox can do', () => {
	it.each(Object.entries(sandboxSections))('%s', (name, write) => {
		publishSection(PAGE, name, write());
		expect(sectionOf(PAGE, name)).toBe(write());
	});
});
