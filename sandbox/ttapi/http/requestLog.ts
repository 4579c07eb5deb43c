/** One request that reached the API or the pictures; control requests are never recorded. */
export interface RequestRecord {
	/** Epoch milliseconds at which the request arrived. */
	at: number;
	kind: 'api' | 'picture';
	method: string;
	/** Without the query. */
	path: string;
	query: Record<string, string | string[]>;
	/** All headers but the key. */
	headers: Record<string, string | string[]>;
	/** Whether a TT-API-KEY header was there. */
	keySent: boolean;
	/** Whether it held the sandbox's key. */
	keyRight: boolean;
	/** Parsed if it was JSON, else the text; null when there was none. */
	body: unknown;
	/** HTTP status of the answer; null while unanswered, and for good when the connection was destroyed. */
	status: number | null;
}

export interface RequestFilter {
	/** Any case. */
	method?: string;
	/** Exact, or the beginning of the path when it ends in `*`. */
	path?: string;
}

const maxRecords = 50_000;

/** Pictures travel as base64 in bodies, so the number of records alone would not bound the memory. */
const maxBodyCharacters = 100_000_000;

/** The last requests, oldest first. */
export class RequestLog {
	private readonly records = new Set<RequestRecord>();

	private readonly bodySizes = new Map<RequestRecord, number>();

	private bodyCharacters = 0;

	add(record: RequestRecord): void {
		this.records.add(record);
		if (this.records.size > maxRecords) this.dropOldest();
	}

	/** Notes the body of a request once it has been read. */
	setBody(record: RequestRecord, body: unknown, characters: number): void {
		if (!this.records.has(record)) return;
		record.body = body;
		this.bodySizes.set(record, characters);
		this.bodyCharacters += characters;
		while (this.bodyCharacters > maxBodyCharacters) this.dropOldest();
	}

	find(filter: RequestFilter = {}): RequestRecord[] {
		const method = filter.method?.toUpperCase();
		return [...this.records].filter(
			(record) =>
				(method === undefined || record.method === method) &&
				(filter.path === undefined || matchesPath(record.path, filter.path)),
		);
	}

	private dropOldest(): void {
		for (const oldest of this.records) {
			this.records.delete(oldest);
			this.bodyCharacters -= this.bodySizes.get(oldest) ?? 0;
			this.bodySizes.delete(oldest);
			return;
		}
		this.bodyCharacters = 0;
	}
}

function matchesPath(path: string, wanted: string): boolean {
	return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted;
}
