"""What proves the house: a folder for each subject and each floor;
what needs the whole of it stands at the top.
"""
