"""PDF files with a text layer; scans go to `core.importing.ocr`."""
