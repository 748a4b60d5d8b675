// PDFs for the tests, written by hand: a page for each content stream, in the one font that every reader has.

/** Draws a line of text at the top of the page. */
export function textLine(text: string): string {
  return `BT /F1 24 Tf 50 700 Td (${text.replaceAll(/[\\()]/g, '\\$&')}) Tj ET`;
}

export type PdfOptions = {
  readonly mediaBox?: string;
  /** Put into each page, such as `/Annots […]`. */
  readonly page?: string;
  /** Of the content streams, which are then given encoded. */
  readonly filter?: string;
  /** Put into the trailer, such as `/Encrypt …`. */
  readonly trailer?: string;
};

export function makePdf(contents: readonly string[], options: PdfOptions = {}): Buffer {
  const { mediaBox = '0 0 612 792', page = '', filter, trailer = '' } = options;
  const pages = contents.map((_, index) => 4 + 2 * index);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((id) => `${id} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Contents ${5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >> ${page} >>`,
      `<< /Length ${content.length} ${filter === undefined ? '' : `/Filter ${filter}`} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let pdf = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  pdf += `xref\n0 ${size}\n0000000000 65535 f \n${lines}`;
  pdf += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${pdf.lastIndexOf('xref')}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}
