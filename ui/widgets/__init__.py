"""Small reusable pieces that know no feature."""
