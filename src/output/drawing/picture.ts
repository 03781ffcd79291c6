/** What all pictures have in common: SVG documents that stand alone, on white, told in words for those who cannot see them. */

export const pictureWidth = 760;
export const pictureStyle = { fontFamily: "sans-serif", fontSize: "12px", background: "white", color: "black" };
/** Dark enough on white, and told apart by shape as well. */
export const pictureColours = { bars: "#9db8d2", mean: "#1b3a57", reference: "#555555" };

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The libraries that draw, loaded when a picture is wanted and not before, and a document to draw in. */
export async function drawingBoard() {
  const [Plot, { parseHTML }] = await Promise.all([import("@observablehq/plot"), import("linkedom")]);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return { Plot, document };
}

/** A drawing as a file of its own. @param drawing one svg element @param description what it shows, in sentences */
export function svgDocument(drawing: string, title: string, description: string): string {
  const told = `<title id="title">${escaped(title)}</title><desc id="desc">${escaped(description)}</desc>`;
  return `${drawing.replace(/<svg([^>]*)>/, (_, attributes: string) => `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc"${attributes}>${told}`)}\n`;
}
