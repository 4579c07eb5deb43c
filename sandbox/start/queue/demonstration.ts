import type { SavedCredential } from '../../n8n/api/credentials';
import type { Progress } from '../../n8n/progress';
import { SetupFailure } from '../../n8n/setup-failure';
import { figuresOf } from './figures';
import { fileMistakes } from './files';
import { mistakesOf } from './mistakes';
import type { QueueOptions } from './options';
import { publishParked } from './parked-workflow';
import { runParked, type ParkedRunSetting } from './parked-run';

const FILES = 4;

/**
 * Parks jobs by callback in three ways, prints what was seen, and checks that none was lost, paid or gone on with twice.
 * @throws SetupFailure that names the first mistakes; the signal's reason when aborted.
 */
export async function demonstrate(
	setting: ParkedRunSetting,
	credential: SavedCredential,
	{ jobs, jobSeconds }: QueueOptions,
	progress: Progress,
): Promise<void> {
	const prompts = (count: number) =>
		Array.from({ length: count }, (_, index) => `Picture ${index} __${jobSeconds}s__`);
	const show = async (name: string, calls: string[][], download = false) => {
		const { queue, arrivals, signal } = setting;
		// One workflow for each, so that the list of its executions is the run's.
		const sizes = { maxInFlight: jobs, jobSeconds };
		const options = { name, credential, arrivalsUrl: arrivals.url, ...sizes, download };
		const workflow = await publishParked(queue, options, signal);
		const run = await progress.step(name, async () => await runParked(setting, workflow, calls));
		for (const line of figuresOf(run)) progress.say(`  ${line}`);
		requireNone(name, mistakesOf(run, calls.flat().length));
		return run;
	};

	await show(
		`${jobs} executions of one ${jobSeconds} s job each`,
		prompts(jobs).map((prompt) => [prompt]),
	);
	await show(`One execution of ${jobs} jobs of ${jobSeconds} s`, [prompts(jobs)]);

	const withFiles = `One execution of ${FILES} jobs with a file each`;
	const { arrivals } = await show(withFiles, [prompts(FILES)], true);
	const stored = arrivals.filter(({ byCallback }) => byCallback);
	requireNone(withFiles, await fileMistakes(stored));
	progress.say(
		`  files: ${stored.length} stored by the webhook processor, read by a worker byte for byte`,
	);
}

const SHOWN = 3;

function requireNone(what: string, mistakes: string[]): void {
	if (mistakes.length === 0) return;
	const more = mistakes.length > SHOWN ? `; and ${mistakes.length - SHOWN} more` : '';
	throw new SetupFailure(`${what}: ${mistakes.slice(0, SHOWN).join('; ')}${more}.`);
}
