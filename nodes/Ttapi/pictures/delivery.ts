import type { IBinaryKeyData } from 'n8n-workflow';

export const DOWNLOADS = ['none', 'grid', 'tiles', 'all'] as const;

/** What is made of the files of a finished job, beside its data. Plain data: it is stored with a parked execution. */
export interface Delivery {
	/** Which files go into binary fields. */
	download: (typeof DOWNLOADS)[number];
	/** The binary field; numbered where a job has several files. */
	field: string;
	/** A larger file is not downloaded. */
	maxBytes: number;
	/** An item for each file instead of one for the job. */
	onePerPicture: boolean;
}

/** Where the outcome of a task goes. Plain data, as above. */
export interface Destination {
	/** The input item that it came of. */
	itemIndex: number;
	/** Undefined where the job's data is all that is wanted. */
	delivery?: Delivery;
	/** The binary fields of an input item that passes through. */
	kept?: IBinaryKeyData;
}
