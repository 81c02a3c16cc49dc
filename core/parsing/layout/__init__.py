"""What paper and screens did to a text, undone: pages, wrapped lines, pieces set apart."""
