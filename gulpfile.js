const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

// `encoding: false`: gulp 5 would otherwise re-encode a picture as text.
const buildIcons = () =>
	src('icons/**/*.{svg,png}', { base: '.', encoding: false }).pipe(dest('dist'));

exports.clean = clean;
exports['build:icons'] = buildIcons;
