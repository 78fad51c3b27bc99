"""Lists of people from a spreadsheet: read (`sheets`), understood column by column (`fields`) and row by row (`importing`)."""
