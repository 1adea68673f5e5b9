import { type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { checkShape, fieldsOf } from '@lib/contracts';
import { Refused } from './refused.js';

/** Every body and query that is a class of the contracts is checked against it; malformed dies here, with pointers. */
export class DoorPipe implements PipeTransform {
  transform(given: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !isShape(metatype)) return given;
    const checked = checkShape(metatype, given);
    if (!checked.ok) throw Refused.as('request/invalid', { errors: checked.errors });
    return checked.value;
  }
}

const isShape = (metatype: unknown): metatype is new () => object =>
  typeof metatype === 'function' && fieldsOf(metatype as new () => object).length > 0;
