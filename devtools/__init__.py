"""What `dev.py` needs to set up, run and check the project; the program itself never imports it.

Everything here but `translations` uses the standard library only: it runs before any package is
installed.
"""
