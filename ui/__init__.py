"""The window of Shenyue: Qt; a view shows, a presenter asks the library."""
