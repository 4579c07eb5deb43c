import { step } from './step';
import { signIn } from './signIn';
import { shoot, type Stage } from './stage';

export function signingIn(stage: () => Stage): void {
	describe('signing in', () => {
		step('leads to the workflows', async () => {
			const { page, real } = stage();
			await signIn(page, real.n8n.url);
			await shoot(stage(), '01-signed-in');
		});
	});
}
