/**
 * Properties draw the same values in every run, so that a commit passes or fails for its own reasons. Look for new
 * cases with another seed: `UDVALGSARKIV_SEED=7 npm test -- test/properties`.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['UDVALGSARKIV_SEED'] ?? 20_261_121) });
