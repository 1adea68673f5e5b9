// Runs before each test file of a seeded lane: fast-check then draws the same cases again for the same seed.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.TEST_SEED) });
