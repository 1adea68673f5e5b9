import type { RouteOptions } from 'fastify';

/** Which methods each address takes: the router itself cannot tell "no such address" from "not with this method". */
export class KnownRoutes {
  private readonly patterns = new Map<string, { readonly form: RegExp; readonly methods: Set<string> }>();

  readonly note = ({ url, method }: RouteOptions): void => {
    if (url.includes('*')) return;
    const known = this.patterns.get(url) ?? { form: formOf(url), methods: new Set<string>() };
    for (const one of [method].flat()) known.methods.add(one);
    this.patterns.set(url, known);
  };

  /** Empty where nothing is at this address. */
  methodsAt(url: string): readonly string[] {
    const path = url.split('?')[0] ?? '';
    for (const { form, methods } of this.patterns.values()) if (form.test(path)) return [...methods].sort();
    return [];
  }
}

const formOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')))
      .join('/')}/?$`,
  );
