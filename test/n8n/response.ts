/** The part of an HTTP response that the nodes write to; keeps the status. */
export interface RecordedResponse {
	statusCode: number;
	status(code: number): RecordedResponse;
	json(body: unknown): RecordedResponse;
}

/** A response that answers 200 unless the node says otherwise. */
export function recordedResponse(): RecordedResponse {
	const response: RecordedResponse = {
		statusCode: 200,
		status: (code) => {
			response.statusCode = code;
			return response;
		},
		json: () => response,
	};
	return response;
}
