import { wrongKey, type FreeCase } from '../freeCase';

export const getAccount: FreeCase = {
	resource: 'account',
	operation: 'get',
	parameters: {},
	items: async ({ switches }) =>
		[0, 1, 2].map((n) => ({
			json: { n },
			requests: [{ method: 'GET', path: '/midjourney/v1/info', query: {}, body: null }],
			output: [
				{
					email: 'sandbox@example.com',
					email_verified_at: '2023-11-10 17:44:30',
					balance: switches.balance,
					freeze_balance: 0,
					max_queue: switches.maxQueue,
					created_at: '2023-11-10 17:44:30',
				},
			],
		})),
	failing: async () => ({ json: {}, ...wrongKey }),
};
