import { afterAll, beforeAll } from '@jest/globals';
import { casePages } from './case-pages.js';
import { ledger } from './ledger.js';
import { oneDispute } from './one-dispute.js';
import { onThePhone } from './on-the-phone.js';
import { openHouse } from './open-house.js';
import { people } from './people.js';
import { readings } from './readings.js';
import { everyView } from './views.js';

const house = openHouse();
beforeAll(house.open);
afterAll(house.close);

// The dispute first: it begins with a mediator who has nothing to do.
oneDispute(house);
everyView(house);
casePages(house);
ledger(house);
onThePhone(house);
people(house);
readings(house);
