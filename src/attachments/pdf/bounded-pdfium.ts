// PDFium's WebAssembly with a bound to its heap. The library's own is 2 GB, and a worker's limits do not count it.

import { readFile } from 'node:fs/promises';

type Functions = Record<string, (...values: number[]) => number>;
type Instance = { readonly exports: Functions };

export type BoundedPdfium = {
  /** For clawpdf's option `instantiateWasm`. */
  instantiate(imports: Record<string, Functions>, receive: (instance: Instance) => void): Functions;
  /** True once PDFium was refused more memory. */
  hasOutgrown(): boolean;
  /** True for the failure of PDFium itself, such as of its own assertions. */
  isTrap(thrown: unknown): boolean;
};

/** What is used of a global that Node's types do not declare. */
type WebAssemblyGlobal = {
  compile(bytes: Uint8Array): Promise<object>;
  readonly Instance: new (module: object, imports: Record<string, Functions>) => Instance;
  readonly RuntimeError: ErrorConstructor;
};

export async function boundedPdfium(maxHeapBytes: number): Promise<BoundedPdfium> {
  const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: WebAssemblyGlobal };
  const url = new URL('vendor/pdfium.esm.wasm', import.meta.resolve('clawpdf'));
  const module = await wasm.compile(await readFile(url));
  let outgrown = false;
  return {
    hasOutgrown: () => outgrown,
    isTrap: (thrown) => thrown instanceof wasm.RuntimeError,
    instantiate: (imports, receive) => {
      const { env } = imports;
      const grow = env?.emscripten_resize_heap;
      if (env === undefined || grow === undefined)
        throw new Error('The heap of this build of PDFium cannot be bounded.');
      env.emscripten_resize_heap = (byteLength) => {
        // The number is unsigned, and WebAssembly hands it over as signed.
        if (byteLength >>> 0 <= maxHeapBytes) return grow(byteLength);
        outgrown = true;
        return 0;
      };
      const instance = new wasm.Instance(module, imports);
      receive(instance);
      return instance.exports;
    },
  };
}
