"""Pages of paper: HTML that was made for them, laid out by Qt, cut into sheets, written as PDF."""
