/** Which sentences are bare forecasts, and with which verb: a table to which every mistake is added. */
import { describe, expect, it } from "vitest";
import { readProse } from "../../server/src/prose/read.ts";

function forecastsOf(text: string, language: string): string[] {
  return readProse(text, language).flatMap(({ forecasts }) =>
    forecasts.map(({ start, end }) => text.slice(start, end)),
  );
}

describe("forecasts in English", () => {
  it.each([
    ["The port will close.", ["will close"]],
    ["The port won't reopen before May.", ["won't reopen"]],
    ["Ships will not enter, and crews are going to leave.", ["will not enter", "are going to leave"]],
    ["We assess that the army will withdraw.", ["will withdraw"]],
    ["The ministry will report a deficit.", ["will report"]],
    ["The report will trigger a crisis.", ["will trigger"]],
    ["The drought, which began in May, will ruin the harvest.", ["will ruin"]],
    ["The union says that the port will close.", []],
    ["According to the ministry, the port will close.", []],
    ["The port will close, the union says.", []],
    ["We doubt that the port will close.", []],
    ["There is a fear that the port will close.", []],
    ["If the talks fail, the port will close.", []],
    ["Unless it rains, the port will close.", []],
    ["When the river rises, the port will close.", []],
    ["It is unclear whether the port will close.", []],
    ["Will the port close?", []],
    ["The minister said “we will win”.", []],
    ["The will of the people is clear.", []],
    ["The political will to act is weak.", []],
    ["There is no will left.", []],
    ["Their will remains strong.", []],
    ["This report will compare two rankings.", []],
    ["Such groups will often split.", []],
    ["The convoy is going to the port.", []],
    ["Will Smith leads the company.", []],
    ["The will was read in May.", []],
    ["The port would close.", []],
    ["The port closed in May.", []],
  ])("%s", (text, expected) => {
    expect(forecastsOf(text, "en")).toEqual(expected);
  });
});

describe("forecasts in Spanish", () => {
  it.each([
    ["El puerto cerrará en mayo.", ["cerrará"]],
    ["Habrá huelga.", ["Habrá"]],
    ["Los buques no entrarán y las tripulaciones van a irse.", ["entrarán", "van a irse"]],
    ["El sindicato va a cerrar el puerto.", ["va a cerrar"]],
    ["Estimamos que el ejército se retirará.", ["retirará"]],
    ["El caudal será menor y la represa perderá agua.", ["será", "perderá"]],
    ["El embalse tendrá menos agua.", ["tendrá"]],
    ["El sindicato afirma que cerrará el puerto.", []],
    ["Según el ministerio, el puerto cerrará.", []],
    ["Si no llueve, el puerto cerrará.", []],
    ["Cuando suba el río, el puerto cerrará.", []],
    ["No se sabe si el puerto cerrará.", []],
    ["¿Cerrará el puerto?", []],
    ["El ministro dijo «venceremos y cerrará el puerto».", []],
    ["El puerto deberá invertir y podrá ampliarse.", []],
    ["La empresa tendrá que pagar.", []],
    ["Será necesario un plan.", []],
    ["El buque de Irán va a Panamá.", []],
    ["El catamarán está en Paraná con el señor Beltrán.", []],
    ["El convoy va a la frontera.", []],
    ["El puerto cerró en mayo.", []],
    ["El puerto cerraría en mayo.", []],
  ])("%s", (text, expected) => {
    expect(forecastsOf(text, "es")).toEqual(expected);
  });
});

it("reads no forecasts in a language without a lexicon", () => {
  expect(forecastsOf("Der Hafen wird schließen.", "de")).toEqual([]);
});
