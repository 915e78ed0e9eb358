"""Reports, stage 6: files beside the pages: paper (PDF by Typst), spreadsheets and calendar feeds."""
