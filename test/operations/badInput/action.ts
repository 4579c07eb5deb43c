import { ids, onlyId, timeouts, written } from './anyOperation';
import type { Row } from './badInput';

const unknownAction = (value: string, wrong = `the action ${value}`): Row => ({
	wrong,
	parameters: { action: { __rl: true, mode: 'name', value: written(value) } },
	parameter: 'action',
	parent: 'grid',
});

export const action: Row[] = [
	unknownAction('', 'no action'),
	unknownAction('vary_region'),
	unknownAction('Custom Zoom'),
	unknownAction('upsample'),
	unknownAction('animate_high'),
	unknownAction('upsample5'),
	unknownAction('fly', 'an unknown action'),
	unknownAction('zoom_out_2', 'an action that the job does not offer'),
	{
		...unknownAction('fly', 'an unknown action, of a job that has to be looked up'),
		item: onlyId,
		looks: 1,
	},
	...ids(),
	...timeouts({}, undefined, 'grid'),
];
