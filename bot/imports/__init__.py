"""Lists of people from a spreadsheet: read (`sheets`), understood cell by cell (`cells`), column by
column (`fields`) and row by row (`reading`).
"""
