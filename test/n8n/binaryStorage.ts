/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

/** n8n-core's own container of services: it has a copy of the package for itself. */
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: { get<Service>(type: new (...args: never[]) => Service): Service };
};

export const STORAGES = ['memory', 'disk'] as const;

/**
 * Where n8n keeps the files of the tests of a describe block. In memory until n8n's service is started, as an n8n
 * starts it; from then on, for the rest of the test file, on disk.
 */
export function useStorage(storage: (typeof STORAGES)[number]): {
	/** Empty in memory. */
	folder: () => string;
	/** The names of the files on disk, also of those that were only begun. */
	stored: () => string[];
} {
	let folder = '';
	beforeAll(async () => {
		if (storage === 'memory') return;
		folder = mkdtempSync(join(tmpdir(), 'n8n-storage-'));
		Container.get(BinaryDataConfig).localStoragePath = folder;
		await Container.get(BinaryDataService).init();
	});
	afterAll(() => {
		if (folder !== '') rmSync(folder, { recursive: true, force: true });
	});
	const files = () =>
		readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return {
		folder: () => folder,
		stored: () => (folder === '' ? [] : files().map(({ name }) => name)),
	};
}

/** The content of a binary field, wherever it is kept. */
export async function bytesOf(binary: IBinaryData): Promise<Buffer> {
	return await Container.get(BinaryDataService).getAsBuffer(binary);
}

/** The names of the binary fields of an item. */
export function fieldsOf(item: INodeExecutionData | undefined): string[] {
	return Object.keys(item?.binary ?? {});
}
