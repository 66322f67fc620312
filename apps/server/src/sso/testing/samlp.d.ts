// What is used of samlp, which brings no types.
declare module 'samlp' {
  interface Samlp {
    parseRequest(
      request: { readonly query: Readonly<Record<string, string | null>> },
      done: (error: unknown, data?: { readonly id: string; readonly issuer: string; readonly assertionConsumerServiceURL: string }) => void,
    ): void;
    getSamlResponse(options: Readonly<Record<string, unknown>>, user: Readonly<Record<string, unknown>>, done: (error: unknown, xml?: string) => void): void;
  }
  const samlp: Samlp;
  export default samlp;
}
