import { written } from './anyOperation';
import type { Row } from './badInput';

export const getMany: Row[] = [
	...[0, 1.5, -1].map((limit) => ({
		wrong: `a limit of ${limit}`,
		parameters: { limit },
		parameter: 'limit',
	})),
	{
		wrong: 'an unknown status',
		parameters: { filters: { status: ['SUCCESS', 'DONE'] } },
		parameter: 'status',
	},
];

/** What a list of ids cannot be. */
export const idLists: Row[] = ['', ' , ', 'a/b', 'good-1, ../v1/info', '"good-1"'].map((value) => ({
	wrong: `the ids ${JSON.stringify(value)}`,
	parameters: { jobId: written(value) },
	parameter: 'jobId',
}));
