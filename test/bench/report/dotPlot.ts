import { xml } from './xml';

/** Rows of dots in panels side by side: what is further left is better. */
export interface DotPlot {
	title: string;
	/** For who cannot see it. */
	description: string;
	/** What the labels of the rows are. */
	labels: string;
	/** At most three, each with a colour and a shape of its own. */
	series: readonly string[];
	panels: readonly Panel[];
	rows: readonly PlotRow[];
}

export interface Panel {
	title: string;
	/** The least value that there can be: the left edge. */
	from: number;
	scale: 'linear' | 'log';
}

export interface PlotRow {
	label: string;
	/** By panel, then by series; undefined where nothing was measured. */
	values: ReadonlyArray<ReadonlyArray<number | undefined>>;
}

/** Of docs/figures/waiting.svg. */
const COLOURS = {
	light: { bg: '#ffffff', band: '#f6f8fa', rule: '#d1d9e0', ink: '#1f2328', soft: '#59636e' },
	dark: { bg: '#0d1117', band: '#151b23', rule: '#30363d', ink: '#e6edf3', soft: '#9da7b1' },
};
const SERIES_COLOURS = {
	light: ['#b35900', '#6639ba', '#0b7a75'],
	dark: ['#f0a24f', '#bb97f5', '#2bb3a9'],
};

export type Theme = keyof typeof COLOURS;

const WIDTH = 800;
const HEAD = 92;
const ROW = 30;
const FOOT = 16;
const LABELS = 186;
const GAP = 40;
const MARGIN = 28;

/** The dots of one row stand a little below each other, so that none hides another. */
const STEP = 7;

/** Ticks nearer to the one before than this would run into each other. */
const TICK_ROOM = 24;

/** The plot as an SVG document; light and dark differ in their styles alone. */
export function drawDotPlot(plot: DotPlot, theme: Theme): string {
	const height = HEAD + plot.rows.length * ROW + FOOT;
	const size = `viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title description">`,
		`\t<title id="title">${xml(plot.title)}</title>`,
		`\t<desc id="description">${xml(plot.description)}</desc>`,
		styles(theme),
		`\t<rect width="${WIDTH}" height="${height}" rx="10" class="bg"/>`,
		...legend(plot),
		`\t<text x="20" y="58" class="ink title">${xml(plot.labels)}</text>`,
		...plot.rows.flatMap(({ label }, row) => rowBand(label, row)),
		...plot.panels.flatMap((panel, index) => drawPanel(plot, panel, index)),
		'</svg>',
		'',
	].join('\n');
}

function styles(theme: Theme): string {
	const { bg, band, rule, ink, soft } = COLOURS[theme];
	const rules = [
		`.bg { fill: ${bg} }`,
		`.band { fill: ${band} }`,
		`.rule { stroke: ${rule} }`,
		`.ink { fill: ${ink} }`,
		`.soft { fill: ${soft} }`,
		...SERIES_COLOURS[theme].map((colour, series) => `.s${series} { fill: ${colour} }`),
		"text { font: 13.5px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif }",
		'.title { font-weight: 600 }',
		'.tick { font-size: 12px }',
	];
	return ['\t<style>', ...rules.map((line) => `\t\t${line}`), '\t</style>'].join('\n');
}

function legend({ series }: DotPlot): string[] {
	return series.flatMap((name, index) => {
		const x = LABELS + index * 180;
		return [dot(index, x, 24), `\t<text x="${x + 12}" y="28.5" class="ink">${xml(name)}</text>`];
	});
}

function rowBand(label: string, row: number): string[] {
	const y = HEAD + row * ROW;
	const band = `\t<rect x="8" y="${y}" width="${WIDTH - 16}" height="${ROW}" class="band"/>`;
	const text = `\t<text x="20" y="${y + ROW / 2 + 5}" class="ink">${xml(label)}</text>`;
	return row % 2 === 0 ? [band, text] : [text];
}

function drawPanel({ panels, rows }: DotPlot, panel: Panel, index: number): string[] {
	const width = (WIDTH - LABELS - MARGIN - GAP * (panels.length - 1)) / panels.length;
	const left = LABELS + index * (width + GAP);
	const values = rows.flatMap((row) => row.values[index].filter((value) => value !== undefined));
	const ticks = ticksOf(panel, Math.max(...values));
	const most = ticks[ticks.length - 1];
	const place = (value: number) => left + width * share(panel, value, most);
	const shown = ticks.filter(
		(tick, number) => number === 0 || place(tick) - place(ticks[number - 1]) >= TICK_ROOM,
	);
	const bottom = HEAD + rows.length * ROW;
	return [
		`\t<text x="${round(left)}" y="58" class="ink title">${xml(panel.title)}</text>`,
		...shown.flatMap((tick) => [
			`\t<path d="M${round(place(tick))} ${HEAD - 4}V${bottom}" class="rule"/>`,
			`\t<text x="${round(place(tick))}" y="${HEAD - 10}" class="soft tick" text-anchor="middle">${tick}</text>`,
		]),
		...rows.flatMap((row, number) =>
			row.values[index].flatMap((value, series) => {
				const middle = HEAD + number * ROW + ROW / 2 + (series - 1) * STEP;
				return value === undefined ? [] : [dot(series, place(Math.max(panel.from, value)), middle)];
			}),
		),
	];
}

function share({ from, scale }: Panel, value: number, most: number): number {
	if (scale === 'linear') return (value - from) / (most - from);
	return Math.log(value / from) / Math.log(most / from);
}

const LOG_TICKS = [1, 1.1, 1.25, 1.5, 2, 3, 5, 7, 10, 20, 50, 100];
const LINEAR_STEPS = [1, 2, 5, 10, 20, 50, 100];

/** From the left edge to the first one that no value is beyond. */
function ticksOf({ from, scale }: Panel, most: number): number[] {
	if (scale === 'linear') {
		const step = LINEAR_STEPS.find((each) => (most - from) / each <= 7) ?? most - from;
		return Array.from(
			{ length: Math.ceil((most - from) / step) + 1 },
			(_, index) => from + index * step,
		);
	}
	const beyond = LOG_TICKS.findIndex((tick) => tick > from && tick >= most);
	return LOG_TICKS.slice(0, beyond + 1).filter((tick) => tick >= from);
}

/** A square, a diamond or a circle: to be told apart without colours too. */
function dot(series: number, x: number, y: number): string {
	const [left, top] = [round(x), round(y)];
	const shapes = [
		`<rect x="${round(x - 4)}" y="${round(y - 4)}" width="8" height="8"`,
		`<path d="M${left} ${round(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5z"`,
		`<circle cx="${left}" cy="${top}" r="4.8"`,
	];
	return `\t${shapes[series]} class="s${series}"/>`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
