import { ENDED } from '../../sandbox/n8n/api/executions';
import { chain, feed, ttapiNode } from '../e2e/realN8n';
import { shoot, visit, type Stage } from './stage';
import { startAfresh, step } from './step';

/** A workflow that is parked until TTAPI calls. */
export function waitingByCallback(stage: () => Stage): void {
	describe('a workflow that waits by callback', () => {
		beforeAll(startAfresh);

		step('stands in the list as waiting, and then as done', async () => {
			const { page, real } = stage();
			const { workflows, executions } = real.n8n.api;
			const before = feed([{}]);
			const imagine = ttapiNode(real.credential, { prompt: 'a __300s__', waitMode: 'callback' });
			const { id } = await workflows.create(chain('Parked', [...before, imagine]));
			const executionId = await workflows.run(id, 'Start');
			await executions.waitFor(executionId, ['waiting']);
			await visit(stage(), `/workflow/${id}/executions`);
			await page
				.getByText(/^Waiting/)
				.first()
				.waitFor();
			await shoot(stage(), '60-waiting');

			real.ttapi.finish(String(real.ttapi.jobs().at(-1)?.jobId));
			const { status: end } = await executions.waitFor(executionId, ENDED);

			expect(end).toBe('success');
			// The list looks anew by itself, every few seconds.
			await page
				.getByText(/^Succeeded/)
				.first()
				.waitFor();
			// The picture of the workflow does not follow; it is drawn anew with the page.
			await visit(stage(), `/workflow/${id}/executions/${executionId}`);
			const done = page.getByTestId('canvas-node-status-success');
			await done.nth(2).waitFor();
			expect(await done.count()).toBe(3);
			await shoot(stage(), '61-done');
		});
	});
}
