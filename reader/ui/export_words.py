"""What the forms that an article can be saved in are called, and whom each is for."""

from PySide6.QtCore import QCoreApplication

from reader.model.export import ExportForm


def form_name(form: ExportForm) -> str:
    """Return how the reader knows the form."""
    return {
        ExportForm.HTML: _tr("Annotated copy (HTML)"),
        ExportForm.PDF: _tr("Annotated copy for print (PDF)"),
        ExportForm.EPUB: _tr("Annotated copy as a book (EPUB)"),
        ExportForm.MARKDOWN: _tr("Markdown, as for Obsidian"),
        ExportForm.JSON_LD: _tr("Web annotations (JSON-LD)"),
        ExportForm.ANNOTATIONS: _tr("Annotation set, as for EPUB readers"),
        ExportForm.HYPOTHESIS: _tr("Hypothesis (JSON)"),
        ExportForm.READWISE: _tr("Readwise (CSV)"),
        ExportForm.CSL: _tr("Reference: CSL-JSON"),
        ExportForm.BIBTEX: _tr("Reference: BibTeX"),
        ExportForm.RIS: _tr("Reference: RIS"),
        ExportForm.STATEMENTS_CSV: _tr("Statements as a table (CSV)"),
        ExportForm.QUOTATION: _tr("Statements as quotations (JSON-LD)"),
    }[form]


def form_promise(form: ExportForm) -> str:
    """Return what becomes of a file of the form."""
    if form is ExportForm.HTML:
        return _tr(
            "One HTML file that any browser opens. It holds no script and loads nothing; your name and the "
            "file’s place on your disk stay out."
        )
    if form is ExportForm.PDF:
        return _tr(
            "Pages with your notes in the margin, and a card for each source. Opened in Kilde, it has its marks again."
        )
    if form is ExportForm.EPUB:
        return _tr(
            "A book with your marks for calibre, Zotero and other readers, your notes and the source cards. Opened in "
            "Kilde, it has its marks again."
        )
    if form is ExportForm.MARKDOWN:
        return _tr(
            "Text with your marks, notes and the sources, for a folder of notes. Opened in Kilde, it has its marks "
            "again."
        )
    if form.has_marks:
        return _tr("Your marks alone, for other programs that annotate. Kilde reads them back.")
    if form.has_sources:
        return _tr("Who says what in this article, for a spreadsheet or another program.")
    return _tr("The article as a reference, for Zotero, Pandoc or LaTeX.")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Export", words)
