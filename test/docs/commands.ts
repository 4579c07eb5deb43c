/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions */
import { execFile } from 'node:child_process';
import { readPage } from './page';

/** One block of commands of a page, and what the page says that it prints. */
export interface Block {
	commands: string;
	/** In their order. */
	prints: string[];
	/** What it really printed. */
	output: string;
}

/** Ends the output of one block. */
const END = '-- end of block --';

/**
 * Runs the commands between the markers of a page in one shell, the first block of which only names addresses and keys.
 *
 * @param variables stand in for what the first block says
 * @throws Error when a command ends with an exit code other than 0
 */
export async function runCommands(
	path: string,
	variables: Readonly<Record<string, string>>,
): Promise<Block[]> {
	const [, section] = readPage(path).split('<!-- commands -->');
	const [text] = (section ?? '').split('<!-- end commands -->');
	const [named, ...blocks] = [...text.matchAll(/^```bash\n(.*?)^```$/gms)].map(([, code]) => code);
	const names = [...named.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
	const missing = names.filter((name) => variables[name] === undefined);
	if (missing.length > 0) throw new Error(`${path} needs ${missing.join(', ')}`);

	const script = ['set -eu', ...blocks.flatMap((block) => [block, `echo; echo '${END}'`])].join(
		'\n',
	);
	const output = await bash(script, variables);
	return blocks.map((commands, index) => ({
		commands,
		prints: [...commands.matchAll(/^# → (.*)$/gm)].map(([, printed]) => printed),
		output: output.split(END)[index],
	}));
}

async function bash(script: string, variables: Readonly<Record<string, string>>): Promise<string> {
	const env = { PATH: '/usr/local/bin:/usr/bin:/bin', no_proxy: '127.0.0.1', ...variables };
	return await new Promise((resolve, reject) => {
		execFile('bash', ['-c', script], { env, timeout: 60_000 }, (error, stdout, stderr) => {
			if (error === null) resolve(stdout);
			else reject(new Error(`${error.message}\n${stdout}\n${stderr}`));
		});
	});
}

/** What a block should have printed and did not, the parts in their order. */
export function unprinted({ prints, output }: Block): string[] {
	let rest = output;
	return prints.filter((printed) => {
		const at = rest.indexOf(printed);
		if (at >= 0) rest = rest.slice(at + printed.length);
		return at < 0;
	});
}
