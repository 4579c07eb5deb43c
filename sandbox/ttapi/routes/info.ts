import { succeeded } from '../http/answer';
import { readRoute } from './apiRoute';

/** The account: quota left, quota reserved by running jobs, jobs allowed at once. */
export const info = readRoute(
	{ path: '/midjourney/v1/info', faultSwitch: 'readFault' },
	({ account, switches }) =>
		succeeded({
			email: 'sandbox@example.com',
			email_verified_at: '2023-11-10 17:44:30',
			balance: account.balance,
			freeze_balance: account.frozen,
			max_queue: switches.maxQueue,
			created_at: '2023-11-10 17:44:30',
		}),
);
