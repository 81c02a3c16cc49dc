"""Queries over text, glossary and notes."""
