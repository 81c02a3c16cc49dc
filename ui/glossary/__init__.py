"""The glossary of a report: its terms, what they mean, where they are used."""
