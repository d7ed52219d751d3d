/** Checks that every request is announced by a capability: the table does not compile if either is missing. */
import { expect, it } from "vitest";
import { capabilitiesOf, request } from "../../server/src/lsp/request.ts";
import { requests } from "../../server/src/lsp/server.ts";

const rest = { shape: {}, answer: () => () => null };

const same = <T>(thing: T): T => thing;
const hovers = "textDocument/hover";

it("a request with a wrong, incomplete or missing capability does not compile", () => {
  const wrong = [
    // @ts-expect-error -- Nothing is announced.
    request(hovers, { capability: {}, ...rest }),
    // @ts-expect-error -- Another request is.
    request(hovers, { capability: { definitionProvider: true }, ...rest }),
    // @ts-expect-error -- It is denied.
    request(hovers, { capability: { hoverProvider: false }, ...rest }),
    // @ts-expect-error -- Only the request for all lenses is.
    request("codeLens/resolve", { capability: { codeLensProvider: {} }, shape: {}, answer: () => same }),
    // @ts-expect-error -- No client knows a request of our own, and none has to be told of it.
    request("threatAssessment/choices", { capability: { hoverProvider: true }, ...rest }),
    // @ts-expect-error -- It is announced, and not answered.
    request(hovers, { capability: { hoverProvider: true }, shape: {} }),
  ];
  expect(wrong).toHaveLength(6);
});

it("every capability of the table is announced, and each request is in it once", () => {
  const announced = Object.keys(capabilitiesOf(requests, {}));
  for (const { capability } of requests)
    expect(announced).toEqual(expect.arrayContaining(Object.keys(capability)));
  const methods = requests.map(({ method }) => method);
  expect(methods).toEqual([...new Set(methods)]);
});
